import type { Font } from "../../src/fonts/font.ts";
import type { SetLine } from "../../src/layout/paragraph.ts";

/** Figures of set paragraphs, as a reader of the finished page would measure them. */
export interface LineQuality {
  readonly lines: number;
  readonly overfull: number;
  readonly spaceSd: number;
  readonly spaceMean: number;
  readonly tight: number;
  readonly loose15: number;
  readonly loose2: number;
  readonly hyphens: number;
  readonly runs3: number;
  readonly runts: number;
  readonly expansionSd: number;
  readonly rivers: number;
  readonly stacks: number;
  readonly worst: number;
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/**
 * Measures justified paragraphs set one after another in one measure.
 *
 * Per cent of justified lines, except rivers and stacks (per thousand) and runts (per cent of last lines).
 * A river is five lines or more whose gaps overlap by more than a third of the space.
 */
export function lineQuality(
  paragraphs: Iterable<readonly SetLine[]>,
  measureOf: (line: number) => { readonly left: number; readonly width: number },
): LineQuality {
  const ratios: number[] = [];
  const scales: number[] = [];
  let overfull = 0;
  let hyphens = 0;
  let runs3 = 0;
  let run = 0;
  let last = 0;
  let runts = 0;
  let rivers = 0;
  let stacks = 0;
  const count = { tight: 0, loose15: 0, loose2: 0 };
  for (const lines of paragraphs) {
    let chain: { gap: Gap; length: number }[] = [];
    lines.forEach((line, i) => {
      const { left, width } = measureOf(i);
      if (line.x + lineStart(line) + inkWidth(line) > left + width + 3) overfull += 1;
      if (i === lines.length - 1) {
        if (lines.length > 1) {
          last += 1;
          if (line.width < 24) runts += 1;
        }
        if (run >= 3) runs3 += 1;
        run = 0;
        return;
      }
      if (wordsOf(line).length > 2) {
        ratios.push(line.spaceRatio);
        scales.push(line.pieces[0]?.scale ?? 1);
        if (line.spaceRatio < 0.75) count.tight += 1;
        if (line.spaceRatio > 1.5) count.loose15 += 1;
        if (line.spaceRatio > 2) count.loose2 += 1;
        if (line.hyphenated) hyphens += 1;
      }
      if (line.hyphenated) run += 1;
      else {
        if (run >= 3) runs3 += 1;
        run = 0;
      }
      const third = spaceThird(line);
      const gaps = gapsOf(line);
      chain = gaps.map((gap) => {
        const above = chain
          .filter((c) => Math.min(c.gap.end, gap.end) - Math.max(c.gap.start, gap.start) > third)
          .reduce((most, c) => Math.max(most, c.length), 0);
        if (above === 4) rivers += 1;
        return { gap, length: above + 1 };
      });
      const next = lines[i + 1];
      if (next !== undefined && i + 1 < lines.length - 1 && stacked(line, next)) stacks += 1;
    });
  }
  const n = Math.max(1, ratios.length);
  const mean = ratios.reduce((a, b) => a + b, 0) / n;
  const percent = (x: number): number => (100 * x) / n;
  return {
    lines: ratios.length,
    overfull,
    spaceMean: mean,
    spaceSd: deviation(ratios),
    tight: percent(count.tight),
    loose15: percent(count.loose15),
    loose2: percent(count.loose2),
    hyphens: percent(hyphens),
    runs3,
    runts: (100 * runts) / Math.max(1, last),
    expansionSd: 100 * deviation(scales),
    rivers: (1000 * rivers) / n,
    stacks: (1000 * stacks) / n,
    worst: ratios.reduce((a, b) => Math.max(a, b), 0),
  };
}

const thirds = new Map<Font, number>();

/** A third of the font's own space in points. */
function spaceThird(line: SetLine): number {
  const piece = line.pieces[0];
  if (piece === undefined) return 0;
  const { font, size } = piece.look;
  const third = thirds.get(font) ?? font.shape(" ", [], "en").width / font.unitsPerEm / 3;
  thirds.set(font, third);
  return third * size;
}

function lineStart(line: SetLine): number {
  return line.pieces[0]?.x ?? 0;
}

function inkWidth(line: SetLine): number {
  return line.width;
}

function gapsOf(line: SetLine): readonly Gap[] {
  return line.pieces.flatMap((piece, i) => {
    const next = line.pieces[i + 1];
    if (piece.space <= 0 || next === undefined) return [];
    return [{ start: line.x + next.x - piece.space, end: line.x + next.x }];
  });
}

function wordsOf(line: SetLine): readonly string[] {
  let text = "";
  for (const piece of line.pieces) text += piece.shaped.text + (piece.space > 0 ? " " : "");
  return text.split(" ");
}

function stacked(a: SetLine, b: SetLine): boolean {
  const bare = (word: string | undefined): string =>
    (word ?? "").toLowerCase().replace(/[^a-z]/g, "");
  const wa = wordsOf(a);
  const wb = wordsOf(b);
  const same = (x: string, y: string): boolean => x.length > 2 && x === y;
  return same(bare(wa[0]), bare(wb[0])) || same(bare(wa.at(-1)), bare(wb.at(-1)));
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, values.length));
}
