// What has changed since the last commit, or since any PDF: a list, and a slider on every page.

import { at, button, clear, element, plural } from "./elements.js";
import { pictureOf, pictureWidth, toPage } from "./pages.js";
import { asking, figureOf } from "./view.js";

let found = null;

export function listenToCompare() {
  at("with-commit").addEventListener("click", () => compare({ name: "" }));
  at("with-pdf").addEventListener("change", () => {
    const [file] = at("with-pdf").files;
    if (file) compare({ name: file.name }, file);
  });
  at("compare-end").addEventListener("click", end);
  // Earlier pages must not stay over those of now unnoticed
  at("panel").addEventListener("closed", (event) => {
    if (event.detail === "comparison") end();
  });
}

export function end() {
  found = null;
  at("with-pdf").value = "";
  show();
}

async function compare(parameters, body) {
  at("compared").replaceChildren("Laying out what was before …");
  take(await fetch(asking("/compare", parameters), { method: "POST", body }));
}

// After every change of the pages
export async function compareAgain() {
  if (found) take(await fetch(asking("/compare")));
}

async function take(answer) {
  const fields = await answer.json();
  found = fields.problems ? null : fields;
  show();
  if (fields.problems) at("compared").replaceChildren(...fields.problems.map((one) => element("p", { className: "error" }, one)));
}

function show() {
  showCompared();
  at("compare-end").hidden = !found;
  at("compare").classList.toggle("is-on", Boolean(found));
  at("compared").replaceChildren();
  if (!found) return;
  const items = found.pages.map((one) => {
    if (one.gone) return element("li", {}, `Page ${one.number} is gone`);
    return element("li", {}, button(`Page ${one.number}${one.before ? "" : " is new"}`, () => toPage(one.number)));
  });
  const said = found.pages.length ? `${plural(found.pages.length, "page")} changed since ` : "Every page looks as it did in ";
  at("compared").append(element("p", {}, said, element("strong", {}, found.name)), element("ol", {}, ...items));
}

// On the pages and in the strip
export function showCompared() {
  const sliders = new Map([...document.querySelectorAll(".before")].map((one) => [one.dataset.before, one]));
  clear("before");
  const changed = new Set((found?.pages ?? []).map((one) => String(one.number)));
  for (const link of at("strip").querySelectorAll("a")) link.classList.toggle("is-changed", changed.has(link.dataset.number));
  for (const { number, before, gone } of found?.pages ?? []) {
    const figure = figureOf("main", number);
    if (!before || gone || !figure) continue;
    figure.append(sliders.get(before) ?? slid(number, before));
    figure.querySelector(".before img").src = pictureOf(before, pictureWidth());
  }
}

function slid(number, before) {
  const picture = element("img", { alt: `Page ${number}, before`, loading: "lazy" });
  const slider = element("input", { type: "range", min: 0, max: 100, value: 50, ariaLabel: `Before and after, page ${number}` });
  const made = element("div", { className: "before" }, picture, slider, element("span", { className: "then" }, "before"), element("span", { className: "now" }, "now"));
  made.dataset.before = before;
  const part = () => made.style.setProperty("--part", slider.value / 100);
  slider.addEventListener("input", part);
  part();
  return made;
}
