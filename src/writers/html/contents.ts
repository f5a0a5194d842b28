import type { ContentsEntry } from "../../model/edition.ts";
import { attribute, escapeMarkup } from "../escape.ts";

/** Entries of the contents as nested lists of links. */
export function entriesMarkup(
  entries: readonly ContentsEntry[],
  hrefOf: (id: string) => string = (id) => `#${id}`,
): string {
  const items = entries.map((entry) => entryMarkup(entry, hrefOf));
  return entries.length === 0 ? "" : `<ol>\n${items.join("")}</ol>\n`;
}

function entryMarkup(
  { id, label, title, children }: ContentsEntry,
  hrefOf: (id: string) => string,
): string {
  const words = [span("label", label), span("title", title)].filter((text) => text !== "");
  return `<li><a${attribute("href", hrefOf(id))}>${words.join(" ")}</a>${
    children.length === 0 ? "" : `\n${entriesMarkup(children, hrefOf)}`
  }</li>\n`;
}

function span(className: string, text: string): string {
  return text === "" ? "" : `<span class="${className}">${escapeMarkup(text)}</span>`;
}
