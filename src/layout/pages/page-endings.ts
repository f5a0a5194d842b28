import type { Side } from "./geometry.ts";
import { COST } from "./page-costs.ts";
import { type Foot, footNotes } from "./page-notes.ts";
import type { Ending, Fill, Start, Way } from "./page-ways.ts";

/** A page while it is filled. */
export interface Scan {
  readonly fill: Fill;
  readonly start: Start;
  readonly side: Side;
  /** Ways to have come to the item that is next, and to have come past it; no two as deep. */
  readonly ways: Way[];
  readonly next: Way[];
  /** The cheapest of all that came past it. */
  least: Way | undefined;
  readonly endings: Ending[];
  /** Notes called so far: those before this index. */
  called: number;
  /** The last block asks not to be left without the next. */
  kept: boolean;
  /** The last item is white: the page ends before it or not here. */
  white: boolean;
  /** Endings far from the foot are asked for too. */
  readonly far: boolean;
  /** The best ending far from the foot. */
  refuge: Ending | undefined;
  refugeRank: number;
}

/** Lines a page may run over the grid's last, into the margin. */
export const LONG = 1;

/** So short a page may be before a turn of scene. */
const SCENE_SHORT = 3;

/** Pages shorter than this are only taken where nothing better exists. */
const SHORT_TRIED = 1;

/** Where the next page begins, notes aside. */
type Next = Pick<Start, "item" | "line" | "setting">;

/** Books an ending where the text fits the page; says whether it does. */
export function endHere(scan: Scan, way: Way, next: Next, cost: number): boolean {
  const { lines } = scan.fill;
  if (isFar(scan, way.used, next.item)) return true;
  if (way.used > lines + LONG) return false;
  const foot = footNotes(scan, Math.max(0, lines - way.used));
  if (way.used <= lines || foot.cost === 0) pushEnding(scan, way, next, { cost, foot });
  if (foot.cost === 0) return true;
  // A line more may hold the whole note.
  const longer = footNotes(scan, lines + LONG - way.used);
  if (longer.cost < foot.cost) pushEnding(scan, way, next, { cost, foot: longer });
  return true;
}

/** True where a page of so many lines ends so far from its foot that nobody asks for it: no notes could fill it. */
export function isFar({ fill, start, called, far }: Scan, used: number, next: number): boolean {
  return (
    used < fill.lines - SCENE_SHORT &&
    !far &&
    start.note === called &&
    next < fill.column.items.length
  );
}

/** True where nobody asks for an ending inside the text at this depth and cost, though it is not far from the foot. */
export function isIdle({ fill, start, called, far }: Scan, used: number, cost: number): boolean {
  return (
    !far && start.note === called && (used < fill.lines - SHORT_TRIED || cost >= COST.noteLate)
  );
}

/** Keeps endings near the foot, and of all others the best one, for pages that have no better. */
function pushEnding(
  scan: Scan,
  way: Way,
  next: Next,
  { cost, foot }: { readonly cost: number; readonly foot: Foot },
): void {
  const { fill } = scan;
  const depth = way.used + foot.depth;
  const short = fill.lines - depth;
  const total = way.cost + cost + foot.cost;
  const last = isLast(scan, way, next, foot);
  const turns = next.line === 0 && fill.column.items[next.item]?.type === "scene";
  const most = turns ? SCENE_SHORT : SHORT_TRIED;
  const near = total < COST.noteLate && (last || short <= most);
  const rank = total + short * COST.uneven;
  if (!near && (!scan.far || rank >= scan.refugeRank)) return;
  const { item, line, setting } = next;
  const { note, noteLine, notes } = foot;
  const start = { item, line, setting, note, noteLine, called: scan.called, owed: way.owed };
  const ending: Ending = {
    next: start,
    place: fill.placeOf(start),
    short,
    depth,
    cost: total,
    last,
    choices: way.choices,
    notes,
  };
  if (near) scan.endings.push(ending);
  else {
    scan.refuge = ending;
    scan.refugeRank = rank;
  }
}

/** True where all is printed, and something of it on this page. */
function isLast({ fill: { column }, start }: Scan, way: Way, next: Next, foot: Foot): boolean {
  if (next.item < column.items.length) return false;
  const progress =
    next.item > start.item || next.line > start.line || foot.depth > 0 || start.owed !== undefined;
  return progress && way.owed === undefined && foot.note >= column.notes.length;
}
