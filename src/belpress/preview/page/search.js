// Search in the text of the pages.

import { at, box, clear } from "./elements.js";
import { toPage } from "./pages.js";
import { asking, figureOf, pageOf, view } from "./view.js";

let hits = [];
let isWhole = true;
let hit = -1;
let last = "";
let due = 0;

const TYPING_MS = 250;
const LEAST = 2;
const NOTHING = { hits: [], whole: true };

export function listenToSearch() {
  at("find").addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  at("words").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.shiftKey) return;
    event.preventDefault();
    step(-1);
  });
  at("words").addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(look, TYPING_MS);
  });
}

// Look for what is written, and show the first of it from the reader's page on
async function look() {
  clearTimeout(due);
  const words = at("words").value.trim();
  if (words === last) return;
  last = words;
  const isLong = words.length >= LEAST;
  const found = isLong ? await (await fetch(asking("/search", { q: words }))).json() : NOTHING;
  // More may have been typed meanwhile
  if (words !== last) return;
  hits = found.hits;
  isWhole = found.whole;
  hit = Math.max(hits.findIndex((one) => one.page >= view.page), 0);
  at("found").textContent = isLong && !hits.length ? (isWhole ? "none" : "none in time") : "";
  if (hits.length) showHit();
  else showHits();
}

function step(by) {
  if (at("words").value.trim() !== last) return look();
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  showHit();
}

function showHit() {
  at("found").textContent = `${hit + 1} of ${hits.length}${isWhole ? "" : " or more"}`;
  toPage(hits[hit].page);
  showHits();
}

// Whether there was one to end
export function endSearch() {
  const wasOn = hits.length > 0 || last !== "";
  hits = [];
  last = "";
  at("words").value = "";
  at("found").textContent = "";
  showHits();
  return wasOn;
}

export function showHits() {
  clear("hit");
  hits.forEach((one, index) => {
    const page = pageOf("main", one.page);
    const figure = figureOf("main", one.page);
    const className = index === hit ? "hit is-this" : "hit";
    if (page && figure) for (const each of one.boxes) box(figure, page, className, each);
  });
}
