// What is looked at, and how: kept from one visit to the next, the language in the address.

const KEPT = "belpress-preview";
const address = new URL(location.href);

export const view = {
  spreads: innerWidth > 700,
  zoom: 1,
  fill: false,
  page: 1,
  grid: false,
  margins: false,
  colours: "print",
  ...kept(),
  language: address.searchParams.get("l"),
  beside: address.searchParams.has("beside"),
};

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
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

// The address of something that is asked of the language in view
export function asking(path, parameters = {}) {
  return askingFor(languageOf("main"), path, parameters);
}

export function askingFor(language, path, parameters = {}) {
  const query = new URLSearchParams(parameters);
  if (language !== null) query.set("l", language);
  return `${path}?${query}`;
}

// Stands for the language of the source, whichever that is
export const SOURCE = "";

export function languageOf(side) {
  return side === "beside" ? SOURCE : view.language;
}

// The publication in view, and its source where that stands beside it
export const states = { main: blank(), beside: blank() };

export function blank() {
  return { pages: [], problems: [], chapters: [], languages: [], waiting: {} };
}

export function pageOf(side, number) {
  return states[side].pages.find((one) => one.number === number);
}

// A spot is [file, line, kind, x, y, width, height], and where its text comes from if it was worded
// elsewhere
export const areaOf = (spot) => spot.slice(3, 7);
export const originOf = (spot) => spot[7] ?? `${spot[0]}:${spot[1]}`;

// The smallest spot at a point of a page, in pt
export function spotAt(page, x, y) {
  const inside = page.spots.filter(([, , , left, top, wide, high]) => x >= left && x <= left + wide && y >= top && y <= top + high);
  return inside.sort((one, other) => one[5] * one[6] - other[5] * other[6])[0];
}

export function figureOf(side, number) {
  return document.getElementById(side === "main" ? `page-${number}` : `${side}-${number}`);
}
