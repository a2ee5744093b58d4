// What is looked at, and how: kept from one visit to the next, the language in the address.

/** @import { Page, Side, Spot, Standing, State, View } from "./types.d.ts" */

const KEPT = "belpress-preview";
const address = new URL(location.href);

/** @type {View} */
export const view = {
  spreads: innerWidth > 700,
  zoom: 1,
  fill: false,
  page: 1,
  grid: false,
  margins: false,
  colours: "print",
  shown: "trim",
  ...kept(),
  language: address.searchParams.get("l"),
  beside: address.searchParams.has("beside"),
};

/** @returns {Partial<View>} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

export function keep() {
  const { language, beside, ...rest } = view;
  localStorage.setItem(KEPT, JSON.stringify(rest));
  const parameters = new URLSearchParams();
  if (language !== null) parameters.set("l", language);
  if (beside) parameters.set("beside", "");
  const query = parameters.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

/**
 * The address of a request about the language in view.
 *
 * @param {string} path
 * @param {Record<string, string>} parameters
 */
export function asking(path, parameters = {}) {
  return askingFor(languageOf("main"), path, parameters);
}

/**
 * @param {string | null} language
 * @param {string} path
 * @param {Record<string, string>} parameters
 */
export function askingFor(language, path, parameters = {}) {
  const query = new URLSearchParams(parameters);
  if (language !== null) query.set("l", language);
  return `${path}?${query}`;
}

// Stands for the language of the source
export const SOURCE = "";

/** @param {Side} side */
export function languageOf(side) {
  return side === "beside" ? SOURCE : view.language;
}

/**
 * Names for passages that still need a translator.
 *
 * @type {Record<Standing, string>}
 */
export const STANDINGS = { missing: "untranslated", fuzzy: "fuzzy", broken: "broken" };

/** @type {Side[]} */
export const SIDES = ["main", "beside"];

/**
 * The publication in view, and its source if that is beside it.
 *
 * @type {Record<Side, State>}
 */
export const states = { main: blank(), beside: blank() };

/** @returns {State} */
export function blank() {
  return {
    asked: SOURCE,
    editor: false,
    version: 0,
    title: "",
    language: "",
    languages: [],
    behind: false,
    old: false,
    checked: false,
    seconds: 0,
    chapters: [],
    pages: [],
    problems: [],
    waiting: {},
  };
}

/**
 * @param {Side} side
 * @param {number} number
 */
export function pageOf(side, number) {
  return states[side].pages.find((page) => page.number === number);
}

/**
 * The place in the source that a spot comes from.
 *
 * @param {Spot} spot
 */
export const originOf = (spot) => spot.origin ?? `${spot.file}:${spot.line}`;

/**
 * The smallest spot at a point of a page, in pt.
 *
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 */
export function spotAt(page, x, y) {
  const isInside = (/** @type {Spot} */ { area }) =>
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
  const size = (/** @type {Spot} */ { area }) => area.width * area.height;
  return page.spots.filter(isInside).sort((first, second) => size(first) - size(second))[0];
}

/**
 * @param {Side} side
 * @param {number} number
 */
export function figureOf(side, number) {
  return document.getElementById(side === "main" ? `page-${number}` : `${side}-${number}`);
}
