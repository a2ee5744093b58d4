// The strip of small pages at the side, chapter by chapter.

import { at, element } from "./elements.js";
import { pictureOf } from "./pages.js";
import { states, view } from "./view.js";

const WIDTH = 46;

let shape = "";
export function showStrip() {
  const { pages, chapters, title, language } = states.main;
  at("strip").lang = language;
  const titles = new Map(chapters.map((one) => [one.name, one.title]));
  const now = JSON.stringify([title, chapters.map((one) => one.title), pages.map((one) => [one.number, one.chapter])]);
  if (now !== shape) at("strip").replaceChildren(...links(pages, (chapter) => titles.get(chapter) ?? title));
  shape = now;
  for (const page of pages) {
    const picture = at("strip").querySelector(`[data-number="${page.number}"] img`);
    picture.style.height = `${Math.round((WIDTH * page.height) / page.width)}px`;
  }
}

// One after another, those near the reader first: what changes meanwhile is not kept waiting
let run = 0;
export async function showStripPictures() {
  const mine = ++run;
  const near = (page) => Math.abs(page.number - view.page);
  for (const page of states.main.pages.toSorted((a, b) => near(a) - near(b))) {
    const picture = at("strip").querySelector(`[data-number="${page.number}"] img`);
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
    link.dataset.number = page.number;
    made.push(link);
  }
  return made;
}
