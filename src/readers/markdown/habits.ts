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
  const quotes = [...text.slice(0, 400_000).matchAll(/["“«]/g)].length;
  const speaks = DASH_SPEECH.test(language ?? "") || quotes < items / 4;
  const dialogue = items >= 2 && speech >= items * 0.7 && speaks;
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
  const ends = [...reading.text.matchAll(/\S([ \t]*)\r?\n(?=[^\r\n])/g)];
  const spaced = ends.filter(
    ([, spaces = ""]) => spaces.length >= 2 && !spaces.includes("\t"),
  ).length;
  const habit = ends.length >= 10 && spaced > ends.length * 0.6;
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
  const marked = [...lines.entries()].filter(([, { start }]) => !startsPlain(reading.text, start));
  for (const [i, { start, end }] of marked) {
    const line = reading.text.slice(start, Math.min(end, start + 200)).trim();
    const ticks = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    if (ticks !== undefined) {
      if (code === undefined) code = ticks;
      else if (line.startsWith(code)) code = undefined;
    }
    const colons = code === undefined ? /^:{3,}\s*([^:]*?)\s*:*$/.exec(line) : null;
    if (colons !== null) found.push([i, (colons[1] ?? "").toLowerCase()]);
  }
  return found;
}
