// The panel at the side: one of its sections is open at a time, or none.

import { at } from "./elements.js";

// The sections, each with the button that opens it
const OPENERS = { "problem-list": "problems", draft: "draft-tools", comparison: "compare" };

/**
 * @param {string} section
 * @param {boolean} isOpen
 */
export function showPanel(section, isOpen) {
  const wasOpen = !at(section).hidden && !at("panel").hidden;
  if (isOpen === wasOpen) return;
  at("panel").hidden = !isOpen;
  for (const [name, opener] of Object.entries(OPENERS)) {
    const isThis = isOpen && name === section;
    at(name).hidden = !isThis;
    at(opener).setAttribute("aria-expanded", String(isThis));
  }
  // The pages have more room now, or less
  dispatchEvent(new Event("resize"));
}

/** @param {string} section */
function toggle(section) {
  if (!at("panel").hidden && !at(section).hidden) {
    closePanel();
    return;
  }
  // On a phone there is no room for both
  at("more").setAttribute("aria-expanded", "false");
  showPanel(section, true);
  at("panel").focus();
}

// Whether there was one to close
export function closePanel() {
  const open = Object.entries(OPENERS).find(
    ([section]) => !at(section).hidden && !at("panel").hidden,
  );
  if (!open) return false;
  const [section, opener] = open;
  const hadFocus = at("panel").contains(document.activeElement);
  showPanel(section, false);
  if (hadFocus) at(opener).focus();
  at("panel").dispatchEvent(new CustomEvent("closed", { detail: section }));
  return true;
}

export function listenToOpeners() {
  for (const [section, opener] of Object.entries(OPENERS)) {
    at(opener).addEventListener("click", () => toggle(section));
  }
  at("panel-close").addEventListener("click", closePanel);
}
