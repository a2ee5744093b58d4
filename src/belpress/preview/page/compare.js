// What has changed since the last commit, or since any PDF: a list, and a slider on every page.

import { at, button, clear, element, plural } from "./elements.js";
import { pictureOf, pictureWidth } from "./pages.js";
import { toPage } from "./reader.js";
import { asking, figureOf } from "./view.js";

/** @import { Compared, Difference } from "./types.d.ts" */

/** @type {{ name: string, pages: Difference[] } | null} */
let found = null;

export function listenToCompare() {
  at("with-commit").addEventListener("click", () => compare({ name: "" }));
  at("with-pdf").addEventListener("change", () => {
    const file = at("with-pdf").files?.[0];
    if (file) compare({ name: file.name }, file);
  });
  at("compare-end").addEventListener("click", end);
  // Earlier pages must not stay over the present ones unnoticed
  at("panel").addEventListener("closed", (event) => {
    if (/** @type {CustomEvent<string>} */ (event).detail === "comparison") end();
  });
}

export function end() {
  found = null;
  at("with-pdf").value = "";
  show();
}

/**
 * @param {Record<string, string>} parameters
 * @param {File} [body]
 */
async function compare(parameters, body) {
  at("compared").replaceChildren("Laying out the earlier pages …");
  take(await fetch(asking("/compare", parameters), { method: "POST", body }));
}

// After every change of the pages
export async function compareAgain() {
  if (found) take(await fetch(asking("/compare")));
}

/** @param {Response} answer */
async function take(answer) {
  /** @type {Compared} */
  const fields = await answer.json();
  found = fields.problems ? null : fields;
  show();
  const problems = fields.problems?.map((problem) => element("p", { className: "error" }, problem));
  if (problems) at("compared").replaceChildren(...problems);
}

function show() {
  showCompared();
  at("compare-end").hidden = !found;
  at("compare").classList.toggle("is-on", Boolean(found));
  at("compared").replaceChildren();
  if (!found) return;
  const count = plural(found.pages.length, "page");
  const said = found.pages.length ? `${count} changed since ` : "Every page looks the same as in ";
  at("compared").append(
    element("p", {}, said, element("strong", {}, found.name)),
    element("ol", {}, ...found.pages.map(item)),
  );
}

/** @param {Difference} difference */
function item({ number, before, gone }) {
  if (gone) return element("li", {}, `Page ${number} is gone`);
  return element(
    "li",
    {},
    button(`Page ${number}${before ? "" : " is new"}`, () => toPage(number)),
  );
}

// On the pages and in the strip
export function showCompared() {
  const sliders = new Map(
    [...at("pages").querySelectorAll(".before")].map((slider) => [
      slider.getAttribute("data-before"),
      slider,
    ]),
  );
  clear("before");
  const changed = new Set((found?.pages ?? []).map((page) => String(page.number)));
  for (const link of at("strip").querySelectorAll("a")) {
    link.classList.toggle("is-changed", changed.has(link.dataset.number ?? ""));
  }
  for (const { number, before, gone } of found?.pages ?? []) {
    const figure = figureOf("main", number);
    if (!before || gone || !figure) continue;
    const slider = sliders.get(before) ?? slid(number, before);
    figure.append(slider);
    slider.querySelector("img")?.setAttribute("src", pictureOf(before, pictureWidth()));
  }
}

/**
 * @param {number} number
 * @param {string} before
 */
function slid(number, before) {
  const slider = element("input", {
    type: "range",
    min: 0,
    max: 100,
    value: 50,
    ariaLabel: `Before and after, page ${number}`,
  });
  const made = element(
    "div",
    { className: "before" },
    element("img", { alt: `Page ${number}, before`, loading: "lazy" }),
    slider,
    element("span", { className: "then" }, "before"),
    element("span", { className: "now" }, "now"),
  );
  made.dataset.before = before;
  const part = () => made.style.setProperty("--part", String(slider.valueAsNumber / 100));
  slider.addEventListener("input", part);
  part();
  return made;
}
