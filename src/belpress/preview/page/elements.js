// Finding and making elements.

/** @import { Area, Controls, Page } from "./types.d.ts" */

// How long a word on what was done stays, in ms
export const TOLD_MS = 2500;

/**
 * @template {string} Id
 * @param {Id} id
 * @returns {Id extends keyof Controls ? Controls[Id] : HTMLElement}
 */
export const at = (id) => /** @type {any} */ (document.getElementById(id));

/**
 * The picture of a page, in the figure that it stands in.
 *
 * @param {Element} figure
 */
export const pictureIn = (figure) =>
  /** @type {HTMLImageElement} */ (figure.querySelector(":scope > img"));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made) Object.assign(made, { [name]: value });
    else made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/**
 * @param {string} label
 * @param {(event: MouseEvent) => void} pressed
 * @param {Record<string, unknown>} attributes
 */
export function button(label, pressed, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", pressed);
  return made;
}

/** @param {string} className */
export function clear(className) {
  for (const made of document.querySelectorAll(`.${className}`)) made.remove();
}

/**
 * @param {HTMLElement} figure
 * @param {Page} page
 * @param {string} className
 * @param {Area} area
 */
export function box(figure, page, className, area) {
  const made = element("div", { className });
  made.style.left = `${(100 * area.x) / page.width}%`;
  made.style.top = `${(100 * area.y) / page.height}%`;
  made.style.width = `${(100 * area.width) / page.width}%`;
  made.style.height = `${(100 * area.height) / page.height}%`;
  figure.append(made);
  return made;
}

/**
 * The part of an area that is on the page, and not in the bleed.
 *
 * @param {Page} page
 * @param {Area} area
 * @returns {Area}
 */
export function trimmed(page, area) {
  const [x, y] = [Math.max(area.x, 0), Math.max(area.y, 0)];
  const width = Math.min(area.x + area.width, page.width) - x;
  const height = Math.min(area.y + area.height, page.height) - y;
  return { x, y, width, height };
}

/**
 * @param {number} count
 * @param {string} word
 */
export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
