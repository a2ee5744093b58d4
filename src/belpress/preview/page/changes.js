// Where two pictures of a page differ, found by copies of both that have the same width.

import { box, pictureIn, trimmed } from "./elements.js";
import { spotAt } from "./view.js";

/** @import { Area, Page } from "./types.d.ts" */

const WIDE = 600;
const CELL = 6;
const ALIKE = 64;
const SHOWN_MS = 4000;
// With more squares than this, the whole page is marked
const MOST_SQUARES = 24;

/**
 * A copy of what an image shows now; null before it shows anything.
 *
 * @param {HTMLImageElement} picture
 */
export function copyOf(picture) {
  if (!picture.complete || !picture.naturalWidth) return null;
  const high = Math.round((WIDE * picture.naturalHeight) / picture.naturalWidth);
  const context = new OffscreenCanvas(WIDE, high).getContext("2d", { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, WIDE, high);
  return context?.getImageData(0, 0, WIDE, high) ?? null;
}

/**
 * The areas of a page in which two copies differ: passages, or squares outside of passages.
 *
 * @param {Page} page
 * @param {ImageData} before
 * @param {ImageData} after
 * @returns {Area[]}
 */
function changedAreas(page, before, after) {
  const whole = [{ x: 0, y: 0, width: page.width, height: page.height }];
  if (before.height !== after.height) return whole;
  const passages = new Set();
  const squares = [];
  const scale = page.width / WIDE;
  const side = CELL * scale;
  for (const { left, top } of differentCells(before, after)) {
    const square = { x: left * scale, y: top * scale, width: side, height: side };
    const spot = spotAt(page, square.x + side / 2, square.y + side / 2);
    if (spot) passages.add(spot);
    else squares.push(square);
  }
  if (passages.size) return [...passages].map((spot) => spot.area);
  return squares.length > MOST_SQUARES ? whole : squares;
}

/**
 * @param {ImageData} before
 * @param {ImageData} after
 */
function differentCells(before, after) {
  const found = [];
  for (let top = 0; top < before.height; top += CELL) {
    for (let left = 0; left < WIDE; left += CELL) {
      if (differs(before, after, left, top)) found.push({ left, top });
    }
  }
  return found;
}

/**
 * Whether two copies differ in a cell.
 *
 * @param {ImageData} before
 * @param {ImageData} after
 * @param {number} left
 * @param {number} top
 */
function differs(before, after, left, top) {
  for (let y = top; y < Math.min(top + CELL, before.height); y += 1) {
    for (let x = left; x < left + CELL; x += 1) {
      const at = 4 * (y * WIDE + x);
      for (let part = at; part < at + 3; part += 1) {
        if (Math.abs((before.data[part] ?? 0) - (after.data[part] ?? 0)) > ALIKE) return true;
      }
    }
  }
  return false;
}

/**
 * Tint for a moment what has changed since the reader last saw it.
 *
 * @param {HTMLElement} figure
 * @param {Page} page
 * @param {ImageData | null} before
 */
export async function tintChanges(figure, page, before) {
  if (!before) return;
  const picture = pictureIn(figure);
  await picture.decode().catch(() => {});
  const now = copyOf(picture);
  for (const area of now ? changedAreas(page, before, now) : []) {
    const made = box(figure, page, "news", trimmed(page, area));
    made.style.setProperty("--shown", `${SHOWN_MS}ms`);
    setTimeout(() => made.remove(), SHOWN_MS);
  }
}
