// What stands where in the manuscript.

import { at, box, clear, trimmed } from "./elements.js";
import { toPage } from "./pages.js";
import { areaOf, askingFor, figureOf, languageOf, originOf, pageOf, states, view } from "./view.js";

const TOLD_MS = 2500;
const STANDINGS = { missing: "untranslated", fuzzy: "fuzzy", broken: "broken" };
const PICTURES = ["picture", "opener-art"];

function spotAt(page, x, y) {
  const inside = page.spots.filter(([, , , left, top, wide, high]) => x >= left && x <= left + wide && y >= top && y <= top + high);
  return inside.sort((one, other) => one[5] * one[6] - other[5] * other[6])[0];
}

export function choosePlace(event) {
  const figure = event.target.closest(".sheet");
  if (!figure || event.target.closest("button, input")) return;
  const page = pageOf(figure.dataset.side, Number(figure.dataset.number));
  const frame = figure.getBoundingClientRect();
  const scale = page.width / frame.width;
  const spot = spotAt(page, (event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale);
  if (spot) showSpot(figure.dataset.side, page, spot);
  else hidePlace();
}

// The place that is told: the side and the number of its page, and which of its spots
let place = null;

function showSpot(side, page, spot) {
  const tint = page.tints.find(([, , ...other]) => String(other) === String(areaOf(spot)));
  tellPlace(spot[0], spot[1], tint ? STANDINGS[tint[0]] : "");
  place = { side, number: page.number, index: page.spots.indexOf(spot), spot };
  frame(spot);
  box(figureOf(side, page.number), page, "spot", trimmed(page, areaOf(spot))).scrollIntoView({ block: "nearest" });
}

// All that comes from one place: the pieces of a divided passage, and its translation beside it
function frame(spot) {
  for (const side of ["main", "beside"]) {
    for (const page of states[side].pages) {
      const figure = figureOf(side, page.number);
      for (const one of figure ? page.spots : []) {
        const isSame = originOf(one) === originOf(spot) && one[2] === spot[2];
        if (isSame) box(figure, page, "spot", trimmed(page, areaOf(one)));
      }
    }
  }
}

// What a problem speaks of: its passage, and the words that it quotes
export async function tellProblem(problem) {
  const page = pageOf("main", problem.page);
  const spot = page && spotOf(problem, page);
  if (page) toPage(page.number);
  if (spot) showSpot("main", page, spot);
  tellPlace(problem.file, problem.line, "", Boolean(spot));
  place ??= { side: "main", number: view.page, index: -1 };
  place.problem = problem.message;
  const words = problem.message.match(/"([^"]+)"/)?.[1].replace(/…$/, "");
  if (!page || !words) return;
  const hits = await (await fetch(askingFor(languageOf("main"), "/search", { q: words }))).json();
  const figure = figureOf("main", page.number);
  clear("said");
  for (const hit of hits.filter((one) => figure && one.page === page.number)) {
    for (const area of hit.boxes) box(figure, page, "said", area);
  }
}

// Where on a page a problem stands: on the passage that begins at its line, or last before it
export function spotOf(problem, page) {
  const before = page.spots.filter((spot) => spot[0] === problem.file && spot[1] <= problem.line);
  return before.sort((a, b) => b[1] - a[1])[0];
}

// After a change the place is where it is now; of what was mended none is told
export function placeAgain() {
  if (!place) return;
  const { side, number, index, spot, problem } = place;
  if (problem && !states.main.problems.some((one) => one.message === problem)) return hidePlace();
  clear("said");
  const now = pageOf(side, number)?.spots[index];
  if (!spot || !now || originOf(now) !== originOf(spot)) return clear("spot");
  clear("spot");
  frame(now);
}

// A place that went out of view is told no more
function moved(event) {
  const figures = place && [figureOf(place.side, place.number), figureOf("main", event.detail)];
  if (!figures || !figures[0] || figures[0].offsetTop !== figures[1]?.offsetTop) hidePlace();
}

// With the keyboard alone: from passage to passage, from page to page
export function stepPlace(step) {
  const side = place?.side ?? "main";
  const { pages } = states[side];
  const at_ = pages.findIndex((one) => one.number === (place?.number ?? view.page));
  const page = pages[at_];
  if (!page) return;
  const index = place ? place.index + step : 0;
  if (page.spots[index]) return showSpot(side, page, page.spots[index]);
  const others = step > 0 ? pages.slice(at_ + 1) : pages.slice(0, at_).reverse();
  const other = others.find((one) => one.spots.length);
  if (!other) return;
  toPage(other.number);
  showSpot(side, other, other.spots.at(step > 0 ? 0 : -1));
}

// Whether there was one to hide
export function hidePlace() {
  const wasShown = !at("place").hidden;
  if (at("place").contains(document.activeElement)) at("pages").focus();
  at("place").hidden = true;
  place = null;
  clear("spot");
  clear("said");
  return wasShown;
}

function tellPlace(file, line, standing, isFramed = false) {
  if (!isFramed) {
    clear("spot");
    place = null;
  }
  clear("said");
  at("open").hidden = !states.main.editor;
  at("source").textContent = line ? `${file}:${line}` : file;
  at("standing").textContent = standing;
  at("place").hidden = false;
  const asked = new URLSearchParams({ file, line });
  at("open").onclick = async () => {
    const answer = await (await fetch(`/open?${asked}`, { method: "POST" })).json();
    at("open").textContent = answer.opened ? "Opened" : "It cannot be opened";
    setTimeout(() => (at("open").textContent = "Open"), TOLD_MS);
  };
}

function copyPlace() {
  navigator.clipboard?.writeText(at("source").textContent);
  at("copy").textContent = "Copied";
  setTimeout(() => (at("copy").textContent = "Copy"), TOLD_MS);
}

export function listenToPlaces() {
  at("pages").addEventListener("click", choosePlace);
  at("pages").addEventListener("moved", moved);
  at("passage-before").addEventListener("click", () => stepPlace(-1));
  at("passage-after").addEventListener("click", () => stepPlace(1));
  at("copy").addEventListener("click", copyPlace);
  at("close").addEventListener("click", hidePlace);
}

// Passages that still wait for a translation, or for one to be looked at again. Of a picture it is
// its alt text that waits.
export function showTints() {
  clear("tint");
  for (const page of states.main.pages) {
    const figure = figureOf("main", page.number);
    if (!figure) continue;
    for (const [standing, kind, ...area] of page.tints) {
      box(figure, page, `tint ${standing} ${PICTURES.includes(kind) ? "of-picture" : "of-text"}`, trimmed(page, area));
    }
  }
}
