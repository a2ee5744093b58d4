// The pages themselves: sheets in rows, their sizes, and the reader's place.

import { copyOf, tintChanges } from "./changes.js";
import { TOLD_MS, at, element } from "./elements.js";
import { asking, figureOf, keep, states, view } from "./view.js";

const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.6];
const GAP = 8;
const AROUND = 40;
const LEAST = 90;

// In px of the screen, as a picture is whole ones: on whole ones it stands sharp
function pageWidth() {
  const page = states.main.pages[0];
  const across = view.spreads || view.beside ? 2 : 1;
  const room = (at("pages").clientWidth - AROUND - (view.beside ? GAP : 0)) / across;
  const whole = (at("pages").clientHeight - AROUND) * (page.width / page.height);
  const isNarrow = innerWidth <= 700;
  const wide = view.fill || isNarrow ? room : Math.min(room, whole);
  return Math.round(Math.max(LEAST, wide * view.zoom) * devicePixelRatio);
}

// The address of a picture so many px of the screen wide
export function pictureOf(picture, wide) {
  return `/pictures/${picture}/${Math.min(4000, Math.round(wide))}.jpg`;
}

function sheet(side, page) {
  const name = side === "main" ? "Page" : "Source, page";
  const figure = element("figure", { className: `sheet ${side}`, id: side === "main" ? `page-${page.number}` : `${side}-${page.number}` });
  figure.dataset.picture = page.picture;
  figure.dataset.number = page.number;
  figure.dataset.side = side;
  figure.append(element("img", { alt: `${name} ${page.number}`, loading: "lazy", decoding: "async" }));
  return figure;
}

function size(figure, page, wide) {
  const high = Math.ceil((wide * page.height) / page.width - 0.01);
  figure.style.height = `${high / devicePixelRatio}px`;
  const picture = figure.firstElementChild;
  const address = pictureOf(page.picture, wide);
  if (!picture.src.endsWith(address)) picture.src = address;
}

// Rows of [side, page]: the source and its translation, or the pages that face each other
function rows() {
  const { pages } = states.main;
  if (view.beside) {
    const numbers = new Set([...pages, ...states.beside.pages].map((one) => one.number));
    const found = (side, number) => states[side].pages.filter((one) => one.number === number).map((one) => [side, one]);
    return [...numbers].sort((a, b) => a - b).map((number) => [...found("beside", number), ...found("main", number)]);
  }
  if (!view.spreads) return pages.map((page) => [["main", page]]);
  const made = [];
  for (const page of pages) {
    const last = made.at(-1);
    const isFacing = page.number % 2 === 1 && last?.length === 1 && last[0][1].number === page.number - 1;
    if (isFacing) last.push(["main", page]);
    else made.push([["main", page]]);
  }
  return made;
}

function arrangement() {
  if (view.beside) return "pages beside";
  return view.spreads ? "pages" : "pages single";
}

// What is in the middle of the view, so that it is there again when the pages have another size
function held() {
  const pages = at("pages");
  const middle = () => {
    const frame = pages.getBoundingClientRect();
    return [frame.left + frame.width / 2, frame.top + frame.height / 2];
  };
  const [x, y] = middle();
  const far = (frame) => Math.max(frame.top - y, y - frame.bottom, 0) + Math.max(frame.left - x, x - frame.right, 0);
  const sheets = [...pages.querySelectorAll(".sheet")].map((one) => [one, one.getBoundingClientRect()]);
  const [figure, frame] = sheets.sort((a, b) => far(a[1]) - far(b[1]))[0] ?? [];
  if (!figure) return () => {};
  const [across, down] = [(x - frame.left) / frame.width, (y - frame.top) / frame.height];
  return () => {
    const [nowX, nowY] = middle();
    const now = figure.getBoundingClientRect();
    pages.scrollTop += now.top + down * now.height - nowY;
    pages.scrollLeft += now.left + across * now.width - nowX;
  };
}

let shape = "";
let width = 0;
export function showPages() {
  if (!states.main.pages.length) return;
  const pages = at("pages");
  const wanted = rows();
  const now = arrangement() + wanted.map((row) => row.map(([side, page]) => side + page.number).join("+")).join(" ");
  const isOther = now !== shape;
  shape = now;
  if (isOther) {
    pages.className = arrangement();
    pages.replaceChildren(
      ...wanted.map((row) => element("div", { className: "spread" }, ...row.map(([side, page]) => sheet(side, page)))),
    );
  }
  const wide = pageWidth();
  const isResized = wide !== width;
  width = wide;
  const isWhole = view.zoom === 1 && !view.fill;
  const hold = isResized && !isOther ? (isWhole ? () => toPage(view.page) : held()) : () => {};
  pages.style.setProperty("--page", `${wide / devicePixelRatio}px`);
  for (const [side, page] of wanted.flat()) {
    const figure = figureOf(side, page.number);
    const isChanged = figure.dataset.picture !== page.picture;
    const before = isChanged ? copyOf(figure.firstElementChild) : null;
    figure.dataset.picture = page.picture;
    size(figure, page, wide);
    if (isChanged) tintChanges(figure, page, before);
  }
  hold();
  if (isOther) toPage(view.page);
  if (isOther || isResized) pages.dispatchEvent(new Event("arranged"));
}

// How wide a picture of a page is, in px of the screen
export function pictureWidth() {
  return width;
}

export function toPage(number) {
  const figure = figureOf("main", number) ?? figureOf("beside", number);
  if (!figure) return;
  const pages = at("pages");
  const [frame, around] = [figure.getBoundingClientRect(), pages.getBoundingClientRect()];
  pages.scrollTop += frame.top - around.top - AROUND / 2;
  if (frame.left < around.left || frame.right > around.right) pages.scrollLeft += frame.left - around.left;
  mark(number);
}

// Not with scrollIntoView, from where the next Tab would start
function showLink(link) {
  const strip = at("strip");
  const [frame, around] = [link.getBoundingClientRect(), strip.getBoundingClientRect()];
  if (frame.top < around.top) strip.scrollTop += frame.top - around.top;
  if (frame.bottom > around.bottom) strip.scrollTop += frame.bottom - around.bottom;
}

let told = 0;
export function mark(number) {
  if (number !== view.page) at("pages").dispatchEvent(new CustomEvent("moved", { detail: number }));
  view.page = number;
  if (document.activeElement !== at("number")) at("number").value = number;
  for (const link of at("strip").querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  const link = at("strip").querySelector(`[data-number="${number}"]`);
  link?.setAttribute("aria-current", "page");
  if (link) showLink(link);
  keep();
  clearTimeout(told);
  told = setTimeout(() => fetch(asking("/seen", { page: number }), { method: "POST" }).catch(() => {}), 400);
}

export function seen() {
  // While pages come in, it is not the reader who scrolls
  if (states.main.behind) return;
  const top = at("pages").getBoundingClientRect().top;
  for (const figure of at("pages").querySelectorAll(".sheet")) {
    const frame = figure.getBoundingClientRect();
    if (frame.bottom - top > frame.height / 2) {
      const number = Number(figure.dataset.number);
      const isFacing = Math.abs(number - view.page) === 1 && figureOf("main", view.page)?.offsetTop === figure.offsetTop;
      if (!isFacing && number !== view.page) mark(number);
      return;
    }
  }
}

// A step larger or smaller
export function zoom(step) {
  const now = STEPS.findIndex((one) => one >= view.zoom);
  view.zoom = STEPS[Math.max(0, Math.min(STEPS.length - 1, now + step))];
  keep();
  showFit();
  showPages();
}

// Whole pages, or pages as wide as the window
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

// A page that the reader names; what is no page is told, and the field goes back
export function toNumber(written) {
  const { pages } = states.main;
  if (!pages.length) return;
  const number = Number(written);
  if (pages.some((one) => one.number === number)) return toPage(number);
  at("number").value = view.page;
  at("number").select();
  at("of").textContent = `1 to ${pages.at(-1).number}`;
  setTimeout(showOf, TOLD_MS);
}

export function showOf() {
  const last = states.main.pages.at(-1);
  if (last && !states.main.behind) at("of").textContent = `of ${last.number}`;
}

export function turn(step) {
  const across = view.spreads && !view.beside ? 2 : 1;
  const last = states.main.pages.at(-1)?.number ?? 1;
  toPage(Math.max(1, Math.min(last, view.page + step * across)));
}
