import type { Setting } from "../paragraph.ts";
import type { Side } from "./geometry.ts";

/**
 * What a page break costs. Only the order matters: a foot one line short is
 * conceded first, then an orphan, and nothing is worth a widow or a heading
 * that has lost its text.
 */
export const COST = {
  /** Both pages of a spread a line short, or a single page that faces no other: the common way out. */
  short: 300,
  /** The same a line long: it takes from the margin, so it comes second. */
  long: 350,
  /** Feet of a spread that differ, for each line. */
  uneven: 10_000,
  /** First line of a paragraph alone at the foot. */
  orphan: 15_000,
  /** Last line of a paragraph alone at the top. */
  widow: 10_000_000,
  /** A heading at the foot without its text. */
  stranded: 10_000_000,
  /** A word divided over the leaf, where the reader must turn it. */
  hyphenAtTurn: 3_000,
  hyphenAtFoot: 60,
  /** A turn of scene at the edge of a page. */
  sceneAtEdge: 150,
  /** White a line wider or narrower than the theme asks. */
  gap: 90,
  /** White below a block a line wider or narrower than above it. */
  lopsided: 20,
  /** A note that runs on to the next page. */
  noteSplit: 500,
  /** A note that does not begin on the page that calls it. */
  noteLate: 1_000_000,
  /** A last page of so few lines that it looks like a mistake, for each missing. */
  shortEnd: 3_000,
  /** Each page, so that of equal ways the shorter book wins. */
  page: 1,
} as const;

/** A last page holds at least so many lines. */
export const END_LINES = 4;

/** Costs from which on a page is worth another search near it: a foot that is not in line. */
export const FLAW = 200;

/** Costs from which on a page is worth a search from far before it. */
export const FAULT = 900;

/** What the foot of a page costs, given how short the page it faces is; a page a line long is −1 short. */
export function footCost(short: number, facing: number | undefined): number {
  const uneven = facing === undefined ? 0 : Math.abs(short - facing);
  const deep = Math.max(0, short - 1);
  const edge = short < 0 ? COST.long : COST.short * short;
  return edge + COST.uneven * (uneven + deep);
}

/** What setting a paragraph longer or shorter than best costs: more the more it hurts its lines. */
export function settingCost(setting: Setting, best: Setting): number {
  if (setting === best) return 0;
  const hurt = Math.max(0, setting.demerits - best.demerits) / Math.max(1, setting.count);
  return 30 + Math.min(3000, hurt / 30);
}

/** What dividing a paragraph of `count` lines before line `at` costs. */
export function divisionCost(
  {
    setting,
    at,
    least,
  }: { readonly setting: Setting; readonly at: number; readonly least: number },
  side: Side,
): number {
  let cost = 0;
  if (at < least) cost += COST.orphan;
  if (setting.count - at < least) cost += COST.widow;
  if (!setting.endsClean(at - 1)) cost += side === "recto" ? COST.hyphenAtTurn : COST.hyphenAtFoot;
  return cost;
}
