import type { Font } from "../../fonts/font.ts";
import type {
  LineSetter,
  LineShape,
  ParagraphSettings,
  ParagraphText,
  SetLine,
  Setting,
  StyledRun,
} from "../paragraph.ts";
import { OVERFULL, type Solution, searchLines } from "./break-lines.ts";
import { type Breakpoints, createBreakpoints, fillBreakpoints } from "./breakpoints.ts";
import { drawLines, makeRoom } from "./draw-lines.ts";
import type { Drawing } from "./drawing.ts";
import { createWordCutter, type WordCutter } from "./galley.ts";
import type { Hyphenation } from "./hyphenation.ts";
import { createLineBounds } from "./line-bounds.ts";
import { createTrial, type Pass, type Search, type Trial } from "./line-costs.ts";
import { breakKind, endOffset, lineEnd, lineStart, startOffset } from "./line-ends.ts";
import { faultsOf } from "./line-faults.ts";
import {
  type Attempt,
  attemptsOf,
  type Extent,
  extentOf,
  harshestOf,
  type Looseness,
  looseSolutions,
  mayFill,
} from "./looseness.ts";
import { measuresOf } from "./measures.ts";
import { createRiverWatch, type RiverWatch } from "./rivers.ts";
import { withoutRivers } from "./second-look.ts";
import { BOOK_TUNING, pressed, type Tuning } from "./tuning.ts";
import { solutionWithout } from "./without-hyphen.ts";
import { endsInHyphen } from "./word-breaks.ts";
import { createWordTable, type WordTable } from "./word-table.ts";
import { createFace, type Face } from "./words.ts";

/** What a line setter is made of. */
export interface LineSetterOptions {
  readonly hyphenation: Hyphenation;
  /** The breaker's taste; that of books where none is given. */
  readonly tuning?: Tuning;
}

/** What one build shares over all its paragraphs. */
interface Shop {
  readonly tuning: Tuning;
  readonly faceOf: (run: StyledRun) => Face;
  readonly cut: WordCutter;
  readonly passes: Passes;
  readonly attempts: readonly Attempt[];
  readonly harshest: Pass;
  readonly trial: Trial;
  readonly boundsOf: Looseness["boundsOf"];
  readonly watch: RiverWatch;
  points: Breakpoints;
}

/**
 * TeX's passes, without hyphens, with them, and taking what there is; and between the last two
 * those in which letters and spaces give a little more than they should.
 */
interface Passes {
  readonly plain: Pass;
  readonly hyphenated: Pass;
  readonly pressed: Pass;
  readonly bent: Pass;
  readonly last: Pass;
}

function passesOf(tuning: Tuning): Passes {
  const { tolerances, emergency, distress, hole } = tuning;
  const [plain, hyphenated, last] = tolerances;
  const pass = { tuning, hyphens: true, emergency: false };
  const bent = pressed(tuning, distress);
  return {
    plain: { ...pass, hyphens: false, tolerance: plain },
    hyphenated: { ...pass, tolerance: hyphenated },
    pressed: { ...pass, tuning: pressed(tuning, emergency), tolerance: hole },
    bent: { ...pass, tuning: bent, tolerance: distress.tolerance },
    last: { ...pass, tuning: bent, tolerance: last, emergency: true },
  };
}

/** Makes a setter with tables of its own; use one for a whole book. */
export function createLineSetter(options: LineSetterOptions): LineSetter {
  const table = createWordTable();
  const faces = createFaces(options.hyphenation, table);
  const faceOf = ({ font, features, language }: StyledRun): Face => faces(font, features, language);
  const tuning = options.tuning ?? BOOK_TUNING;
  const points = createBreakpoints(4096);
  const attempts = attemptsOf(tuning);
  const shop: Shop = {
    tuning,
    passes: passesOf(tuning),
    attempts,
    harshest: harshestOf(attempts, tuning),
    faceOf,
    cut: createWordCutter(faceOf, table),
    trial: createTrial(points),
    boundsOf: createLineBounds(),
    watch: createRiverWatch(),
    points,
  };
  return {
    set: (paragraph, shape) => setParagraph(shop, paragraph, shape),
    measure: (paragraph) => measureLine(shop, paragraph),
    shape: (text, font, features, language) => faces(font, features, language).shape(text),
  };
}

type Faces = (font: Font, features: readonly string[], language: string) => Face;

/** A face and what it was made for. */
interface KnownFace {
  readonly features: readonly string[];
  readonly language: string;
  readonly face: Face;
}

/** Finds the face of a run; a font has few, and shared lists of features are told apart by identity. */
function createFaces(hyphenation: Hyphenation, table: WordTable): Faces {
  const byFont = new Map<Font, KnownFace[]>();
  return (font, features, language) => {
    const faces = byFont.get(font) ?? [];
    if (faces.length === 0) byFont.set(font, faces);
    for (const known of faces)
      if (known.language === language && areSame(known.features, features)) return known.face;
    const face = createFace({ font, features, language, hyphenation, table });
    makeRoom(font, face.shape(""));
    faces.push({ features, language, face });
    return face;
  };
}

function areSame(first: readonly string[], second: readonly string[]): boolean {
  if (first === second) return true;
  return first.length === second.length && first.every((feature, i) => feature === second[i]);
}

function setParagraph(shop: Shop, paragraph: ParagraphText, shape: LineShape): ParagraphSettings {
  const { solution, drawing } = bestOf(shop, paragraph, shape);
  const extent = extentOf(shop.points);
  const best = settingOf(shop, drawing, solution);
  // Only a paragraph that needed an emergency is drawn to see its faults: the others have none.
  const hard =
    solution.demerits >= troubled(shop.tuning, solution) || drawing.galley.cut.length > 0;
  const diagnostics = hard
    ? faultsOf(paragraph, shape, best.lines(), drawing.galley.cut)
    : NO_FAULTS;
  const loose = looseSettings(shop, { solution, drawing }, extent);
  return {
    best,
    shorter: () => loose(best.count - 1),
    longer: () => loose(best.count + 1),
    diagnostics,
  };
}

const NO_FAULTS: ParagraphSettings["diagnostics"] = [];

/** Lines that were chosen, and what they are drawn from: with the taste they were searched with. */
interface Chosen {
  readonly solution: Solution;
  readonly drawing: Drawing;
}

/** Cuts and breaks a paragraph; a second time, with its longest words in pieces, where one does not fit. */
function bestOf(shop: Shop, paragraph: ParagraphText, shape: LineShape): Chosen {
  const chosen = solve(shop, drawingOf(shop, paragraph, shape, Number.POSITIVE_INFINITY));
  if (chosen.solution.demerits < OVERFULL) return chosen;
  const limit = Math.min(...measuresOf(shape, shop.points.end[shop.points.count - 1] ?? 0));
  return solve(shop, drawingOf(shop, paragraph, shape, limit));
}

/** The same, to be drawn as it was searched. */
function drawnWith({ paragraph, galley, shape, faceOf, gentle }: Drawing, tuning: Tuning): Drawing {
  return { paragraph, galley, shape, faceOf, tuning, gentle };
}

function drawingOf(shop: Shop, paragraph: ParagraphText, shape: LineShape, limit: number): Drawing {
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
function prepare(
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
function troubled(tuning: Tuning, { breaks }: Solution): number {
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

/**
 * Settings a line shorter and longer than the best, of which one search finds both.
 */
function looseSettings(
  shop: Shop,
  { drawing, solution: best }: Chosen,
  extent: Extent,
): (lines: number) => Setting | undefined {
  const { length } = best.breaks;
  let found: ReadonlyMap<number, Setting> | undefined;
  return (lines) => {
    if (length > MOST_LOOSE_LINES || !mayFill(drawing, extent, lines)) return undefined;
    found ??= searchLoose(shop, drawing, best);
    return found.get(lines);
  };
}

function searchLoose(shop: Shop, drawing: Drawing, best: Solution): ReadonlyMap<number, Setting> {
  const found = looseSolutions(shop, prepare(shop, drawing), best);
  return new Map(
    [...found].map(([lines, { solution, tuning }]) => [
      lines,
      settingOf(shop, drawnWith(drawing, tuning), solution),
    ]),
  );
}

/** A paragraph of more lines gives the page builder room enough within itself. */
const MOST_LOOSE_LINES = 400;

function settingOf(shop: Shop, drawing: Drawing, solution: Solution): Setting {
  const { word, part } = shop.points;
  const { breaks, demerits } = solution;
  const count = breaks.length;
  const ends = new Int32Array(2 * count);
  for (let i = 0; i < count; i += 1) {
    const point = breaks[i] as number;
    ends[2 * i] = word[point] as number;
    ends[2 * i + 1] = part[point] as number;
  }
  const { galley } = drawing;
  return {
    demerits,
    count,
    lines: (from = 0, to = count) =>
      drawLines(drawing, ends, { first: from, after: Math.min(to, count) }),
    start: (line) => startOffset(galley, lineStart(ends, line)),
    end: (line) => endOffset(galley, lineEnd(ends, line)),
    endsClean(line) {
      if (line < 0 || line >= count) return true;
      return !endsInHyphen(breakKind(galley, lineEnd(ends, line)));
    },
    withoutHyphen(line) {
      const found = solutionWithout(shop, prepare(shop, drawing), { ends, line, demerits });
      return found && settingOf(shop, drawnWith(drawing, found.tuning), found.solution);
    },
  };
}

function measureLine(shop: Shop, paragraph: ParagraphText): SetLine {
  const drawing = drawingOf(shop, paragraph, UNBOUNDED, Number.POSITIVE_INFINITY);
  const ends = Int32Array.of(drawing.galley.count - 1, -1);
  const [line] = drawLines(drawing, ends, { first: 0, after: 1 });
  return line as SetLine;
}

const UNBOUNDED: LineShape = {
  align: "start",
  measureOf: () => ({ left: 0, width: Number.MAX_SAFE_INTEGER }),
  opticalMargins: false,
};
