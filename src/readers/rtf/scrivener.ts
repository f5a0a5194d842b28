import type { Remark } from "../rich/draft.ts";
import type { RtfSeen } from "./document.ts";

/** Where a passage in a style begins and ends, as Scrivener writes it into the texts of its projects. */
const STYLE_MARK = /<!?\$Scr_[A-Za-z]+::\d+>/g;

/** Words without the marks of Scrivener's styles, which are counted. */
export function withoutStyleMarks(seen: RtfSeen, words: string): string {
  if (!words.includes("$Scr_")) return words;
  return words.replace(STYLE_MARK, () => {
    seen.styleMarks++;
    return "";
  });
}

/** Says that there were marks of styles. */
export function styleMarkRemarks(times: number): readonly Remark[] {
  if (times === 0) return [];
  const what =
    times === 1 ? "A mark of Scrivener’s styles was" : `${times} marks of Scrivener’s styles were`;
  return [{ name: "scrivener-marks", message: `${what} left out of the text` }];
}
