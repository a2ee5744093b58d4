// Tools for a draft: the line grid, margins, other eyes, and the lengths of chapters.

import { at, box, clear, element } from "./elements.js";
import { toPage } from "./pages.js";
import { askingFor, figureOf, keep, languageOf, states, view } from "./view.js";

const SIDES = ["main", "beside"];

export function listenToDraft() {
  for (const name of ["grid", "margins"]) {
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

function onPages(side, show) {
  for (const page of states[side].pages) {
    const figure = figureOf(side, page.number);
    if (figure) show(figure, page);
  }
}

// How far below the top of a line its baseline is, by language
const baselines = new Map();

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
    const baseline = baselines.get(languageOf(side));
    onPages(side, (figure, page) => showGrid(figure, page, baseline));
  }
}

// Over the whole page: what stands in the margin stands on it too
function showGrid(figure, page, baseline) {
  if (!page.text || !page.line) return;
  const first = (page.text[1] + baseline) % page.line;
  const made = box(figure, page, "grid", [0, 0, page.width, page.height]);
  for (let line = first; line < page.height; line += page.line) {
    const one = element("i");
    one.style.top = `${(100 * line) / page.height}%`;
    made.append(one);
  }
}

// The text area that a page would have if no figure made it smaller
function typeArea(page) {
  if (!page.line) return page.text;
  const alike = [...states.main.pages, ...states.beside.pages].filter((one) => one.text && one.line && one.text[2] === page.text[2]);
  const top = Math.min(...alike.map((one) => one.text[1]));
  const foot = Math.max(...alike.map((one) => one.text[1] + one.text[3]));
  return [page.text[0], top, page.text[2], foot - top];
}

function showMargins(figure, page) {
  if (page.text) box(figure, page, "margins", typeArea(page));
  const { bleed, width, height } = page;
  if (bleed > 0) box(figure, page, "margins bleed", [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed]);
}

let shown = "";
export function showWords() {
  const { chapters } = states.main;
  const now = JSON.stringify(chapters);
  if (now === shown) return;
  shown = now;
  const isPlanned = chapters.some((one) => one.planned);
  const columns = [
    ["Words", (one) => one.words],
    ["Pages", (one) => one.pages],
    ...(isPlanned ? [["Planned", (one) => one.planned || "–"]] : []),
    ["Room", (one) => one.room || "–"],
  ];
  const total = (name) => chapters.reduce((sum, one) => sum + one[name], 0);
  at("words-by-chapter").replaceChildren(
    element("thead", {}, row("th", "Chapter", columns.map(([head]) => head))),
    element("tbody", {}, ...chapters.map((one) => chapterRow(one, columns))),
    element("tfoot", {}, row("td", "All chapters", columns.map(([head]) => (head in TOTALS ? total(TOTALS[head]) : "")))),
  );
}

const TOTALS = { Words: "words", Pages: "pages" };

function row(tag, head, cells) {
  const attributes = tag === "th" ? { scope: "col" } : {};
  const first = element("th", { scope: tag === "th" ? "col" : "row" }, head);
  return element("tr", {}, first, ...cells.map((cell) => element(tag, attributes, String(cell))));
}

function chapterRow(one, columns) {
  const link = element("a", { href: `#page-${one.page}` }, one.title);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    toPage(one.page);
  });
  const made = row("td", link, columns.map(([, of]) => of(one)));
  made.classList.toggle("is-over", Boolean(one.planned && one.pages > one.planned));
  return made;
}
