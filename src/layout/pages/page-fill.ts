import type { ColumnItem } from "../blocks/column.ts";
import type { Side } from "./geometry.ts";
import { boxLines, SCENE_AT_FOOT, SCENE_LINES, throughAll } from "./item-ways.ts";
import { after, goOn, whole } from "./kept-ways.ts";
import { COST } from "./page-costs.ts";
import { endHere, isFar, type Scan } from "./page-endings.ts";
import type { Choice, Ending, Fill, Start, Way } from "./page-ways.ts";

/** No scene begins on the page. */
const OFF = -1000;

/** All good ways to fill a page from `start`; never none. Nearly every page has one near its foot, so others are looked for only then. */
export function fillPage(fill: Fill, start: Start, side: Side): readonly Ending[] {
  const near = scanPage({ fill, start, side, far: false });
  return near.length > 0 ? near : scanPage({ fill, start, side, far: true });
}

function scanPage(page: Pick<Scan, "fill" | "start" | "side" | "far">): readonly Ending[] {
  const scan = begun(page);
  const { ways } = scan;
  const { items } = page.fill.column;
  ways.push(opened(scan));
  for (let i = page.start.item; i < items.length && ways.length > 0; i += 1) {
    i = skipPlain(scan, i);
    const item = items[i];
    if (item === undefined) break;
    if (!scan.white) for (const way of ways) endBetween(scan, way, i);
    throughAll(scan, i, item);
    goOn(scan);
    turnedTo(scan, item);
  }
  for (const way of ways) endAll(scan, way);
  return best(scan);
}

function begun({ fill, start, side, far }: Pick<Scan, "fill" | "start" | "side" | "far">): Scan {
  return {
    fill,
    start,
    side,
    far,
    ways: [],
    next: [],
    least: undefined,
    endings: [],
    called: start.called,
    kept: false,
    white: true,
    refuge: undefined,
    refugeRank: Number.POSITIVE_INFINITY,
  };
}

function turnedTo(scan: Scan, item: ColumnItem): void {
  scan.white = item.type === "gap" || item.type === "scene";
  if (item.type !== "gap") scan.kept = item.type !== "scene" && item.keepWithNext;
}

/**
 * Most of a page is filled in one way only, far from where it could end: puts all
 * such items on it at once, and gives the one after them.
 */
function skipPlain(scan: Scan, first: number): number {
  const { fill, start, ways } = scan;
  const [only] = ways;
  const divided = first === start.item && start.line > 0;
  if (only === undefined || ways.length > 1 || divided) return first;
  let { used } = only;
  let i = first;
  for (let lines = fill.plain[i] ?? 0; lines > 0; lines = fill.plain[i] ?? 0) {
    if (!isFar(scan, used + lines - 1, i)) break;
    used += lines;
    i += 1;
  }
  if (i === first) return first;
  const last = fill.column.items[i - 1];
  if (last !== undefined) turnedTo(scan, last);
  const choices: Choice = {
    item: first,
    line: only.used,
    from: 0,
    to: fill.plain[first] ?? 0,
    setting: fill.variants[first]?.[0]?.setting,
    edge: undefined,
    more: i - first - 1,
    before: only.choices,
  };
  ways[0] = after(only, choices, used - only.used, 0);
  return i;
}

const EMPTY: Way = {
  used: 0,
  stretched: 0,
  wider: 0,
  cost: 0,
  turn: OFF,
  white: 0,
  owed: undefined,
  choices: undefined,
};

/** The page as it begins: with the figure that is owed to it, where there is one. */
function opened(scan: Scan): Way {
  const { fill, start } = scan;
  const item = start.owed === undefined ? undefined : fill.column.items[start.owed];
  if (start.owed === undefined || item?.type !== "box") return EMPTY;
  const lines = boxLines(scan, item);
  scan.called = Math.max(scan.called, item.called);
  const way = after(EMPTY, whole(start.owed, 0, EMPTY), lines, 0);
  endHere(scan, way, { item: start.item, line: start.line, setting: start.setting }, 0);
  const white = lines < fill.lines ? 1 : 0;
  return { ...way, used: lines + white, white };
}

/** Ends the page between two items. */
function endBetween(scan: Scan, way: Way, i: number): void {
  if (isFar(scan, way.used, i)) return;
  const begun = way.used - way.turn < SCENE_LINES ? SCENE_AT_FOOT : 0;
  const cost = begun + (scan.kept ? COST.stranded : 0);
  endHere(scan, way, { item: i, line: 0, setting: undefined }, cost);
}

/** The text is used up: what remains of the notes may still ask for pages. */
function endAll(scan: Scan, way: Way): void {
  const { called } = scan;
  const { items, notes } = scan.fill.column;
  // No line calls the notes of a picture that has a page to itself; here at the latest they are printed.
  if (way.owed === undefined) scan.called = notes.length;
  endHere(scan, way, { item: items.length, line: 0, setting: undefined }, 0);
  scan.called = called;
}

/** Endings near the foot without a grave fault; where there are none, the best other one. */
function best({ endings, refuge }: Scan): readonly Ending[] {
  return endings.length > 0 || refuge === undefined ? endings : [refuge];
}
