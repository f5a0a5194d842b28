import { notice } from "../diagnostics.ts";
import type { Range } from "../passage.ts";
import { type Reading, spanOf } from "../reading.ts";
import type { Fence, MarkdownHabits } from "./structure.ts";

/** Deeper lists and quotations are bad input: no reader could follow them. */
const DEEPEST = 30;

/** Languages in which a dash opens speech. */
const DASH_SPEECH = /^(?:fr|es|it|pt|ru|uk|pl|cs|sv|nb|da|fi|hu|ro|tr|bg|sr|el)\b/;

/** Measures a Markdown file before any line of it is read. */
export function habitsOf(
  reading: Reading,
  lines: readonly Range[],
  language: string | undefined,
): MarkdownHabits {
  const { text } = reading;
  let fences = 0;
  let speech = 0;
  let items = 0;
  let depth = 0;
  for (const { start, end } of lines) {
    if (startsPlain(text, start)) continue;
    const line = text.slice(start, Math.min(end, start + 400));
    if (/^\s*(?:```|~~~)/.test(line)) fences++;
    if (/^-[ \t]+\S/.test(line)) {
      items++;
      if (/[.!?…](?:["”»])?\s*$/.test(text.slice(Math.max(start, end - 4), end))) speech++;
    }
    depth = Math.max(depth, nesting(line));
  }
  const dialogue = items >= 2 && speech >= items * 0.7 && mayBeSpeech(text, items, language);
  const at = spanOf(reading, 0, 0);
  if (dialogue)
    reading.diagnostics.push(
      notice("dialogue", `${items} lines that start with a dash are speech`, at),
    );
  const tooDeep = depth > DEEPEST;
  if (tooDeep)
    reading.diagnostics.push(notice("too-deep", "Lists or quotations are nested too deep", at));
  return { technical: fences >= 2, dialogue, tooDeep };
}

/** Items are speech where the language opens speech so, or where there are next to no quotation marks. */
function mayBeSpeech(text: string, items: number, language: string | undefined): boolean {
  if (DASH_SPEECH.test(language ?? "")) return true;
  return (text.slice(0, 400_000).match(/["“«]/g)?.length ?? 0) < items / 4;
}

/** The fence of code that is open after a line. */
function codeAfter(open: string | undefined, line: string): string | undefined {
  const ticks = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
  if (ticks === undefined) return open;
  if (open === undefined) return ticks;
  return line.startsWith(open) ? undefined : open;
}

/** True where a letter or typewriter quote stands first: nine lines of ten, which open nothing. */
function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code > 96 && code < 123) || (code > 64 && code < 91) || code === 34 || code === 39;
}

/** How many levels of quotation and list a line opens, about. */
function nesting(line: string): number {
  const prefix = /^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? "";
  const marks = [...prefix.matchAll(/>|[-*+]|\d+[.)]/g)].length;
  const indent = /^\s*/.exec(prefix)?.[0].length ?? 0;
  return marks === 0 ? 0 : marks + indent / 4;
}

/** True where two spaces at a line end mean a line break: they are the exception, not the habit. */
export function hardBreaksMeant(reading: Reading): boolean {
  const { all, spaced } = innerLineEnds(reading.text);
  const habit = all >= 10 && spaced > all * 0.6;
  if (habit)
    reading.diagnostics.push(
      notice(
        "break-line",
        `${spaced} lines end in two spaces, which mean nothing here`,
        spanOf(reading, 0, 0),
      ),
    );
  return !habit;
}

/** Ends of lines of words that have a line under them, and how many of them have two spaces or more. */
function innerLineEnds(text: string): { readonly all: number; readonly spaced: number } {
  let all = 0;
  let spaced = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const below = text.charCodeAt(at + 1);
    if (at + 1 === text.length || below === 10 || below === 13) continue;
    const end = text.charCodeAt(at - 1) === 13 ? at - 1 : at;
    let start = end;
    while (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9) start--;
    if (start === 0 || /\s/.test(text.charAt(start - 1))) continue;
    all++;
    if (end - start >= 2 && !text.slice(start, end).includes("\t")) spaced++;
  }
  return { all, spaced };
}

/** Pairs the lines of colons, code fences left out. Linear. */
export function fencesOf(reading: Reading, lines: readonly Range[]): ReadonlyMap<number, Fence> {
  const fences = new Map<number, Fence>();
  const open: { readonly line: number; readonly name: string }[] = [];
  for (const [line, name] of colonLines(reading, lines)) {
    const opener = name === "" ? open.pop() : undefined;
    if (name !== "") open.push({ line, name });
    if (opener === undefined) fences.set(line, { name });
    else fences.set(opener.line, { name: opener.name, close: line });
  }
  return fences;
}

/** Lines that start with three colons, with the words after them, but for those inside code. */
function colonLines(
  reading: Reading,
  lines: readonly Range[],
): readonly (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  let code: string | undefined;
  for (const [i, { start, end }] of lines.entries()) {
    if (end === start || startsPlain(reading.text, start)) continue;
    const line = reading.text.slice(start, Math.min(end, start + 200)).trim();
    code = codeAfter(code, line);
    const colons = code === undefined ? /^:{3,}\s*([^:]*?)\s*:*$/.exec(line) : null;
    if (colons !== null) found.push([i, (colons[1] ?? "").toLowerCase()]);
  }
  return found;
}
