// What has changed since the last commit, or since any PDF: a list, and a slider on every page.

import { at, button, clear, element, plural } from "./elements.js";
import { pictureOf, toPage } from "./pages.js";
import { asking, figureOf } from "./view.js";

let found = null;

export function listenToCompare() {
  at("with-commit").addEventListener("click", () => compare({ name: "" }));
  at("with-pdf").addEventListener("change", () => {
    const [file] = at("with-pdf").files;
    if (file) compare({ name: file.name }, file);
  });
  at("compare-end").addEventListener("click", end);
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
  clear("before");
  at("compare-end").hidden = !found;
  at("compared").replaceChildren();
  if (!found) return;
  const items = found.pages.map((one) => {
    if (one.gone) return element("li", {}, `Page ${one.number} is gone`);
    return element("li", {}, button(`Page ${one.number}${one.before ? "" : " is new"}`, () => toPage(one.number)));
  });
  const said = found.pages.length ? `${plural(found.pages.length, "page")} changed since` : "No page has changed since";
  at("compared").append(element("p", {}, `${said} `, element("strong", {}, found.name)), element("ol", {}, ...items));
  for (const one of found.pages) if (one.before && !one.gone) showBefore(one);
}

function showBefore({ number, before }) {
  const figure = figureOf("main", number);
  if (!figure) return;
  const picture = element("img", { src: pictureOf(before, figure.clientWidth), alt: `Page ${number}, before` });
  const slider = element("input", { type: "range", min: 0, max: 100, value: 50, ariaLabel: `Before and after, page ${number}` });
  const made = element("div", { className: "before" }, picture, slider, element("span", { className: "then" }, "before"), element("span", { className: "now" }, "now"));
  const part = () => made.style.setProperty("--part", `${slider.value}%`);
  slider.addEventListener("input", part);
  part();
  figure.append(made);
}
