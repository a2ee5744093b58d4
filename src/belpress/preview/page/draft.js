// Tools for a draft: the line grid, margins, other eyes, and the lengths of chapters.

import { at, box, clear, element } from "./elements.js";
import { toPage } from "./reader.js";
import { askingFor, figureOf, keep, languageOf, SIDES, states, view } from "./view.js";

/** @import { Area, Chapter, Page, Side } from "./types.d.ts" */

export function listenToDraft() {
  for (const name of /** @type {const} */ (["grid", "margins"])) {
    at(name).checked = view[name];
    at(name).addEventListener("change", () => {
      view[name] = at(name).checked;
      keep();
      showDraft();
    });
  }
  at("colours").value = view.colours;
  at("colours").addEventListener("change", () => {
    view.colours = at("colours").value;
    keep();
    showDraft();
  });
}

export function showDraft() {
  const isOn = view.grid || view.margins || view.colours !== "print";
  at("draft-tools").classList.toggle("is-on", isOn);
  at("pages").dataset.colours = view.colours;
  clear("margins");
  if (view.margins) for (const side of SIDES) onPages(side, showMargins);
  showGrids();
}

/**
 * @param {Side} side
 * @param {(figure: HTMLElement, page: Page) => void} show
 */
function onPages(side, show) {
  for (const page of states[side].pages) {
    const figure = figureOf(side, page.number);
    if (figure) show(figure, page);
  }
}

/**
 * How far below the top of a line its baseline is, by language.
 *
 * @type {Map<string | null, number>}
 */
const baselines = new Map();

/** @param {Side} side */
async function measure(side) {
  const language = languageOf(side);
  if (!states[side].pages.length || baselines.get(language)) return;
  baselines.set(language, await (await fetch(askingFor(language, "/baseline"))).json());
}

async function showGrids() {
  if (view.grid) await Promise.all(SIDES.map(measure));
  clear("grid");
  if (!view.grid) return;
  for (const side of SIDES) {
    const baseline = baselines.get(languageOf(side)) ?? 0;
    onPages(side, (figure, page) => showGrid(figure, page, baseline));
  }
}

/**
 * Lines over the whole page: what is in the margin is on the grid too.
 *
 * @param {HTMLElement} figure
 * @param {Page} page
 * @param {number} baseline
 */
function showGrid(figure, page, baseline) {
  if (!page.text || !page.line) return;
  const first = (page.text.y + baseline) % page.line;
  const made = box(figure, page, "grid", { x: 0, y: 0, width: page.width, height: page.height });
  for (let line = first; line < page.height; line += page.line) {
    const row = element("i");
    row.style.top = `${(100 * line) / page.height}%`;
    made.append(row);
  }
}

/**
 * The text area that a page would have if no figure made it smaller.
 *
 * @param {Page} page
 * @param {Area} text
 */
function typeArea(page, text) {
  if (!page.line) return text;
  const alike = SIDES.flatMap((side) => states[side].pages)
    .filter((page) => page.line)
    .flatMap((page) => page.text ?? [])
    .filter((area) => area.width === text.width);
  const top = Math.min(...alike.map((area) => area.y));
  const foot = Math.max(...alike.map((area) => area.y + area.height));
  return { ...text, y: top, height: foot - top };
}

/**
 * @param {HTMLElement} figure
 * @param {Page} page
 */
function showMargins(figure, page) {
  if (page.text) box(figure, page, "margins", typeArea(page, page.text));
  const { bleed } = page;
  const [width, height] = [page.width + 2 * bleed, page.height + 2 * bleed];
  if (bleed > 0) box(figure, page, "margins bleed", { x: -bleed, y: -bleed, width, height });
}

/**
 * A column of the table of words: its contents for a chapter, and for all chapters.
 *
 * @typedef {object} Column
 * @property {string} head
 * @property {(chapter: Chapter) => number | string} of
 * @property {"words" | "pages"} [total]
 */

let shown = "";
export function showWords() {
  const { chapters } = states.main;
  const now = JSON.stringify(chapters);
  if (now === shown) return;
  shown = now;
  const isPlanned = chapters.some((chapter) => chapter.planned);
  /** @type {Column[]} */
  const columns = [
    { head: "Words", of: (chapter) => chapter.words, total: "words" },
    { head: "Pages", of: (chapter) => chapter.pages, total: "pages" },
    ...(isPlanned ? [PLANNED] : []),
    { head: "Room", of: (chapter) => chapter.room || "–" },
  ];
  const heads = columns.map(({ head }) => head);
  const totals = columns.map(({ total }) =>
    total ? chapters.reduce((sum, chapter) => sum + chapter[total], 0) : "",
  );
  at("words-by-chapter").replaceChildren(
    element("thead", {}, row("th", "Chapter", heads)),
    element("tbody", {}, ...chapters.map((chapter) => chapterRow(chapter, columns))),
    element("tfoot", {}, row("td", "All chapters", totals)),
  );
}

/** @type {Column} */
const PLANNED = { head: "Planned", of: (chapter) => chapter.planned || "–" };

/**
 * @param {"th" | "td"} tag
 * @param {string | Node} head
 * @param {(string | number)[]} cells
 */
function row(tag, head, cells) {
  const attributes = tag === "th" ? { scope: "col" } : {};
  const first = element("th", { scope: tag === "th" ? "col" : "row" }, head);
  return element("tr", {}, first, ...cells.map((cell) => element(tag, attributes, String(cell))));
}

/**
 * @param {Chapter} chapter
 * @param {Column[]} columns
 */
function chapterRow(chapter, columns) {
  const link = element("a", { href: `#page-${chapter.page}` }, chapter.title);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    toPage(chapter.page);
  });
  const made = row(
    "td",
    link,
    columns.map(({ of }) => of(chapter)),
  );
  made.classList.toggle("is-over", chapter.planned > 0 && chapter.pages > chapter.planned);
  return made;
}
