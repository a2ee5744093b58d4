// Tools for a draft: the line grid, margins, other eyes, and the lengths of chapters.

import { at, box, clear, element } from "./elements.js";
import { toPage } from "./pages.js";
import { figureOf, keep, states, view } from "./view.js";

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
  at("pages").dataset.colours = view.colours;
  clear("grid");
  clear("margins");
  for (const side of ["main", "beside"]) {
    for (const page of states[side].pages) {
      const figure = figureOf(side, page.number);
      if (figure && view.grid) showGrid(figure, page);
      if (figure && view.margins) showMargins(figure, page);
    }
  }
}

function showGrid(figure, page) {
  if (!page.text || !page.line) return;
  const [left, top, wide, high] = page.text;
  const made = box(figure, page, "grid", [left, top, wide, high]);
  const lines = Math.floor(high / page.line + 0.01);
  made.replaceChildren(
    ...Array.from({ length: lines }, (_, index) => {
      const line = element("i");
      line.style.top = `${(100 * (index + 1) * page.line) / high}%`;
      return line;
    }),
  );
}

function showMargins(figure, page) {
  if (page.text) box(figure, page, "margins", page.text);
  const { bleed, width, height } = page;
  if (bleed) box(figure, page, "margins bleed", [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed]);
}

export function showWords() {
  const { chapters } = states.main;
  const head = ["Chapter", "Words", "Pages", "Planned", "Room for"];
  const rows = chapters.map((one) => {
    const link = element("a", { href: `#page-${one.page}` }, one.title);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toPage(one.page);
    });
    const over = one.planned && one.pages > one.planned;
    const cells = [one.words, one.pages, one.planned || "–", one.room ? `${one.room} words` : "–"];
    const row = element("tr", {}, element("th", { scope: "row" }, link), ...cells.map((cell) => element("td", {}, String(cell))));
    row.classList.toggle("is-over", Boolean(over));
    return row;
  });
  const total = (name) => chapters.reduce((sum, one) => sum + one[name], 0);
  const sum = ["All chapters", total("words"), total("pages"), "", ""];
  at("words-by-chapter").replaceChildren(
    element("thead", {}, element("tr", {}, ...head.map((one) => element("th", { scope: "col" }, one)))),
    element("tbody", {}, ...rows),
    element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, sum[0]), ...sum.slice(1).map((one) => element("td", {}, String(one))))),
  );
}
