// What is where in the manuscript.

import { at, box, clear, TOLD_MS, trimmed } from "./elements.js";
import { hideOutdated, showOutdated } from "./outdated.js";
import { toPage } from "./reader.js";
import {
  asking,
  figureOf,
  originOf,
  pageOf,
  SIDES,
  STANDINGS,
  spotAt,
  states,
  view,
} from "./view.js";

/** @import { Area, Found, Page, Problem, Side, Spot } from "./types.d.ts" */

// Characters to search for, at most
const MOST_WORDS = 200;
const PICTURES = ["picture", "opener-art"];

/** @param {MouseEvent} event */
export function choosePlace(event) {
  const target = /** @type {Element} */ (event.target);
  const figure = /** @type {HTMLElement | null} */ (target.closest(".sheet"));
  if (!figure || target.closest("button, input")) return;
  const side = figure.dataset.side === "beside" ? "beside" : "main";
  const page = pageOf(side, Number(figure.dataset.number));
  if (!page) return;
  const frame = figure.getBoundingClientRect();
  const scale = page.width / frame.width;
  const [x, y] = [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
  const spot = spotAt(page, x, y);
  if (spot) showSpot(side, page, spot);
  else hidePlace();
}

/**
 * The place that is shown: the side and number of its page, which of its spots it is (or -1), and
 * the message of the problem that it is shown for, if there is one.
 *
 * @typedef {{ side: Side, number: number, index: number, spot?: Spot, problem?: string }} Place
 */

/** @type {Place | null} */
let place = null;

/**
 * @param {Side} side
 * @param {Page} page
 * @param {Spot} spot
 */
function showSpot(side, page, spot) {
  const tint = page.tints.find((tint) => isSame(tint.area, spot.area));
  place = { side, number: page.number, index: page.spots.indexOf(spot), spot };
  tell(spot.file, spot.line, tint ? STANDINGS[tint.standing] : "");
  if (side === "main" && tint?.standing === "fuzzy") showOutdated(spot);
  frame(spot)?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Area} first
 * @param {Area} second
 */
function isSame(first, second) {
  const [{ x, y, width, height }, its] = [first, second];
  return x === its.x && y === its.y && width === its.width && height === its.height;
}

/**
 * Frame all that comes from one place: the pieces of a divided passage, and its translation beside
 * it. Returns the frame of the spot itself.
 *
 * @param {Spot} spot
 */
function frame(spot) {
  let own = null;
  clear("spot");
  for (const side of SIDES) {
    for (const page of states[side].pages) {
      const figure = figureOf(side, page.number);
      for (const each of figure ? page.spots : []) {
        if (!figure || originOf(each) !== originOf(spot) || each.kind !== spot.kind) continue;
        const made = box(figure, page, "spot", trimmed(page, each.area));
        if (each === spot) own = made;
      }
    }
  }
  return own;
}

/**
 * Show what a problem is about: its passage, and the words that it quotes.
 *
 * @param {Problem} problem
 */
export async function tellProblem(problem) {
  const page = pageOf("main", problem.page);
  const spot = page && spotOf(problem, page);
  hidePlace();
  if (page) toPage(page.number);
  if (page && spot) showSpot("main", page, spot);
  /** @type {Place} */
  const mine = { side: "main", number: view.page, index: -1, ...place, problem: problem.message };
  place = mine;
  tell(problem.file, problem.line, "");
  const words = problem.message.match(/"([^"]+)"/)?.[1]?.replace(/…$/, "");
  if (!page || !words) return;
  const answer = await fetch(asking("/search", { q: words.slice(0, MOST_WORDS) }));
  /** @type {Found} */
  const { hits } = await answer.json();
  const figure = figureOf("main", page.number);
  // The reader may have moved on in the meantime
  if (place !== mine || !figure) return;
  for (const hit of hits.filter((place) => place.page === page.number)) {
    for (const area of hit.areas) box(figure, page, "said", area);
  }
}

/**
 * Where a problem is on a page: at the passage that begins on its line, or last before it.
 *
 * @param {Problem} problem
 * @param {Page} page
 */
export function spotOf(problem, page) {
  const before = page.spots.filter(
    (spot) => spot.file === problem.file && spot.line <= problem.line,
  );
  return before.sort((first, second) => second.line - first.line)[0];
}

// After a change a place is shown where it is now, and not at all if it is another or was fixed
export function placeAgain() {
  if (!place) return;
  const { side, number, index, spot, problem } = place;
  if (problem && !states.main.problems.some((known) => known.message === problem)) {
    hidePlace();
    return;
  }
  clear("said");
  if (!spot) return;
  const now = pageOf(side, number)?.spots[index];
  if (now && originOf(now) === originOf(spot)) frame(now);
  else hidePlace();
}

/**
 * Hide a place that has gone out of view.
 *
 * @param {Event} event
 */
function moved(event) {
  if (!place) return;
  const { detail } = /** @type {CustomEvent<number>} */ (event);
  const [its, seen] = [figureOf(place.side, place.number), figureOf("main", detail)];
  if (!its || its.offsetTop !== seen?.offsetTop) hidePlace();
}

/**
 * With the keyboard only: from passage to passage, from page to page.
 *
 * @param {number} step
 */
export function stepPlace(step) {
  /** @type {Place} */
  const from = place ?? { side: "main", number: view.page, index: -step };
  const { side, number, index } = from;
  const { pages } = states[side];
  const here = pages.findIndex((page) => page.number === number);
  const page = pages[here];
  if (!page) return;
  const next = page.spots[index + step];
  if (next) {
    showSpot(side, page, next);
    return;
  }
  const others = step > 0 ? pages.slice(here + 1) : pages.slice(0, here).reverse();
  const other = others.find((page) => page.spots.length);
  const spot = other?.spots.at(step > 0 ? 0 : -1);
  if (!other || !spot) return;
  // Set before the page is turned, so that leaving the previous page hides nothing
  place = { side, number: other.number, index: -1 };
  toPage(other.number);
  showSpot(side, other, spot);
}

// Whether there was one to hide
export function hidePlace() {
  const wasShown = !at("place").hidden;
  if (at("place").contains(document.activeElement)) at("pages").focus();
  at("place").hidden = true;
  hideOutdated();
  place = null;
  clear("spot");
  clear("said");
  return wasShown;
}

/**
 * @param {string} file
 * @param {number} line
 * @param {string} standing
 */
function tell(file, line, standing) {
  clear("said");
  hideOutdated();
  at("open").hidden = !states.main.editor;
  at("source").textContent = line ? `${file}:${line}` : file;
  at("standing").textContent = standing;
  at("place").hidden = false;
  const asked = new URLSearchParams({ file, line: String(line) });
  at("open").onclick = async () => {
    const answer = await (await fetch(`/open?${asked}`, { method: "POST" })).json();
    sayFor("open", answer.opened ? "Opened" : "Cannot be opened", "Open");
  };
}

function copyPlace() {
  navigator.clipboard?.writeText(at("source").textContent ?? "");
  sayFor("copy", "Copied", "Copy");
}

/**
 * Show a message on a button for a while.
 *
 * @param {string} id
 * @param {string} said
 * @param {string} label
 */
function sayFor(id, said, label) {
  at(id).textContent = said;
  setTimeout(() => {
    at(id).textContent = label;
  }, TOLD_MS);
}

export function listenToPlaces() {
  at("pages").addEventListener("click", choosePlace);
  at("pages").addEventListener("moved", moved);
  at("passage-before").addEventListener("click", () => stepPlace(-1));
  at("passage-after").addEventListener("click", () => stepPlace(1));
  at("copy").addEventListener("click", copyPlace);
  at("close").addEventListener("click", hidePlace);
}

// Passages that still need a translation, or a translation that needs checking. Of a picture, it
// is the alt text.
export function showTints() {
  clear("tint");
  for (const page of states.main.pages) {
    const figure = figureOf("main", page.number);
    if (!figure) continue;
    for (const { standing, kind, area } of page.tints) {
      const what = PICTURES.includes(kind) ? "of-picture" : "of-text";
      box(figure, page, `tint ${standing} ${what}`, trimmed(page, area));
    }
  }
}
