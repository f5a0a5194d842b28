/** A table of a font file: all offsets inside it count from its own start. */
export type Table = DataView;

/** The tables of an OpenType file by tag. Throws a RangeError on a file that is cut short. */
export function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Table> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Table>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const record = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    const length = view.getUint32(record + 12);
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return tables;
}

/** Advance width of every glyph in font units, from `hhea` and `hmtx`. */
export function advancesOf(tables: ReadonlyMap<string, Table>, glyphs: number): Uint16Array {
  const hhea = tables.get("hhea");
  const hmtx = tables.get("hmtx");
  const advances = new Uint16Array(glyphs);
  if (hhea === undefined || hmtx === undefined) return advances;
  const metrics = hhea.getUint16(34);
  for (let glyph = 0; glyph < glyphs; glyph += 1)
    advances[glyph] = hmtx.getUint16(4 * Math.min(glyph, metrics - 1));
  return advances;
}

/** Place of each glyph in a coverage table, or -1, for all glyphs of the font. */
export function coverageOf(table: Table, offset: number, glyphs: number): Int16Array {
  const places = new Int16Array(glyphs).fill(-1);
  const count = table.getUint16(offset + 2);
  if (table.getUint16(offset) === 1) {
    for (let i = 0; i < count; i += 1) places[table.getUint16(offset + 4 + 2 * i)] = i;
    return places;
  }
  for (let i = 0; i < count; i += 1) {
    const range = offset + 4 + 6 * i;
    const start = table.getUint16(range);
    const end = table.getUint16(range + 2);
    const first = table.getUint16(range + 4);
    for (let glyph = start; glyph <= end; glyph += 1) places[glyph] = first + glyph - start;
  }
  return places;
}

/** Class of each glyph, 0 where the table names none. */
export function classesOf(table: Table, offset: number, glyphs: number): Uint16Array {
  const classes = new Uint16Array(glyphs);
  if (table.getUint16(offset) === 1) {
    const start = table.getUint16(offset + 2);
    const count = table.getUint16(offset + 4);
    for (let i = 0; i < count; i += 1) classes[start + i] = table.getUint16(offset + 6 + 2 * i);
    return classes;
  }
  const count = table.getUint16(offset + 2);
  for (let i = 0; i < count; i += 1) {
    const range = offset + 4 + 6 * i;
    classes.fill(
      table.getUint16(range + 4),
      table.getUint16(range),
      table.getUint16(range + 2) + 1,
    );
  }
  return classes;
}

/** One lookup of GSUB or GPOS with extensions resolved. */
export interface Lookup {
  readonly type: number;
  readonly flags: number;
  /** Offsets of the subtables from the start of the table. */
  readonly subtables: readonly number[];
}

/** What a lookup list is asked for. */
export interface LookupQuery {
  /** OpenType script tag, `latn`. */
  readonly script: string;
  /** OpenType language system, `TRK `. */
  readonly language: string | undefined;
  readonly features: ReadonlySet<string>;
  /** Lookup type that stands for another one further away: 7 in GSUB, 9 in GPOS. */
  readonly extension: number;
}

/** The lookups that the features of a script and language ask for, in the order they apply. */
export function lookupsOf(table: Table, query: LookupQuery): readonly Lookup[] {
  const system = languageSystem(table, query);
  if (system === undefined) return [];
  const featureList = table.getUint16(6);
  const indexes: number[] = [];
  const count = table.getUint16(system + 4);
  // A later feature of one tag takes the place of an earlier.
  const features = new Map<string, number>();
  for (let i = 0; i < count; i += 1) {
    const record = featureList + 2 + 6 * table.getUint16(system + 6 + 2 * i);
    features.set(tagAt(table, record), featureList + table.getUint16(record + 4));
  }
  for (const [tag, feature] of features) {
    if (!query.features.has(tag)) continue;
    const lookups = table.getUint16(feature + 2);
    for (let i = 0; i < lookups; i += 1) indexes.push(table.getUint16(feature + 4 + 2 * i));
  }
  return indexes.sort((a, b) => a - b).map((index) => lookupAt(table, index, query.extension));
}

function languageSystem(table: Table, { script, language }: LookupQuery): number | undefined {
  const list = table.getUint16(4);
  const found = [script, "DFLT", "dflt", "latn"]
    .map((tag) => recordOf(table, list, tag, list))
    .find((offset) => offset !== undefined);
  if (found === undefined) return undefined;
  const own = language === undefined ? undefined : recordOf(table, found + 2, language, found);
  if (own !== undefined) return own;
  const fallback = table.getUint16(found);
  return fallback === 0 ? undefined : found + fallback;
}

/** Offset of a tagged record's target; `list` begins with the count. */
function recordOf(table: Table, list: number, tag: string, base: number): number | undefined {
  const count = table.getUint16(list);
  for (let i = 0; i < count; i += 1) {
    const record = list + 2 + 6 * i;
    if (tagAt(table, record) === tag) return base + table.getUint16(record + 4);
  }
  return undefined;
}

function lookupAt(table: Table, index: number, extension: number): Lookup {
  const list = table.getUint16(8);
  const lookup = list + table.getUint16(list + 2 + 2 * index);
  const type = table.getUint16(lookup);
  const count = table.getUint16(lookup + 4);
  const subtables: number[] = [];
  for (let i = 0; i < count; i += 1) subtables.push(lookup + table.getUint16(lookup + 6 + 2 * i));
  const flags = table.getUint16(lookup + 2);
  if (type !== extension) return { type, flags, subtables };
  const inner = subtables.map((offset) => offset + table.getUint32(offset + 4));
  return { type: table.getUint16((subtables[0] ?? 0) + 2), flags, subtables: inner };
}

function tagAt(table: Table, offset: number): string {
  return String.fromCharCode(
    table.getUint8(offset),
    table.getUint8(offset + 1),
    table.getUint8(offset + 2),
    table.getUint8(offset + 3),
  );
}
