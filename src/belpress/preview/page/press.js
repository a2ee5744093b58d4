// Pages as they go to the press: with their bleed and marks, plate by plate, or all ink together.

import { at } from "./elements.js";
import { asking, keep, view } from "./view.js";

/** @import { Page, Press } from "./types.d.ts" */

// The trimmed page, which needs no press
export const TRIM = "trim";
const BLEED = "bleed";
// The largest width of plates, in px: each takes the memory of several pictures while it is made
const MOST_OF_PLATES = 2400;

/**
 * What the pages are printed with; null before that is known.
 *
 * @type {Press | null}
 */
let press = null;

// The view that is shown: the one that was chosen, as soon as its press is known
const shown = () => (press ? view.shown : TRIM);

/**
 * What is around the trim of a page in this view, in pt.
 */
export const around = () => (press && shown() === BLEED ? press.room : 0);

/**
 * The address of the picture of a page with a trim of so many px in width; null for the trimmed one.
 *
 * @param {Page} page
 * @param {number} wide
 * @param {number} most
 */
export function onPress(page, wide, most) {
  if (!press || shown() === TRIM) return null;
  const whole = (wide * (page.width + 2 * around())) / page.width;
  const largest = shown() === BLEED ? most : MOST_OF_PLATES;
  const width = Math.min(largest, Math.round(whole));
  return `/plates/${press.key}/${shown()}/${page.picture}/${width}.jpg`;
}

// Which words stand behind the number of a page for those who do not see it
export const saying = () => (shown() === TRIM ? "" : `, ${labelOf(shown())}`);

/** @param {string} name */
const labelOf = (name) =>
  at("shown").querySelector(`[value="${name}"]`)?.textContent?.toLowerCase() ?? "";

/**
 * Ask again what the pages are printed with, since that may have changed with them.
 *
 * @param {() => void} changed
 */
export async function askForPress(changed) {
  if (view.shown === TRIM) return;
  const before = press?.key;
  /** @type {Press | { problems: string[] }} */
  const answer = await (await fetch(asking("/press"))).json();
  if ("problems" in answer) {
    press = null;
    view.shown = TRIM;
    say(answer.problems[0] ?? "", true);
  } else {
    press = answer;
    say(view.shown === "ink" ? `more than ${press.ink} % is red` : "", false);
  }
  at("shown").value = view.shown;
  at("shown").classList.toggle("is-on", shown() !== TRIM);
  if (press?.key !== before) changed();
}

/**
 * @param {string} words
 * @param {boolean} isError
 */
function say(words, isError) {
  at("shown-said").textContent = words;
  at("shown-said").classList.toggle("error", isError);
}

/**
 * @param {string} name
 * @param {() => void} changed
 */
export async function showAs(name, changed) {
  view.shown = name;
  keep();
  say("", false);
  await askForPress(() => {});
  at("shown").value = view.shown;
  at("shown").classList.toggle("is-on", shown() !== TRIM);
  changed();
}

/** @param {() => void} changed */
export function listenToPress(changed) {
  const names = [...at("shown").options].map((option) => option.value);
  if (!names.includes(view.shown)) view.shown = TRIM;
  at("shown").value = view.shown;
  at("shown").addEventListener("change", () => showAs(at("shown").value, changed));
}
