// Where two pictures of a page differ, told by copies of both that are as wide.

import { box, trimmed } from "./elements.js";
import { areaOf, spotAt } from "./view.js";

const WIDE = 600;
const CELL = 6;
const ALIKE = 64;
const SHOWN_MS = 4000;
// More squares than these are told as the whole page
const MOST_SQUARES = 24;

// A copy of what an image shows now; nothing before it shows anything
export function copyOf(picture) {
  if (!picture?.complete || !picture.naturalWidth) return null;
  const high = Math.round((WIDE * picture.naturalHeight) / picture.naturalWidth);
  const context = new OffscreenCanvas(WIDE, high).getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, WIDE, high);
  return context.getImageData(0, 0, WIDE, high);
}

// The areas of a page, in pt, in which two copies differ: passages, or squares where there are none
function changedAreas(page, one, other) {
  const whole = [[0, 0, page.width, page.height]];
  if (one.height !== other.height) return whole;
  const passages = new Set();
  const squares = [];
  const scale = page.width / WIDE;
  for (const [column, row] of differentCells(one, other)) {
    const square = [column * CELL, row * CELL, CELL, CELL].map((length) => length * scale);
    const [x, y] = [square[0] + square[2] / 2, square[1] + square[3] / 2];
    const spot = spotAt(page, x, y);
    if (spot) passages.add(spot);
    else squares.push(square);
  }
  if (passages.size) return [...passages].map(areaOf);
  return squares.length > MOST_SQUARES ? whole : squares;
}

function differentCells(one, other) {
  const found = [];
  for (let row = 0; row * CELL < one.height; row += 1) {
    for (let column = 0; column * CELL < WIDE; column += 1) {
      if (differs(one, other, column * CELL, row * CELL)) found.push([column, row]);
    }
  }
  return found;
}

function differs(one, other, left, top) {
  for (let y = top; y < Math.min(top + CELL, one.height); y += 1) {
    for (let x = left; x < left + CELL; x += 1) {
      const at = 4 * (y * WIDE + x);
      for (let part = at; part < at + 3; part += 1) {
        if (Math.abs(one.data[part] - other.data[part]) > ALIKE) return true;
      }
    }
  }
  return false;
}

// Tint for a moment what is other than the reader saw it before
export async function tintChanges(figure, page, before) {
  if (!before) return;
  const picture = figure.firstElementChild;
  await picture.decode().catch(() => {});
  const now = copyOf(picture);
  for (const area of now ? changedAreas(page, before, now) : []) {
    const made = box(figure, page, "news", trimmed(page, area));
    made.style.setProperty("--shown", `${SHOWN_MS}ms`);
    setTimeout(() => made.remove(), SHOWN_MS);
  }
}
