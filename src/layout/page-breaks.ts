import type { Pt } from "../base/units.ts";
import type { Column } from "./column.ts";
import type { Side } from "./geometry.ts";
import { COST, END_LINES, FAULT, footCost } from "./page-costs.ts";
import { type Choice, type Ending, type Fill, fillPage, type Start } from "./page-fill.ts";
import type { PagePlan, Slice } from "./page-plan.ts";
import type { Setting } from "./paragraph.ts";

/** The room a column is broken into. */
export interface PageRoom {
  /** Lines of the grid on a page, and points from one to the next. */
  readonly lines: number;
  readonly leading: Pt;
  /** White and rule between the text and the notes. */
  readonly noteGap: Pt;
  /** Side of the first page. */
  readonly side: Side;
}

/**
 * Cuts a column into pages at the least cost for the chapter as a whole.
 *
 * Pages are searched layer by layer, a spread being two layers that pay for
 * unequal feet. Paragraphs are first set at their best; only around pages that
 * then have a fault may they run a line shorter or longer, in wider circles
 * until no fault is left. So the cost grows with the length of the chapter and
 * few paragraphs are set more than once.
 *
 * *Law:* the slices of all pages are the column, each line once, in order.
 */
export function breakPages(column: Column, room: PageRoom): readonly PagePlan[] {
  const { leading, noteGap } = room;
  const { noteLeading } = column;
  const loose = new Map<number, readonly Setting[]>();
  const fill: Fill = {
    column,
    lines: room.lines,
    noteDepth: (lines) =>
      lines === 0 ? 0 : Math.ceil((lines * noteLeading + noteGap) / leading - 0.001),
    noteRoom: (lines) => Math.max(0, Math.floor((lines * leading - noteGap) / noteLeading + 0.001)),
    loose,
  };
  let pages = search(fill, room.side);
  for (let circle = 0; circle <= WIDEST && loosen(column, pages, circle, loose); circle += 1)
    pages = search(fill, room.side);
  return pages;
}

/** How many pages before a fault are loosened at the most. */
const WIDEST = 4;

/** Allows looser and tighter settings on the faulty pages and so many before; says whether that is anything new. */
function loosen(
  { items }: Column,
  pages: readonly PagePlan[],
  circle: number,
  loose: Map<number, readonly Setting[]>,
): boolean {
  const before = loose.size;
  let faults = 0;
  pages.forEach(({ cost }, fault) => {
    if (cost < FAULT) return;
    faults += 1;
    for (let page = Math.max(0, fault - circle); page <= fault + Math.min(1, circle); page += 1)
      for (const { item } of pages[page]?.slices ?? []) {
        const found = items[item];
        if (found?.type === "text" && !loose.has(item)) loose.set(item, settingsOf(found));
      }
  });
  return faults > 0 && (loose.size > before || circle === 0);
}

function settingsOf({
  settings,
}: Extract<Column["items"][number], { type: "text" }>): readonly Setting[] {
  const { best } = settings;
  if (best.count < 2) return [best];
  return [best, settings.shorter(), settings.longer()].filter((one) => one !== undefined);
}

/** A way to have come so far. */
interface Node {
  readonly start: Start;
  readonly cost: number;
  /** How short the left page of this spread is; absent on a left page and on a chapter's first right page. */
  readonly facing: number | undefined;
  readonly before: Node | undefined;
  readonly ending: Ending | undefined;
}

/** Ways kept from one page to the next. */
const BEAM = 24;
/** Ways so much dearer than the best are given up. */
const HOPELESS = 60_000;

function search(fill: Fill, first: Side): readonly PagePlan[] {
  const start: Start = { item: 0, line: 0, note: 0, noteLine: 0, called: 0 };
  let nodes: readonly Node[] = [
    { start, cost: 0, facing: undefined, before: undefined, ending: undefined },
  ];
  let side = first;
  let done: Node | undefined;
  while (nodes.length > 0) {
    const layer = new Map<number, Node>();
    for (const node of nodes) {
      if (done !== undefined && node.cost >= done.cost) continue;
      for (const ending of fillPage(fill, node.start, side)) {
        const next = follow(node, ending, side);
        if (ending.last) {
          if (done === undefined || next.cost < done.cost) done = next;
          continue;
        }
        const key = keyOf(next);
        const known = layer.get(key);
        if (known === undefined || next.cost < known.cost) layer.set(key, next);
      }
    }
    nodes = kept([...layer.values()]);
    side = side === "recto" ? "verso" : "recto";
  }
  return done === undefined ? [] : planOf(done);
}

function follow(node: Node, ending: Ending, side: Side): Node {
  return {
    start: ending.next,
    cost: node.cost + COST.page + ending.cost + edgeCost(node, ending),
    facing: side === "verso" ? ending.short : undefined,
    before: node,
    ending,
  };
}

/** What the foot of the page adds to what stands on it. */
function edgeCost(node: Node, { last, short, depth }: Ending): number {
  if (!last) return footCost(short, node.facing);
  const alone = node.before === undefined;
  return alone ? 0 : Math.max(0, END_LINES - depth) * COST.shortEnd;
}

function kept(nodes: Node[]): readonly Node[] {
  const sorted = nodes.sort((a, b) => a.cost - b.cost || a.start.item - b.start.item);
  const best = sorted[0]?.cost ?? 0;
  return sorted.slice(0, BEAM).filter(({ cost }) => cost <= best + HOPELESS);
}

/** Equal for ways that go on alike. Exact below 2^53: items, lines, lines set, notes and their lines, feet. */
function keyOf({ start, facing }: Node): number {
  let key = start.item * 1024 + Math.min(start.line, 1023);
  key = key * 256 + Math.min(start.setting?.count ?? 0, 255);
  key = key * 1024 + (start.note % 1024);
  key = key * 64 + (start.noteLine % 64);
  return key * 4 + Math.min(facing ?? 3, 3);
}

function planOf(last: Node): readonly PagePlan[] {
  const pages: PagePlan[] = [];
  for (let node: Node | undefined = last; node?.ending !== undefined; node = node.before) {
    const { ending, before } = node;
    pages.push({
      slices: slicesOf(ending.choices),
      notes: ending.notes,
      depth: ending.depth,
      cost: node.cost - (before?.cost ?? 0) - COST.page,
    });
  }
  return pages.reverse();
}

function slicesOf(last: Choice | undefined): readonly Slice[] {
  const slices: Slice[] = [];
  for (let choice = last; choice !== undefined; choice = choice.before) {
    const { before: _, ...slice } = choice;
    slices.push(slice);
  }
  return slices.reverse();
}
