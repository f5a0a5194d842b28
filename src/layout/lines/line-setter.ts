import type {
  LineSetter,
  LineShape,
  ParagraphSettings,
  ParagraphText,
  SetLine,
  StyledRun,
} from "../paragraph.ts";
import { createBreakpoints } from "./breakpoints.ts";
import { bestOf, drawingOf, troubled } from "./choose-lines.ts";
import { drawLines } from "./draw-lines.ts";
import { createFaces } from "./faces.ts";
import { createWordCutter } from "./galley.ts";
import type { Hyphenation } from "./hyphenation.ts";
import { createLineBounds } from "./line-bounds.ts";
import { createTrial } from "./line-costs.ts";
import { faultsOf } from "./line-faults.ts";
import { attemptsOf, extentOf, harshestOf } from "./looseness.ts";
import { passesOf } from "./passes.ts";
import { createRiverWatch } from "./rivers.ts";
import { looseSettings, settingOf } from "./settings.ts";
import type { Shop } from "./shop.ts";
import { BOOK_TUNING, type Tuning } from "./tuning.ts";
import { createWordTable } from "./word-table.ts";
import type { Face } from "./words.ts";

/** What a line setter is made of. */
export interface LineSetterOptions {
  readonly hyphenation: Hyphenation;
  /** The breaker's taste; that of books where none is given. */
  readonly tuning?: Tuning;
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
