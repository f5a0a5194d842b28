import type {
  Block,
  Inline,
  List,
  Paragraph,
  Quotation,
  Table,
  TableRow,
  Verse,
  VerseLine,
} from "../../model/book.ts";
import { flowText } from "../../model/text.ts";

/** Bytes that blocks, or a run of inlines, take as markup. */
export interface Measure {
  blocks(blocks: readonly Block[]): number;
  inlines(inlines: readonly Inline[]): number;
}

/** A block cut into pieces, each a block of its own with an id of its own. */
export interface Cut {
  readonly pieces: readonly Block[];
  /** By the id of a block whose text was cut: where in that text each piece begins. */
  readonly places: ReadonlyMap<string, readonly PiecePlace[]>;
}

/** Where a piece of a block begins in the text of the whole. */
export interface PiecePlace {
  readonly id: string;
  readonly from: number;
  /** Units of text that the piece says once more before its own: the head of a table. */
  readonly again: number;
}

/**
 * Cuts a block so that no piece takes more than `room` bytes: between lines of verse, items of a list,
 * rows of a table and blocks of a quotation; a paragraph between words.
 *
 * *Law:* the pieces hold the words of the block, in their order.
 */
export function cutBlock(block: Block, room: number, measure: Measure): Cut {
  const places = new Map<string, readonly PiecePlace[]>();
  const knife: Knife = { room, measure, places };
  return { pieces: pieces(block, knife), places };
}

interface Knife {
  readonly room: number;
  readonly measure: Measure;
  readonly places: Map<string, readonly PiecePlace[]>;
}

function pieces(block: Block, knife: Knife): readonly Block[] {
  if (knife.measure.blocks([block]) <= knife.room) return [block];
  switch (block.type) {
    case "paragraph":
      return cutParagraph(block, knife);
    case "quotation":
      return cutQuotation(block, knife);
    case "list":
      return cutList(block, knife);
    case "verse":
      return cutVerse(block, knife);
    case "codeBlock":
      return numbered(
        textPieces(block.value, knife.room, "\n").map((value) => ({ ...block, value })),
        (piece) => piece.value.length,
        { knife },
      );
    case "table":
      return cutTable(block, knife);
    case "custom":
      return named(blockGroups(block.fallback, knife).map((fallback) => ({ ...block, fallback })));
    // A caption or an ornament as long as a chapter is no caption: it stays as it is.
    case "figure":
    case "sceneBreak":
      return [block];
  }
}

/** Ids of pieces: the first keeps that of the block, for what leads to it. Ids of the book hold no `_`. */
function named<B extends Block>(cut: readonly B[]): readonly B[] {
  return cut.map((piece, i) =>
    i === 0 || piece.id === undefined ? piece : { ...piece, id: `${piece.id}_${i + 1}` },
  );
}

/** As `named`, and notes how far into the text of the whole each piece begins. */
function numbered<B extends Block>(
  cut: readonly B[],
  lengthOf: (piece: B) => number,
  { knife: { places }, again = 0 }: { readonly knife: Knife; readonly again?: number },
): readonly B[] {
  const all = named(cut);
  const id = cut[0]?.id;
  let from = 0;
  const found = all.map((piece, i): PiecePlace => {
    const place = { id: piece.id ?? "", from, again: i === 0 ? 0 : again };
    from += lengthOf(piece) + (i === 0 ? again : 0);
    return place;
  });
  if (id !== undefined) places.set(id, found);
  return all;
}

function cutParagraph(block: Paragraph, knife: Knife): readonly Block[] {
  const groups = grouped(inlinePieces(block.inlines, knife), knife.room, (inline) =>
    knife.measure.inlines([inline]),
  );
  return numbered(
    groups.map((inlines) => ({ ...block, inlines })),
    ({ inlines }) => flowText(inlines).length,
    { knife },
  );
}

/** Inlines none of which is larger than the room, as far as they can be cut. */
function inlinePieces(inlines: readonly Inline[], knife: Knife): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if (knife.measure.inlines([inline]) <= knife.room) return [inline];
    if (inline.type === "text" || inline.type === "code")
      return textPieces(inline.value, knife.room, " ").map((value) => ({ ...inline, value }));
    if (!("inlines" in inline)) return [inline];
    const inner = inlinePieces(inline.inlines, knife);
    return grouped(inner, knife.room, (one) => knife.measure.inlines([one])).map((part) => ({
      ...inline,
      inlines: part,
    }));
  });
}

/** Bytes of one UTF-16 unit at most, as markup spells it: `&quot;`. */
const DEAREST = 6;

/** A text in pieces that end with `end` where one stands near enough, and never inside a character. */
function textPieces(text: string, room: number, end: " " | "\n"): readonly string[] {
  const most = Math.max(1, Math.floor(room / DEAREST));
  const found: string[] = [];
  let start = 0;
  while (text.length - start > most) {
    const last = text.slice(start, start + most).lastIndexOf(end);
    const at = last > 0 ? start + last + 1 : characterStart(text, start + most);
    found.push(text.slice(start, at));
    start = at;
  }
  return [...found, text.slice(start)];
}

function characterStart(text: string, at: number): number {
  return /[\uDC00-\uDFFF\p{M}]/u.test(text.charAt(at)) ? at - 1 : at;
}

function blockGroups(blocks: readonly Block[], knife: Knife): readonly (readonly Block[])[] {
  return grouped(
    blocks.flatMap((block) => pieces(block, knife)),
    knife.room,
    (block) => knife.measure.blocks([block]),
  );
}

function cutQuotation(block: Quotation, knife: Knife): readonly Block[] {
  const groups = blockGroups(block.blocks, knife);
  return named(
    groups.map((blocks, i) => ({
      ...block,
      blocks,
      attribution: i === groups.length - 1 ? block.attribution : [],
    })),
  );
}

/** An item too long goes on in the next piece, under its own number once more. */
function cutList(block: List, knife: Knife): readonly Block[] {
  const items = block.items.flatMap((item, i) =>
    blockGroups(item, knife).map((blocks) => ({ blocks, number: block.start + i })),
  );
  const groups = grouped(items, knife.room, ({ blocks }) => knife.measure.blocks(blocks));
  return named(
    groups.map((group) => ({
      ...block,
      start: group[0]?.number ?? block.start,
      items: group.map(({ blocks }) => blocks),
    })),
  );
}

function cutVerse(block: Verse, knife: Knife): readonly Block[] {
  const lines = block.stanzas.flatMap((stanza, number) => stanza.map((line) => ({ line, number })));
  const groups = grouped(
    lines,
    knife.room,
    ({ line }) => knife.measure.inlines(line.inlines) + CELL,
  );
  const stanzasOf = (group: typeof lines): Verse["stanzas"] => {
    const stanzas = new Map<number, VerseLine[]>();
    for (const { line, number } of group) {
      const stanza = stanzas.get(number);
      if (stanza === undefined) stanzas.set(number, [line]);
      else stanza.push(line);
    }
    return [...stanzas.values()];
  };
  return numbered(
    groups.map((group, i) => ({
      ...block,
      stanzas: stanzasOf([...group]),
      attribution: i === groups.length - 1 ? block.attribution : [],
    })),
    ({ stanzas }) =>
      stanzas.flat().reduce((sum, { inlines }) => sum + flowText(inlines).length + 1, 0),
    { knife },
  );
}

/** Each piece has the head of the columns, and the first alone the caption. */
function cutTable(block: Table, knife: Knife): readonly Block[] {
  const sizeOf = (rows: readonly TableRow[]): number =>
    rows
      .flatMap(({ cells }) => cells)
      .reduce((sum, cell) => sum + knife.measure.inlines(cell) + CELL, CELL * rows.length);
  const room = knife.room - sizeOf(block.head);
  const groups = grouped(block.body, room, (row) => sizeOf([row]));
  return numbered(
    groups.map((body, i) => ({ ...block, body, caption: i === 0 ? block.caption : [] })),
    ({ body }) => textLength(body),
    { knife, again: textLength(block.head) },
  );
}

/** Bytes of the tags of a cell or a row at most, and of a line of verse. */
const CELL = 60;

/** As pages count it: cells are joined by one unit. */
function textLength(rows: readonly TableRow[]): number {
  return rows
    .flatMap(({ cells }) => cells)
    .reduce((sum, cell) => sum + flowText(cell).length + 1, 0);
}

/** Runs of things that fit into the room together; what is larger stands alone. */
function grouped<T>(
  things: readonly T[],
  room: number,
  sizeOf: (thing: T) => number,
): readonly (readonly T[])[] {
  const groups: T[][] = [[]];
  let size = 0;
  for (const thing of things) {
    const own = sizeOf(thing);
    const current = groups.at(-1) ?? [];
    if (size + own > room && current.length > 0) {
      groups.push([thing]);
      size = own;
    } else {
      current.push(thing);
      size += own;
    }
  }
  return groups;
}
