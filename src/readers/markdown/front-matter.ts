import { isMap, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Contributor, Metadata } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { type Reading, spanOf } from "../reading.ts";
import { multiMarkdownHead } from "./multimarkdown.ts";

/** What stands between the rules at the top of a Markdown file. */
export interface FrontMatter {
  readonly metadata: Partial<Metadata>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the text after it starts. */
  readonly end: number;
}

/** An alias may be used this often in all: more is an attempt to fill the memory. */
const MOST_ALIASES = 100;

const BLOCK = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

/** Reads the front matter of a Markdown file; a rule at the top without keys after it is a scene break. */
export function frontMatter(reading: Reading): FrontMatter {
  const { text } = reading;
  const head = multiMarkdownHead(reading);
  if (head !== undefined) return { ...head, settings: {} };
  const match = text.startsWith("---") ? BLOCK.exec(text) : null;
  const yaml = match?.[1] ?? "";
  if (match === null || match.index !== 0 || !/^\s*(?:#.*\s+)*["'\w-]+\s*:/.test(yaml))
    return { metadata: {}, settings: {}, end: 0 };
  const start = match[0].indexOf("\n") + 1;
  const end = match[0].length;
  const document = parseDocument(yaml, { lineCounter: new LineCounter(), prettyErrors: false });
  for (const error of document.errors) report(reading, start, error);
  if (document.errors.length > 0 || !isMap(document.contents))
    return { metadata: {}, settings: {}, end };
  try {
    const values: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { ...sorted(values as Readonly<Record<string, unknown>>), end };
  } catch (error) {
    const message = `The keys at the top cannot be read: ${error instanceof Error ? error.message : "too many aliases"}`;
    reading.diagnostics.push(notice("front-matter", message, spanOf(reading, start, end)));
    return { metadata: {}, settings: {}, end };
  }
}

function report(reading: Reading, start: number, error: YAMLError): void {
  const [from, to] = error.pos;
  const message = `The keys at the top cannot be read here: ${error.message.replace(/\.?\s*$/, "")}`;
  reading.diagnostics.push(
    notice("front-matter", message, spanOf(reading, start + from, start + to)),
  );
}

type Values = Readonly<Record<string, unknown>>;

/** Keys that are metadata of the book, in the form they are kept; the rest are settings. */
function sorted(values: Values): Pick<FrontMatter, "metadata" | "settings"> {
  const metadata: Record<string, unknown> = {};
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const known = metadataOf(key, value);
    if (known === undefined) settings[key] = value;
    else Object.assign(metadata, known);
  }
  return { metadata: metadata as Partial<Metadata>, settings };
}

/** How the value of a key is read; undefined where it has not the form, and is left to the configuration. */
const READERS: Readonly<Record<string, (value: unknown) => Partial<Metadata> | undefined>> = {
  title: (value) => wrapped(text(value), (title) => ({ title })),
  subtitle: (value) => wrapped(text(value), (subtitle) => ({ subtitle })),
  publisher: (value) => wrapped(text(value), (publisher) => ({ publisher })),
  rights: (value) => wrapped(text(value), (rights) => ({ rights })),
  description: (value) => wrapped(text(value), (description) => ({ description })),
  author: (value) => wrapped(list(value), (authors) => ({ authors })),
  authors: (value) => wrapped(list(value), (authors) => ({ authors })),
  lang: (value) => wrapped(text(value), (language) => ({ language })),
  language: (value) => wrapped(text(value), (language) => ({ language })),
  isbn: (value) =>
    wrapped(text(value), (isbn) => ({ identifier: `urn:isbn:${isbn.replace(/[\s-]/g, "")}` })),
  identifier: (value) => wrapped(text(value), (identifier) => ({ identifier })),
  date: (value) => wrapped(text(value), (date) => ({ date })),
  subjects: (value) => wrapped(list(value), (subjects) => ({ subjects })),
  keywords: (value) => wrapped(list(value), (subjects) => ({ subjects })),
  contributors,
};

function wrapped<T>(
  value: T | undefined,
  wrap: (value: T) => Partial<Metadata>,
): Partial<Metadata> | undefined {
  return value === undefined ? undefined : wrap(value);
}

function metadataOf(key: string, value: unknown): Partial<Metadata> | undefined {
  return Object.hasOwn(READERS, key) ? READERS[key]?.(value) : undefined;
}

function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  const values = Array.isArray(value) ? value.map(text) : [text(value)];
  return values.every((item) => item !== undefined) ? (values as readonly string[]) : undefined;
}

function contributors(value: unknown): Partial<Metadata> | undefined {
  if (!Array.isArray(value)) return undefined;
  const people = value.map((item: unknown): Contributor | undefined => {
    if (item === null || typeof item !== "object") return undefined;
    const { name, role } = item as Values;
    return typeof name === "string" && typeof role === "string" ? { name, role } : undefined;
  });
  return people.every((item) => item !== undefined)
    ? { contributors: people as readonly Contributor[] }
    : undefined;
}
