import type { BoxItem, ColumnItem, SceneItem, TextItem } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import type { Side } from "./geometry.ts";
import { COST, divisionCost, settingCost } from "./page-costs.ts";
import { type Foot, footNotes } from "./page-notes.ts";
import type { Slice } from "./page-plan.ts";
import type { Ending, Fill, Start, Way } from "./page-ways.ts";

interface Scan {
  readonly fill: Fill;
  readonly start: Start;
  readonly side: Side;
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

/** No scene begins on the page. */
const OFF = -1000;

/** Lines a page may run over the grid's last, into the margin. */
const LONG = 1;

/** Pages shorter than this are only taken where nothing better exists. */
const SHORT_TRIED = 1;

/** All good ways to fill a page from `start`; never none. Nearly every page has one near its foot, so others are looked for only then. */
export function fillPage(fill: Fill, start: Start, side: Side): readonly Ending[] {
  const near = scanPage({ fill, start, side, far: false });
  return near.length > 0 ? near : scanPage({ fill, start, side, far: true });
}

function scanPage(page: Pick<Scan, "fill" | "start" | "side" | "far">): readonly Ending[] {
  const { fill, start } = page;
  const scan: Scan = {
    ...page,
    endings: [],
    called: start.called,
    kept: false,
    white: true,
    refuge: undefined,
    refugeRank: Number.POSITIVE_INFINITY,
  };
  const { items } = fill.column;
  let ways: readonly Way[] = [opened(scan)];
  for (let i = start.item; i < items.length && ways.length > 0; i += 1) {
    const item = items[i];
    if (item === undefined) break;
    if (!scan.white) for (const way of ways) endBetween(scan, way, i);
    ways = cheapest(throughAll(scan, ways, i, item), fill.lines + LONG);
    scan.white = item.type === "gap" || item.type === "scene";
    if (item.type !== "gap") scan.kept = item.type !== "scene" && item.keepWithNext;
  }
  for (const way of ways) endAll(scan, way);
  return best(scan);
}

/** Most of a page has been filled in one way only. */
function throughAll(scan: Scan, ways: readonly Way[], i: number, item: ColumnItem): readonly Way[] {
  const [only] = ways;
  return ways.length === 1 && only !== undefined
    ? through(scan, only, i, item)
    : ways.flatMap((way) => through(scan, way, i, item));
}

const EMPTY: Way = {
  used: 0,
  stretched: 0,
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
  const way = after(EMPTY, { item: start.owed, line: 0, from: 0, to: 0 }, lines, 0);
  const { item: next, line, setting } = start;
  endHere(
    scan,
    way,
    setting === undefined ? { item: next, line } : { item: next, line, setting },
    0,
  );
  const white = lines < fill.lines ? 1 : 0;
  return { ...way, used: lines + white, white };
}

/** What it costs that a figure stands a page after its place; less than any page left short for it. */
const PUT_OFF = 5 * COST.short;

/** A box on this page, or put off to the next where it floats and finds no room. */
function boxWay(scan: Scan, way: Way, i: number, item: BoxItem): Way {
  const lines = boxLines(scan, item);
  const room = scan.fill.lines - way.used;
  if (item.floats !== true || lines <= room || way.owed !== undefined || way.used === 0) {
    scan.called = Math.max(scan.called, item.called);
    return after(way, { item: i, line: way.used, from: 0, to: 0 }, lines, 0);
  }
  return { ...way, used: way.used - way.white, white: 0, owed: i, cost: way.cost + PUT_OFF };
}

/** All ways to put the whole item on the page; ends the page inside it where that can be. */
function through(scan: Scan, way: Way, i: number, item: ColumnItem): readonly Way[] {
  switch (item.type) {
    case "box":
      return [boxWay(scan, way, i, item)];
    case "gap":
      // The white round a figure that is put off goes with it.
      if (way.used === 0 || (way.owed !== undefined && way.owed === i - 1)) return [way];
      return gapWays(way, Math.max(0, item.lines - way.white), item.stretch);
    case "scene":
      return sceneWays(scan, way, i, item);
    case "text":
      return textWays(scan, way, i, item);
  }
}

/** Nothing is higher than a page. */
function boxLines({ fill }: Scan, { lines }: BoxItem): number {
  return Math.min(lines, fill.lines);
}

function after(way: Way, slice: Slice, lines: number, cost: number): Way {
  return {
    used: way.used + lines,
    stretched: way.stretched,
    turn: way.turn,
    white: 0,
    owed: way.owed,
    cost: way.cost + cost,
    choices: { ...slice, before: way.choices },
  };
}

/** A page may be opened by so many lines between its blocks; a short foot looks better than more. */
const MOST_STRETCHED = 2;

function gapWays(way: Way, lines: number, stretch: number): readonly Way[] {
  const ways: Way[] = [];
  for (let more = 0; more <= Math.min(stretch, MOST_STRETCHED - way.stretched); more += 1) {
    const cost = way.cost + COST.gap * more;
    const used = way.used + lines + more;
    const white = way.white + lines + more;
    ways.push({ ...way, used, white, stretched: way.stretched + more, cost });
  }
  return ways;
}

/** What an ornament costs as the last thing on a page, or with fewer lines of its scene after it than these: a foot short by some lines is better. */
const SCENE_AT_FOOT = 3.4 * COST.uneven;
/** So short a page may be before a turn of scene. */
const SCENE_SHORT = 3;
const SCENE_LINES = 2;
/** As the first thing on a page it is seen, but the scene before it should be too. */
const SCENE_AT_TOP = 0.4 * COST.uneven;

/** The ornament stands in the middle of its white, be it between two lines of the grid. */
function sceneWays(scan: Scan, way: Way, i: number, scene: SceneItem): readonly Way[] {
  const slice = { item: i, from: 0, to: 0 };
  if (way.used === 0) {
    const below = Math.max(1, Math.ceil((scene.lines - 1) / 2));
    return [turned(after(way, { ...slice, line: 0, edge: "top" }, 1 + below, SCENE_AT_TOP))];
  }
  const between = (lines: number, cost: number): Way =>
    turned(after(way, { ...slice, line: way.used + (lines - 1) / 2 }, lines, cost));
  const above = Math.floor((scene.lines - 1) / 2);
  const foot = { ...slice, line: way.used + above, edge: "foot" } as const;
  endHere(scan, after(way, foot, above + 1, 0), { item: i + 1, line: 0 }, SCENE_AT_FOOT);
  const ways = [between(scene.lines, 0), between(scene.lines + 1, COST.gap)];
  if (scene.lines > 2) ways.push(between(scene.lines - 1, COST.gap));
  return ways;
}

/** From here on a scene has begun. */
function turned(way: Way): Way {
  return { ...way, turn: way.used };
}

function textWays(scan: Scan, way: Way, i: number, item: TextItem): readonly Way[] {
  const from = i === scan.start.item ? scan.start.line : 0;
  const divided = from > 0 ? scan.start.setting : undefined;
  const ways: Way[] = [];
  const called = scan.called;
  for (const setting of divided ? [divided] : (scan.fill.loose.get(i) ?? [item.settings.best])) {
    scan.called = called;
    const cost = divided ? 0 : settingCost(setting, item.settings.best);
    const slice: Slice = { item: i, line: way.used, from, to: setting.count, setting };
    const whole = after(way, slice, setting.count - from, cost);
    if (mayEndInside(scan, way, slice, item))
      endInside(scan, { ...way, cost: way.cost + cost }, slice, item);
    scan.called = Math.max(called, notesBefore(item, setting, setting.count));
    ways.push(whole);
  }
  return ways;
}

/** Index after the last note called before line `to`; 0 where the item calls none. */
function notesBefore(item: TextItem, setting: Setting, to: number): number {
  if (item.calls.length === 0) return 0;
  const end = to >= setting.count ? Number.POSITIVE_INFINITY : (setting.lines()[to]?.start ?? 0);
  let last = 0;
  for (const { offset, note } of item.calls) if (offset < end) last = note + 1;
  return last;
}

/** How many lines above the lowest possible division others are tried. */
const TRIED = 5;

/** False for most paragraphs of a page: those that end far above its foot. */
function mayEndInside(scan: Scan, way: Way, { from, to, item: i }: Slice, item: TextItem): boolean {
  return item.calls.length > 0 || !isFar(scan, way.used + to - 1 - from, i);
}

/** Tries to end the page inside a text item. */
function endInside(scan: Scan, way: Way, slice: Slice, item: TextItem): void {
  const { setting, from, item: i } = slice;
  if (setting === undefined) return;
  const called = scan.called;
  const deepest = Math.min(setting.count - 1, from + scan.fill.lines + LONG - way.used);
  let tried = 0;
  for (let at = deepest; at > from && tried < TRIED; at -= 1) {
    if (item.closed.has(at)) continue;
    scan.called = Math.max(called, notesBefore(item, setting, at));
    // Those above it are farther still.
    if (isFar(scan, way.used + at - from, i)) break;
    const { least } = item;
    const cost = divisionCost({ setting, at, least }, scan.side);
    const part = after(way, { ...slice, to: at }, at - from, 0);
    if (endHere(scan, part, { item: i, line: at, setting }, cost)) tried += 1;
  }
  scan.called = called;
}

/** Ends the page between two items. */
function endBetween(scan: Scan, way: Way, i: number): void {
  const begun = way.used - way.turn < SCENE_LINES ? SCENE_AT_FOOT : 0;
  endHere(scan, way, { item: i, line: 0 }, begun + (scan.kept ? COST.stranded : 0));
}

/** The text is used up: what remains of the notes may still ask for pages. */
function endAll(scan: Scan, way: Way): void {
  endHere(scan, way, { item: scan.fill.column.items.length, line: 0 }, 0);
}

type Next = Omit<Start, "note" | "noteLine" | "called" | "owed">;

/** Books an ending where the text fits the page; says whether it does. */
function endHere(scan: Scan, way: Way, next: Next, cost: number): boolean {
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
function isFar({ fill, start, called, far }: Scan, used: number, next: number): boolean {
  return (
    !far &&
    used < fill.lines - SCENE_SHORT &&
    start.note === called &&
    next < fill.column.items.length
  );
}

/** Keeps endings near the foot, and of all others the best one, for pages that have no better. */
function pushEnding(
  scan: Scan,
  way: Way,
  next: Next,
  { cost, foot }: { readonly cost: number; readonly foot: Foot },
): void {
  const { fill, start } = scan;
  const depth = way.used + foot.depth;
  const short = fill.lines - depth;
  const total = way.cost + cost + foot.cost;
  const { owed } = way;
  const progress =
    next.item > start.item || next.line > start.line || foot.depth > 0 || start.owed !== undefined;
  const last =
    progress &&
    owed === undefined &&
    next.item >= fill.column.items.length &&
    foot.note >= fill.column.notes.length;
  const turns = next.line === 0 && fill.column.items[next.item]?.type === "scene";
  const most = turns ? SCENE_SHORT : SHORT_TRIED;
  const near = total < COST.noteLate && (last || short <= most);
  const rank = total + short * COST.uneven;
  if (!near && (!scan.far || rank >= scan.refugeRank)) return;
  const ending: Ending = {
    next: { ...next, note: foot.note, noteLine: foot.noteLine, called: scan.called, owed },
    short,
    depth,
    cost: total,
    last,
    choices: way.choices,
    notes: foot.notes,
  };
  if (near) scan.endings.push(ending);
  else {
    scan.refuge = ending;
    scan.refugeRank = rank;
  }
}

/** Lines by which ways to fill a page may differ; more would loosen many paragraphs of one page. */
const APART = 2;

/** Of the ways to have used as many lines, the cheapest; those over the foot are gone. */
function cheapest(ways: readonly Way[], lines: number): readonly Way[] {
  if (ways.length < 2) return ways.filter(({ used }) => used <= lines);
  const byUse = new Map<number, Way>();
  let least: Way | undefined;
  for (const way of ways) {
    if (way.used > lines) continue;
    const key = way.owed === undefined ? way.used : -1 - way.used;
    const known = byUse.get(key);
    if (known === undefined || way.cost < known.cost) byUse.set(key, way);
    if (least === undefined || way.cost < least.cost) least = way;
  }
  const middle = least?.used ?? 0;
  return [...byUse.values()].filter(({ used }) => Math.abs(used - middle) <= APART);
}

/** Endings near the foot without a grave fault; where there are none, the best other one. */
function best({ endings, refuge }: Scan): readonly Ending[] {
  return endings.length > 0 || refuge === undefined ? endings : [refuge];
}
