// What a translation still waits for: how much of it, and where the next of it is.

import { at, button } from "./elements.js";
import { toPage } from "./pages.js";
import { states, view } from "./view.js";

const STANDINGS = { missing: "untranslated", fuzzy: "fuzzy", broken: "broken" };

let shown = "";
export function showWaiting() {
  const { waiting } = states.main;
  const now = JSON.stringify(waiting);
  if (now === shown) return;
  shown = now;
  const there = Object.entries(STANDINGS).filter(([standing]) => waiting[standing]);
  at("waiting").replaceChildren(
    ...there.map(([standing, word]) =>
      button(`${waiting[standing]} ${word}`, () => toNext(standing), { className: standing, title: `To the next page with ${word} passages` }),
    ),
  );
}

function toNext(standing) {
  const pages = states.main.pages.filter((page) => page.tints.some(([one]) => one === standing));
  const next = pages.find((page) => page.number > view.page) ?? pages[0];
  if (next) toPage(next.number);
}
