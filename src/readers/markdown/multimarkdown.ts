import type { Metadata } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { type Reading, spanOf } from "../reading.ts";

/** Keys by which the lines at the top are known for those of MultiMarkdown, as Scrivener compiles them. */
const KNOWN =
  /^(?:title|subtitle|author|date|keywords|language|copyright|revision|format|comment|css|base ?header ?level|(?:html|latex|odf|xhtml) ?(?:header|input|config|footer|leader|begin|mode|title|author)[\w ]*|quotes ?language|bibtex|affiliation|email|my[\w ]{1,30})$/i;

/** More lines than these are prose with colons. */
const MOST_LINES = 40;

/** What the keys of MultiMarkdown at the top of a file say, and where the text after them starts. */
export interface MultiMarkdownHead {
  readonly metadata: Partial<Metadata>;
  readonly end: number;
}

/**
 * Reads keys that stand at the top without rules round them. A title and one more of the keys such a head has are
 * asked for, and no line that is anything else.
 */
export function multiMarkdownHead(reading: Reading): MultiMarkdownHead | undefined {
  const head = HEAD.exec(reading.text)?.[0] ?? "";
  const values = valuesIn(head);
  const title = values?.get("title") ?? "";
  if (values === undefined || title === "" || values.size < 2) return undefined;
  report(reading, [...values.keys()], head.length);
  return { metadata: metadataOf(title, values), end: head.length };
}

/** Lines from the top to the first that is empty, the first of them with a key. */
const HEAD = /^[A-Za-z][\w ]{1,40}:[^\n]*\n?(?:[ \t]*[^\s][^\n]*\n?){0,60}/;

/** Values by key, those of more than one line joined; undefined where a line is none. */
function valuesIn(head: string): ReadonlyMap<string, string> | undefined {
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > MOST_LINES) return undefined;
  const values = new Map<string, string>();
  let last = "";
  for (const line of lines) {
    const [, key, value = ""] = /^([A-Za-z][\w ]{1,40}?):[ \t]*(.*)/.exec(line) ?? [];
    if (key === undefined ? !/^[ \t]/.test(line) : !KNOWN.test(key)) return undefined;
    if (key !== undefined) last = key.toLowerCase().replaceAll(" ", "");
    values.set(last, `${values.get(last) ?? ""} ${key === undefined ? line.trim() : value}`.trim());
  }
  return values;
}

function metadataOf(title: string, values: ReadonlyMap<string, string>): Partial<Metadata> {
  const say = (key: string, form = /\S/) => {
    const value = values.get(key) ?? "";
    return form.test(value) ? value : undefined;
  };
  const author = say("author");
  const subtitle = say("subtitle");
  const language = say("language", /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/);
  const date = say("date", /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
  const subjects = say("keywords")?.split(/\s*,\s*/);
  return {
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(author !== undefined && { authors: author.split(/\s*;\s*/) }),
    ...(language !== undefined && { language }),
    ...(date !== undefined && { date }),
    ...(subjects !== undefined && { subjects }),
  };
}

const SAID = /^(?:title|subtitle|author|keywords|language|date)$/;

/** What only a program that sets the file would ask for is told and left out. */
function report(reading: Reading, keys: readonly string[], end: number): void {
  const others = keys.filter((key) => !SAID.test(key));
  if (others.length === 0) return;
  const named = others.map((key) => `“${key}”`).join(", ");
  const message = `Settings of MultiMarkdown at the top are no text and were left out: ${named}`;
  reading.diagnostics.push(notice("front-page", message, spanOf(reading, 0, end)));
}
