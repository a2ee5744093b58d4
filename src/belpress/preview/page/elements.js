// Finding and making elements.

// So long a word on what was done stays
export const TOLD_MS = 2500;

export const at = (id) => document.getElementById(id);

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && name !== "width" && name !== "height") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function button(label, pressed, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", pressed);
  return made;
}

export function clear(className, within = document) {
  for (const one of within.querySelectorAll(`.${className}`)) one.remove();
}

// A rectangle on a page, in pt from its top left corner
export function box(figure, page, className, [left, top, wide, high]) {
  const made = element("div", { className });
  made.style.left = `${(100 * left) / page.width}%`;
  made.style.top = `${(100 * top) / page.height}%`;
  made.style.width = `${(100 * wide) / page.width}%`;
  made.style.height = `${(100 * high) / page.height}%`;
  figure.append(made);
  return made;
}

// What of a rectangle lies on the page, and not in the bleed
export function trimmed(page, [left, top, wide, high]) {
  const [x, y] = [Math.max(left, 0), Math.max(top, 0)];
  return [x, y, Math.min(left + wide, page.width) - x, Math.min(top + high, page.height) - y];
}

export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
