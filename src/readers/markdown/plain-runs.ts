import type { Range } from "../passage.ts";

/** A text for the block parser, in which runs of plain paragraphs are one short line each. */
export interface Shortened {
  readonly text: string;
  /** The paragraphs of each run, by the line it starts on: the lines of each. */
  readonly runs: ReadonlyMap<number, readonly (readonly [number, number])[]>;
}

/** Stands for a run; no paragraph of a run can start with it, so it is never taken for one. */
const PLACE = "\uFDD0";

/** A letter or quotation mark at the margin: no block but a paragraph starts so. */
const PLAIN = /^[\p{L}"“”‘’']/u;

/** HTML blocks that may hold blank lines; a file with one is parsed whole. */
const LONG_HTML = /^ {0,3}<(?:[!?]|script|pre|style|textarea)/im;

/**
 * Takes the plain paragraphs out of a text before its blocks are parsed.
 *
 * Nine paragraphs of ten in a novel are plain, and to parse them costs more than all the rest. Line
 * numbers stay true. A paragraph is plain where blank lines stand round it and each of its lines
 * starts at the margin with a letter or quotation mark, so that it can neither belong to a list or
 * quotation above it nor be anything else.
 */
export function shorten(source: string, lines: readonly Range[]): Shortened {
  const runs = new Map<number, (readonly [number, number])[]>();
  const kept: string[] = [];
  const whole = source.includes("<") && LONG_HTML.test(source);
  let code: string | undefined;
  let run: (readonly [number, number])[] | undefined;
  for (let i = 0; i < lines.length; ) {
    const end = Math.max(i + 1, groupEnd(source, lines, i));
    const isBlankLine = isBlank(source, lines[i] ?? { start: 0, end: 0 });
    if (isBlankLine) kept.push("");
    else if (!whole && code === undefined && isPlain(source, lines, { from: i, to: end })) {
      run ??= opened(runs, i);
      pushPlain(run, [i, end], kept);
    } else {
      run = undefined;
      const group = lines.slice(i, end).map((line) => source.slice(line.start, line.end));
      code = fenceAfter(code, group);
      append(kept, group);
    }
    i = end;
  }
  return { text: kept.join("\n"), runs };
}

/** The first line of a run stands for all of it, and the others are blank. */
function pushPlain(
  run: (readonly [number, number])[],
  lines: readonly [number, number],
  kept: string[],
): void {
  run.push(lines);
  kept.push(run.length === 1 ? PLACE : "");
  for (let line = lines[0] + 1; line < lines[1]; line++) kept.push("");
}

function append(kept: string[], group: readonly string[]): void {
  for (const line of group) kept.push(line);
}

function opened(
  runs: Map<number, (readonly [number, number])[]>,
  line: number,
): (readonly [number, number])[] {
  const run: (readonly [number, number])[] = [];
  runs.set(line, run);
  return run;
}

/** True where each line of a group starts with a letter or a quotation mark. */
function isPlain(
  source: string,
  lines: readonly Range[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let i = from; i < to; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const code = source.charCodeAt(line.start);
    const isAscii = (code > 96 && code < 123) || (code > 64 && code < 91) || code === 34;
    if (!isAscii && !PLAIN.test(source.slice(line.start, Math.min(line.end, line.start + 2))))
      return false;
  }
  return true;
}

function groupEnd(source: string, lines: readonly Range[], from: number): number {
  let end = from;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    if (isBlank(source, line)) break;
    end++;
  }
  return end;
}

function isBlank(source: string, { start, end }: Range): boolean {
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** The fence of code that is open after some lines, or undefined. */
function fenceAfter(open: string | undefined, group: readonly string[]): string | undefined {
  let code = open;
  for (const line of group) {
    const ticks = /^[\s>*+-]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (ticks === undefined) continue;
    if (code === undefined) code = ticks;
    else if (ticks.startsWith(code)) code = undefined;
  }
  return code;
}
