// The strip of small pages at the side, chapter by chapter.

import { at, element } from "./elements.js";
import { states } from "./view.js";

const WIDTH = 46;

let shape = "";
// Its pictures may wait until there is nothing else to do
export function showStrip(withPictures) {
  const { pages, chapters, title, language } = states.main;
  at("strip").lang = language;
  const titles = new Map(chapters.map((one) => [one.name, one.title]));
  const now = JSON.stringify([title, chapters.map((one) => one.title), pages.map((one) => [one.number, one.chapter])]);
  if (now !== shape) at("strip").replaceChildren(...links(pages, (chapter) => titles.get(chapter) ?? title));
  shape = now;
  for (const page of pages) {
    const picture = at("strip").querySelector(`[data-number="${page.number}"] img`);
    const address = `/pictures/${page.picture}/${WIDTH * Math.ceil(devicePixelRatio) * 2}.jpg`;
    if (withPictures && !picture.src.endsWith(address)) picture.src = address;
    picture.style.height = `${Math.round((WIDTH * page.height) / page.width)}px`;
  }
}

function links(pages, titleOf) {
  let chapter = null;
  const made = [];
  for (const page of pages) {
    if (page.chapter !== chapter) {
      chapter = page.chapter;
      made.push(element("h2", {}, titleOf(chapter)));
    }
    const picture = element("img", { alt: "", loading: "lazy", fetchPriority: "low" });
    const link = element("a", { href: `#page-${page.number}` }, picture, String(page.number));
    link.dataset.number = page.number;
    made.push(link);
  }
  return made;
}
