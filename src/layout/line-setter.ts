import type { Font } from "../fonts/font.ts";
import { createScratch, type Scratch, type Solution, search } from "./break-lines.ts";
import { type Drawing, drawLines, type LineEnd } from "./draw-lines.ts";
import {
  type Breakpoints,
  breakpointCount,
  createBreakpoints,
  cutWords,
  fillBreakpoints,
} from "./galley.ts";
import type { Hyphenation } from "./hyphenation.ts";
import { measuresOf } from "./measures.ts";
import type {
  LineSetter,
  LineShape,
  ParagraphSettings,
  ParagraphText,
  SetLine,
  Setting,
  StyledRun,
} from "./paragraph.ts";
import { BOOK_TUNING, type Tuning } from "./tuning.ts";
import { endsInHyphen } from "./word-breaks.ts";
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
  readonly scratch: Scratch;
  points: Breakpoints;
}

/** Makes a setter with tables of its own; use one for a whole book. */
export function createLineSetter(options: LineSetterOptions): LineSetter {
  const faces = createFaces(options.hyphenation);
  const shop: Shop = {
    tuning: options.tuning ?? BOOK_TUNING,
    faceOf: ({ font, features, language }) => faces(font, features, language),
    scratch: createScratch(),
    points: createBreakpoints(4096),
  };
  return {
    set: (paragraph, shape) => setParagraph(shop, paragraph, shape),
    measure: (paragraph) => measureLine(shop, paragraph),
    shape: (text, font, features, language) => faces(font, features, language).shape(text),
  };
}

type Faces = (font: Font, features: readonly string[], language: string) => Face;

function createFaces(hyphenation: Hyphenation): Faces {
  const byFont = new Map<Font, Map<string, Face>>();
  const stacks = new Map<string, number>();
  const stackOf = (letters: string): number => {
    const known = stacks.get(letters);
    if (known !== undefined) return known;
    stacks.set(letters, stacks.size + 1);
    return stacks.size;
  };
  return (font, features, language) => {
    let faces = byFont.get(font);
    if (faces === undefined) byFont.set(font, (faces = new Map()));
    const key = features.length === 0 ? language : `${language} ${features.join(" ")}`;
    let face = faces.get(key);
    if (face === undefined)
      faces.set(key, (face = createFace({ font, features, language, hyphenation }, stackOf)));
    return face;
  };
}

function setParagraph(shop: Shop, paragraph: ParagraphText, shape: LineShape): ParagraphSettings {
  const galley = cutWords(paragraph, shop.faceOf);
  const drawing: Drawing = { paragraph, galley, shape, faceOf: shop.faceOf, tuning: shop.tuning };
  fill(shop, drawing);
  const best = bestSolution(shop, drawing);
  const setting = settingOf(shop, drawing, best);
  return {
    best: setting,
    shorter: () => loose(shop, drawing, setting.count - 1),
    longer: () => loose(shop, drawing, setting.count + 1),
    diagnostics: [],
  };
}

function fill(shop: Shop, { galley, paragraph, shape }: Drawing): void {
  const count = breakpointCount(galley);
  if (count > shop.points.end.length) shop.points = createBreakpoints(count * 2);
  const language = paragraph.runs[0]?.language ?? "";
  fillBreakpoints(shop.points, galley, paragraph.runs, {
    ...shop.tuning.penalties,
    names: !/^de\b/i.test(language),
    protrude: shape.opticalMargins,
  });
}

/** TeX's three passes: without hyphens, with them, and taking what there is. */
function bestSolution(shop: Shop, { shape }: Drawing): Solution {
  const { points, tuning, scratch } = shop;
  const measures = measuresOf(shape, points.end[points.count - 1] ?? 0);
  const common = {
    points,
    tuning,
    measures,
    justify: shape.align === "justify",
    lineCap: Math.max(1, measures.length - 1),
  };
  const [plain, hyphenated, emergency] = tuning.tolerances;
  return (
    search({ ...common, hyphens: false, tolerance: plain, emergency: false }, scratch) ??
    search({ ...common, hyphens: true, tolerance: hyphenated, emergency: false }, scratch) ??
    search({ ...common, hyphens: true, tolerance: emergency, emergency: true }, scratch) ?? {
      breaks: Int32Array.of(points.count - 1),
      demerits: Number.POSITIVE_INFINITY,
    }
  );
}

/** The best setting in exactly so many lines, if its lines are within tolerance. */
function loose(shop: Shop, drawing: Drawing, lines: number): Setting | undefined {
  if (lines < 1) return undefined;
  fill(shop, drawing);
  const { points, tuning, scratch } = shop;
  const solution = search(
    {
      points,
      tuning,
      measures: measuresOf(drawing.shape, points.end[points.count - 1] ?? 0),
      justify: drawing.shape.align === "justify",
      hyphens: true,
      tolerance: LOOSE_TOLERANCE,
      emergency: false,
      lineCap: lines + 2,
      exactly: lines,
    },
    scratch,
  );
  return solution && settingOf(shop, drawing, solution);
}

/** A line set for the page's sake may not be looser than one and a half times its space. */
const LOOSE_TOLERANCE = 0.5;

function settingOf(shop: Shop, drawing: Drawing, solution: Solution): Setting {
  const ends: LineEnd[] = [];
  for (const point of solution.breaks)
    ends.push({ word: shop.points.word[point] ?? 0, part: shop.points.part[point] ?? -1 });
  let lines: readonly SetLine[] | undefined;
  return {
    demerits: solution.demerits,
    count: ends.length,
    lines: () => (lines ??= drawLines(drawing, ends)),
    endsClean(line) {
      const end = ends[line];
      if (end === undefined || end.part < 0) return true;
      return !endsInHyphen(drawing.galley.words[end.word]?.breaks[end.part]?.kind ?? 0);
    },
  };
}

function measureLine(shop: Shop, paragraph: ParagraphText): SetLine {
  const galley = cutWords(paragraph, shop.faceOf);
  const shape: LineShape = {
    align: "start",
    measureOf: () => ({ left: 0, width: Number.MAX_SAFE_INTEGER }),
    opticalMargins: false,
  };
  const drawing = { paragraph, galley, shape, faceOf: shop.faceOf, tuning: shop.tuning };
  const [line] = drawLines(drawing, [{ word: galley.words.length - 1, part: -1 }]);
  return line ?? { x: 0, width: 0, pieces: [], start: 0, end: 0, hyphenated: false, spaceRatio: 1 };
}
