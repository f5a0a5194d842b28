import type { LineShape, ParagraphText } from "../paragraph.ts";
import { OVERFULL, type Solution, searchLines } from "./break-lines.ts";
import { type Breakpoints, createBreakpoints, fillBreakpoints } from "./breakpoints.ts";
import type { Drawing } from "./drawing.ts";
import type { Pass, Search } from "./line-costs.ts";
import { measuresOf } from "./measures.ts";
import { withoutRivers } from "./second-look.ts";
import type { Shop } from "./shop.ts";
import type { Tuning } from "./tuning.ts";

/** Lines that were chosen, and what they are drawn from: with the taste they were searched with. */
export interface Chosen {
  readonly solution: Solution;
  readonly drawing: Drawing;
}

/** Cuts and breaks a paragraph; a second time, with its longest words in pieces, where one does not fit. */
export function bestOf(shop: Shop, paragraph: ParagraphText, shape: LineShape): Chosen {
  const chosen = solve(shop, drawingOf(shop, paragraph, shape, Number.POSITIVE_INFINITY));
  if (chosen.solution.demerits < OVERFULL) return chosen;
  const limit = Math.min(...measuresOf(shape, shop.points.end[shop.points.count - 1] ?? 0));
  return solve(shop, drawingOf(shop, paragraph, shape, limit));
}

/** The same, to be drawn as it was searched. */
export function drawnWith(
  { paragraph, galley, shape, faceOf, gentle }: Drawing,
  tuning: Tuning,
): Drawing {
  return { paragraph, galley, shape, faceOf, tuning, gentle };
}

/** A paragraph cut into words, those wider than `limit` points into pieces. */
export function drawingOf(
  shop: Shop,
  paragraph: ParagraphText,
  shape: LineShape,
  limit: number,
): Drawing {
  const galley = shop.cut(paragraph, limit);
  return {
    paragraph,
    galley,
    shape,
    faceOf: shop.faceOf,
    tuning: shop.tuning,
    gentle: shop.tuning,
  };
}

/** Fills the shop's breakpoints from a drawing and gives what every search of it shares. */
export function prepare(
  shop: Shop,
  { galley, paragraph, shape }: Drawing,
  { untied = false }: { readonly untied?: boolean } = {},
): Search {
  const { places } = galley;
  if (places > shop.points.end.length) shop.points = createBreakpoints(places * 2);
  const { points, tuning } = shop;
  const { runs } = paragraph;
  fillBreakpoints(points, galley, {
    runs,
    tuning,
    // German writes every noun with a capital, so it tells nothing of names.
    names: !(runs[0]?.language ?? "").startsWith("de"),
    hang: shape.opticalMargins,
    untied,
  });
  const measures = measuresOf(shape, points.end[points.count - 1] ?? 0);
  return {
    points,
    measures,
    justify: shape.align === "justify",
    lineCap: Math.max(1, measures.length - 1),
    surcharge: undefined,
  };
}

/**
 * The first pass is taken as it is only where it is good; else the cheaper of
 * the first two, so that one bad line or a runt is worth a hyphen.
 */
function solve(shop: Shop, drawing: Drawing): Chosen {
  const search = prepare(shop, drawing);
  const { trial, tuning, passes } = shop;
  const first = searchLines(trial, search, passes.plain);
  const content =
    first !== undefined &&
    first.demerits <= tuning.contentment * first.breaks.length &&
    !isStacked(search.points, first);
  const second = content ? undefined : searchLines(trial, search, passes.hyphenated);
  const better = cheaper(first, second);
  if (better !== undefined && better.demerits < troubled(tuning, better))
    return {
      solution: secondLook(shop, drawing, { search, pass: passes.hyphenated, found: better }),
      drawing,
    };
  // Letters and spaces give a little more than they should, so that no line is torn apart.
  const third = searchLines(trial, search, passes.pressed);
  const pressing = third !== undefined && third.demerits < (better?.demerits ?? OVERFULL);
  const best = pressing ? third : better;
  const pass = pressing ? passes.pressed : passes.hyphenated;
  const bestDrawing = drawnWith(drawing, pass.tuning);
  if (best === undefined || best.demerits >= tuning.edgeHyphens)
    return rescued(shop, bestDrawing, search, best);
  return {
    solution: secondLook(shop, bestDrawing, { search, pass, found: best }),
    drawing: bestDrawing,
  };
}

/** Whether two lines begin or end with the same word: that is worth a hyphen, if there is one. */
function isStacked({ before, after }: Breakpoints, { breaks }: Solution): boolean {
  let above = 0;
  for (let i = 0; i < breaks.length - 1; i += 1) {
    const point = breaks[i] as number;
    const ends = before[point] as number;
    const begins = after[point] as number;
    if (ends !== 0 && i > 0 && before[above] === ends) return true;
    if (begins !== 0 && after[above] === begins) return true;
    above = point;
  }
  return false;
}

/** Letters are bent as far as they can be unseen, and what is left is taken as it is. */
function rescued(
  shop: Shop,
  drawing: Drawing,
  search: Search,
  known: Solution | undefined,
): Chosen {
  const { trial, passes } = shop;
  const found = searchLines(trial, search, passes.bent);
  if (known !== undefined && cheaper(known, found) === known) return { solution: known, drawing };
  const bent = drawnWith(drawing, passes.bent.tuning);
  if (found !== undefined) return { solution: found, drawing: bent };
  const untied = prepare(shop, drawing, { untied: true });
  const solution =
    searchLines(trial, untied, passes.bent) ??
    searchLines(trial, untied, passes.last) ??
    oneLine(shop);
  return { solution, drawing: bent };
}

/** Demerits that tell of a hole or a runt, beyond what so many ordinary lines may have. */
export function troubled(tuning: Tuning, { breaks }: Solution): number {
  return tuning.holeDemerits + tuning.contentment * breaks.length;
}

function cheaper(first?: Solution, second?: Solution): Solution | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return first.demerits <= second.demerits ? first : second;
}

/** Rids a justified paragraph of its rivers where that is cheap. */
function secondLook(
  { trial, watch, faceOf }: Shop,
  { paragraph }: Drawing,
  {
    search,
    pass,
    found,
  }: { readonly search: Search; readonly pass: Pass; readonly found: Solution },
): Solution {
  const [run] = paragraph.runs;
  if (!search.justify || run === undefined) return found;
  const space = faceOf(run).space * run.size;
  return withoutRivers({ trial, search, pass, watch, space }, found);
}

/** What is left when even an overfull line was not found: all of it on one. */
function oneLine({ points }: Shop): Solution {
  return { breaks: Int32Array.of(points.count - 1), demerits: OVERFULL };
}
