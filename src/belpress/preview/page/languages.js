// The languages of the edition: which one is in view, and whether its source is beside it.

import { at, element } from "./elements.js";
import { SOURCE, states, view } from "./view.js";

export function showLanguages() {
  const { languages, language } = states.main;
  if (!languages.length) return;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const tags = languages.join(" ");
  if (at("language").dataset.tags !== tags) {
    const options = languages.map((tag, index) =>
      element("option", { value: index ? tag : SOURCE }, names.of(tag) ?? tag),
    );
    at("language").replaceChildren(...options);
    at("language").dataset.tags = tags;
  }
  at("language").value = language === languages[0] ? SOURCE : language;
  at("languages").hidden = languages.length < 2;
  at("spreads").hidden = view.beside;
  at("spreads").setAttribute("aria-pressed", String(view.spreads));
  at("beside").setAttribute("aria-pressed", String(view.beside));
}

/** @param {string} language */
function speak(language) {
  view.language = language;
  if (language === SOURCE) view.beside = false;
  else view.translation = language;
}

function chosenBefore() {
  const [, ...translations] = states.main.languages;
  const isThere = view.translation && translations.includes(view.translation);
  return (isThere ? view.translation : translations[0]) ?? SOURCE;
}

/**
 * The language that was in view before its source was put beside it.
 *
 * @type {string | null}
 */
let alone = null;
function toggleBeside() {
  view.beside = !view.beside;
  const now = at("language").value;
  if (view.beside) {
    alone = now;
    // The source beside itself would be of no use
    view.language = now === SOURCE ? chosenBefore() : now;
  } else {
    view.language = alone ?? now;
  }
}

/** @param {() => void} chosen */
export function listenToLanguages(chosen) {
  at("language").addEventListener("change", () => {
    speak(at("language").value);
    chosen();
  });
  at("beside").addEventListener("click", () => {
    toggleBeside();
    chosen();
  });
}
