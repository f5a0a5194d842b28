import type { Pt } from "../../base/units.ts";
import type { Column, ColumnItem, TextItem } from "../blocks/column.ts";
import { centred } from "./centred.ts";
import type { Side } from "./geometry.ts";
import { COST, END_LINES, FAULT, FLAW, footCost, settingCost } from "./page-costs.ts";
import { fillPage } from "./page-fill.ts";
import type { PagePlan, Slice } from "./page-plan.ts";
import type { Choice, Ending, Fill, Start, Variant } from "./page-ways.ts";

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
  const places = new Map<number, number>();
  const fill = {
    column,
    lines: room.lines,
    noteDepth: (lines: number) =>
      lines === 0 ? 0 : Math.ceil((lines * noteLeading + noteGap) / leading - 0.001),
    noteRoom: (lines: number) =>
      Math.max(0, Math.floor((lines * leading - noteGap) / noteLeading + 0.001)),
    variants: column.items.map(bestOf),
    plain: Int32Array.from(column.items, plainLines),
    placeOf: (start: Start) => placeOf(places, start),
  };
  const press: Press = { fill, loose: new Set(), known: new Map() };
  let pages = search(press, room.side);
  for (let circle = 0; circle <= WIDEST && loosen(press, pages, circle); circle += 1)
    pages = search(press, room.side);
  return pages;
}

/** How many pages before a fault are loosened at the most. */
const WIDEST = 4;
/** The same for a flaw. */
const WIDE = 1;

/** Allows looser and tighter settings on the faulty pages and so many before; says whether that is anything new. */
function loosen(press: Press, pages: readonly PagePlan[], circle: number): boolean {
  const changed: number[] = [];
  const grave = circle > WIDE ? FAULT : FLAW;
  let faults = 0;
  pages.forEach(({ cost }, fault) => {
    if (cost < grave) return;
    faults += 1;
    const near = pages.slice(Math.max(0, fault - circle), fault + Math.min(1, circle) + 1);
    for (const { slices } of near) loosenPage(press, slices, changed);
  });
  forget(press, changed);
  return faults > 0 && (changed.length > 0 || circle === 0);
}

/** Allows looser and tighter settings of the paragraphs on one page. */
function loosenPage({ fill, loose }: Press, slices: readonly Slice[], changed: number[]): void {
  for (const { item } of slices) {
    const found = fill.column.items[item];
    if (found?.type !== "text" || loose.has(item)) continue;
    loose.add(item);
    const variants = variantsOf(found);
    fill.variants[item] = variants;
    if (variants.length > 1) fill.plain[item] = 0;
    changed.push(item);
  }
}

function bestOf(item: ColumnItem): readonly Variant[] {
  return item.type === "text" ? [{ setting: item.settings.best, cost: 0 }] : [];
}

function plainLines(item: ColumnItem): number {
  return item.type === "text" && item.calls.length === 0 ? item.settings.best.count : 0;
}

function variantsOf({ settings }: TextItem): readonly Variant[] {
  const { best } = settings;
  if (best.count < 2) return [{ setting: best, cost: 0 }];
  return [best, settings.shorter(), settings.longer()]
    .filter((setting) => setting !== undefined)
    .map((setting) => ({ setting, cost: settingCost(setting, best) }));
}

/** A column under the search. */
interface Press {
  readonly fill: Fill & { readonly variants: (readonly Variant[])[]; readonly plain: Int32Array };
  /** The items that may be set shorter or longer. */
  readonly loose: Set<number>;
  /** Pages that were tried, by where and on which side they begin: searches repeat most of them. */
  readonly known: Map<number, Tried>;
}

interface Tried {
  readonly endings: readonly Ending[];
  /** The items it depends on, both included. */
  readonly from: number;
  readonly to: number;
}

function endingsOf(press: Press, { start, place }: Node, side: Side): readonly Ending[] {
  const { fill, known } = press;
  const key = place * 2 + (side === "recto" ? 1 : 0);
  const found = known.get(key);
  if (found !== undefined) return found.endings;
  const endings = fillPage(fill, start, side);
  let to = start.item;
  for (const { next } of endings) to = Math.max(to, next.item);
  known.set(key, { endings, from: start.item, to: to + 1 });
  return endings;
}

/** Every start that was come upon as a small number. */
function placeOf(places: Map<number, number>, start: Start): number {
  const key = startKey(start);
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
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
  readonly place: number;
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
  const start: Start = {
    item: 0,
    line: 0,
    setting: undefined,
    note: 0,
    noteLine: 0,
    called: 0,
    owed: undefined,
  };
  const place = press.fill.placeOf(start);
  let nodes: readonly Node[] = [
    { start, place, cost: 0, facing: undefined, before: undefined, ending: undefined },
  ];
  let side = first;
  let done: Node | undefined;
  while (nodes.length > 0) {
    const layer: Layer = { nodes: new Map(), done };
    for (const node of nodes)
      for (const ending of endingsOf(press, node, side)) follow(layer, node, ending, side);
    done = layer.done;
    nodes = kept(layer.nodes.values(), done?.cost ?? Number.POSITIVE_INFINITY);
    side = side === "recto" ? "verso" : "recto";
  }
  // Text that is on no page would be lost without a word: no book is better than that one.
  if (done === undefined && press.fill.column.items.length > 0)
    throw new RangeError(
      `a page of ${press.fill.lines} lines has no room for what must stand on it`,
    );
  return done === undefined ? [] : planOf(press, done);
}

/** Ways to have filled one page more, and the cheapest way to have come to the end. */
interface Layer {
  readonly nodes: Map<number, Node>;
  done: Node | undefined;
}

/** Goes on from a way by an ending, where that is the cheapest to come so far. */
function follow(layer: Layer, before: Node, ending: Ending, side: Side): void {
  const cost = before.cost + COST.page + ending.cost + edgeCost(before, ending);
  const { next: start, place } = ending;
  const facing = side === "verso" ? ending.short : undefined;
  if (ending.last) {
    if (layer.done === undefined || cost < layer.done.cost)
      layer.done = { start, place, cost, facing, before, ending };
    return;
  }
  const key = place * 8 + Math.min((facing ?? 5) + 1, 6);
  const known = layer.nodes.get(key);
  if (known === undefined || cost < known.cost)
    layer.nodes.set(key, { start, place, cost, facing, before, ending });
}

/** What the foot of the page adds to what stands on it. */
function edgeCost(node: Node, { last, short, depth }: Ending): number {
  if (!last) return footCost(short, node.facing);
  const alone = node.before === undefined;
  return alone ? 0 : Math.max(0, END_LINES - depth) * COST.shortEnd;
}

/** The most promising of the ways, all cheaper than one that is done; the best first. */
function kept(nodes: Iterable<Node>, most: number): readonly Node[] {
  const best: Node[] = [];
  for (const node of nodes) {
    if (node.cost >= most) continue;
    let at = best.length;
    while (at > 0 && isBefore(node, best[at - 1])) at -= 1;
    if (at < BEAM) best.splice(at, 0, node);
    if (best.length > BEAM) best.pop();
  }
  const hopeless = (best[0]?.cost ?? 0) + HOPELESS;
  return best.filter(({ cost }) => cost <= hopeless);
}

/** Of ways that cost the same, the one that has come less far. */
function isBefore(node: Node, other: Node | undefined): boolean {
  if (other === undefined || node.cost !== other.cost)
    return other !== undefined && node.cost < other.cost;
  const { item, line } = node.start;
  return item < other.start.item || (item === other.start.item && line < other.start.line);
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

function planOf({ fill }: Press, last: Node): readonly PagePlan[] {
  const pages: PagePlan[] = [];
  for (let node: Node | undefined = last; node?.ending !== undefined; node = node.before) {
    const { ending, before } = node;
    pages.push({
      slices: centred(fill.column.items, slicesOf(fill, ending.choices)),
      notes: ending.notes,
      depth: ending.depth,
      cost: node.cost - (before?.cost ?? 0) - COST.page,
    });
  }
  return pages.reverse();
}

function slicesOf(fill: Fill, last: Choice | undefined): readonly Slice[] {
  const choices: Choice[] = [];
  for (let choice = last; choice !== undefined; choice = choice.before) choices.push(choice);
  const slices: Slice[] = [];
  for (const { item, line, from, to, setting, edge, more } of choices.reverse()) {
    slices.push({ item, line, from, to, ...(setting && { setting }), ...(edge && { edge }) });
    let below = line + to - from;
    for (let i = item + 1; i <= item + more; i += 1) {
      const best = fill.variants[i]?.[0]?.setting;
      if (best === undefined) break;
      slices.push({ item: i, line: below, from: 0, to: best.count, setting: best });
      below += best.count;
    }
  }
  return slices;
}
