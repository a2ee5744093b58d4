// The pages themselves: sheets in rows, their sizes, the strip, and the reader's place.

import { at, element } from "./elements.js";
import { asking, figureOf, keep, states, view } from "./view.js";

const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.6];
const GAP = 8;

function pageWidth() {
  const room = at("pages").clientWidth - 44;
  const page = states.main.pages[0];
  const shape = page ? page.height / page.width : 1.414;
  const across = view.spreads || view.beside ? 2 : 1;
  const fitting = Math.min((room - (view.beside ? GAP : 0)) / across, (at("pages").clientHeight - 40) / shape);
  const wide = innerWidth <= 700 ? room / across : fitting;
  return Math.max(90, Math.round(wide * view.zoom));
}

export function pictureOf(picture, width) {
  const sharp = Math.min(4000, Math.ceil((width * devicePixelRatio) / 80) * 80);
  return `/pictures/${picture}/${sharp}.jpg`;
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

function size(figure, page, width) {
  figure.style.width = `${width}px`;
  figure.style.height = `${Math.round((width * page.height) / page.width)}px`;
  const picture = figure.firstElementChild;
  const address = pictureOf(page.picture, width);
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

let shape = "";
export function showPages() {
  const pages = at("pages");
  const wanted = rows();
  const now = arrangement() + wanted.map((row) => row.map(([side, page]) => side + page.number).join("+")).join(" ");
  if (now !== shape) {
    shape = now;
    pages.className = arrangement();
    pages.replaceChildren(
      ...wanted.map((row) => element("div", { className: "spread" }, ...row.map(([side, page]) => sheet(side, page)))),
    );
    toPage(view.page);
  }
  const width = pageWidth();
  for (const [side, page] of wanted.flat()) {
    const figure = figureOf(side, page.number);
    if (figure.dataset.picture !== page.picture) {
      figure.dataset.picture = page.picture;
      figure.classList.remove("is-new");
      void figure.offsetWidth;
      figure.classList.add("is-new");
    }
    size(figure, page, width);
  }
}

export function toPage(number) {
  const figure = figureOf("main", number) ?? figureOf("beside", number);
  if (!figure) return;
  figure.scrollIntoView({ block: "start" });
  mark(number);
}

let told = 0;
export function mark(number) {
  view.page = number;
  if (document.activeElement !== at("number")) at("number").value = number;
  for (const link of at("strip").querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  const link = at("strip").querySelector(`[data-number="${number}"]`);
  link?.setAttribute("aria-current", "page");
  link?.scrollIntoView({ block: "nearest" });
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

export function showStrip() {
  const { pages, chapters, title } = states.main;
  const titles = new Map(chapters.map((one) => [one.name, one.title]));
  let chapter = null;
  const made = [];
  for (const page of pages) {
    if (page.chapter !== chapter) {
      chapter = page.chapter;
      made.push(element("h2", {}, titles.get(chapter) ?? title));
    }
    const picture = element("img", { alt: "", loading: "lazy", src: `/pictures/${page.picture}/160.jpg` });
    picture.style.height = `${Math.round((46 * page.height) / page.width)}px`;
    const link = element("a", { href: `#page-${page.number}` }, picture, String(page.number));
    link.dataset.number = page.number;
    made.push(link);
  }
  at("strip").replaceChildren(...made);
}

export function zoom(step) {
  const now = STEPS.findIndex((one) => one >= view.zoom);
  view.zoom = step ? STEPS[Math.max(0, Math.min(STEPS.length - 1, now + step))] : 1;
  keep();
  again();
}

// Lay the sheets out again, and keep the reader's place
export function again() {
  const page = view.page;
  showPages();
  toPage(page);
}

export function turn(step) {
  const across = view.spreads && !view.beside ? 2 : 1;
  const last = states.main.pages.at(-1)?.number ?? 1;
  toPage(Math.max(1, Math.min(last, view.page + step * across)));
}
