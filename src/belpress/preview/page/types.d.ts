// What the server sends, and what the modules of the page hand to each other.

/** A rectangle on a page, in pt from its top left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where something of the manuscript stands on a page. */
export interface Spot {
  file: string;
  line: number;
  kind: string;
  area: Area;
  /** The place in the source, if the file is a catalogue. */
  origin?: string;
}

export type Standing = "missing" | "fuzzy" | "broken";

/** A passage that still needs a translator. */
export interface Tint {
  standing: Standing;
  kind: string;
  area: Area;
}

/** Lengths are in pt; `text` is the area of its text, `line` the distance of its line grid or 0. */
export interface Page {
  number: number;
  chapter: string;
  picture: string;
  width: number;
  height: number;
  text: Area | null;
  line: number;
  bleed: number;
  tints: Tint[];
  spots: Spot[];
}

export interface Chapter {
  name: string;
  title: string;
  page: number;
  pages: number;
  words: number;
  /** 0 if not planned. */
  planned: number;
  room: number;
}

export interface Problem {
  rule: string;
  severity: "error" | "warning";
  message: string;
  hint: string;
  file: string;
  line: number;
  /** 0 if it is not on any page. */
  page: number;
}

/** A publication in one language. */
export interface State {
  /** The language that was asked for; empty for that of the source. */
  asked: string;
  editor: boolean;
  version: number;
  title: string;
  language: string;
  languages: string[];
  behind: boolean;
  old: boolean;
  checked: boolean;
  seconds: number;
  chapters: Chapter[];
  pages: Page[];
  problems: Problem[];
  waiting: Partial<Record<Standing, number>>;
}

/** A state as it is sent: of unchanged pages, only the number. */
export type News = Omit<State, "pages"> & { pages: (number | Page)[] };

/** The places where a text stands; only some of them, unless `whole`. */
export interface Found {
  hits: { page: number; areas: Area[] }[];
  whole: boolean;
}

/** How the present pages differ from the earlier ones, or why that is not known. */
export type Compared =
  | { name: string; pages: Difference[]; problems?: undefined }
  | { problems: string[] };

/** `before` is the picture of the page as it was, or empty. */
export interface Difference {
  number: number;
  before: string;
  gone: boolean;
}

/** A translation that waits to be read, run by run of its source; or why it is not known. */
export type Outdated =
  | {
      changes: { old: string; new: string }[];
      text: string;
      notes: string[];
      fault: string;
      digest: string;
      accepts: boolean;
      problems?: undefined;
    }
  | { problems: string[] };

/** What pages are printed with; lengths in pt, the most ink in percent. */
export interface Press {
  /** Another one whenever pictures of equal pages would be. */
  key: string;
  bleed: number;
  room: number;
  ink: number;
}

/** The publication in view, or its source beside it. */
export type Side = "main" | "beside";

/** What is looked at, and how. */
export interface View {
  spreads: boolean;
  zoom: number;
  fill: boolean;
  page: number;
  grid: boolean;
  margins: boolean;
  colours: string;
  /** The trimmed page, or what of it goes to the press: its bleed, a plate, all ink. */
  shown: string;
  /** None if the preview chooses. */
  language: string | null;
  beside: boolean;
  /** The translation that was last looked at. */
  translation?: string;
}

/** The elements of the page that are more than plain ones, by their ids. */
export interface Controls {
  "compare-end": HTMLButtonElement;
  "with-pdf": HTMLInputElement;
  colours: HTMLSelectElement;
  download: HTMLAnchorElement;
  grid: HTMLInputElement;
  language: HTMLSelectElement;
  margins: HTMLInputElement;
  number: HTMLInputElement;
  shown: HTMLSelectElement;
  words: HTMLInputElement;
}
