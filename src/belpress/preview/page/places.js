// What stands where in the manuscript.

import { at, box, clear, trimmed } from "./elements.js";
import { toPage } from "./pages.js";
import { figureOf, pageOf, states, view } from "./view.js";

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
  const [file, line, , ...area] = spot;
  const tint = page.tints.find(([, , ...other]) => String(other) === String(area));
  tellPlace(file, line, tint ? STANDINGS[tint[0]] : "");
  place = { side, number: page.number, index: page.spots.indexOf(spot) };
  box(figureOf(side, page.number), page, "spot", trimmed(page, area)).scrollIntoView({ block: "nearest" });
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
  return wasShown;
}

export function tellPlace(file, line, standing = "") {
  clear("spot");
  place = null;
  at("source").textContent = line ? `${file}:${line}` : file;
  at("standing").textContent = standing;
  at("place").hidden = false;
  const asked = new URLSearchParams({ file, line });
  at("open").onclick = async () => {
    const answer = await (await fetch(`/open?${asked}`, { method: "POST" })).json();
    at("open").textContent = answer.opened ? "Opened" : "Start with --editor to open files";
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
