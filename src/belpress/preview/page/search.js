// Search in the text of the pages.

import { at, box, clear } from "./elements.js";
import { toPage } from "./pages.js";
import { asking, figureOf, pageOf } from "./view.js";

let hits = [];
let hit = -1;
let last = "";

export async function search(event) {
  event.preventDefault();
  const words = at("words").value.trim();
  if (!hits.length || words !== last) {
    last = words;
    hits = words ? await (await fetch(asking("/search", { q: words }))).json() : [];
    hit = -1;
  }
  if (hits.length) next();
  else at("found").textContent = words ? "0 found" : "";
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

function next() {
  hit = (hit + 1) % hits.length;
  at("found").textContent = `${hit + 1} of ${hits.length}`;
  toPage(hits[hit].page);
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
