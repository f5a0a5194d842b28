import { classesOf, coverageOf, type Table } from "./tables.ts";

/** Glyphs of a word while it is shaped. */
export interface Glyphs {
  readonly ids: Uint16Array;
  count: number;
}

/** Says that a rule may apply at a glyph; then the word is left to the full shaper. */
export type Suspicion = (glyphs: Glyphs, at: number) => boolean;

/** Whether any rule may apply anywhere in a word. */
export function suspicious(glyphs: Glyphs, suspicions: readonly Suspicion[]): boolean {
  for (let i = 0; i < glyphs.count; i += 1)
    for (const suspicion of suspicions) if (suspicion(glyphs, i)) return true;
  return false;
}

/**
 * Whether a contextual subtable (GSUB 5 and 6, GPOS 7 and 8) may apply.
 *
 * It may say yes too often, never no too often: the order of what stands
 * before is not looked at where it is longer than one glyph.
 */
export function contextSuspicion(
  table: Table,
  offset: number,
  chained: boolean,
  glyphs: number,
): Suspicion {
  const format = table.getUint16(offset);
  if (format === 3) return coverageContext(table, offset, chained, glyphs);
  const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
  if (format !== 2) return (word, at) => (covered[word.ids[at] as number] as number) >= 0;
  // By class: suspicious where the class of the first glyph has rules at all.
  const classes = classesOf(table, offset + table.getUint16(offset + (chained ? 6 : 4)), glyphs);
  const sets = offset + (chained ? 10 : 6);
  return (word, at) => {
    const glyph = word.ids[at] as number;
    if ((covered[glyph] as number) < 0) return false;
    const ruled = classes[glyph] as number;
    return ruled < table.getUint16(sets) && table.getUint16(sets + 2 + 2 * ruled) !== 0;
  };
}

function coverageContext(
  table: Table,
  offset: number,
  chained: boolean,
  glyphs: number,
): Suspicion {
  let at = offset + 2;
  const list = (count: number, from: number): readonly Int16Array[] =>
    Array.from({ length: count }, (_, i) =>
      coverageOf(table, offset + table.getUint16(from + 2 * i), glyphs),
    );
  const next = (): readonly Int16Array[] => {
    const count = table.getUint16(at);
    const coverages = list(count, at + 2);
    at += 2 + 2 * count;
    return coverages;
  };
  if (!chained) {
    const input = list(table.getUint16(at), at + 4);
    return (word, i) => matches(word, i, input);
  }
  const before = next();
  const input = next();
  const ahead = next();
  return (word, i) => {
    if (!matches(word, i, input)) return false;
    if (!matches(word, i + input.length, ahead)) return false;
    if (before.length !== 1) return i >= before.length;
    return i > 0 && matches(word, i - 1, before);
  };
}

function matches(word: Glyphs, from: number, coverages: readonly Int16Array[]): boolean {
  if (from + coverages.length > word.count) return false;
  for (let i = 0; i < coverages.length; i += 1)
    if (((coverages[i] as Int16Array)[word.ids[from + i] as number] as number) < 0) return false;
  return true;
}
