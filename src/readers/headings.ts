import type { Inline, SectionRole } from "../model/book.ts";
import { headingWords, namedHeadings } from "./heading-words.ts";
import { numeral } from "./numerals.ts";
import { type Passage, type Range, subPassage } from "./passage.ts";
import type { Heading } from "./reader.ts";
import { type Reading, spanOf } from "./reading.ts";

/** What a line says when it is read as a heading. Ranges are offsets in that line. */
export interface HeadingForm {
  readonly role: SectionRole | "part";
  /** True for “Book One”, which holds parts. */
  readonly holdsParts: boolean;
  readonly number?: number;
  readonly label: Range;
  /** Empty where the heading is a label alone. */
  readonly title: Range;
  /** How plainly it is one: a chapter word with a number and nothing that prose would have; or a bare number. */
  readonly certainty: "plain" | "likely" | "number";
}

/** Longer lines are prose, in UTF-16 units. */
const MOST_LENGTH = 100;

/** Ornaments round a heading: `**Chapter One**`, `~ Chapter One ~`, `=== 3 ===`, `- 3 -`. */
const DECORATION = /^[\s*_#=~<>|\u2022\u2014\u2013-]*|[\s*_#=~<>|\u2022\u2014\u2013-]*$/g;

const WORD_FIRST = /^(\p{L}+)(\.?)(\s+)(the\s+)?((?:\p{L}|\d)[\p{L}\p{Mn}\d'’-]*)/iu;
const NUMBER_FIRST = /^(\d{1,4}|[\p{L}]+)(\.|st|nd|rd|th|ª|º|°)?\s+(\p{L}+)/iu;
const NUMBER_ALONE = /^([\p{L}\d]+(?:[-\s]\p{L}+)?)(?=$|[.:)]|\s*[—–-]\s)/u;
const SEPARATOR = /^\s*(?:[.:)\]|]+|[-—–]+)?\s*(?:[-—–:|]+\s*)?/u;

/** Reads a line as a heading, or finds that it has not the form of one. */
export function headingForm(line: string): HeadingForm | undefined {
  if (line.length > MOST_LENGTH) return undefined;
  const { start, end } = undecorated(line);
  const text = line.slice(start, end);
  if (text === "") return undefined;
  const form = wordFirst(text) ?? numberFirst(text) ?? named(text) ?? numberAlone(text);
  return form === undefined ? undefined : shifted(form, start);
}

function undecorated(line: string): Range {
  const [head = "", tail = ""] = line.match(DECORATION) ?? [];
  if (head.length >= line.length) return { start: 0, end: 0 };
  const end = line.length - tail.length;
  return { start: head.length, end: end + closing(head, line.slice(head.length, end), tail) };
}

/** How much of the tail closes what the words themselves open, as in “Chapter Five: *The End*”. */
function closing(head: string, words: string, tail: string): number {
  const open = (text: string) => text.replace(/[^*_<]/g, "").length;
  const marks = /^[*_>]*/.exec(tail)?.[0].length ?? 0;
  return Math.max(0, Math.min(marks - open(head), open(words)));
}

function shifted(form: HeadingForm, by: number): HeadingForm {
  const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  return { ...form, label: move(form.label), title: move(form.title) };
}

/** “Chapter One: Title”, “Ch. 3 - X”, “Book the First”. */
function wordFirst(text: string): HeadingForm | undefined {
  const match = WORD_FIRST.exec(text);
  if (match === null) return undefined;
  const kind = headingWords.get((match[1] ?? "").toLowerCase());
  if (kind === undefined) return undefined;
  const found = numberAt(text, match[0].length - (match[5] ?? "").length);
  if (found === undefined) return undefined;
  return withTitle(text, kind, found);
}

/** “3. Kapitel”, “Erstes Kapitel”, “First Part”. */
function numberFirst(text: string): HeadingForm | undefined {
  const match = NUMBER_FIRST.exec(text);
  if (match === null) return undefined;
  const kind = headingWords.get((match[3] ?? "").toLowerCase());
  const value = numeral(match[1] ?? "");
  if (kind === undefined || value === undefined) return undefined;
  return withTitle(text, kind, { value, end: match[0].length });
}

interface NumberFound {
  readonly value: number;
  readonly end: number;
}

/** The longest run of words at `at` that is a number: “Twenty One Nights” gives 21. */
function numberAt(text: string, at: number): NumberFound | undefined {
  const words = [...text.slice(at).matchAll(/[\p{L}\p{Mn}\d'’]+/gu)].slice(0, 4);
  for (const last of words.toReversed()) {
    const run = text.slice(at, at + last.index + last[0].length);
    const value = /^[\p{L}\p{Mn}\d'’\s-]+$/u.test(run) ? numeral(run) : undefined;
    if (value !== undefined) return { value, end: at + run.length };
  }
  return undefined;
}

function withTitle(
  text: string,
  kind: "chapter" | "part" | "book",
  { value, end }: NumberFound,
): HeadingForm | undefined {
  const rest = text.slice(end);
  if (/^[\p{L}\p{N}'’]/u.test(rest)) return undefined;
  const separator = SEPARATOR.exec(rest)?.[0] ?? "";
  const marked = /[.:)\]|—–-]/.test(separator);
  const title = { start: end + separator.length, end: text.length };
  const words = text.slice(title.start);
  if (words !== "" && !couldBeTitle(words, marked)) return undefined;
  return {
    role: kind === "chapter" ? "chapter" : "part",
    holdsParts: kind === "book",
    number: value,
    label: { start: 0, end },
    title,
    certainty: words === "" || marked ? "plain" : "likely",
  };
}

/** What follows a label: a few words, no clause that runs on, and capitals where no mark divides them. */
function couldBeTitle(words: string, marked: boolean): boolean {
  if (/[,;]$/.test(words) || /^[\p{Ll}]/u.test(words.replace(/^["'“‘«]/, ""))) return false;
  if (/[.!?]["”’]? \S+ \S+ \S+.*[.]["”’]?$/.test(words)) return false;
  if (marked) return true;
  const capitals = words.split(/\s+/).filter((word) => word.length > 3);
  return !/[.]$/.test(words) && capitals.every((word) => /^["'“‘(]?[\p{Lu}\d]/u.test(word));
}

function named(text: string): HeadingForm | undefined {
  if (/^\p{Ll}/u.test(text)) return undefined;
  for (const [role, words] of namedHeadings) {
    const end = words.exec(text)?.[0].length;
    const form = end === undefined ? undefined : namedForm(text, role, end);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** “Prologue”, “Epilogue: The Sea”, “Interlude 2”; an author’s note with words after it is a note, not its heading. */
function namedForm(text: string, role: SectionRole, end: number): HeadingForm | undefined {
  const separator = SEPARATOR.exec(text.slice(end))?.[0] ?? "";
  const start = end + separator.length;
  const title = text.slice(start);
  if (title === "")
    return {
      role,
      holdsParts: false,
      label: { start: 0, end: 0 },
      title: { start: 0, end },
      certainty: "plain",
    };
  const number = numeral(title);
  const marked = /[:.—–-]/.test(separator) && role !== "authorNote" && title.length <= 50;
  if (number === undefined && !(marked && couldBeTitle(title, true))) return undefined;
  return {
    role,
    holdsParts: false,
    ...(number === undefined ? {} : { number }),
    label: { start: 0, end: number === undefined ? end : text.length },
    title: { start: number === undefined ? start : text.length, end: text.length },
    certainty: "likely",
  };
}

/** “3.”, “III”, “One”, “3. Title”: a heading only in the company of others. */
function numberAlone(text: string): HeadingForm | undefined {
  const match = NUMBER_ALONE.exec(text);
  if (match === null) return undefined;
  const value = numeral(match[1] ?? "");
  if (value === undefined) return undefined;
  const end = (match[1] ?? "").length;
  const separator = SEPARATOR.exec(text.slice(end))?.[0] ?? "";
  const title = { start: end + separator.length, end: text.length };
  const words = text.slice(title.start);
  if (words !== "" && (!couldBeTitle(words, true) || /[.,;]$/.test(words))) return undefined;
  return {
    role: "chapter",
    holdsParts: false,
    number: value,
    label: { start: 0, end },
    title,
    certainty: "number",
  };
}

/** How a reader turns a passage into inlines. */
export type InlineReader = (reading: Reading, passage: Passage) => readonly Inline[];

/** The heading a line makes in the form found, label and title read as inlines. */
export function headingOf(
  reading: Reading,
  passage: Passage,
  {
    form,
    depth,
    read,
  }: { readonly form: HeadingForm; readonly depth: number; readonly read: InlineReader },
): Heading {
  const { ranges } = passage;
  const inlines = ({ start, end }: Range) =>
    start >= end ? [] : read(reading, subPassage(reading.text, passage, start, end));
  return {
    type: "heading",
    depth,
    label: inlines(form.label),
    ...(form.number === undefined ? {} : { number: form.number }),
    title: inlines(form.title),
    role: form.role,
    span: spanOf(reading, ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0),
  };
}
