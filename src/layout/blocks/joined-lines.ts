import type { Pt } from "../../base/units.ts";
import type { Inline } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { ParagraphSettings, SetLine, Setting } from "../paragraph.ts";
import type { BlockPlace } from "./block-place.ts";
import type { TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { plainItem, setWith, spanOf } from "./paragraphs.ts";
import { type RunText, runsOf } from "./runs.ts";

/** A line of verse or code as the author wrote it. */
export interface WrittenLine {
  readonly inlines: readonly Inline[];
  readonly indent: Pt;
  /** More indent for what does not fit and turns over. */
  readonly turnover: Pt;
  /** Characters of the line in the text of its block. */
  readonly flow: number;
}

/** Whose lines they are, the offset of the first in its text, and where the author wrote them. */
export interface LinesOf {
  readonly block: string | undefined;
  readonly first: number;
  readonly span: Span | undefined;
}

/** Lines the author ended, as one item of the column: a stanza, a listing. It is never divided before a turnover. */
export function joinedLines(
  desk: Desk,
  written: readonly WrittenLine[],
  place: BlockPlace,
  { block, first, span }: LinesOf,
): TextItem {
  const set = written.map((line) =>
    setWritten(desk, { ...line, span: spanOf(line.inlines) ?? span }, place),
  );
  const closed = new Set<number>();
  let count = 0;
  for (const { setting } of set) {
    for (let turn = 1; turn < setting.count; turn += 1) closed.add(count + turn);
    count += setting.count;
  }
  return plainItem(settled(joinedSetting(set)), place.tag, {
    calls: callsOf(set, place),
    special: set.some(({ runs }) => runs.special),
    closed,
    span,
    place:
      block === undefined ? undefined : { block, first, skipped: first, shifts: shiftsOf(set) },
  });
}

interface Written {
  readonly flow: number;
  readonly runs: RunText;
  readonly setting: Setting;
}

function setWritten(
  desk: Desk,
  line: WrittenLine & Pick<LinesOf, "span">,
  place: BlockPlace,
): Written {
  const { style, frame, tag, language } = place;
  const runs = runsOf(desk, line.inlines, style, tag, { language, span: line.span });
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
  return { runs, setting: best, flow: line.flow };
}

/** A setting that cannot be made shorter or longer. */
function settled(best: Setting): ParagraphSettings {
  return { best, shorter: () => undefined, longer: () => undefined, diagnostics: [] };
}

/** A line of a joined setting: of which setting, which, and what its offsets begin at. */
interface JoinedLine {
  readonly setting: Setting;
  readonly line: number;
  readonly base: number;
}

/** Settings one after another. Offsets go on counting, a line break between two. */
function joinedSetting(set: readonly Written[]): Setting {
  const joined: JoinedLine[] = [];
  let base = 0;
  for (const { runs, setting } of set) {
    for (let line = 0; line < setting.count; line += 1) joined.push({ setting, line, base });
    base += runs.length + 1;
  }
  return {
    demerits: 0,
    count: joined.length,
    endsClean: () => true,
    lines: (from = 0, to = joined.length) => joined.slice(from, to).flatMap(drawn),
    start: (at) => offsetIn(joined, at, ({ setting, line }) => setting.start(line)),
    end: (at) => offsetIn(joined, at, ({ setting, line }) => setting.end(line)),
    withoutHyphen: () => undefined,
  };
}

function drawn({ setting, line: at, base }: JoinedLine): readonly SetLine[] {
  return setting
    .lines(at, at + 1)
    .map((line) => ({ ...line, start: line.start + base, end: line.end + base }));
}

function offsetIn(
  joined: readonly JoinedLine[],
  at: number,
  offsetOf: (line: JoinedLine) => number,
): number {
  const line = joined[at];
  return line === undefined ? 0 : line.base + offsetOf(line);
}

function callsOf(set: readonly Written[], place: BlockPlace): TextItem["calls"] {
  const calls: { offset: number; note: number }[] = [];
  let offset = 0;
  for (const { runs } of set) {
    for (const call of place.notes.book(runs))
      calls.push({ ...call, offset: call.offset + offset });
    offset += runs.length + 1;
  }
  return calls;
}

/** How offsets in the joined lines are told in the text of the block. */
function shiftsOf(set: readonly Written[]): { readonly at: number; readonly by: number }[] {
  const shifts: { at: number; by: number }[] = [];
  let offset = 0;
  for (const { runs, flow } of set) {
    let longer = runs.length - flow;
    for (const { at, by } of runs.shifts) {
      shifts.push({ at: at + offset, by });
      longer -= by;
    }
    // Tabs and empty lines are longer as they are set.
    if (longer !== 0) shifts.push({ at: offset, by: longer });
    offset += runs.length + 1;
  }
  return shifts;
}
