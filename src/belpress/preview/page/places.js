// What stands where in the manuscript, and what is wrong there.

import { at, box, button, clear, element, plural } from "./elements.js";
import { toPage } from "./pages.js";
import { showPanel } from "./panel.js";
import { figureOf, pageOf, states } from "./view.js";

const TOLD_MS = 2500;

function spotAt(page, x, y) {
  const inside = page.spots.filter(([, , , left, top, wide, high]) => x >= left && x <= left + wide && y >= top && y <= top + high);
  return inside.sort((one, other) => one[5] * one[6] - other[5] * other[6])[0];
}

export function showPlace(event) {
  const figure = event.target.closest(".sheet");
  if (!figure || event.target.closest("button, input")) return;
  const page = pageOf(figure.dataset.side, Number(figure.dataset.number));
  const frame = figure.getBoundingClientRect();
  const scale = page.width / frame.width;
  const spot = spotAt(page, (event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale);
  hidePlace();
  if (!spot) return;
  box(figure, page, "spot", spot.slice(3));
  tellPlace(spot[0], spot[1]);
}

export function hidePlace() {
  at("place").hidden = true;
  clear("spot");
}

function tellPlace(file, line) {
  at("source").textContent = line ? `${file}:${line}` : file;
  at("place").hidden = false;
  const place = new URLSearchParams({ file, line });
  at("open").onclick = async () => {
    const answer = await (await fetch(`/open?${place}`, { method: "POST" })).json();
    at("open").textContent = answer.opened ? "Opened" : "Start with --editor to open files";
    setTimeout(() => (at("open").textContent = "Open"), TOLD_MS);
  };
}

export function copyPlace() {
  navigator.clipboard?.writeText(at("source").textContent);
  at("copy").textContent = "Copied";
  setTimeout(() => (at("copy").textContent = "Copy"), TOLD_MS);
}

export function showProblems() {
  const { problems } = states.main;
  const errors = problems.filter((one) => one.severity === "error").length;
  const label = problems.length ? plural(problems.length, "problem") : "No problems";
  at("problems").textContent = label;
  at("problems").classList.toggle("has-errors", errors > 0);
  const items = problems.map((one) => {
    const where = button(
      one.line ? `${one.file}:${one.line}` : one.file,
      () => {
        if (one.page) toPage(one.page);
        tellPlace(one.file, one.line);
      },
      { className: "where" },
    );
    const page = one.page ? ` (page ${one.page})` : "";
    return element(
      "li",
      {},
      where,
      page,
      element("div", { className: one.severity }, one.message),
      element("div", { className: "hint" }, one.hint),
    );
  });
  const note = errors ? "The pages are the last good ones." : "";
  at("problem-list").replaceChildren(element("h2", {}, label), note, element("ol", {}, ...items));
  if (errors) showPanel("problem-list", true);
  else if (!problems.length) showPanel("problem-list", false);
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
    flag.style.top = `${(100 * Math.max(near[4], 0)) / page.height}%`;
    figure.append(flag);
  }
}

// Passages that still wait for a translation, or for one to be looked at again
export function showTints() {
  clear("tint");
  for (const page of states.main.pages) {
    const figure = figureOf("main", page.number);
    if (!figure) continue;
    for (const [standing, ...area] of page.tints) {
      const made = box(figure, page, `tint ${standing}`, area);
      made.title = standing === "missing" ? "not translated" : standing;
    }
  }
}
