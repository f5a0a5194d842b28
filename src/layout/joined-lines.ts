import type { Pt } from "../base/units.ts";
import type { Inline } from "../model/book.ts";
import type { BlockPlace } from "./block-place.ts";
import type { TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { ParagraphSettings, SetLine, Setting } from "./paragraph.ts";
import { plainItem, setWith } from "./paragraphs.ts";
import { type RunText, runsOf } from "./runs.ts";

/** A line of verse or code as the author wrote it. */
export interface WrittenLine {
  readonly inlines: readonly Inline[];
  readonly indent: Pt;
  /** More indent for what does not fit and turns over. */
  readonly turnover: Pt;
}

/** Lines the author ended, as one item of the column: a stanza, a listing. It is never divided before a turnover. */
export function joinedLines(
  desk: Desk,
  written: readonly WrittenLine[],
  place: BlockPlace,
): TextItem {
  const set = written.map((line) => setWritten(desk, line, place));
  const closed = new Set<number>();
  let count = 0;
  for (const { setting } of set) {
    for (let turn = 1; turn < setting.count; turn += 1) closed.add(count + turn);
    count += setting.count;
  }
  const settings = set.map(({ setting }) => setting);
  const item = plainItem(settled(joinedSetting(settings, count)), place.tag);
  return {
    ...item,
    calls: callsOf(set, place),
    special: set.some(({ runs }) => runs.special),
    closed,
  };
}

interface Written {
  readonly runs: RunText;
  readonly setting: Setting;
}

function setWritten(desk: Desk, line: WrittenLine, place: BlockPlace): Written {
  const { style, frame, tag, language } = place;
  const runs = runsOf(desk, line.inlines, style, tag, { language });
  const width = desk.geometry.measure - frame.left - frame.right;
  const at = (indent: Pt): { readonly left: Pt; readonly width: Pt } => {
    // Deep indents leave half the measure to the words.
    const safe = Math.min(indent, width / 2);
    return { left: frame.left + safe, width: width - safe };
  };
  const first = at(line.indent);
  const rest = at(line.indent + line.turnover);
  const align = style.align === "justify" ? "start" : style.align;
  const measureOf = (n: number): typeof first => (n === 0 ? first : rest);
  const { best } = setWith(desk, runs, { align, measureOf, opticalMargins: false });
  return { runs, setting: best };
}

/** A setting that cannot be made shorter or longer. */
function settled(best: Setting): ParagraphSettings {
  return { best, shorter: () => undefined, longer: () => undefined, diagnostics: [] };
}

/** Settings one after another. Offsets go on counting, a line break between two. */
function joinedSetting(settings: readonly Setting[], count: number): Setting {
  let lines: readonly SetLine[] | undefined;
  return {
    demerits: 0,
    count,
    endsClean: () => true,
    lines() {
      if (lines !== undefined) return lines;
      const all: SetLine[] = [];
      let offset = 0;
      for (const setting of settings) {
        const own = setting.lines();
        for (const line of own)
          all.push({ ...line, start: line.start + offset, end: line.end + offset });
        offset += (own.at(-1)?.end ?? 0) + 1;
      }
      lines = all;
      return all;
    },
  };
}

function callsOf(set: readonly Written[], place: BlockPlace): TextItem["calls"] {
  const calls: { offset: number; note: number }[] = [];
  let offset = 0;
  for (const { runs, setting } of set) {
    for (const call of place.notes.book(runs))
      calls.push({ ...call, offset: call.offset + offset });
    offset += (setting.lines().at(-1)?.end ?? 0) + 1;
  }
  return calls;
}
