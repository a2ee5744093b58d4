// What is wrong, in the panel and at its place on the pages.

import { at, box, button, clear, element, plural, trimmed } from "./elements.js";
import { showPanel } from "./panel.js";
import { spotOf, tellProblem } from "./places.js";
import { figureOf, pageOf, states } from "./view.js";

/** @import { Problem, State } from "./types.d.ts" */

let shown = "";
let told = "";
export function showProblems() {
  const { problems, checked, old } = states.main;
  const now = JSON.stringify([problems, checked, old]);
  if (now === shown) return;
  shown = now;
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const good = checked ? "✓ No problems" : "Checking …";
  const label = problems.length ? plural(problems.length, "problem") : good;
  at("problems").textContent = label;
  at("problems").classList.toggle("has-errors", errors > 0);
  at("problems").classList.toggle("has-warnings", !errors && problems.length > 0);
  at("problems").classList.toggle("has-none", checked && !problems.length);
  at("problem-list").replaceChildren(
    element("h2", {}, label),
    element("p", {}, noteOn(states.main)),
    element("ol", {}, ...problems.map(item)),
  );
  const found = JSON.stringify(problems);
  if (found === told) return;
  told = found;
  if (errors) showPanel("problem-list", true);
  else if (!problems.length) showPanel("problem-list", false);
}

/** @param {State} state */
function noteOn({ problems, checked, old }) {
  if (problems.some((problem) => problem.rule === "belpress-failed")) {
    return "Nothing in the manuscript is to blame. The next save tries again.";
  }
  if (old) {
    return "These are the last good pages. Fix this in the manuscript and save it to get new ones.";
  }
  if (!checked || problems.length) return "";
  return "All rules have checked the manuscript and its pages, and found no problems.";
}

/** @param {Problem} problem */
function item(problem) {
  const { file, line, page } = problem;
  const show = () => tellProblem(problem);
  const where = button(line ? `${file}:${line}` : file, show, { className: "where" });
  const toItsPage = page ? button(`Page ${page}`, show) : "";
  return element(
    "li",
    {},
    element("div", { className: problem.severity }, problem.message),
    element("div", { className: "hint" }, problem.hint),
    element("div", { className: "whereabouts" }, where, toItsPage),
  );
}

export function showFlags() {
  clear("flag");
  clear("flagged");
  for (const problem of states.main.problems) {
    if (problem.page) showFlag(problem);
  }
}

/** @param {Problem} problem */
function showFlag(problem) {
  const page = pageOf("main", problem.page);
  const figure = figureOf("main", problem.page);
  const near = page && spotOf(problem, page);
  if (!near || !figure) return;
  box(figure, page, "flagged", trimmed(page, near.area));
  const open = () => {
    showPanel("problem-list", true);
    tellProblem(problem);
  };
  const flag = button("!", open, {
    className: "flag",
    title: problem.message,
    ariaLabel: `Problem: ${problem.message}`,
  });
  flag.style.left = `${(100 * Math.max(near.area.x, 0)) / page.width}%`;
  flag.style.top = `${(100 * Math.max(near.area.y, 0)) / page.height}%`;
  figure.append(flag);
}

// In the strip
export function showFlaggedPages() {
  const numbers = new Set(states.main.problems.map((problem) => String(problem.page)));
  for (const link of at("strip").querySelectorAll("a")) {
    link.classList.toggle("has-problem", numbers.has(link.dataset.number ?? ""));
  }
}
