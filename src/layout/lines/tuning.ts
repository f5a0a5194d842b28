/** The breaker's taste. Ratios are of the natural word space; costs are in Knuth and Plass's demerits. */
export interface Tuning {
  /** How far a space may shrink, and the stretch that costs a badness of 100. */
  readonly shrink: number;
  readonly stretch: number;
  /** Share of a line's glyphs' width by which it may be widened, and narrowed. */
  readonly expansion: number;
  readonly contraction: number;
  /** Most stretch of a space without hyphens, with hyphens, and in an emergency. */
  readonly tolerances: readonly [number, number, number];
  /** What the last pass may do instead, before it makes a line very loose. */
  readonly emergency: Pressure;
  /** What it may do where even that leaves a line whose spaces are twice their size. */
  readonly distress: Pressure & { readonly tolerance: number };
  /** Stretch of a space that is seen as a hole, and the demerits added for it. */
  readonly hole: number;
  readonly holeDemerits: number;
  /** Demerits a line up to which a paragraph without hyphens is taken as it is. */
  readonly contentment: number;
  /** Badness that every line has, so that fewer lines are better than many. */
  readonly linePenalty: number;
  /** Cost of a line that ends in an added hyphen, a written one, a second one in a compound, or after a dash. */
  readonly hyphen: number;
  readonly hardHyphen: number;
  readonly compound: number;
  readonly openBreak: number;
  /** Cost added for dividing what looks like a proper name. */
  readonly name: number;
  /** Demerits where two lines in a row end in a hyphen. */
  readonly doubleHyphen: number;
  /** Demerits where the last line but one ends in a hyphen. */
  readonly finalHyphen: number;
  /** Demerits where a paragraph's first two lines, or the two before its last, end in hyphens: with its neighbour's they would be three. */
  readonly edgeHyphens: number;
  /** Demerits where a loose line meets a tight one. */
  readonly contrast: number;
  /** Demerits where the last line is shorter than `runtWidth` points. */
  readonly runt: number;
  readonly runtWidth: number;
  /** Demerits where two lines begin or end with the same word. */
  readonly stack: number;
  /** Demerits that a second look adds to a break along a river. */
  readonly river: number;
}

/** How far spaces may shrink, and letters be widened, in a paragraph that cannot be set well. */
export interface Pressure {
  readonly shrink: number;
  readonly expansion: number;
  readonly contraction: number;
}

/** A taste for a paragraph that cannot be set well. */
export function pressed(tuning: Tuning, { shrink, expansion, contraction }: Pressure): Tuning {
  return { ...tuning, shrink, expansion, contraction };
}

/** The setting of books, found by measuring whole novels at 288 pt: see the bench of lines. */
export const BOOK_TUNING: Tuning = {
  shrink: 0.25,
  stretch: 0.5,
  expansion: 0.02,
  contraction: 0.02,
  tolerances: [0.35, 0.7, 4],
  emergency: { shrink: 0.32, expansion: 0.029, contraction: 0.024 },
  distress: { shrink: 0.34, expansion: 0.042, contraction: 0.038, tolerance: 0.95 },
  hole: 0.48,
  holeDemerits: 250_000,
  contentment: 9_000,
  linePenalty: 10,
  hyphen: 200,
  hardHyphen: 100,
  compound: 150,
  openBreak: 30,
  name: 150,
  doubleHyphen: 10_000,
  finalHyphen: 80_000,
  edgeHyphens: 400_000,
  contrast: 3_000,
  runt: 1_000_000,
  runtWidth: 24,
  stack: 50_000,
  river: 20_000,
};
