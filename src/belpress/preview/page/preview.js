// The preview's page. It shows states as the server sends them, and keeps the reader's place.

import { compareAgain, end as endComparison, listenToCompare, showCompared } from "./compare.js";
import { listenToDraft, showDraft, showWords } from "./draft.js";
import { at } from "./elements.js";
import { listenToLanguages, showLanguages } from "./languages.js";
import { again, fit, showPages, zoom } from "./pages.js";
import { closePanel, listenToOpeners } from "./panel.js";
import { hidePlace, listenToPlaces, placeAgain, showTints, stepPlace } from "./places.js";
import { askForPress, listenToPress, showAs } from "./press.js";
import { showFlaggedPages, showFlags, showProblems } from "./problems.js";
import { mark, seen, showOf, toNumber, toPage, turn } from "./reader.js";
import { endSearch, listenToSearch, showHits } from "./search.js";
import { listenToStrip, showStrip, showStripPictures, stopStripPictures } from "./strip.js";
import { blank, keep, pageOf, SOURCE, states, view } from "./view.js";
import { showWaiting } from "./waiting.js";

/** @import { News } from "./types.d.ts" */

let told = 0;
let refused = "";
function showStatus() {
  const { main } = states;
  document.body.dataset.version = String(main.version);
  document.body.dataset.behind = String(main.behind);
  if (main.behind) at("status").textContent = "Laying out …";
  else if (main.version !== told) {
    const time = new Date().toLocaleTimeString("en-GB");
    at("status").textContent = `${refused}${main.pages.length} pages · ${time}`;
  }
  told = main.version;
}

function show() {
  const { main } = states;
  showStatus();
  // Until a language has pages, those of the previous language stay, and their title
  if (main.title) {
    document.title = main.title;
    at("title").lang = main.language;
  }
  at("title").textContent = document.title;
  showOf();
  at("download").href = view.language === null ? "/review.pdf" : `/review.pdf?l=${view.language}`;
  showLanguages();
  if (!main.behind) showProblems();
  if (main.behind) stopStripPictures();
  if (!main.pages.length) return;
  showPages();
  showOverlays();
  if (main.behind) return;
  placeAgain();
  showStrip();
  showFlaggedPages();
  showWaiting();
  showWords();
  compareAgain();
  mark(view.page);
  askForPress(again);
  if (main.checked) showStripPictures();
}

// What is drawn over the pages
function showOverlays() {
  showTints();
  showHits();
  showDraft();
  showCompared();
  showFlags();
}

// Events

/** @type {EventSource | null} */
let events = null;
function begin() {
  keep();
  endComparison();
  endSearch();
  hidePlace();
  events?.close();
  states.beside = blank();
  const asked = new URLSearchParams();
  if (view.language !== null) asked.append("l", view.language);
  if (view.beside) asked.append("l", SOURCE);
  const source = new EventSource(`/events?${asked}`);
  source.addEventListener("state", (event) => take(JSON.parse(event.data)));
  source.addEventListener("goto", (event) => toPage(Number(event.data)));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED && view.language) refuse(view.language);
    else at("status").textContent = "The preview has ended";
  });
  events = source;
}

/** @param {News} news */
function take(news) {
  const side = view.beside && news.asked === SOURCE ? "beside" : "main";
  const isSame =
    news.pages.length === states[side].pages.length && news.pages.every(Number.isInteger);
  const pages = news.pages.flatMap((page) =>
    typeof page === "number" ? (pageOf(side, page) ?? []) : page,
  );
  states[side] = { ...news, pages };
  if (news.behind && isSame) showStatus();
  else show();
}

/**
 * Show the first language in place of one that the edition is not in.
 *
 * @param {string} language
 */
function refuse(language) {
  view.language = null;
  view.beside = false;
  begin();
  refused = `The edition is not in “${language}” · `;
}

// Keys and buttons

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  Home: () => toPage(states.main.pages[0]?.number ?? 1),
  End: () => toPage(states.main.pages.at(-1)?.number ?? 1),
  "+": () => zoom(1),
  "-": () => zoom(-1),
  0: () => fit(false),
  w: () => fit(true),
  t: () => showAs("trim", again),
  b: () => showAs("bleed", again),
  c: () => showAs("cyan", again),
  m: () => showAs("magenta", again),
  y: () => showAs("yellow", again),
  k: () => showAs("black", again),
  i: () => showAs("ink", again),
  "/": () => at("words").focus(),
  Escape: () => hidePlace() || closePanel() || endSearch(),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {Element} */ (event.target);
  if (event.key === "Enter" && target === at("pages")) {
    openPlace(event);
    return;
  }
  const isTyping = target.matches("input, select") && event.key !== "Escape";
  const act = KEYS[event.key];
  if (isTyping || !act) return;
  event.preventDefault();
  act();
});

/** @param {Event} event */
function openPlace(event) {
  event.preventDefault();
  stepPlace(1);
  at("passage-after").focus();
}

at("pages").addEventListener("scroll", seen, { passive: true });
at("pages").addEventListener("arranged", showOverlays);
at("number").addEventListener("change", () => toNumber(at("number").value));
at("number").addEventListener("click", () => at("number").select());
at("smaller").addEventListener("click", () => zoom(-1));
at("larger").addEventListener("click", () => zoom(1));
at("fit").addEventListener("click", () => fit(false));
at("fill").addEventListener("click", () => fit(true));
at("spreads").addEventListener("click", () => {
  view.spreads = !view.spreads;
  at("spreads").setAttribute("aria-pressed", String(view.spreads));
  again();
});
at("more").addEventListener("click", () => {
  const isOpen = at("more").getAttribute("aria-expanded") === "true";
  at("more").setAttribute("aria-expanded", String(!isOpen));
});
addEventListener("resize", showPages);
listenToOpeners();
listenToStrip();
listenToPlaces();
listenToDraft();
listenToPress(again);
listenToCompare();
listenToSearch();
listenToLanguages(() => {
  refused = "";
  begin();
});
again();
begin();
