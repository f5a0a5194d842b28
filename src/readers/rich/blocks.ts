import { unreachable } from "../../base/unreachable.ts";
import type { Block, TableRow } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { RawHeading } from "../prose-matter.ts";
import { spanOf } from "../reading.ts";
import { withCredit, withVerseCredit } from "./credit.ts";
import { type RichReading, requestImage, richInlines } from "./inlines.ts";
import { isEmpty, type RichBlock, type RichParagraph, type RichTable } from "./rich.ts";

/** Nesting deeper than this is read as if it ended here: no book has it. */
const DEEPEST = 60;

/** The blocks of a document, its headings as they stand. */
export function richMatter(
  reading: RichReading,
  blocks: readonly RichBlock[],
): readonly (Block | RawHeading)[] {
  return blocks.flatMap((block): readonly (Block | RawHeading)[] => {
    if (block.type !== "paragraph" || block.level === undefined) return blockOf(reading, block);
    const inlines = richInlines(reading, block.pieces);
    const { level, id, section: role } = block;
    if (inlines.length === 0 && role === undefined) return [];
    const span = placeOf(reading, block);
    const said = { ...(id === undefined ? {} : { id }), ...(role === undefined ? {} : { role }) };
    return [{ type: "rawHeading", level, inlines, span, ...said }];
  });
}

/** The same inside something: a heading there is a paragraph, for it can head no section. */
export function richBlocks(reading: RichReading, blocks: readonly RichBlock[]): readonly Block[] {
  return blocks.flatMap((block) => blockOf(reading, block));
}

function placeOf(reading: RichReading, block: RichBlock): Span {
  const { start, end } = reading.places.get(block) ?? { start: 0, end: 0 };
  const words = reading.text.slice(start, end);
  // A block of nothing but spaces stands where it starts.
  const from = words.trim() === "" ? start : start + words.length - words.trimStart().length;
  return spanOf(reading, from, Math.max(from, start + words.trimEnd().length));
}

function blockOf(reading: RichReading, block: RichBlock): readonly Block[] {
  if (reading.depth > DEEPEST || block.type === "gap") return [];
  const span = placeOf(reading, block);
  const inner = (inside: readonly RichBlock[]) =>
    richBlocks({ ...reading, depth: reading.depth + 1 }, inside);
  switch (block.type) {
    case "paragraph":
      return paragraph(reading, block, span);
    case "quotation": {
      const blocks = inner(block.blocks);
      return blocks.length === 0
        ? []
        : [
            withCredit(reading, {
              type: "quotation",
              kind: block.kind,
              blocks,
              attribution: [],
              span,
            }),
          ];
    }
    case "list": {
      const { ordered, start } = block;
      const items = block.items.map(inner).filter((item) => item.length > 0);
      return items.length === 0 ? [] : [{ type: "list", ordered, start, items, span }];
    }
    case "verse":
      return [
        withVerseCredit(reading, {
          type: "verse",
          stanzas: stanzasOf(reading, block),
          attribution: [],
          span,
        }),
      ];
    case "table":
      return [tableOf(reading, block, span)];
    case "figure": {
      const { image, alt, decorative } = block.image;
      requestImage(reading, block.image, span);
      const caption = richInlines(reading, block.caption);
      return [{ type: "figure", image, alt, decorative, caption, span }];
    }
    case "code":
      return [
        {
          type: "codeBlock",
          value: block.value,
          ...(block.syntax && { syntax: block.syntax }),
          span,
        },
      ];
    case "rule":
      return block.space === true
        ? [{ type: "sceneBreak", style: "space", typed: "", span }]
        : [{ type: "sceneBreak", style: "ornament", typed: "* * *", span }];
    default:
      return unreachable(block);
  }
}

/** An image alone in its paragraph is a figure. */
function paragraph(
  reading: RichReading,
  { pieces, align }: RichParagraph,
  span: Span,
): readonly Block[] {
  const inlines = richInlines(reading, pieces);
  const [only, ...rest] = inlines;
  if (only === undefined) return [];
  if (only.type === "image" && rest.length === 0) {
    const { image, alt, decorative } = only;
    return [{ type: "figure", image, alt, decorative, caption: [], span }];
  }
  return [{ type: "paragraph", inlines, span, ...(align === undefined ? {} : { align }) }];
}

function stanzasOf(
  reading: RichReading,
  { lines, indents }: Extract<RichBlock, { type: "verse" }>,
) {
  const stanzas: { indent: number; inlines: ReturnType<typeof richInlines> }[][] = [[]];
  for (const [i, line] of lines.entries()) {
    if (isEmpty(line)) stanzas.push([]);
    else stanzas.at(-1)?.push({ indent: indents?.[i] ?? 0, inlines: richInlines(reading, line) });
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}

function tableOf(reading: RichReading, table: RichTable, span: Span): Block {
  const columns = Math.max(0, ...[...table.head, ...table.body].map((row) => row.length));
  const row = (cells: RichTable["head"][number]): TableRow => ({
    cells: Array.from({ length: columns }, (_, i) => richInlines(reading, cells[i] ?? [])),
  });
  return {
    type: "table",
    align: Array.from({ length: columns }, (_, i) => table.align[i] ?? "start"),
    head: table.head.map(row),
    body: table.body.map(row),
    caption: richInlines(reading, table.caption),
    span,
  };
}
