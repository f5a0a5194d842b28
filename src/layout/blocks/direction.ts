import bidiFactory, { type Bidi } from "bidi-js";
import type { ReadingOrder, StyledRun } from "../paragraph.ts";
import { runSaying } from "./styled-run.ts";

/** Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Languages written from right to left, whatever letter a paragraph in them begins with. */
const RTL_LANGUAGE = /^(?:ar|arc|ckb|dv|fa|he|iw|ku-Arab|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

/** Whether a text has letters that run from right to left. */
export function runsRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Whether a text as a whole runs from right to left: by its language, or else by its first letter. */
export function readsRightToLeft(text: string, language: string): boolean {
  if (!runsRightToLeft(text)) return false;
  return RTL_LANGUAGE.test(language) || RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/** Runs whose words each run one way, and what the line setter must know to put them in order. */
export interface Directed {
  readonly runs: readonly StyledRun[];
  /** Absent where all run from left to right. */
  readonly order?: ReadingOrder;
  /** The paragraph as a whole runs from right to left. */
  readonly rtl?: true;
}

/** The package is CommonJS: what its types call the default export is the module itself. */
const createBidi = bidiFactory as unknown as () => Bidi;

let bidi: Bidi | undefined;

/**
 * Finds which way the words of a paragraph run, by the Unicode Bidirectional
 * Algorithm (UAX #9). A paragraph without a letter that runs from right to left
 * comes back as it is, at the cost of one look.
 */
export function directed(runs: readonly StyledRun[], language: string): Directed {
  if (!runs.some(({ text }) => runsRightToLeft(text))) return { runs };
  bidi ??= createBidi();
  const text = runs.map((run) => run.text).join("");
  const base = RTL_LANGUAGE.test(language) ? "rtl" : undefined;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, base);
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const rtl = ((paragraphs[0]?.level ?? 0) & 1) === 1;
  const order = { levels, written: text };
  return { runs: divided(runs, levels, mirrored), order, ...(rtl && { rtl }) };
}

/** Ends a run wherever the level changes, and turns brackets that run from right to left. */
function divided(
  runs: readonly StyledRun[],
  levels: Uint8Array,
  mirrored: ReadonlyMap<number, string>,
): readonly StyledRun[] {
  const parts: StyledRun[] = [];
  let base = 0;
  for (const run of runs) {
    const { length } = run.text;
    const turned = Array.from({ length }, (_, i) => mirrored.get(base + i) ?? run.text.charAt(i));
    for (let start = 0; start < length; ) {
      let end = start + 1;
      while (end < length && levels[base + end] === levels[base + start]) end += 1;
      parts.push(runSaying(run, turned.slice(start, end).join("")));
      start = end;
    }
    base += length;
  }
  return parts;
}
