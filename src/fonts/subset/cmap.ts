import { viewOf } from "./sfnt.ts";

/** The glyphs of characters, as the best subtable of a `cmap` has them. Source: OpenType 1.9, cmap. */
export function glyphsOf(
  cmap: Uint8Array,
  characters: Iterable<number>,
): ReadonlyMap<number, number> {
  const view = viewOf(cmap);
  const offsets = new Map<number, number>();
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const offset = view.getUint32(4 + 8 * i + 4);
    offsets.set(view.getUint16(offset), offset);
  }
  const [long, short] = [offsets.get(12), offsets.get(4)];
  const found = new Map<number, number>();
  for (const character of characters) {
    const glyph =
      (long === undefined ? 0 : inGroups(view, long, character)) ||
      (short === undefined || character > 0xffff ? 0 : inSegments(view, short, character));
    if (glyph !== 0) found.set(character, glyph);
  }
  return found;
}

function inGroups(view: DataView, at: number, character: number): number {
  const count = view.getUint32(at + 12);
  for (let i = 0; i < count; i += 1) {
    const group = at + 16 + 12 * i;
    if (character < view.getUint32(group)) return 0;
    if (character <= view.getUint32(group + 4))
      return view.getUint32(group + 8) + character - view.getUint32(group);
  }
  return 0;
}

function inSegments(view: DataView, at: number, character: number): number {
  const count = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  for (let i = 0; i < count; i += 1) {
    if (character > view.getUint16(ends + 2 * i)) continue;
    const start = view.getUint16(starts + 2 * i);
    if (character < start) return 0;
    const delta = view.getUint16(starts + 2 * count + 2 * i);
    const place = starts + 4 * count + 2 * i;
    const range = view.getUint16(place);
    if (range === 0) return (character + delta) & 0xffff;
    const glyph = view.getUint16(place + range + 2 * (character - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** A `cmap` of these characters: format 4 for the basic plane, and format 12 where there are others. */
export function cmapOf(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const sorted = [...glyphs].toSorted(([a], [b]) => a - b);
  const basic = segmentTable(sorted.filter(([character]) => character < 0xffff));
  const beyond = sorted.some(([character]) => character > 0xffff);
  const long = beyond ? groupTable(sorted) : new Uint8Array();
  const bytes = new Uint8Array(4 + (beyond ? 16 : 8) + basic.length + long.length);
  const view = viewOf(bytes);
  const records = [[3, 1, basic] as const, ...(beyond ? [[3, 10, long] as const] : [])];
  view.setUint16(2, records.length);
  let offset = 4 + 8 * records.length;
  for (const [i, [platform, encoding, table]] of records.entries()) {
    view.setUint16(4 + 8 * i, platform);
    view.setUint16(6 + 8 * i, encoding);
    view.setUint32(8 + 8 * i, offset);
    bytes.set(table, offset);
    offset += table.length;
  }
  return bytes;
}

type Pair = readonly [character: number, glyph: number];

/** Runs in which character and glyph rise together. */
function runsOf(pairs: readonly Pair[]): readonly (readonly [start: Pair, end: number])[] {
  const runs: [Pair, number][] = [];
  for (const [character, glyph] of pairs) {
    const last = runs.at(-1);
    if (
      last !== undefined &&
      character === last[1] + 1 &&
      glyph - last[0][1] === character - last[0][0]
    )
      last[1] = character;
    else runs.push([[character, glyph], character]);
  }
  return runs;
}

function segmentTable(pairs: readonly Pair[]): Uint8Array {
  // The last segment must be 0xFFFF; a delta of 1 makes it glyph 0.
  const runs = [...runsOf(pairs), [[0xffff, 0], 0xffff] as const];
  const count = runs.length;
  const bytes = new Uint8Array(16 + 8 * count);
  const view = viewOf(bytes);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = [4, bytes.length, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)];
  for (const [i, value] of head.entries()) view.setUint16(2 * i, value);
  for (const [i, [[start, glyph], end]] of runs.entries()) {
    view.setUint16(14 + 2 * i, end);
    view.setUint16(16 + 2 * count + 2 * i, start);
    view.setUint16(16 + 4 * count + 2 * i, (glyph - start) & 0xffff);
  }
  return bytes;
}

function groupTable(pairs: readonly Pair[]): Uint8Array {
  const runs = runsOf(pairs);
  const bytes = new Uint8Array(16 + 12 * runs.length);
  const view = viewOf(bytes);
  view.setUint16(0, 12);
  view.setUint32(4, bytes.length);
  view.setUint32(12, runs.length);
  for (const [i, [[start, glyph], end]] of runs.entries()) {
    view.setUint32(16 + 12 * i, start);
    view.setUint32(20 + 12 * i, end);
    view.setUint32(24 + 12 * i, glyph);
  }
  return bytes;
}
