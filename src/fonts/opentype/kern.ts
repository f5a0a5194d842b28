import { contextSuspicion, type Glyphs, type Suspicion } from "./context.ts";
import { classesOf, coverageOf, type Lookup, type Table } from "./tables.ts";

/** Change of the first glyph's advance before the second, in font units; undefined hands the word to the full shaper. */
export type Kern = (first: number, second: number) => number | undefined;

/** What GPOS does to simple words. */
export interface Positioning {
  readonly kerns: readonly Kern[];
  readonly suspicions: readonly Suspicion[];
}

const HARD_FLAGS = 0x6;
const X_ADVANCE = 0x4;
/** Lookup types that attach marks. */
const MARKS_FIRST = 4;
const MARKS_LAST = 6;

/** Compiles the lookups of GPOS. Pair kerning is done here; attaching of marks cannot touch words without marks. */
export function compilePositioning(
  table: Table,
  lookups: readonly Lookup[],
  glyphs: number,
): Positioning {
  const kerns: Kern[] = [];
  const suspicions: Suspicion[] = [];
  for (const { type, flags, subtables } of lookups) {
    if (type >= MARKS_FIRST && type <= MARKS_LAST) continue;
    if (type === 2 && (flags & HARD_FLAGS) === 0) kerns.push(pairs(table, subtables, glyphs));
    else suspicions.push(...subtables.map((offset) => suspicionOf(table, type, offset, glyphs)));
  }
  return { kerns, suspicions };
}

function suspicionOf(table: Table, type: number, offset: number, glyphs: number): Suspicion {
  return type === 7 || type === 8
    ? contextSuspicion(table, offset, type === 8, glyphs)
    : covers(table, offset, glyphs);
}

function covers(table: Table, offset: number, glyphs: number): Suspicion {
  const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
  return (word: Glyphs, at) => (covered[word.ids[at] as number] as number) >= 0;
}

/** One pair subtable: undefined where it has nothing to say and the next is asked. */
type PairTable = (first: number, second: number) => number | "unknown" | undefined;

function pairs(table: Table, subtables: readonly number[], glyphs: number): Kern {
  const parts = subtables.map((offset) =>
    table.getUint16(offset) === 1
      ? listedPairs(table, offset, glyphs)
      : classPairs(table, offset, glyphs),
  );
  const known = new Map<number, number | undefined>();
  return (first, second) => {
    const key = first * 65_536 + second;
    const kern = known.get(key);
    if (kern !== undefined || known.has(key)) return kern;
    const found = parts.reduce<number | "unknown" | undefined>(
      (value, part) => value ?? part(first, second),
      undefined,
    );
    const value = found === "unknown" ? undefined : (found ?? 0);
    known.set(key, value);
    return value;
  };
}

function listedPairs(table: Table, offset: number, glyphs: number): PairTable {
  const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
  const value = valueReader(table, offset);
  return (first, second) => {
    const place = covered[first] as number;
    if (place < 0) return undefined;
    const set = offset + table.getUint16(offset + 10 + 2 * place);
    const count = table.getUint16(set);
    const size = 2 + value.size;
    for (let i = 0; i < count; i += 1)
      if (table.getUint16(set + 2 + size * i) === second) return value.read(set + 4 + size * i);
    return undefined;
  };
}

function classPairs(table: Table, offset: number, glyphs: number): PairTable {
  const covered = coverageOf(table, offset + table.getUint16(offset + 2), glyphs);
  const value = valueReader(table, offset);
  const firsts = classesOf(table, offset + table.getUint16(offset + 8), glyphs);
  const seconds = classesOf(table, offset + table.getUint16(offset + 10), glyphs);
  const columns = table.getUint16(offset + 14);
  return (first, second) => {
    if ((covered[first] as number) < 0) return undefined;
    const cell = (firsts[first] as number) * columns + (seconds[second] as number);
    return value.read(offset + 16 + cell * value.size);
  };
}

interface ValueReader {
  /** Bytes of both values of a pair. */
  readonly size: number;
  read(at: number): number | "unknown";
}

/** Reads a pair whose only change is the first advance; any other change is for the full shaper. */
function valueReader(table: Table, offset: number): ValueReader {
  const first = fieldsOf(table.getUint16(offset + 4));
  const second = fieldsOf(table.getUint16(offset + 6));
  const fields = [...first, ...second.map((field) => field | 0x100)];
  return {
    size: fields.length * 2,
    read(at) {
      let kern = 0;
      for (let i = 0; i < fields.length; i += 1) {
        const value = table.getInt16(at + 2 * i);
        if (fields[i] === X_ADVANCE) kern = value;
        else if (value !== 0) return "unknown";
      }
      return kern;
    },
  };
}

/** The fields of a value record, as the bits of its format. */
function fieldsOf(format: number): readonly number[] {
  const fields: number[] = [];
  for (let bit = 1; bit <= 0x80; bit <<= 1) if ((format & bit) !== 0) fields.push(bit);
  return fields;
}
