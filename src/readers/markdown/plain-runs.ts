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
  const whole = LONG_HTML.test(source);
  let code: string | undefined;
  let run: (readonly [number, number])[] | undefined;
  for (let i = 0; i < lines.length; ) {
    const end = groupEnd(source, lines, i);
    if (end === i) {
      kept.push("");
      i++;
      continue;
    }
    const group = lines.slice(i, end).map((line) => source.slice(line.start, line.end));
    const plain = !whole && code === undefined && group.every((line) => PLAIN.test(line));
    code = fenceAfter(code, group);
    if (!plain) run = undefined;
    else if (run === undefined) {
      run = [[i, end]];
      runs.set(i, run);
    } else run.push([i, end]);
    pushGroup(group, { plain, opens: runs.has(i) }, kept);
    i = end;
  }
  return { text: kept.join("\n"), runs };
}

/** The lines of a group as the parser sees them: as they are, or blank but for the first of a run. */
function pushGroup(
  group: readonly string[],
  { plain, opens }: { readonly plain: boolean; readonly opens: boolean },
  into: string[],
): void {
  for (const [i, line] of group.entries()) {
    if (plain) into.push(opens && i === 0 ? PLACE : "");
    else into.push(line);
  }
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
