// The reader's place: the page in view, and the ways to another one.

import { at, pictureIn, TOLD_MS } from "./elements.js";
import { asking, figureOf, keep, states, view } from "./view.js";

// Between a page and the edge of the view, in px
export const AROUND = 40;
const SEEN_MS = 400;

/** @param {number} number */
export function toPage(number) {
  const figure = figureOf("main", number) ?? figureOf("beside", number);
  if (!figure) return;
  const pages = at("pages");
  // Marks stand outside of the figure
  const frame = pictureIn(figure).getBoundingClientRect();
  const around = pages.getBoundingClientRect();
  pages.scrollTop += frame.top - around.top - AROUND / 2;
  const isBeyond = frame.left < around.left || frame.right > around.right;
  if (isBeyond) pages.scrollLeft += frame.left - around.left;
  mark(number);
}

/**
 * Show a link in the strip; not with scrollIntoView, from where the next Tab would start.
 *
 * @param {Element} link
 */
function showLink(link) {
  const strip = at("strip");
  const [frame, around] = [link.getBoundingClientRect(), strip.getBoundingClientRect()];
  if (frame.top < around.top) strip.scrollTop += frame.top - around.top;
  if (frame.bottom > around.bottom) strip.scrollTop += frame.bottom - around.bottom;
}

let told = 0;
/** @param {number} number */
export function mark(number) {
  if (number !== view.page) {
    at("pages").dispatchEvent(new CustomEvent("moved", { detail: number }));
  }
  view.page = number;
  if (document.activeElement !== at("number")) at("number").value = String(number);
  for (const link of at("strip").querySelectorAll("[aria-current]")) {
    link.removeAttribute("aria-current");
  }
  const link = at("strip").querySelector(`[data-number="${number}"]`);
  link?.setAttribute("aria-current", "page");
  if (link) showLink(link);
  keep();
  clearTimeout(told);
  told = setTimeout(() => {
    fetch(asking("/seen", { page: String(number) }), { method: "POST" }).catch(() => {});
  }, SEEN_MS);
}

export function seen() {
  // While pages come in, it is not the reader who scrolls
  if (states.main.behind) return;
  const top = at("pages").getBoundingClientRect().top;
  for (const figure of sheets()) {
    const frame = figure.getBoundingClientRect();
    if (frame.bottom - top <= frame.height / 2) continue;
    const number = Number(figure.dataset.number);
    const isNext = Math.abs(number - view.page) === 1;
    const isFacing = isNext && figureOf("main", view.page)?.offsetTop === figure.offsetTop;
    if (!isFacing && number !== view.page) mark(number);
    return;
  }
}

/** @returns {NodeListOf<HTMLElement>} */
export const sheets = () => at("pages").querySelectorAll(".sheet");

/**
 * Go to the page that the reader types; if there is no such page, say so and reset the field.
 *
 * @param {string} written
 */
export function toNumber(written) {
  const { pages } = states.main;
  const last = pages.at(-1);
  if (!last) return;
  const number = Number(written);
  if (pages.some((page) => page.number === number)) {
    toPage(number);
    return;
  }
  at("number").value = String(view.page);
  at("number").select();
  at("of").textContent = `1 to ${last.number}`;
  setTimeout(showOf, TOLD_MS);
}

export function showOf() {
  const last = states.main.pages.at(-1);
  if (last && !states.main.behind) at("of").textContent = `of ${last.number}`;
}

/** @param {number} step */
export function turn(step) {
  const across = view.spreads && !view.beside ? 2 : 1;
  const last = states.main.pages.at(-1)?.number ?? 1;
  toPage(Math.max(1, Math.min(last, view.page + step * across)));
}
