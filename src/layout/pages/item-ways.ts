import type { BoxItem, ColumnItem, GapItem, SceneItem, TextItem } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import { after, isWanted, keep, offer, whole } from "./kept-ways.ts";
import { COST, divisionCost } from "./page-costs.ts";
import { endHere, isFar, isIdle, LONG, type Scan } from "./page-endings.ts";
import type { Choice, Variant, Way } from "./page-ways.ts";

/** Goes on from every way, each with the notes called before the item: what a part of it calls is no affair of the others. */
export function throughAll(scan: Scan, i: number, item: ColumnItem): void {
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
    const cost =
      way.cost + COST.gap * more + (gap.closes ? COST.lopsided * Math.abs(more - way.wider) : 0);
    const used = way.used + lines + more;
    const white = way.white + lines + more;
    offer(scan, { ...way, used, white, stretched: way.stretched + more, wider: more, cost });
  }
}

/** What an ornament costs as the last thing on a page, or with fewer lines of its scene after it than these: a foot short by some lines is better. */
export const SCENE_AT_FOOT: number = 3.4 * COST.uneven;
export const SCENE_LINES = 2;
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
  for (const variant of variants) {
    const { setting, cost } = variant;
    const used = way.used + (setting.count - from);
    const total = way.cost + cost;
    scan.called = called;
    // Most paragraphs of a page end far above its foot.
    if (item.calls.length > 0 || !isFar(scan, used - 1, i))
      endInside(scan, way, { item, i, from, variant });
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

/** What it costs that a figure stands a page after its place; less than any page left short for it. */
const PUT_OFF = 5 * COST.short;

/** Nothing is higher than a page. */
export function boxLines({ fill }: Scan, { lines }: BoxItem): number {
  return Math.min(lines, fill.lines);
}
