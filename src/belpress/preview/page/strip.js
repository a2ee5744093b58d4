// The strip of small pages at the side, chapter by chapter.

import { at, element } from "./elements.js";
import { pictureOf } from "./pages.js";
import { toPage } from "./reader.js";
import { states, view } from "./view.js";

/** @import { Page } from "./types.d.ts" */

const WIDTH = 46;

let shape = "";
export function showStrip() {
  const { pages, chapters, title, language } = states.main;
  at("strip").lang = language;
  const titles = new Map(chapters.map((chapter) => [chapter.name, chapter.title]));
  const now = JSON.stringify([
    title,
    chapters.map((chapter) => chapter.title),
    pages.map((page) => [page.number, page.chapter]),
  ]);
  if (now !== shape) {
    at("strip").replaceChildren(...links(pages, (chapter) => titles.get(chapter) ?? title));
  }
  shape = now;
  for (const page of pages) {
    const picture = pictureFor(page);
    if (picture) picture.style.height = `${Math.round((WIDTH * page.height) / page.width)}px`;
  }
}

/**
 * @param {Page} page
 * @returns {HTMLImageElement | null}
 */
const pictureFor = (page) => at("strip").querySelector(`[data-number="${page.number}"] img`);

// One after another, those near the reader first, so that changes need not wait for all of them
let run = 0;
export async function showStripPictures() {
  run += 1;
  const mine = run;
  const far = (/** @type {Page} */ page) => Math.abs(page.number - view.page);
  for (const page of states.main.pages.toSorted((first, second) => far(first) - far(second))) {
    const picture = pictureFor(page);
    const address = pictureOf(page.picture, WIDTH * Math.ceil(devicePixelRatio) * 2);
    if (!picture || picture.src.endsWith(address)) continue;
    picture.src = address;
    await picture.decode().catch(() => {});
    if (mine !== run) return;
  }
}

export function stopStripPictures() {
  run += 1;
}

/**
 * @param {Page[]} pages
 * @param {(chapter: string) => string} titleOf
 */
function links(pages, titleOf) {
  let chapter = null;
  const made = [];
  for (const page of pages) {
    if (page.chapter !== chapter) {
      chapter = page.chapter;
      made.push(element("h2", {}, titleOf(chapter)));
    }
    const picture = element("img", { alt: "" });
    const link = element("a", { href: `#page-${page.number}` }, picture, String(page.number));
    link.dataset.number = String(page.number);
    made.push(link);
  }
  return made;
}

export function listenToStrip() {
  at("strip").addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link) return;
    event.preventDefault();
    toPage(Number(link.dataset.number));
  });
}
