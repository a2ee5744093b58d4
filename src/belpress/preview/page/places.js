// What stands where in the manuscript.

import { TOLD_MS, at, box, clear, trimmed } from "./elements.js";
import { toPage } from "./pages.js";
import { areaOf, askingFor, figureOf, languageOf, originOf, pageOf, spotAt, states, view } from "./view.js";

const STANDINGS = { missing: "untranslated", fuzzy: "fuzzy", broken: "broken" };
// So many characters are searched for
const MOST_WORDS = 200;
const PICTURES = ["picture", "opener-art"];

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

// The place that is told: the side and number of its page, which of its spots it is, if it is one,
// and the message of the problem it was told for, if it was
let place = null;

function showSpot(side, page, spot) {
  const tint = page.tints.find(([, , ...other]) => String(other) === String(areaOf(spot)));
  place = { side, number: page.number, index: page.spots.indexOf(spot), spot };
  tell(spot[0], spot[1], tint ? STANDINGS[tint[0]] : "");
  frame(spot).scrollIntoView({ block: "nearest" });
}

// All that comes from one place: the pieces of a divided passage, and its translation beside it.
// Returns the frame of the spot itself.
function frame(spot) {
  let own = null;
  clear("spot");
  for (const side of ["main", "beside"]) {
    for (const page of states[side].pages) {
      const figure = figureOf(side, page.number);
      for (const one of figure ? page.spots : []) {
        const isSame = originOf(one) === originOf(spot) && one[2] === spot[2];
        const made = isSame && box(figure, page, "spot", trimmed(page, areaOf(one)));
        if (one === spot) own = made;
      }
    }
  }
  return own;
}

// What a problem speaks of: its passage, and the words that it quotes
export async function tellProblem(problem) {
  const page = pageOf("main", problem.page);
  const spot = page && spotOf(problem, page);
  hidePlace();
  if (page) toPage(page.number);
  if (spot) showSpot("main", page, spot);
  const mine = (place = { side: "main", number: view.page, index: -1, ...place, problem: problem.message });
  tell(problem.file, problem.line, "");
  const words = problem.message.match(/"([^"]+)"/)?.[1].replace(/…$/, "").slice(0, MOST_WORDS);
  if (!page || !words) return;
  const { hits } = await (await fetch(askingFor(languageOf("main"), "/search", { q: words }))).json();
  const figure = figureOf("main", page.number);
  // The reader may have gone on meanwhile
  if (place !== mine || !figure) return;
  for (const hit of hits.filter((one) => one.page === page.number)) {
    for (const area of hit.boxes) box(figure, page, "said", area);
  }
}

// Where on a page a problem stands: on the passage that begins at its line, or last before it
export function spotOf(problem, page) {
  const before = page.spots.filter((spot) => spot[0] === problem.file && spot[1] <= problem.line);
  return before.sort((a, b) => b[1] - a[1])[0];
}

// After a change a place is told where it is now, and not at all if it is another or was mended
export function placeAgain() {
  if (!place) return;
  const { side, number, index, spot, problem } = place;
  if (problem && !states.main.problems.some((one) => one.message === problem)) return hidePlace();
  clear("said");
  if (!spot) return;
  const now = pageOf(side, number)?.spots[index];
  if (!now || originOf(now) !== originOf(spot)) return hidePlace();
  frame(now);
}

// A place that went out of view is told no more
function moved(event) {
  if (!place) return;
  const [its, seen] = [figureOf(place.side, place.number), figureOf("main", event.detail)];
  if (!its || its.offsetTop !== seen?.offsetTop) hidePlace();
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
  // Said before the page is turned, so that leaving the one before hides nothing
  place = { side, number: other.number, index: -1 };
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

function tell(file, line, standing) {
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
