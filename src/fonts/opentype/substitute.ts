import { contextSuspicion, type Glyphs, type Suspicion, suspicious } from "./context.ts";
import { coverageOf, type Lookup, type Table } from "./tables.ts";

/** A word under substitution: `clusters` says where in the text each glyph begins. */
export interface Word extends Glyphs {
  readonly clusters: Uint16Array;
}

/** Applies a lookup to a word in place; false hands the word to the full shaper. */
export type Substitution = (word: Word) => boolean;

/** Ignore base glyphs or ligatures: rare, and left to the full shaper. */
const HARD_FLAGS = 0x6;

/** Compiles a lookup of GSUB. Single and ligature substitution are done here, the rest is suspected. */
export function compileSubstitution(table: Table, lookup: Lookup, glyphs: number): Substitution {
  const easy = (lookup.flags & HARD_FLAGS) === 0;
  if (easy && lookup.type === 1) return single(table, lookup, glyphs);
  if (easy && lookup.type === 4) return ligature(table, lookup, glyphs);
  const suspicions = lookup.subtables.map((offset): Suspicion => {
    if (lookup.type === 5 || lookup.type === 6)
      return contextSuspicion(table, offset, lookup.type === 6, glyphs);
    const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
    return (word, at) => (covered[word.ids[at] as number] as number) >= 0;
  });
  return (word) => !suspicious(word, suspicions);
}

function single(table: Table, { subtables }: Lookup, glyphs: number): Substitution {
  const target = new Int32Array(glyphs).fill(-1);
  for (const offset of subtables) {
    const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
    const delta = table.getUint16(offset) === 1 ? table.getInt16(offset + 4) : undefined;
    covered.forEach((place, glyph) => {
      if (place < 0 || (target[glyph] as number) >= 0) return;
      target[glyph] =
        delta === undefined ? table.getUint16(offset + 6 + 2 * place) : (glyph + delta) & 0xffff;
    });
  }
  return ({ ids, count }) => {
    for (let i = 0; i < count; i += 1) {
      const glyph = target[ids[i] as number] as number;
      if (glyph >= 0) ids[i] = glyph;
    }
    return true;
  };
}

/** A ligature: the glyphs after the first, and what they become. */
interface Ligature {
  readonly rest: readonly number[];
  readonly glyph: number;
}

function ligature(table: Table, { subtables }: Lookup, glyphs: number): Substitution {
  // Subtables are asked in turn until one has a ligature that fits, so their lists simply follow one another.
  const byFirst = new Map<number, Ligature[]>();
  for (const offset of subtables) {
    const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
    covered.forEach((place, glyph) => {
      if (place < 0) return;
      const set = offset + table.getUint16(offset + 6 + 2 * place);
      byFirst.set(glyph, [...(byFirst.get(glyph) ?? []), ...ligaturesAt(table, set)]);
    });
  }
  const starts = new Uint8Array(glyphs);
  for (const glyph of byFirst.keys()) starts[glyph] = 1;
  return (word) => {
    for (let i = 0; i < word.count; i += 1) {
      const glyph = word.ids[i] as number;
      if (starts[glyph] === 0) continue;
      const found = byFirst.get(glyph)?.find(({ rest }) => follows(word, i + 1, rest));
      if (found !== undefined) join(word, i, found);
    }
    return true;
  };
}

function ligaturesAt(table: Table, set: number): readonly Ligature[] {
  return Array.from({ length: table.getUint16(set) }, (_, i) => {
    const at = set + table.getUint16(set + 2 + 2 * i);
    const rest = Array.from({ length: table.getUint16(at + 2) - 1 }, (__, k) =>
      table.getUint16(at + 4 + 2 * k),
    );
    return { rest, glyph: table.getUint16(at) };
  });
}

function follows(word: Word, from: number, rest: readonly number[]): boolean {
  if (from + rest.length > word.count) return false;
  for (let i = 0; i < rest.length; i += 1) if (word.ids[from + i] !== rest[i]) return false;
  return true;
}

function join(word: Word, at: number, { rest, glyph }: Ligature): void {
  word.ids[at] = glyph;
  word.ids.copyWithin(at + 1, at + 1 + rest.length, word.count);
  word.clusters.copyWithin(at + 1, at + 1 + rest.length, word.count);
  word.count -= rest.length;
}
