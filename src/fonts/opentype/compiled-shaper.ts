import type { ShapedText } from "../font.ts";
import { emptyShelf } from "../shelf.ts";
import { suspicious } from "./context.ts";
import { compilePositioning, type Positioning } from "./kern.ts";
import { compileSubstitution, type Substitution, type Word } from "./substitute.ts";
import { advancesOf, classesOf, lookupsOf, type Table, tablesOf } from "./tables.ts";

/** Shapes simple words; undefined for any text that needs the full shaper. */
export type CompiledShaper = (
  text: string,
  features: readonly string[],
  language: string | undefined,
) => ShapedText | undefined;

/** The features OpenType asks for in horizontal text, whatever the author wants. */
const ALWAYS = ["rvrn", "ltra", "ltrm", "ccmp", "locl", "rlig", "mark", "mkmk"];
const USUAL = ["calt", "clig", "liga", "rclt", "curs", "kern"];

/** Longer texts are rare and may well hold what a word does not. */
const LONGEST = 64;
const MARK = 3;

interface Plan {
  readonly substitutions: readonly Substitution[];
  readonly positioning: Positioning;
}

/**
 * A shaper for words of one simple script, from tables of the font read once.
 *
 * Its law: where it answers, the glyphs and advances are those of the full
 * OpenType shaper. Single substitution, ligatures and pair kerning it does;
 * where a rule of any other kind might apply, it does not answer.
 */
export function compileShaper(
  bytes: Uint8Array,
  glyphOf: (codePoint: number) => number,
): CompiledShaper {
  const tables = tablesOf(bytes);
  const glyphs = tables.get("maxp")?.getUint16(4) ?? 0;
  const gpos = tables.get("GPOS");
  // Without GPOS the full shaper takes kerns from older tables.
  if (gpos === undefined || tables.has("morx")) return () => undefined;
  const gsub = tables.get("GSUB");
  const gdef = tables.get("GDEF");
  const classTable = gdef?.getUint16(4) ?? 0;
  const kinds =
    gdef === undefined || classTable === 0
      ? new Uint16Array(glyphs)
      : classesOf(gdef, classTable, glyphs);
  const advances = advancesOf(tables, glyphs);
  const cmap = new Int32Array(KINDS.length).fill(-1);
  const word: Word = {
    ids: new Uint16Array(LONGEST),
    clusters: new Uint16Array(LONGEST),
    count: 0,
  };
  const planOf = createPlans(gsub, gpos, glyphs);

  /** Fills `word` with the glyphs of the characters; false where one is missing or a mark. */
  const map = (text: string): boolean => {
    word.count = text.length;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      let glyph = cmap[unit] as number;
      if (glyph < 0) cmap[unit] = glyph = glyphOf(unit);
      if (glyph === 0 || kinds[glyph] === MARK) return false;
      word.ids[i] = glyph;
      word.clusters[i] = i;
    }
    return true;
  };

  return (text, features, language) => {
    if (text.length > LONGEST) return undefined;
    const script = scriptOf(text);
    if (script === undefined || !map(text)) return undefined;
    const { substitutions, positioning } = planOf(script, features, language);
    for (const substitute of substitutions) if (!substitute(word)) return undefined;
    return positioned(text, word, advances, positioning);
  };
}

type Plans = (script: string, features: readonly string[], language: string | undefined) => Plan;

/** Compiles the lookups of a script, language and set of features when they are first asked for. */
function createPlans(gsub: Table | undefined, gpos: Table, glyphs: number): Plans {
  const plans = new Map<string, Plan>();
  const compile: Plans = (script, features, language) => {
    const query = { script, language, features: new Set([...ALWAYS, ...USUAL, ...features]) };
    const lookups = gsub === undefined ? [] : lookupsOf(gsub, { ...query, extension: 7 });
    return {
      substitutions: lookups.map((lookup) => compileSubstitution(gsub as Table, lookup, glyphs)),
      positioning: compilePositioning(gpos, lookupsOf(gpos, { ...query, extension: 9 }), glyphs),
    };
  };
  let last: readonly [string, readonly string[], string | undefined, Plan] | undefined;
  return (script, features, language) => {
    // Words come in runs of one kind, so the last plan is nearly always the next.
    if (last?.[0] === script && last[1] === features && last[2] === language) return last[3];
    const key = `${script} ${language ?? ""} ${features.join(" ")}`;
    const plan = plans.get(key) ?? compile(script, features, language);
    plans.set(key, plan);
    last = [script, features, language, plan];
    return plan;
  };
}

const NONE = new Int32Array(0);

function positioned(
  text: string,
  word: Word,
  widths: Uint16Array,
  { kerns, suspicions }: Positioning,
): ShapedText | undefined {
  const { ids, count } = word;
  if (suspicious(word, suspicions)) return undefined;
  const advances = new Int32Array(count);
  let width = 0;
  for (let i = 0; i < count; i += 1) {
    let advance = widths[ids[i] as number] as number;
    if (i + 1 < count)
      for (const kern of kerns) {
        const by = kern(ids[i] as number, ids[i + 1] as number);
        if (by === undefined) return undefined;
        advance += by;
      }
    advances[i] = advance;
    width += advance;
  }
  return {
    text,
    glyphs: ids.slice(0, count),
    advances,
    offsetsX: NONE,
    offsetsY: NONE,
    clusters: word.clusters.slice(0, count),
    width,
    shelf: emptyShelf(),
  };
}

const LATIN = 1;
const GREEK = 2;
const CYRILLIC = 4;

/** Script of a simple word: letters of one script, with the punctuation of prose, or no letters at all; undefined for any other text. */
function scriptOf(text: string): string | undefined {
  let scripts = 0;
  for (let i = 0; i < text.length; i += 1) {
    const kind = KINDS[text.charCodeAt(i)] ?? -1;
    if (kind < 0) return undefined;
    scripts |= kind;
  }
  if (scripts === LATIN) return "latn";
  if (scripts === 0) return "DFLT";
  if (scripts === CYRILLIC) return "cyrl";
  return scripts === GREEK ? "grek" : undefined;
}

/** Script bit of each UTF-16 unit, 0 for punctuation and figures, -1 for what is not simple. */
const KINDS: Int8Array = new Int8Array(0x27c0)
  .fill(-1)
  .fill(0, 0x20, 0x7f)
  .fill(LATIN, 0x41, 0x5b)
  .fill(LATIN, 0x61, 0x7b)
  .fill(0, 0xa1, 0xc0)
  .fill(-1, 0xad, 0xae)
  .fill(LATIN, 0xaa, 0xab)
  .fill(LATIN, 0xba, 0xbb)
  .fill(LATIN, 0xc0, 0x180)
  .fill(0, 0xd7, 0xd8)
  .fill(0, 0xf7, 0xf8)
  .fill(GREEK, 0x391, 0x3ca)
  .fill(CYRILLIC, 0x400, 0x460)
  .fill(0, 0x2010, 0x2027)
  .fill(0, 0x2030, 0x203b)
  // Ornaments between scenes: the asterism, shapes, flowers and stars. For one of them in a book the whole engine would be loaded.
  .fill(0, 0x2042, 0x2043)
  .fill(0, 0x25a0, 0x27c0);
