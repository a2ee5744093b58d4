// What is wrong, in the panel and at its place on the pages.

import { at, button, clear, element, plural } from "./elements.js";
import { toPage } from "./pages.js";
import { showPanel } from "./panel.js";
import { tellPlace } from "./places.js";
import { figureOf, pageOf, states } from "./view.js";

let shown = "";
let told = "";
export function showProblems() {
  const { problems, checked, old } = states.main;
  const now = JSON.stringify([problems, checked, old]);
  if (now === shown) return;
  shown = now;
  const errors = problems.filter((one) => one.severity === "error").length;
  const good = checked ? "No problems" : "Checking …";
  const label = problems.length ? plural(problems.length, "problem") : good;
  at("problems").textContent = label;
  at("problems").classList.toggle("has-errors", errors > 0);
  at("problems").classList.toggle("has-warnings", !errors && problems.length > 0);
  const note = old ? "The pages are the last good ones. Mend this in the manuscript and save it; they follow." : "";
  at("problem-list").replaceChildren(element("h2", {}, label), element("p", {}, note), element("ol", {}, ...problems.map(item)));
  const found = JSON.stringify(problems);
  if (found === told) return;
  told = found;
  if (errors) showPanel("problem-list", true);
  else if (!problems.length) showPanel("problem-list", false);
}

function item(one) {
  const show = () => {
    if (one.page) toPage(one.page);
    tellPlace(one.file, one.line);
  };
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
  for (const one of states.main.problems.filter((each) => each.page)) {
    const page = pageOf("main", one.page);
    const figure = figureOf("main", one.page);
    const near = page?.spots.filter((spot) => spot[0] === one.file && spot[1] <= one.line).sort((a, b) => b[1] - a[1])[0];
    if (!near || !figure) continue;
    const open = () => showPanel("problem-list", true);
    const flag = button("!", open, { className: "flag", title: one.message, ariaLabel: `Problem: ${one.message}` });
    flag.style.left = `${(100 * Math.max(near[3], 0)) / page.width}%`;
    flag.style.top = `${(100 * Math.max(near[4], 0)) / page.height}%`;
    figure.append(flag);
  }
}
