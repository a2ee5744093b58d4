// What a translation still needs: how many passages, and where the next one is.

import { at, button } from "./elements.js";
import { toPage } from "./reader.js";
import { STANDINGS, states, view } from "./view.js";

/** @import { Standing } from "./types.d.ts" */

let shown = "";
export function showWaiting() {
  const { waiting } = states.main;
  const now = JSON.stringify(waiting);
  if (now === shown) return;
  shown = now;
  const standings = /** @type {Standing[]} */ (Object.keys(STANDINGS));
  at("waiting").replaceChildren(
    ...standings
      .filter((standing) => waiting[standing])
      .map((standing) => toNextButton(standing, waiting[standing] ?? 0)),
  );
}

/**
 * @param {Standing} standing
 * @param {number} count
 */
function toNextButton(standing, count) {
  const word = STANDINGS[standing];
  const title = `To the next page with ${word} passages`;
  return button(`${count} ${word}`, () => toNext(standing), { className: standing, title });
}

/** @param {Standing} standing */
function toNext(standing) {
  const pages = states.main.pages.filter((page) =>
    page.tints.some((tint) => tint.standing === standing),
  );
  const next = pages.find((page) => page.number > view.page) ?? pages[0];
  if (next) toPage(next.number);
}
