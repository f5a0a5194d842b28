import { APP_PAGE } from "./app-page.ts";
import { APP_SCRIPT } from "./app-script.ts";
import { APP_STYLE } from "./app-style.ts";
import type { Answer } from "./gate.ts";

/** A quoin: the wedge that locks a forme. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 4h12v8H2z M2 12 14 4" fill="none" stroke="#7a2e1f" stroke-width="2"/></svg>';

/** What of the desk is the same for every book, by path; it is answered before the book is read. */
export const APP_FILES: ReadonlyMap<string, Answer> = new Map([
  ["", { mediaType: "text/html", content: APP_PAGE }],
  ["app.css", { mediaType: "text/css", content: APP_STYLE }],
  ["app.js", { mediaType: "text/javascript", content: APP_SCRIPT }],
  ["app.svg", { mediaType: "image/svg+xml", content: ICON }],
]);
