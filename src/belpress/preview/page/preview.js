// The preview's page. It shows states as the server sends them, and keeps the reader's place.

import { compareAgain, end as endComparison, listenToCompare, showCompared } from "./compare.js";
import { listenToDraft, showDraft, showWords } from "./draft.js";
import { at, element } from "./elements.js";
import { again, fit, mark, seen, showOf, showPages, toNumber, toPage, turn, zoom } from "./pages.js";
import { closePanel, listenToOpeners } from "./panel.js";
import { hidePlace, listenToPlaces, placeAgain, showTints, stepPlace } from "./places.js";
import { showFlaggedPages, showFlags, showProblems } from "./problems.js";
import { endSearch, listenToSearch, showHits } from "./search.js";
import { showStrip, showStripPictures, stopStripPictures } from "./strip.js";
import { SOURCE, blank, keep, pageOf, states, view } from "./view.js";
import { showWaiting } from "./waiting.js";

let told = 0;
let refused = "";
function showStatus() {
  const { main } = states;
  document.body.dataset.version = main.version;
  document.body.dataset.behind = main.behind;
  if (main.behind) at("status").textContent = "Laying out …";
  else if (main.version !== told) at("status").textContent = `${refused}${main.pages.length} pages · ${new Date().toLocaleTimeString("en-GB")}`;
  told = main.version;
}

function show() {
  const { main } = states;
  showStatus();
  // Until a language has pages, those of the one before stay, and their title
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
  if (main.checked) showStripPictures();
}

// What lies over the pages
function showOverlays() {
  showTints();
  showHits();
  showDraft();
  showCompared();
  showFlags();
}

// Languages

function showLanguages() {
  const { languages, language } = states.main;
  if (!languages.length) return;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const tags = at("language").dataset.tags;
  if (tags !== languages.join(" ")) {
    const options = languages.map((tag, index) => element("option", { value: index ? tag : SOURCE }, names.of(tag)));
    at("language").replaceChildren(...options);
    at("language").dataset.tags = languages.join(" ");
  }
  at("language").value = language === languages[0] ? SOURCE : language;
  at("languages").hidden = languages.length < 2;
  at("spreads").hidden = view.beside;
  at("spreads").setAttribute("aria-pressed", String(view.spreads));
  at("beside").setAttribute("aria-pressed", String(view.beside));
}

function speak(language) {
  refused = "";
  view.language = language;
  if (language === SOURCE) view.beside = false;
  else view.translation = language;
  begin();
}

function chosenBefore() {
  const [, ...translations] = states.main.languages;
  return translations.includes(view.translation) ? view.translation : translations[0];
}

let alone = null;
function toggleBeside() {
  view.beside = !view.beside;
  const now = at("language").value;
  if (view.beside) {
    alone = now;
    // The source beside itself would show nothing
    view.language = now === SOURCE ? chosenBefore() : now;
  } else {
    view.language = alone ?? now;
  }
  begin();
}

// Events

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
  events = new EventSource(`/events?${asked}`);
  events.addEventListener("state", (event) => {
    const news = JSON.parse(event.data);
    const side = view.beside && news.asked === SOURCE ? "beside" : "main";
    const isSame = news.pages.length === states[side].pages.length && news.pages.every(Number.isInteger);
    news.pages = news.pages.map((page) => (Number.isInteger(page) ? pageOf(side, page) : page));
    states[side] = news;
    if (news.behind && isSame) showStatus();
    else show();
  });
  events.addEventListener("goto", (event) => toPage(Number(event.data)));
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED && view.language) return refuse();
    at("status").textContent = "The preview has ended";
  });
}

// A language that the edition is not in: the one shown first takes its place
function refuse() {
  refused = `The edition is not in “${view.language}” · `;
  view.language = null;
  view.beside = false;
  begin();
}

// Keys and buttons

const KEYS = {
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  Home: () => toPage(states.main.pages[0]?.number),
  End: () => toPage(states.main.pages.at(-1)?.number),
  "+": () => zoom(1),
  "-": () => zoom(-1),
  0: () => fit(false),
  w: () => fit(true),
  "/": () => at("words").focus(),
  Escape: () => hidePlace() || closePanel() || endSearch(),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target === at("pages")) return openPlace(event);
  const isTyping = event.target.matches("input, select") && event.key !== "Escape";
  if (isTyping || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

function openPlace(event) {
  event.preventDefault();
  stepPlace(1);
  at("passage-after").focus();
}

at("pages").addEventListener("scroll", seen, { passive: true });
at("pages").addEventListener("arranged", showOverlays);
at("strip").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  toPage(Number(link.dataset.number));
});
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
at("language").addEventListener("change", () => speak(at("language").value));
at("beside").addEventListener("click", toggleBeside);
addEventListener("resize", showPages);
listenToOpeners();
listenToPlaces();
listenToDraft();
listenToCompare();
listenToSearch();
again();
begin();
