// The preview's page. It shows states as the server sends them, and keeps the reader's place.

const at = (id) => document.getElementById(id);
const KEPT = "belpress-preview";
const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.6];
const view = { spreads: innerWidth > 700, zoom: 1, page: 1, ...kept() };
let state = { pages: [], problems: [], chapters: [] };
let hits = [];
let hit = -1;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep() {
  localStorage.setItem(KEPT, JSON.stringify(view));
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && name !== "width" && name !== "height") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// Pages

function pageWidth() {
  const room = at("pages").clientWidth - 44;
  const page = state.pages[0];
  const shape = page ? page.height / page.width : 1.414;
  const across = view.spreads ? 2 : 1;
  const fitting = Math.min(room / across, (at("pages").clientHeight - 40) / shape);
  const wide = innerWidth <= 700 ? room / across : fitting;
  return Math.max(90, Math.round(wide * view.zoom));
}

function pictureOf(page, width) {
  const sharp = Math.min(4000, Math.ceil((width * devicePixelRatio) / 80) * 80);
  return `/pictures/${page.picture}/${sharp}.jpg`;
}

function sheet(page, width) {
  const figure = element("figure", { className: "sheet", id: `page-${page.number}` });
  figure.dataset.picture = page.picture;
  figure.dataset.number = page.number;
  const picture = element("img", { alt: `Page ${page.number}`, loading: "lazy", decoding: "async" });
  figure.append(picture);
  size(figure, page, width);
  figure.addEventListener("click", (event) => showPlace(figure, page.number, event));
  return figure;
}

function size(figure, page, width) {
  figure.style.width = `${width}px`;
  figure.style.height = `${Math.round((width * page.height) / page.width)}px`;
  const picture = figure.firstElementChild;
  const address = pictureOf(page, width);
  if (!picture.src.endsWith(address)) picture.src = address;
}

function rows() {
  if (!view.spreads) return state.pages.map((page) => [page]);
  const found = [];
  for (const page of state.pages) {
    const last = found.at(-1);
    const facing = page.number % 2 === 1 && last?.length === 1 && last[0].number === page.number - 1;
    if (facing) last.push(page);
    else found.push([page]);
  }
  return found;
}

function shapeOf(some) {
  return some.map((row) => row.map((page) => page.number).join("+")).join(" ") + view.spreads;
}

let shape = "";
function showPages() {
  const pages = at("pages");
  const width = pageWidth();
  const wanted = rows();
  if (shapeOf(wanted) !== shape) {
    shape = shapeOf(wanted);
    pages.className = view.spreads ? "pages" : "pages single";
    pages.replaceChildren(
      ...wanted.map((row) => element("div", { className: "spread" }, ...row.map((one) => sheet(one, width)))),
    );
    toPage(view.page);
  }
  for (const page of state.pages) {
    const figure = at(`page-${page.number}`);
    if (figure.dataset.picture !== page.picture) {
      figure.dataset.picture = page.picture;
      figure.classList.remove("is-new");
      void figure.offsetWidth;
      figure.classList.add("is-new");
    }
    size(figure, page, width);
  }
  showFlags();
  showHits();
}

function toPage(number) {
  const figure = at(`page-${number}`);
  if (!figure) return;
  figure.scrollIntoView({ block: "start" });
  mark(number);
}

function mark(number) {
  view.page = number;
  if (document.activeElement !== at("number")) at("number").value = number;
  for (const link of at("strip").querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  const link = at("strip").querySelector(`[data-number="${number}"]`);
  link?.setAttribute("aria-current", "page");
  link?.scrollIntoView({ block: "nearest" });
  keep();
}

function seen() {
  const top = at("pages").getBoundingClientRect().top;
  for (const figure of at("pages").querySelectorAll(".sheet")) {
    const box = figure.getBoundingClientRect();
    if (box.bottom - top > box.height / 2) {
      const number = Number(figure.dataset.number);
      const isFacing = Math.abs(number - view.page) === 1 && at(`page-${view.page}`)?.offsetTop === figure.offsetTop;
      if (!isFacing && number !== view.page) mark(number);
      return;
    }
  }
}

function showStrip() {
  const titles = new Map(state.chapters.map((one) => [one.name, one.title]));
  let chapter = null;
  const made = [];
  for (const page of state.pages) {
    if (page.chapter !== chapter) {
      chapter = page.chapter;
      made.push(element("h2", {}, titles.get(chapter) ?? state.title));
    }
    const picture = element("img", { alt: "", loading: "lazy", src: `/pictures/${page.picture}/160.jpg` });
    picture.style.height = `${Math.round((46 * page.height) / page.width)}px`;
    const link = element("a", { href: `#page-${page.number}` }, picture, String(page.number));
    link.dataset.number = page.number;
    made.push(link);
  }
  at("strip").replaceChildren(...made);
}

// What stands where in the manuscript

function spotAt(page, x, y) {
  const inside = page.spots.filter(([, , , left, top, wide, high]) => x >= left && x <= left + wide && y >= top && y <= top + high);
  return inside.sort((one, other) => one[5] * one[6] - other[5] * other[6])[0];
}

function box(figure, page, className, [left, top, wide, high]) {
  const made = element("div", { className });
  made.style.left = `${(100 * left) / page.width}%`;
  made.style.top = `${(100 * top) / page.height}%`;
  made.style.width = `${(100 * wide) / page.width}%`;
  made.style.height = `${(100 * high) / page.height}%`;
  figure.append(made);
  return made;
}

function clear(className) {
  for (const one of document.querySelectorAll(`.${className}`)) one.remove();
}

function showPlace(figure, number, event) {
  const page = state.pages.find((one) => one.number === number);
  const frame = figure.getBoundingClientRect();
  const scale = page.width / frame.width;
  const spot = spotAt(page, (event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale);
  clear("spot");
  if (!spot) {
    at("place").hidden = true;
    return;
  }
  box(figure, page, "spot", spot.slice(3));
  tellPlace(spot[0], spot[1]);
}

function tellPlace(file, line) {
  at("source").textContent = line ? `${file}:${line}` : file;
  at("place").hidden = false;
  open(file, line);
}

function asked(address) {
  return fetch(address, { method: "POST" });
}

function open(file, line) {
  const place = new URLSearchParams({ file, line });
  at("open").onclick = async () => {
    const answer = await (await asked(`/open?${place}`)).json();
    at("open").textContent = answer.opened ? "Opened" : "Start with --editor to open files";
    setTimeout(() => (at("open").textContent = "Open"), 2500);
  };
}

// Problems

function showProblems() {
  const errors = state.problems.filter((one) => one.severity === "error").length;
  const count = state.problems.length;
  const button = at("problems");
  button.textContent = count ? `${count} ${count === 1 ? "problem" : "problems"}` : "No problems";
  button.classList.toggle("has-errors", errors > 0);
  const items = state.problems.map((one) => {
    const where = element("button", { type: "button", className: "where" }, one.line ? `${one.file}:${one.line}` : one.file);
    where.addEventListener("click", () => {
      if (one.page) toPage(one.page);
      tellPlace(one.file, one.line);
    });
    const said = element("div", { className: one.severity }, one.message);
    return element("li", {}, where, said, element("div", { className: "hint" }, one.hint));
  });
  const note = errors ? "The pages are the last good ones." : "";
  at("panel").replaceChildren(element("h2", {}, button.textContent), note, element("ol", {}, ...items));
  if (errors) panel(true);
  else if (!count) panel(false);
}

function panel(isOpen) {
  at("panel").hidden = !isOpen;
  at("problems").setAttribute("aria-expanded", String(isOpen));
}

function showFlags() {
  clear("flag");
  for (const one of state.problems.filter((each) => each.page)) {
    const page = state.pages.find((each) => each.number === one.page);
    const figure = at(`page-${one.page}`);
    const near = page?.spots.filter((spot) => spot[0] === one.file && spot[1] <= one.line).sort((a, b) => b[1] - a[1])[0];
    if (!near || !figure) continue;
    const flag = element("button", { type: "button", className: "flag", title: one.message, ariaLabel: `Problem: ${one.message}` }, "!");
    flag.style.top = `${(100 * near[4]) / page.height}%`;
    flag.addEventListener("click", (event) => {
      event.stopPropagation();
      panel(true);
    });
    figure.append(flag);
  }
}

// Search

async function search() {
  const words = at("words").value.trim();
  hits = words ? await (await fetch(`/search?${new URLSearchParams({ q: words })}`)).json() : [];
  hit = -1;
  at("found").textContent = words ? `${hits.length} found` : "";
  if (hits.length) next();
  else showHits();
}

function next() {
  hit = (hit + 1) % hits.length;
  at("found").textContent = `${hit + 1} of ${hits.length}`;
  toPage(hits[hit].page);
  showHits();
}

function showHits() {
  clear("hit");
  for (const one of hits) {
    const page = state.pages.find((each) => each.number === one.page);
    const figure = at(`page-${one.page}`);
    if (page && figure) for (const each of one.boxes) box(figure, page, "hit", each);
  }
}

// Events

function show(news) {
  state = news;
  document.title = state.title || "Preview";
  at("title").textContent = document.title;
  at("status").textContent = state.behind ? "Laying out …" : `${state.pages.length} pages, ${state.seconds} s`;
  document.body.dataset.version = state.version;
  document.body.dataset.behind = state.behind;
  if (!state.pages.length) return;
  showPages();
  if (state.behind) return;
  showStrip();
  showProblems();
  mark(view.page);
}

const events = new EventSource("/events");
events.addEventListener("state", (event) => show(JSON.parse(event.data)));
events.addEventListener("goto", (event) => toPage(Number(event.data)));
events.addEventListener("error", () => (at("status").textContent = "The preview has ended"));

function zoom(step) {
  const now = STEPS.findIndex((one) => one >= view.zoom);
  view.zoom = step ? STEPS[Math.max(0, Math.min(STEPS.length - 1, now + step))] : 1;
  keep();
  const page = view.page;
  showPages();
  toPage(page);
}

function turn(step) {
  const across = view.spreads ? 2 : 1;
  const last = state.pages.at(-1)?.number ?? 1;
  toPage(Math.max(1, Math.min(last, view.page + step * across)));
}

const KEYS = {
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  Home: () => toPage(state.pages[0]?.number),
  End: () => toPage(state.pages.at(-1)?.number),
  "+": () => zoom(1),
  "-": () => zoom(-1),
  0: () => zoom(0),
  "/": () => at("words").focus(),
  Escape: () => {
    at("place").hidden = true;
    clear("spot");
  },
};

addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input") && event.key !== "Escape";
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
at("pages").addEventListener("scroll", seen, { passive: true });
at("strip").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  toPage(Number(link.dataset.number));
});
at("find").addEventListener("submit", (event) => {
  event.preventDefault();
  if (hits.length && at("words").value.trim() === at("words").dataset.last) next();
  else {
    at("words").dataset.last = at("words").value.trim();
    search();
  }
});
at("number").addEventListener("change", () => toPage(Number(at("number").value)));
at("smaller").addEventListener("click", () => zoom(-1));
at("larger").addEventListener("click", () => zoom(1));
at("fit").addEventListener("click", () => zoom(0));
at("spreads").addEventListener("click", () => {
  view.spreads = !view.spreads;
  at("spreads").setAttribute("aria-pressed", String(view.spreads));
  const page = view.page;
  showPages();
  toPage(page);
});
at("spreads").setAttribute("aria-pressed", String(view.spreads));
at("problems").addEventListener("click", () => panel(at("panel").hidden));
at("copy").addEventListener("click", () => navigator.clipboard?.writeText(at("source").textContent));
at("close").addEventListener("click", KEYS.Escape);
addEventListener("resize", () => state.pages.length && showPages());
