import { CLEAR, CLOSING, classAt, ELLIPSIS, QUOTE, SPACE } from "../marks/chars.ts";
import { type Marks, STRAIGHT, TYPED_CLOSE, TYPED_OPEN } from "../marks/scan.ts";

/** What stands on either side of a quote. */
export interface Sides {
  /** Offsets of the nearest characters that are no quotes and not seen through. */
  readonly left: number;
  readonly right: number;
  /** Their classes. */
  readonly before: number;
  readonly after: number;
  /** Offsets of the mark itself. */
  readonly at: number;
  readonly end: number;
}

/** Looks to both sides of mark `i`. */
export function sidesOf({ text, at: starts, end: ends, typed: kinds }: Marks, i: number): Sides {
  const at = starts[i] ?? 0;
  const end = ends[i] ?? at;
  const typed = kinds[i] ?? STRAIGHT;
  const left = skipLeft(text, typed === TYPED_CLOSE ? outOfAngle(text, at, -1) : at - 1);
  const right = skipRight(text, typed === TYPED_OPEN ? outOfAngle(text, end - 1, 1) : end);
  return { left, right, before: sideBefore(text, left), after: sideAfter(text, right), at, end };
}

/** The next character on the inner side of an angle quote, past the space the French put there. */
function outOfAngle(text: string, at: number, step: 1 | -1): number {
  const next = text.charCodeAt(at + step);
  const isGap = next === 32 || next === 0xa0 || next === 0x2009 || next === 0x202f;
  return ANGLES.has(text.charCodeAt(at)) && isGap ? at + 2 * step : at + step;
}

const ANGLES: ReadonlySet<number> = new Set([0xab, 0xbb, 0x2039, 0x203a, 60, 62]);

/** Runs of quotes longer than this are rubbish, and skipping them must stay linear. */
const CLUSTER = 12;

function skipLeft(text: string, from: number): number {
  let at = from;
  for (const stop = from - CLUSTER; at > stop; at--) {
    const kind = classAt(text, at);
    if (kind === QUOTE || kind === CLEAR) continue;
    if (kind === SPACE && isNestGap(text, at) && classAt(text, at - 1) === QUOTE) continue;
    break;
  }
  return at;
}

function skipRight(text: string, from: number): number {
  let at = from;
  for (const stop = from + CLUSTER; at < stop; at++) {
    const kind = classAt(text, at);
    if (kind === QUOTE || kind === CLEAR) continue;
    if (kind === SPACE && isNestGap(text, at) && classAt(text, at + 1) === QUOTE) continue;
    break;
  }
  return at;
}

/** The thin or fixed spaces that printers put between ’ and ”. */
function isNestGap(text: string, at: number): boolean {
  const code = at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  return code === 0xa0 || code === 0x200a || code === 0x2009 || code === 0x202f;
}

const DOT = 46;

function sideBefore(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === CLOSING && text.charCodeAt(at) === DOT && text.charCodeAt(at - 1) === DOT)
    return ELLIPSIS;
  return kind;
}

function sideAfter(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === CLOSING && text.charCodeAt(at) === DOT && text.charCodeAt(at + 1) === DOT)
    return ELLIPSIS;
  return kind;
}
