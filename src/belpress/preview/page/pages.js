// The pages themselves: sheets in rows, and their sizes.

import { copyOf, tintChanges } from "./changes.js";
import { at, element, pictureIn } from "./elements.js";
import { around, onPress, saying } from "./press.js";
import { AROUND, sheets, toPage } from "./reader.js";
import { figureOf, keep, states, view } from "./view.js";

/** @import { Page, Side } from "./types.d.ts" */

/**
 * A page, and whether it is of the publication in view or of its source beside it.
 *
 * @typedef {{ side: Side, page: Page }} Placed
 */

const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.6];
const GAP = 8;
const LEAST = 90;
const MOST_WIDE = 4000;

/**
 * In whole px of the screen, on which a picture is sharp.
 *
 * @param {Page} page
 */
function pageWidth(page) {
  const across = view.spreads || view.beside ? 2 : 1;
  const [width, height] = [page.width + 2 * around(), page.height + 2 * around()];
  const part = page.width / width;
  const room = ((at("pages").clientWidth - AROUND - (view.beside ? GAP : 0)) / across) * part;
  const whole = (at("pages").clientHeight - AROUND) * (width / height) * part;
  const isNarrow = innerWidth <= 700;
  const wide = view.fill || isNarrow ? room : Math.min(room, whole);
  return Math.round(Math.max(LEAST, wide * view.zoom) * devicePixelRatio);
}

/**
 * The address of a picture with a width in px of the screen.
 *
 * @param {string} picture
 * @param {number} wide
 */
export function pictureOf(picture, wide) {
  return `/pictures/${picture}/${Math.min(MOST_WIDE, Math.round(wide))}.jpg`;
}

/** @param {Placed} placed */
function sheet({ side, page }) {
  const isMain = side === "main";
  const id = `${isMain ? "page" : side}-${page.number}`;
  const alt = `${nameOf(isMain)} ${page.number}`;
  const picture = element("img", { alt, loading: "lazy", decoding: "async" });
  const figure = element("figure", { className: `sheet ${side}`, id }, picture);
  figure.dataset.picture = page.picture;
  figure.dataset.number = String(page.number);
  figure.dataset.side = side;
  return figure;
}

/** @param {boolean} isMain */
const nameOf = (isMain) => (isMain ? "Page" : "Source, page");

/**
 * @param {HTMLElement} figure
 * @param {Page} page
 * @param {number} wide
 */
function size(figure, page, wide) {
  const high = Math.ceil((wide * page.height) / page.width - 0.01);
  figure.style.height = `${high / devicePixelRatio}px`;
  const address = onPress(page, wide, MOST_WIDE) ?? pictureOf(page.picture, wide);
  const picture = pictureIn(figure);
  picture.alt = `${nameOf(figure.dataset.side === "main")} ${page.number}${saying()}`;
  if (!picture.src.endsWith(address)) picture.src = address;
}

/**
 * Rows of pages: the source and its translation, or the pages that face each other.
 *
 * @returns {Placed[][]}
 */
function rows() {
  if (view.beside) return rowsBeside();
  const pages = states.main.pages.map((page) => ({ side: /** @type {Side} */ ("main"), page }));
  if (!view.spreads) return pages.map((placed) => [placed]);
  /** @type {Placed[][]} */
  const made = [];
  for (const placed of pages) {
    const { number } = placed.page;
    const last = made.at(-1);
    const isRight = number % 2 === 1 && last?.length === 1;
    if (isRight && last[0]?.page.number === number - 1) last.push(placed);
    else made.push([placed]);
  }
  return made;
}

/** @returns {Placed[][]} */
function rowsBeside() {
  /** @type {Side[]} */
  const sides = ["beside", "main"];
  const all = sides.flatMap((side) => states[side].pages.map((page) => ({ side, page })));
  const numbers = new Set(all.map(({ page }) => page.number));
  const inOrder = [...numbers].sort((first, second) => first - second);
  return inOrder.map((number) => all.filter(({ page }) => page.number === number));
}

function arrangement() {
  if (view.beside) return "pages beside";
  return view.spreads ? "pages" : "pages single";
}

/**
 * Remember what is in the middle of the view; the function returned puts it back there, when the
 * pages have another size.
 */
function held() {
  const pages = at("pages");
  const middle = () => {
    const frame = pages.getBoundingClientRect();
    return { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
  };
  const { x, y } = middle();
  const far = (/** @type {DOMRect} */ frame) =>
    Math.max(frame.top - y, y - frame.bottom, 0) + Math.max(frame.left - x, x - frame.right, 0);
  const framed = [...sheets()].map((sheet) => ({ sheet, frame: sheet.getBoundingClientRect() }));
  const nearest = framed.sort((a, b) => far(a.frame) - far(b.frame))[0];
  if (!nearest) return () => {};
  const { sheet, frame } = nearest;
  const [across, down] = [(x - frame.left) / frame.width, (y - frame.top) / frame.height];
  return () => {
    const to = middle();
    const now = sheet.getBoundingClientRect();
    pages.scrollTop += now.top + down * now.height - to.y;
    pages.scrollLeft += now.left + across * now.width - to.x;
  };
}

let shape = "";
let width = 0;
export function showPages() {
  const first = states.main.pages[0];
  if (!first) return;
  const pages = at("pages");
  const wanted = rows();
  const isOther = arrange(wanted);
  const wide = pageWidth(first);
  const isResized = wide !== width;
  width = wide;
  const isWhole = view.zoom === 1 && !view.fill;
  let hold = () => {};
  if (isResized && !isOther) hold = isWhole ? () => toPage(view.page) : held();
  pages.style.setProperty("--page", `${wide / devicePixelRatio}px`);
  const beyond = (wide * around()) / first.width / devicePixelRatio;
  pages.style.setProperty("--beyond", `${beyond}px`);
  pages.classList.toggle("with-bleed", beyond > 0);
  for (const placed of wanted.flat()) showPage(placed, wide);
  hold();
  if (isOther) toPage(view.page);
  if (isOther || isResized) pages.dispatchEvent(new Event("arranged"));
}

/**
 * Put sheets into rows, unless they are already in them; returns whether they were put.
 *
 * @param {Placed[][]} wanted
 */
function arrange(wanted) {
  const names = wanted.map((row) => row.map(({ side, page }) => side + page.number).join("+"));
  const now = `${arrangement()} ${names.join(" ")}`;
  if (now === shape) return false;
  shape = now;
  at("pages").className = arrangement();
  at("pages").replaceChildren(
    ...wanted.map((row) => element("div", { className: "spread" }, ...row.map(sheet))),
  );
  return true;
}

/**
 * @param {Placed} placed
 * @param {number} wide
 */
function showPage({ side, page }, wide) {
  const figure = figureOf(side, page.number);
  if (!figure) return;
  const isChanged = figure.dataset.picture !== page.picture;
  const before = isChanged ? copyOf(pictureIn(figure)) : null;
  figure.dataset.picture = page.picture;
  size(figure, page, wide);
  if (isChanged && !around()) tintChanges(figure, page, before);
}

// How wide a picture of a page is, in px of the screen
export function pictureWidth() {
  return width;
}

/**
 * A step larger or smaller.
 *
 * @param {number} step
 */
export function zoom(step) {
  const now = STEPS.findIndex((step) => step >= view.zoom);
  view.zoom = STEPS[Math.max(0, Math.min(STEPS.length - 1, now + step))] ?? 1;
  keep();
  showFit();
  showPages();
}

/**
 * Whole pages, or pages as wide as the window.
 *
 * @param {boolean} fill
 */
export function fit(fill) {
  view.fill = fill;
  view.zoom = 1;
  keep();
  again();
}

// Lay the sheets out again, and keep the reader's place
export function again() {
  const page = view.page;
  showFit();
  showPages();
  toPage(page);
}

function showFit() {
  at("fit").setAttribute("aria-pressed", String(view.zoom === 1 && !view.fill));
  at("fill").setAttribute("aria-pressed", String(view.zoom === 1 && view.fill));
}
