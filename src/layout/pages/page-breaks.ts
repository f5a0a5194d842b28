import type { Pt } from "../../base/units.ts";
import type { Column } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import type { Side } from "./geometry.ts";
import { COST, END_LINES, FAULT, FLAW, footCost } from "./page-costs.ts";
import { fillPage } from "./page-fill.ts";
import type { PagePlan, Slice } from "./page-plan.ts";
import type { Choice, Ending, Fill, Start } from "./page-ways.ts";

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
  const press: Press = { fill, known: new Map() };
  let pages = search(press, room.side);
  for (let circle = 0; circle <= WIDEST && loosen(press, pages, { circle, loose }); circle += 1)
    pages = search(press, room.side);
  return pages;
}

/** How many pages before a fault are loosened at the most. */
const WIDEST = 4;
/** The same for a flaw. */
const WIDE = 1;

/** Allows looser and tighter settings on the faulty pages and so many before; says whether that is anything new. */
function loosen(
  press: Press,
  pages: readonly PagePlan[],
  { circle, loose }: { readonly circle: number; readonly loose: Map<number, readonly Setting[]> },
): boolean {
  const changed: number[] = [];
  const grave = circle > WIDE ? FAULT : FLAW;
  let faults = 0;
  pages.forEach(({ cost }, fault) => {
    if (cost < grave) return;
    faults += 1;
    const near = pages.slice(Math.max(0, fault - circle), fault + Math.min(1, circle) + 1);
    for (const { slices } of near) loosenPage(press, slices, { loose, changed });
  });
  forget(press, changed);
  return faults > 0 && (changed.length > 0 || circle === 0);
}

/** Allows looser and tighter settings of the paragraphs on one page. */
function loosenPage(
  { fill }: Press,
  slices: readonly Slice[],
  { loose, changed }: { loose: Map<number, readonly Setting[]>; changed: number[] },
): void {
  for (const { item } of slices) {
    const found = fill.column.items[item];
    if (found?.type !== "text" || loose.has(item)) continue;
    loose.set(item, settingsOf(found));
    changed.push(item);
  }
}

function settingsOf({
  settings,
}: Extract<Column["items"][number], { type: "text" }>): readonly Setting[] {
  const { best } = settings;
  if (best.count < 2) return [best];
  return [best, settings.shorter(), settings.longer()].filter((one) => one !== undefined);
}

/** Pages that were tried, by where they begin: searches repeat most of them. */
interface Press {
  readonly fill: Fill;
  readonly known: Map<number, Tried>;
}

interface Tried {
  readonly endings: readonly Ending[];
  /** The items it depends on, both included. */
  readonly from: number;
  readonly to: number;
}

function endingsOf({ fill, known }: Press, start: Start, side: Side): readonly Ending[] {
  const key = startKey(start) * 2 + (side === "recto" ? 1 : 0);
  const found = known.get(key);
  if (found !== undefined) return found.endings;
  const endings = fillPage(fill, start, side);
  const to = endings.reduce((last, { next }) => Math.max(last, next.item), start.item);
  known.set(key, { endings, from: start.item, to: to + 1 });
  return endings;
}

/** Forgets what depends on items that may now be set otherwise. */
function forget({ known }: Press, changed: readonly number[]): void {
  const sorted = [...changed].sort((a, b) => a - b);
  for (const [key, { from, to }] of known) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    if ((sorted[low] ?? Number.POSITIVE_INFINITY) <= to) known.delete(key);
  }
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
const BEAM = 6;
/** Ways so much dearer than the best are given up. */
const HOPELESS = 30_000;

function search(press: Press, first: Side): readonly PagePlan[] {
  const start: Start = { item: 0, line: 0, note: 0, noteLine: 0, called: 0 };
  let nodes: readonly Node[] = [
    { start, cost: 0, facing: undefined, before: undefined, ending: undefined },
  ];
  let side = first;
  let done: Node | undefined;
  while (nodes.length > 0) {
    const layer: Layer = { nodes: new Map(), done };
    for (const node of nodes)
      for (const ending of endingsOf(press, node.start, side)) follow(layer, node, ending, side);
    done = layer.done;
    nodes = kept([...layer.nodes.values()], done?.cost ?? Number.POSITIVE_INFINITY);
    side = side === "recto" ? "verso" : "recto";
  }
  return done === undefined ? [] : planOf(done);
}

/** Ways to have filled one page more, and the cheapest way to have come to the end. */
interface Layer {
  readonly nodes: Map<number, Node>;
  done: Node | undefined;
}

/** Goes on from a way by an ending, where that is the cheapest to come so far. */
function follow(layer: Layer, before: Node, ending: Ending, side: Side): void {
  const cost = before.cost + COST.page + ending.cost + edgeCost(before, ending);
  const start = ending.next;
  const facing = side === "verso" ? ending.short : undefined;
  if (ending.last) {
    if (layer.done === undefined || cost < layer.done.cost)
      layer.done = { start, cost, facing, before, ending };
    return;
  }
  const key = keyOf(start, facing);
  const known = layer.nodes.get(key);
  if (known === undefined || cost < known.cost)
    layer.nodes.set(key, { start, cost, facing, before, ending });
}

/** What the foot of the page adds to what stands on it. */
function edgeCost(node: Node, { last, short, depth }: Ending): number {
  if (!last) return footCost(short, node.facing);
  const alone = node.before === undefined;
  return alone ? 0 : Math.max(0, END_LINES - depth) * COST.shortEnd;
}

/** The most promising of the ways, all cheaper than one that is done. */
function kept(nodes: readonly Node[], most: number): readonly Node[] {
  const sorted = nodes
    .filter(({ cost }) => cost < most)
    .sort((a, b) => a.cost - b.cost || a.start.item - b.start.item || a.start.line - b.start.line);
  const best = sorted[0]?.cost ?? 0;
  return sorted.slice(0, BEAM).filter(({ cost }) => cost <= best + HOPELESS);
}

/** Equal for ways that go on alike, feet included. */
function keyOf(start: Start, facing: number | undefined): number {
  return startKey(start) * 8 + Math.min((facing ?? 5) + 1, 6);
}

/** Lines of a paragraph that a key holds beside any number of items. */
const LONG = 65_536;

/**
 * Equal for equal starts only, or the search goes round and round in a paragraph
 * of a thousand lines. Exact below 2^50: items, lines, lines set, notes and their
 * lines. Settings of one paragraph differ by a line or two, so four tell them apart.
 */
function startKey(start: Start): number {
  const long = start.line >= LONG;
  let key = long ? start.line * 64 + (start.item % 64) : start.item * LONG + start.line;
  key = key * 4 + ((start.setting?.count ?? 0) % 4);
  key = key * 512 + (start.note % 512);
  key = key * 2 + (start.owed === undefined ? 0 : 1);
  key = key * 64 + (start.noteLine % 64);
  return long ? -key : key;
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
