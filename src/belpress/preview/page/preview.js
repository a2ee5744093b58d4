// The preview's page. It shows states as the server sends them, and keeps the reader's place.

import { compareAgain, end as endComparison, listenToCompare } from "./compare.js";
import { listenToDraft, showDraft, showWords } from "./draft.js";
import { at, element } from "./elements.js";
import { again, mark, seen, showPages, showStrip, toPage, turn, zoom } from "./pages.js";
import { listenToOpeners } from "./panel.js";
import { copyPlace, hidePlace, showFlags, showPlace, showProblems, showTints } from "./places.js";
import { search, showHits } from "./search.js";
import { blank, keep, pageOf, states, view } from "./view.js";

const SOURCE = "";
const STANDINGS = { missing: "untranslated", fuzzy: "fuzzy", broken: "broken" };

function showStatus() {
  const { main } = states;
  document.body.dataset.version = main.version;
  document.body.dataset.behind = main.behind;
  at("status").textContent = main.behind ? "Laying out …" : told(main);
}

function show() {
  const { main } = states;
  showStatus();
  document.title = main.title || "Preview";
  at("title").textContent = document.title;
  at("download").href = view.language === null ? "/review.pdf" : `/review.pdf?l=${view.language}`;
  showLanguages();
  if (!main.behind) showProblems();
  if (!main.pages.length) return;
  showPages();
  showFlags();
  showTints();
  showHits();
  showDraft();
  if (main.behind) return;
  showStrip();
  showWords();
  compareAgain();
  mark(view.page);
}

function told(state) {
  const waiting = Object.entries(STANDINGS).filter(([name]) => state.waiting[name]);
  const said = waiting.map(([name, word]) => `${state.waiting[name]} ${word}`);
  return [`${state.pages.length} pages, ${state.seconds} s`, ...said].join(", ");
}

// Languages

function showLanguages() {
  const { languages, language } = states.main;
  if (!languages.length) return;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const options = languages.map((tag, index) =>
    element("option", { value: index ? tag : SOURCE, selected: tag === language }, names.of(tag)),
  );
  at("language").replaceChildren(...options);
  at("languages").hidden = languages.length < 2;
  at("beside").hidden = languages.length < 2;
  at("spreads").disabled = view.beside;
  at("beside").setAttribute("aria-pressed", String(view.beside));
}

function speak(language) {
  view.language = language;
  if (language === SOURCE) view.beside = false;
  begin();
}

function toggleBeside() {
  view.beside = !view.beside;
  const isSource = at("language").value === SOURCE;
  // The source beside itself would show nothing
  if (view.beside && isSource) view.language = states.main.languages[1];
  else if (view.language === null) view.language = at("language").value;
  begin();
}

// Events

let events = null;
function begin() {
  keep();
  endComparison();
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
  events.addEventListener("error", () => (at("status").textContent = "The preview has ended"));
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
  0: () => zoom(0),
  "/": () => at("words").focus(),
  Escape: hidePlace,
};

addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input, select") && event.key !== "Escape";
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
at("pages").addEventListener("scroll", seen, { passive: true });
at("pages").addEventListener("click", showPlace);
at("strip").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  toPage(Number(link.dataset.number));
});
at("find").addEventListener("submit", search);
at("number").addEventListener("change", () => toPage(Number(at("number").value)));
at("smaller").addEventListener("click", () => zoom(-1));
at("larger").addEventListener("click", () => zoom(1));
at("fit").addEventListener("click", () => zoom(0));
at("spreads").addEventListener("click", () => {
  view.spreads = !view.spreads;
  at("spreads").setAttribute("aria-pressed", String(view.spreads));
  again();
});
at("spreads").setAttribute("aria-pressed", String(view.spreads));
at("language").addEventListener("change", () => speak(at("language").value));
at("beside").addEventListener("click", toggleBeside);
at("copy").addEventListener("click", copyPlace);
at("close").addEventListener("click", hidePlace);
addEventListener("resize", () => states.main.pages.length && showPages());
listenToOpeners();
listenToDraft();
listenToCompare();
begin();
