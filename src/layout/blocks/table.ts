import type { Pt } from "../../base/units.ts";
import type { CellAlign, Inline, Table, TableRow } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import type { Mark, Tag } from "../pagination.ts";
import { type BlockPlace, languageOf } from "./block-place.ts";
import type { BoxItem, ColumnItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { Footnotes } from "./footnotes.ts";
import { runsOf, runsOfText } from "./runs.ts";
import { boxOf, type Part, type Stacked, stacked } from "./stacked.ts";
import { ARTIFACT } from "./structure.ts";
import { type BlockType, blockType, tabular } from "./type-style.ts";

/** White between columns, in parts of the type size. */
const GUTTER = 1.2;
/** Thickness of the rules above and below, and under the head. */
const RULE: Pt = 0.75;

/** A column of a table, from the left edge of the measure. */
interface Column {
  readonly left: Pt;
  readonly right: Pt;
  readonly align: CellAlign;
}

/** A table: each row whole lines of the grid, a page may turn between rows. */
export function tableItems(desk: Desk, table: Table, place: BlockPlace): readonly ColumnItem[] {
  const plain = tabular(blockType(desk.theme, "table"));
  const style = { ...plain, left: 0, right: 0, hyphenate: false };
  const tag = desk.structure.add(place.tag, "Table", languageOf(table));
  const columns = columnsOf(desk, table, style, place);
  const look = { columns, style, tag, notes: place.notes };
  let offset = 0;
  const rowOf = (row: TableRow, head: boolean): BoxItem => {
    const item = { ...rowItem(desk, row, { ...look, head }), ...beginning(table, offset) };
    for (const cell of row.cells) offset += flowText(cell).length + 1;
    return item;
  };
  const rows = [
    ...table.head.map((row) => rowOf(row, true)),
    ...table.body.map((row) => rowOf(row, false)),
  ];
  const ruled = rows.map((row, i) =>
    withRules(desk, keptRow(row, i, rows.length), columns, {
      above: i === 0,
      below: i === rows.length - 1 || i === table.head.length - 1,
    }),
  );
  const caption = captionItems(desk, table.caption, place, tag);
  return [...caption.map((item) => ({ ...item, ...beginning(table, 0) })), ...ruled];
}

/** Where a row stands in the text of its table, which counts one more after each cell. */
function beginning({ id }: Table, offset: number): Pick<BoxItem, "begins"> {
  return id === undefined ? {} : { begins: { block: id, offset } };
}

/** A table of so many rows stands on one page. */
const SHORT = 6;

/** A page turns between rows, but leaves none alone. */
function keptRow(row: BoxItem, at: number, rows: number): BoxItem {
  const last = at === rows - 1;
  const keeps = !last && (rows <= SHORT || at < 2 || at === rows - 2);
  return { ...row, keepWithNext: row.keepWithNext || keeps };
}

function captionItems(
  desk: Desk,
  caption: readonly Inline[],
  place: BlockPlace,
  table: Tag,
): readonly BoxItem[] {
  if (caption.length === 0) return [];
  const style = blockType(desk.theme, "caption");
  const tag = desk.structure.add(table, "Caption");
  const text = stacked(desk, caption, style, { ...place.frame, tag, notes: place.notes });
  return [boxOf(desk, [{ before: 0, text }], { after: style.after, keepWithNext: true })];
}

/** As wide as its widest cell where all fit; else the wide ones give in proportion. */
function columnsOf(
  desk: Desk,
  { head, body, align }: Table,
  style: BlockType,
  { frame }: BlockPlace,
): readonly Column[] {
  const count = Math.max(1, ...[...head, ...body].map(({ cells }) => cells.length));
  const gutter = style.size * GUTTER;
  const bold = { ...style, weight: "bold" } as const;
  const room = desk.geometry.measure - frame.left - frame.right - gutter * (count - 1);
  const natural = Array.from({ length: count }, (_, i) =>
    [...head, ...body].reduce((widest, { cells }) => {
      const cell = cells[i] ?? [];
      // One pointless element is the price of measuring; it is never attached to a page.
      const width = desk.setter.measure(runsOf(desk, cell, bold, 0)).width;
      return Math.max(widest, width + 1);
    }, style.size),
  );
  const longest = Array.from({ length: count }, (_, i) =>
    [...head, ...body].reduce((most, { cells }) => {
      const words = flowText(cells[i] ?? []).split(/\s+/);
      const widths = words.map(
        (word) => desk.setter.measure(runsOfText(desk, word, bold)).width + 1,
      );
      return Math.max(most, ...widths);
    }, style.size),
  );
  const widths =
    natural.reduce((a, b) => a + b, 0) <= room ? natural : shared(natural, longest, room);
  const total = widths.reduce((sum, width) => sum + width, 0) + gutter * (count - 1);
  let left =
    frame.left + Math.max(0, (desk.geometry.measure - frame.left - frame.right - total) / 2);
  return widths.map((width, i) => {
    const column = { left, right: left + width, align: align[i] ?? "start" };
    left += width + gutter;
    return column;
  });
}

/** Narrow columns keep their width; the others share what is left, but none is narrower than its longest word. */
function shared(natural: readonly Pt[], longest: readonly Pt[], room: Pt): readonly Pt[] {
  const sum = (widths: readonly Pt[]): Pt => widths.reduce((total, width) => total + width, 0);
  const equal = room / natural.length;
  const least = natural.map((width, i) => Math.max(Math.min(width, equal), longest[i] ?? 0));
  const over = sum(least) - room;
  if (over > 0) {
    // Words come first: what is too much is taken from columns that have more than their longest word.
    const spare = least.map((width, i) => width - (longest[i] ?? 0));
    const share = Math.min(1, over / Math.max(1, sum(spare)));
    return least.map((width, i) => width - share * (spare[i] ?? 0));
  }
  const wish = natural.map((width, i) => Math.max(0, width - (least[i] ?? 0)));
  const given = Math.min(1, -over / Math.max(1, sum(wish)));
  return least.map((width, i) => width + given * (wish[i] ?? 0));
}

interface RowStyle {
  readonly columns: readonly Column[];
  readonly style: BlockType;
  readonly tag: Tag;
  readonly head: boolean;
  readonly notes: Footnotes;
}

function rowItem(
  desk: Desk,
  row: TableRow,
  { columns, style, tag, head, notes }: RowStyle,
): BoxItem {
  const element = desk.structure.add(tag, "TR");
  const cells = columns.map(({ left, right, align }, i): Stacked => {
    const cell = desk.structure.add(element, head ? "TH" : "TD");
    const weight = head ? "bold" : style.weight;
    return stacked(
      desk,
      row.cells[i] ?? [],
      { ...style, weight, align },
      {
        left,
        right: 0,
        measure: right,
        tag: cell,
        notes,
      },
    );
  });
  const text: Stacked = {
    marks: cells.flatMap(({ marks }) => marks),
    height: Math.max(...cells.map(({ height }) => height)),
    lastBaseline: Math.max(...cells.map(({ lastBaseline }) => lastBaseline)),
    called: Math.max(...cells.map(({ called }) => called)),
    span: cells.find(({ span }) => span !== undefined)?.span,
  };
  const parts: readonly Part[] = [{ before: 0, text }];
  return boxOf(desk, parts, { keepWithNext: head });
}

function withRules(
  desk: Desk,
  row: BoxItem,
  columns: readonly Column[],
  { above, below }: { readonly above: boolean; readonly below: boolean },
): BoxItem {
  const x = columns[0]?.left ?? 0;
  const width = (columns.at(-1)?.right ?? 0) - x;
  const rule = (y: Pt): Mark => ({ type: "rule", x, y, width, height: RULE, tag: ARTIFACT });
  const foot = row.lines * desk.geometry.leading;
  return {
    ...row,
    marks: [...(above ? [rule(0)] : []), ...row.marks, ...(below ? [rule(foot - RULE)] : [])],
  };
}
