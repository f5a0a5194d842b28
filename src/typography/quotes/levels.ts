import { type Marks, PARAGRAPH, RESET, SINGLE } from "../marks/scan.ts";
import { ROLE_CLOSE_BOTH, ROLE_MARK, ROLE_OPEN, ROLE_REOPEN, ROLE_STRAY } from "./moves.ts";
import type { Reading } from "./parse.ts";

/**
 * How deep each quotation lies, for languages whose marks follow the level
 * and not the key that was struck: 0 outermost. `base` is the level of a
 * quotation that stands in no other, by its opening mark. Entries of marks
 * that are no quotation marks mean nothing.
 */
export function levelsOf(marks: Marks, reading: Reading, base: (i: number) => number): Uint8Array {
  const levels = new Uint8Array(marks.at.length);
  const open: number[] = [];
  let reopened = 0;
  for (let i = 0; i < marks.at.length; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind === PARAGRAPH || kind === RESET) {
      open.length = Math.max(0, open.length - (reading.unclosed[i] ?? 0));
      reopened = 0;
    } else if (kind <= SINGLE) {
      const role = reading.roles[i] ?? ROLE_MARK;
      levels[i] = role === ROLE_REOPEN ? (open[reopened++] ?? 0) : step(open, role, () => base(i));
    }
  }
  return levels;
}

/** Opens or closes on the stack, and gives the level of the quotation concerned. */
function step(open: number[], role: number, base: () => number): number {
  if (role === ROLE_MARK) return 0;
  const top = open.at(-1);
  if (role === ROLE_STRAY) return top ?? base();
  if (role === ROLE_OPEN) {
    const level = top === undefined ? base() : top + 1;
    open.push(level);
    return level;
  }
  if (role === ROLE_CLOSE_BOTH) open.pop();
  return open.pop() ?? 0;
}

/** The mark as one character, whatever was typed for it. */
export function glyphOf({ text, at, end }: Marks, i: number): string {
  const typed = text.slice(at[i], end[i]);
  return DOUBLED[typed] ?? typed;
}

const DOUBLED: Readonly<Record<string, string>> = { "<<": "«", ">>": "»", ",,": "„", "''": "”" };

/** How often each character opens a quotation that stands in no other. */
export function countOutermost(
  marks: Marks,
  reading: Reading,
  counts: Record<string, number>,
): void {
  for (let i = 0; i < marks.at.length; i++) {
    if ((marks.kind[i] ?? RESET) > SINGLE) continue;
    if (reading.roles[i] !== ROLE_OPEN || reading.depths[i] !== 0) continue;
    const glyph = glyphOf(marks, i);
    counts[glyph] = (counts[glyph] ?? 0) + 1;
  }
}
