// Search in the text of the pages.

import { at, box, clear } from "./elements.js";
import { toPage } from "./reader.js";
import { asking, figureOf, pageOf, view } from "./view.js";

/** @import { Found } from "./types.d.ts" */

const TYPING_MS = 250;
const LEAST = 2;
/** @type {Found} */
const NOTHING = { hits: [], whole: true };

let found = NOTHING;
let hit = 0;
let last = "";
let due = 0;

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

// Search for the text typed, and show the first place from the reader's page on
async function look() {
  clearTimeout(due);
  const words = at("words").value.trim();
  if (words === last) return;
  last = words;
  const isLong = words.length >= LEAST;
  /** @type {Found} */
  const now = isLong ? await (await fetch(asking("/search", { q: words }))).json() : NOTHING;
  // More may have been typed in the meantime
  if (words !== last) return;
  found = now;
  hit = Math.max(
    found.hits.findIndex((place) => place.page >= view.page),
    0,
  );
  at("found").textContent = isLong ? "none" : "";
  if (!found.whole) at("found").textContent = "none in time";
  if (found.hits.length) showHit();
  else showHits();
}

/** @param {number} by */
function step(by) {
  if (at("words").value.trim() !== last) {
    look();
    return;
  }
  const count = found.hits.length;
  if (!count) return;
  hit = (hit + by + count) % count;
  showHit();
}

function showHit() {
  const more = found.whole ? "" : " or more";
  at("found").textContent = `${hit + 1} of ${found.hits.length}${more}`;
  toPage(found.hits[hit]?.page ?? view.page);
  showHits();
}

// Whether there was one to end
export function endSearch() {
  const wasOn = found.hits.length > 0 || last !== "";
  found = NOTHING;
  last = "";
  at("words").value = "";
  at("found").textContent = "";
  showHits();
  return wasOn;
}

export function showHits() {
  clear("hit");
  for (const [index, place] of found.hits.entries()) {
    const page = pageOf("main", place.page);
    const figure = figureOf("main", place.page);
    if (!page || !figure) continue;
    const className = index === hit ? "hit is-this" : "hit";
    for (const area of place.areas) box(figure, page, className, area);
  }
}
