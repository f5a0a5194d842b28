import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LineShape, ParagraphText, SetLine } from "../paragraph.ts";
import { brokenWord, emergencyStretch, overfullLine, underfullLine } from "./line-diagnostics.ts";
import { MOST_PROTRUSION } from "./protrusion.ts";

/** Beyond this the spaces of a line are seen before its words. */
const VERY_LOOSE = 2;
/** Sums of widths are not exact; nobody sees a tenth of a point. */
const ROUNDING = 0.1;

/** What is wrong with the lines of a paragraph that needed an emergency. */
export function faultsOf(
  paragraph: ParagraphText,
  shape: LineShape,
  lines: readonly SetLine[],
  cut: readonly string[],
): readonly Diagnostic[] {
  const { span } = paragraph;
  const text = paragraph.runs.map((run) => run.text).join("");
  const words = (line: SetLine): string => text.slice(line.start, line.end).slice(0, 60);
  const diagnostics: Diagnostic[] = cut.map((word) => brokenWord(word, span));
  let loose = 0;
  lines.forEach((line, i) => {
    const { left, width } = shape.measureOf(i);
    const [first] = line.pieces;
    // Pieces begin left of the line by what hangs there; what hangs on the right is no fault either.
    const over = line.x + (first?.x ?? 0) + line.width - left - width;
    if (over > MOST_PROTRUSION * (first?.look.size ?? 0) + ROUNDING)
      diagnostics.push(overfullLine(words(line), over, span));
    if (line.spaceRatio > VERY_LOOSE) {
      loose += 1;
      diagnostics.push(underfullLine(words(line), line.spaceRatio, span));
    }
  });
  if (loose > 0) diagnostics.push(emergencyStretch(loose, span));
  return diagnostics;
}
