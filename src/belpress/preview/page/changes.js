// Where two pictures of a page differ, told by copies of both that are as wide.

import { box, pictureIn, trimmed } from "./elements.js";
import { spotAt } from "./view.js";

/** @import { Area, Page } from "./types.d.ts" */

const WIDE = 600;
const CELL = 6;
const ALIKE = 64;
const SHOWN_MS = 4000;
// More squares than these are told as the whole page
const MOST_SQUARES = 24;

/**
 * A copy of what an image shows now; nothing before it shows anything.
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
 * The areas of a page in which two copies differ: passages, or squares where there are none.
 *
 * @param {Page} page
 * @param {ImageData} one
 * @param {ImageData} other
 * @returns {Area[]}
 */
function changedAreas(page, one, other) {
  const whole = [{ x: 0, y: 0, width: page.width, height: page.height }];
  if (one.height !== other.height) return whole;
  const passages = new Set();
  const squares = [];
  const scale = page.width / WIDE;
  const side = CELL * scale;
  for (const { left, top } of differentCells(one, other)) {
    const square = { x: left * scale, y: top * scale, width: side, height: side };
    const spot = spotAt(page, square.x + side / 2, square.y + side / 2);
    if (spot) passages.add(spot);
    else squares.push(square);
  }
  if (passages.size) return [...passages].map((spot) => spot.area);
  return squares.length > MOST_SQUARES ? whole : squares;
}

/**
 * @param {ImageData} one
 * @param {ImageData} other
 */
function differentCells(one, other) {
  const found = [];
  for (let top = 0; top < one.height; top += CELL) {
    for (let left = 0; left < WIDE; left += CELL) {
      if (differs(one, other, left, top)) found.push({ left, top });
    }
  }
  return found;
}

/**
 * Whether two copies differ in a cell.
 *
 * @param {ImageData} one
 * @param {ImageData} other
 * @param {number} left
 * @param {number} top
 */
function differs(one, other, left, top) {
  for (let y = top; y < Math.min(top + CELL, one.height); y += 1) {
    for (let x = left; x < left + CELL; x += 1) {
      const at = 4 * (y * WIDE + x);
      for (let part = at; part < at + 3; part += 1) {
        if (Math.abs((one.data[part] ?? 0) - (other.data[part] ?? 0)) > ALIKE) return true;
      }
    }
  }
  return false;
}

/**
 * Tint for a moment what is other than the reader saw it before.
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
