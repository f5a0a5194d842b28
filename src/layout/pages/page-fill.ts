import type { BoxItem, ColumnItem, GapItem, SceneItem, TextItem } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import type { Side } from "./geometry.ts";
import { COST, divisionCost } from "./page-costs.ts";
import { endHere, isFar, isIdle, LONG, type Scan } from "./page-endings.ts";
import type { Choice, Ending, Fill, Start, Variant, Way } from "./page-ways.ts";

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

/** Lines by which ways to fill a page may differ; more would loosen many paragraphs of one page. */
const APART = 2;

/** True where a way would be the cheapest of its depth; those over the foot are gone. */
function isWanted(scan: Scan, used: number, cost: number, owed: number | undefined): boolean {
  if (used > scan.fill.lines + LONG) return false;
  for (const known of scan.next)
    if (known.used === used && (known.owed === undefined) === (owed === undefined))
      return cost < known.cost;
  return true;
}

/** Keeps a way that is wanted, in the place of the one it is cheaper than. */
function keep(scan: Scan, way: Way): void {
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

function offer(scan: Scan, way: Way): void {
  if (isWanted(scan, way.used, way.cost, way.owed)) keep(scan, way);
}

/** The ways past an item become those to go on from, but for such as differ much from the cheapest. */
function goOn(scan: Scan): void {
  const { ways, next, least } = scan;
  const middle = least?.used ?? 0;
  ways.length = 0;
  for (const way of next) if (Math.abs(way.used - middle) <= APART) ways.push(way);
  next.length = 0;
  scan.least = undefined;
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
  scan.called = Math.max(scan.called, item.called);
  const way = after(EMPTY, whole(start.owed, 0, EMPTY), lines, 0);
  endHere(scan, way, { item: start.item, line: start.line, setting: start.setting }, 0);
  const white = lines < fill.lines ? 1 : 0;
  return { ...way, used: lines + white, white };
}

/** What it costs that a figure stands a page after its place; less than any page left short for it. */
const PUT_OFF = 5 * COST.short;

/** Nothing is higher than a page. */
function boxLines({ fill }: Scan, { lines }: BoxItem): number {
  return Math.min(lines, fill.lines);
}

/** Something undivided that is put on the page. */
function whole(item: number, line: number, { choices }: Way, edge?: Choice["edge"]): Choice {
  return { item, line, from: 0, to: 0, setting: undefined, edge, more: 0, before: choices };
}

function after(way: Way, choices: Choice, lines: number, cost: number): Way {
  return {
    used: way.used + lines,
    stretched: way.stretched,
    turn: way.turn,
    white: 0,
    owed: way.owed,
    cost: way.cost + cost,
    choices,
  };
}

/** Goes on from every way, each with the notes called before the item: what a part of it calls is no affair of the others. */
function throughAll(scan: Scan, i: number, item: ColumnItem): void {
  const { called } = scan;
  let most = called;
  for (const way of scan.ways) {
    scan.called = called;
    through(scan, way, i, item);
    most = Math.max(most, scan.called);
  }
  scan.called = most;
}

/** All ways to put the whole item on the page; ends the page inside it where that can be. */
function through(scan: Scan, way: Way, i: number, item: ColumnItem): void {
  switch (item.type) {
    case "text":
      textWays(scan, way, i, item);
      break;
    case "box":
      offer(scan, boxWay(scan, way, i, item));
      break;
    case "gap":
      // The white round a figure that is put off goes with it.
      if (way.used === 0 || (way.owed !== undefined && way.owed === i - 1)) offer(scan, way);
      else gapWays(scan, way, item);
      break;
    case "scene":
      sceneWays(scan, way, i, item);
  }
}

/** A box on this page, or put off to the next where it floats and finds no room. */
function boxWay(scan: Scan, way: Way, i: number, item: BoxItem): Way {
  const lines = boxLines(scan, item);
  const room = scan.fill.lines - way.used;
  if (item.floats !== true || lines <= room || way.owed !== undefined || way.used === 0) {
    scan.called = Math.max(scan.called, item.called);
    return after(way, whole(i, way.used, way), lines, 0);
  }
  return { ...way, used: way.used - way.white, white: 0, owed: i, cost: way.cost + PUT_OFF };
}

/** A page may be opened by so many lines between its blocks; a short foot looks better than more. */
const MOST_STRETCHED = 2;

function gapWays(scan: Scan, way: Way, gap: GapItem): void {
  const lines = Math.max(0, gap.lines - way.white);
  for (let more = 0; more <= Math.min(gap.stretch, MOST_STRETCHED - way.stretched); more += 1) {
    const cost = way.cost + COST.gap * more;
    const used = way.used + lines + more;
    const white = way.white + lines + more;
    offer(scan, { ...way, used, white, stretched: way.stretched + more, cost });
  }
}

/** What an ornament costs as the last thing on a page, or with fewer lines of its scene after it than these: a foot short by some lines is better. */
const SCENE_AT_FOOT = 3.4 * COST.uneven;
const SCENE_LINES = 2;
/** As the first thing on a page it is seen, but the scene before it should be too. */
const SCENE_AT_TOP = 0.4 * COST.uneven;

/** The ornament stands in the middle of its white, be it between two lines of the grid. */
function sceneWays(scan: Scan, way: Way, i: number, scene: SceneItem): void {
  if (way.used === 0) {
    const below = Math.max(1, Math.ceil((scene.lines - 1) / 2));
    offer(scan, turned(after(way, whole(i, 0, way, "top"), 1 + below, SCENE_AT_TOP)));
    return;
  }
  const above = Math.floor((scene.lines - 1) / 2);
  const foot = after(way, whole(i, way.used + above, way, "foot"), above + 1, 0);
  endHere(scan, foot, { item: i + 1, line: 0, setting: undefined }, SCENE_AT_FOOT);
  const between = (lines: number, cost: number): void => {
    const choice = whole(i, way.used + (lines - 1) / 2, way);
    offer(scan, turned(after(way, choice, lines, cost)));
  };
  between(scene.lines, 0);
  between(scene.lines + 1, COST.gap);
  if (scene.lines > 2) between(scene.lines - 1, COST.gap);
}

/** From here on a scene has begun. */
function turned(way: Way): Way {
  return { ...way, turn: way.used };
}

function textWays(scan: Scan, way: Way, i: number, item: TextItem): void {
  const { start, fill, called } = scan;
  const from = i === start.item ? start.line : 0;
  const divided = from > 0 ? start.setting : undefined;
  const variants = divided ? [{ setting: divided, cost: 0 }] : (fill.variants[i] ?? []);
  for (const { setting, cost } of variants) {
    const used = way.used + (setting.count - from);
    const total = way.cost + cost;
    scan.called = called;
    // Most paragraphs of a page end far above its foot.
    if (item.calls.length > 0 || !isFar(scan, used - 1, i))
      endInside(scan, way, { item, i, from, variant: { setting, cost } });
    scan.called = Math.max(called, notesBefore(item, setting, setting.count));
    if (!isWanted(scan, used, total, way.owed)) continue;
    keep(
      scan,
      after(way, partOf(way, i, { from, to: setting.count }, setting), setting.count - from, cost),
    );
  }
}

/** Lines of a text item that are put on the page. */
function partOf(
  way: Way,
  item: number,
  lines: { from: number; to: number },
  setting: Setting,
): Choice {
  const { from, to } = lines;
  return { item, line: way.used, from, to, setting, edge: undefined, more: 0, before: way.choices };
}

/** Index after the last note called before line `to`; 0 where the item calls none. */
function notesBefore(item: TextItem, setting: Setting, to: number): number {
  if (item.calls.length === 0) return 0;
  const end = to >= setting.count ? Number.POSITIVE_INFINITY : setting.start(to);
  let last = 0;
  for (const { offset, note } of item.calls) if (offset < end) last = note + 1;
  return last;
}

/** How many lines above the lowest possible division others are tried. */
const TRIED = 5;

/** A paragraph that a page may end in, from line `from` on. */
interface Divided {
  readonly item: TextItem;
  readonly i: number;
  readonly from: number;
  readonly variant: Variant;
}

/** Tries to end the page inside a text item. */
function endInside(scan: Scan, way: Way, { item, i, from, variant }: Divided): void {
  const { called, fill, side } = scan;
  const { setting } = variant;
  const { least, closed } = item;
  const deepest = Math.min(setting.count - 1, from + fill.lines + LONG - way.used);
  let tried = 0;
  for (let at = deepest; at > from && tried < TRIED; at -= 1) {
    if (closed.size > 0 && closed.has(at)) continue;
    scan.called = Math.max(called, notesBefore(item, setting, at));
    // Those above it are farther still.
    if (isFar(scan, way.used + at - from, i)) break;
    const cost = divisionCost({ setting, at, least }, side);
    if (isIdle(scan, way.used + at - from, way.cost + variant.cost + cost)) {
      tried += 1;
      continue;
    }
    const choice = partOf(way, i, { from, to: at }, setting);
    const part = after(way, choice, at - from, variant.cost);
    if (endHere(scan, part, { item: i, line: at, setting }, cost)) tried += 1;
  }
  scan.called = called;
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
