// What is wrong, in the panel and at its place on the pages.

import { at, box, button, clear, element, plural, trimmed } from "./elements.js";
import { showPanel } from "./panel.js";
import { spotOf, tellProblem } from "./places.js";
import { areaOf, figureOf, pageOf, states } from "./view.js";

let shown = "";
let told = "";
export function showProblems() {
  const { problems, checked, old } = states.main;
  const now = JSON.stringify([problems, checked, old]);
  if (now === shown) return;
  shown = now;
  const errors = problems.filter((one) => one.severity === "error").length;
  const good = checked ? "✓ No problems" : "Checking …";
  const label = problems.length ? plural(problems.length, "problem") : good;
  at("problems").textContent = label;
  at("problems").classList.toggle("has-errors", errors > 0);
  at("problems").classList.toggle("has-warnings", !errors && problems.length > 0);
  at("problems").classList.toggle("has-none", checked && !problems.length);
  const note = noteOn(states.main);
  at("problem-list").replaceChildren(element("h2", {}, label), element("p", {}, note), element("ol", {}, ...problems.map(item)));
  const found = JSON.stringify(problems);
  if (found === told) return;
  told = found;
  if (errors) showPanel("problem-list", true);
  else if (!problems.length) showPanel("problem-list", false);
}

function noteOn({ problems, checked, old }) {
  if (old) return "The pages are the last good ones. Mend this in the manuscript and save it; they follow.";
  return checked && !problems.length ? "All rules have looked at the manuscript and its pages, and found nothing to mend." : "";
}

function item(one) {
  const show = () => tellProblem(one);
  const page = one.page ? button(`Page ${one.page}`, show) : "";
  return element(
    "li",
    {},
    element("div", { className: one.severity }, one.message),
    element("div", { className: "hint" }, one.hint),
    element("div", { className: "whereabouts" }, button(one.line ? `${one.file}:${one.line}` : one.file, show, { className: "where" }), page),
  );
}

export function showFlags() {
  clear("flag");
  clear("flagged");
  for (const one of states.main.problems.filter((each) => each.page)) {
    const page = pageOf("main", one.page);
    const figure = figureOf("main", one.page);
    const near = page && spotOf(one, page);
    if (!near || !figure) continue;
    const open = () => {
      showPanel("problem-list", true);
      tellProblem(one);
    };
    const [left, top] = areaOf(near);
    box(figure, page, "flagged", trimmed(page, areaOf(near)));
    const flag = button("!", open, { className: "flag", title: one.message, ariaLabel: `Problem: ${one.message}` });
    flag.style.left = `${(100 * Math.max(left, 0)) / page.width}%`;
    flag.style.top = `${(100 * Math.max(top, 0)) / page.height}%`;
    figure.append(flag);
  }
}

// In the strip
export function showFlaggedPages() {
  const numbers = new Set(states.main.problems.map((one) => String(one.page)));
  for (const link of at("strip").querySelectorAll("a")) link.classList.toggle("has-problem", numbers.has(link.dataset.number));
}
