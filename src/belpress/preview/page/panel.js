// The panel at the side: one of its sections is open at a time, or none.

import { at } from "./elements.js";

const OPENERS = { "problem-list": "problems", draft: "draft-tools", comparison: "compare" };

export function showPanel(section, isOpen) {
  const wasOpen = !at(section).hidden && !at("panel").hidden;
  if (!isOpen && !wasOpen) return;
  at("panel").hidden = !isOpen;
  for (const [name, opener] of Object.entries(OPENERS)) {
    const isThis = isOpen && name === section;
    at(name).hidden = !isThis;
    at(opener).setAttribute("aria-expanded", String(isThis));
  }
}

export function togglePanel(section) {
  showPanel(section, at("panel").hidden || at(section).hidden);
  dispatchEvent(new Event("resize"));
}

export function listenToOpeners() {
  for (const [section, opener] of Object.entries(OPENERS)) {
    at(opener).addEventListener("click", () => togglePanel(section));
  }
}
