import { LONG, type Scan } from "./page-endings.ts";
import type { Choice, Way } from "./page-ways.ts";

/** Lines by which ways to fill a page may differ; more would loosen many paragraphs of one page. */
const APART = 2;

/** True where a way would be the cheapest of its depth; those over the foot are gone. */
export function isWanted(
  scan: Scan,
  used: number,
  cost: number,
  owed: number | undefined,
): boolean {
  if (used > scan.fill.lines + LONG) return false;
  for (const known of scan.next)
    if (known.used === used && (known.owed === undefined) === (owed === undefined))
      return cost < known.cost;
  return true;
}

/** Keeps a way that is wanted, in the place of the one it is cheaper than. */
export function keep(scan: Scan, way: Way): void {
  const { next, least } = scan;
  if (least === undefined || way.cost < least.cost) scan.least = way;
  for (let i = 0; i < next.length; i += 1) {
    const known = next[i];
    if (known?.used === way.used && (known.owed === undefined) === (way.owed === undefined)) {
      next[i] = way;
      return;
    }
  }
  next.push(way);
}

/** Keeps a way if it is wanted. */
export function offer(scan: Scan, way: Way): void {
  if (isWanted(scan, way.used, way.cost, way.owed)) keep(scan, way);
}

/** The ways past an item become those to go on from, but for such as differ much from the cheapest. */
export function goOn(scan: Scan): void {
  const { ways, next, least } = scan;
  const middle = least?.used ?? 0;
  ways.length = 0;
  for (const way of next) if (Math.abs(way.used - middle) <= APART) ways.push(way);
  next.length = 0;
  scan.least = undefined;
}

/** Something undivided that is put on the page. */
export function whole(item: number, line: number, { choices }: Way, edge?: Choice["edge"]): Choice {
  return { item, line, from: 0, to: 0, setting: undefined, edge, more: 0, before: choices };
}

/** A way with a choice more. */
export function after(way: Way, choices: Choice, lines: number, cost: number): Way {
  return {
    used: way.used + lines,
    stretched: way.stretched,
    wider: way.wider,
    turn: way.turn,
    white: 0,
    owed: way.owed,
    cost: way.cost + cost,
    choices,
  };
}
