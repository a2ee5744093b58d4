// A translation whose source has changed: what has changed, and a button to say that it holds.

import { at, element } from "./elements.js";
import { states } from "./view.js";

/** @import { Outdated, Spot } from "./types.d.ts" */

/**
 * The place that is shown, or was asked for last.
 *
 * @type {string | null}
 */
let shown = null;

export function hideOutdated() {
  shown = null;
  at("outdated").hidden = true;
}

/**
 * Show in what the source of a passage differs from the one that was translated.
 *
 * @param {Spot} spot
 */
export async function showOutdated(spot) {
  const place = `${spot.file}:${spot.line}`;
  shown = place;
  const asked = new URLSearchParams({ l: states.main.language, place });
  const answer = await fetch(`/outdated?${asked}`);
  /** @type {Outdated} */
  const found = await answer.json();
  // The reader may have moved on in the meantime
  if (shown !== place || found.problems) return;
  at("changes").replaceChildren(...found.changes.flatMap(marked));
  at("translated").textContent = found.text;
  at("translated").lang = states.main.language;
  const notes = found.fault ? [...found.notes, `It ${found.fault}`] : found.notes;
  at("notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
  at("accept").hidden = !found.accepts || Boolean(found.fault);
  at("accept").onclick = () => accept(place, found.digest);
  at("accepted").textContent = "";
  at("outdated").hidden = false;
}

/**
 * @param {{ old: string, new: string }} change
 * @returns {(string | HTMLElement)[]}
 */
function marked(change) {
  if (change.old === change.new) return [change.new];
  const removed = change.old ? [element("del", {}, change.old)] : [];
  return change.new ? [...removed, element("ins", {}, change.new)] : removed;
}

/**
 * @param {string} place
 * @param {string} digest
 */
async function accept(place, digest) {
  const asked = new URLSearchParams({ l: states.main.language, place, digest });
  const answer = await fetch(`/outdated?${asked}`, { method: "POST" });
  const { problems } = await answer.json();
  if (shown !== place) return;
  at("accept").hidden = true;
  at("accepted").textContent = problems.length ? problems.join(" ") : "Accepted";
}
