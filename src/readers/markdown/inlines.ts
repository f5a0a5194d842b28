import type { Inline } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { inlineTree } from "../inline-tree.ts";
import { type Passage, pushText, type Range, sourceOffset } from "../passage.ts";
import { spanOf } from "../reading.ts";
import { closeBracket } from "./brackets.ts";
import { delimiterAt, pairDelimiters } from "./delimiters.ts";
import { tagAt } from "./html.ts";
import type { MarkdownReading } from "./markdown-reading.ts";
import { type Bracket, finds, type Scan } from "./scan.ts";

const SPECIAL = /[\\`*_~[\]!^<\n]/g;
const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** The inlines of a passage of Markdown. Linear in its length. */
export function markdownInlines(reading: MarkdownReading, passage: Passage): readonly Inline[] {
  const { text } = passage;
  const whole = { start: 0, end: text.length };
  SPECIAL.lastIndex = 0;
  if (!SPECIAL.test(text)) {
    const inlines: Inline[] = [];
    pushText(reading, passage, whole, inlines);
    return inlines;
  }
  const scan: Scan = {
    reading,
    passage,
    text,
    atoms: [],
    wraps: [],
    delimiters: [],
    brackets: [],
    noLinkBelow: 0,
  };
  for (let at = 0; ; ) {
    // A note that is read inside this loop uses the expression too, so the place is set each time.
    SPECIAL.lastIndex = at;
    const match = SPECIAL.exec(text);
    if (match === null) break;
    at = step(scan, match[0], match.index);
  }
  pairDelimiters(scan.delimiters, scan.wraps);
  reportUnpaired(scan);
  return inlineTree(reading, passage, finds(scan.atoms, scan.wraps), whole);
}

/** Handles the special character at `at`; gives the offset to go on from. */
function step(scan: Scan, character: string, at: number): number {
  switch (character) {
    case "\\":
      return escaped(scan, at);
    case "`":
      return code(scan, at);
    case "*":
    case "_":
    case "~":
      return delimiter(scan, at);
    case "[":
      return openBracket(scan, { start: at, end: at + 1 }, "link");
    case "!":
      if (scan.text.charAt(at + 1) !== "[" || callsNote(scan.text, at + 1)) return at + 1;
      return openBracket(scan, { start: at, end: at + 2 }, "image");
    case "^":
      if (scan.text.charAt(at + 1) !== "[") return at + 1;
      return openBracket(scan, { start: at, end: at + 2 }, "note");
    case "]":
      return closeBracket(scan, at);
    case "<":
      return tag(scan, at);
    default:
      return lineEnd(scan, at);
  }
}

/** `Stop![^1]` exclaims and calls a note; `![^1](path)` is an image all the same. */
function callsNote(text: string, at: number): boolean {
  return text.charAt(at + 1) === "^" && /^\[\^[^\s\]]+\](?![([])/.test(text.slice(at, at + 1000));
}

function escaped(scan: Scan, at: number): number {
  const next = scan.text.charAt(at + 1);
  if (next === "\n") return lineBreak(scan, at, at + 2);
  if (next === "" || !ESCAPABLE.test(next)) return at + 1;
  const start = sourceOffset(scan.passage, at);
  const span = spanOf(scan.reading, start, start + 2);
  scan.atoms.push({ start: at, end: at + 2, inlines: [{ type: "text", value: next, span }] });
  return at + 2;
}

/** Two spaces at the end of a line break it, unless nearly every line of the file has them. */
function lineEnd(scan: Scan, at: number): number {
  if (!scan.reading.hardBreaks) return at + 1;
  const end = sourceOffset(scan.passage, at - 1) + 1;
  const hard = / {2,}$/.test(scan.reading.text.slice(end, end + 20).replace(/[\r\n][\s\S]*/, ""));
  return hard ? lineBreak(scan, at, at + 1) : at + 1;
}

function lineBreak(scan: Scan, from: number, to: number): number {
  const start = sourceOffset(scan.passage, from);
  const span = spanOf(scan.reading, start, sourceOffset(scan.passage, to));
  scan.atoms.push({ start: from, end: to, inlines: [{ type: "lineBreak", span }] });
  return to;
}

function code(scan: Scan, at: number): number {
  let end = at;
  while (scan.text.charAt(end) === "`") end++;
  const length = end - at;
  scan.backticks ??= backtickRuns(scan.text);
  const close = nextAfter(scan.backticks.get(length) ?? [], end);
  if (close === undefined) return end;
  const typed = scan.text.slice(end, close).replaceAll("\n", " ");
  const padded = /^ .* $/.test(typed) && typed.trim() !== "";
  const value = padded ? typed.slice(1, -1) : typed;
  const start = sourceOffset(scan.passage, at);
  const span = spanOf(scan.reading, start, sourceOffset(scan.passage, close + length - 1) + 1);
  scan.atoms.push({ start: at, end: close + length, inlines: [{ type: "code", value, span }] });
  return close + length;
}

function backtickRuns(text: string): ReadonlyMap<number, readonly number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const starts = runs.get(run.length) ?? [];
    starts.push(index);
    runs.set(run.length, starts);
  }
  return runs;
}

/** The first of sorted offsets that is not below `at`, by binary search. */
function nextAfter(offsets: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return offsets[low];
}

function delimiter(scan: Scan, at: number): number {
  const run = delimiterAt(scan.text, at);
  if (run.marker !== "~" || run.length === 2) scan.delimiters.push(run);
  return run.end;
}

function openBracket(scan: Scan, { start, end }: Range, kind: Bracket["kind"]): number {
  scan.brackets.push({
    start,
    inside: end,
    kind,
    atoms: scan.atoms.length,
    delimiters: scan.delimiters.length,
    wraps: scan.wraps.length,
  });
  return end;
}

/** No paragraph anybody wrote has so many tags; those after it are characters. */
const MOST_TAGS = 50_000;

function tag(scan: Scan, at: number): number {
  if (scan.atoms.length >= MOST_TAGS) return at + 1;
  const atom = tagAt(scan.reading, scan.passage, at);
  if (atom === undefined) return at + 1;
  scan.atoms.push(atom);
  return atom.end;
}

/** A run of marks that hugs a word on one side and pairs with nothing. */
function reportUnpaired(scan: Scan): void {
  const alone = scan.delimiters.find(
    ({ start, end, opens, closes, marker }) =>
      end > start && opens !== closes && marker !== "~" && (opens || end - start < 2),
  );
  if (alone === undefined) return;
  const start = sourceOffset(scan.passage, alone.start);
  const typed = scan.text.slice(alone.start, alone.end);
  const at = spanOf(scan.reading, start, start + typed.length);
  const message = `“${typed}” has no partner in its paragraph`;
  scan.reading.diagnostics.push(notice("unpaired-emphasis", message, at));
}
