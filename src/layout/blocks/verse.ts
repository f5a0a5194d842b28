import type { Verse } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import { attributionItems, type BlockPlace, keptTogether, languageOf } from "./block-place.ts";
import type { ColumnItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { joinedLines } from "./joined-lines.ts";
import { anchorsOf, changedItem } from "./paragraphs.ts";
import { blockType } from "./type-style.ts";

/** A step of indent, and what a turnover stands further in, in parts of the type size. */
const STEP = 1;
const TURNOVER = 2;

/** Stanzas of one poem stand equally far apart, whatever the page asks for. */
const STANZA_GAP: ColumnItem = { type: "gap", lines: 1, stretch: 0 };

/** Verse, a stanza an item; the white between stanzas is one line of the grid. */
export function verseItems(desk: Desk, verse: Verse, place: BlockPlace): readonly ColumnItem[] {
  const style = { ...blockType(desk.theme, "verse"), hyphenate: false };
  const frame = {
    left: place.frame.left + style.left,
    right: place.frame.right + style.right,
  };
  const block = desk.structure.add(place.tag, "BlockQuote", languageOf(verse));
  const inner = { ...place, style, frame, language: verse.language ?? place.language };
  let first = 0;
  const items = verse.stanzas.flatMap((stanza, i): readonly ColumnItem[] => {
    const lines = stanza.map(({ indent, inlines }) => ({
      inlines,
      indent: indent * STEP * style.size,
      turnover: TURNOVER * style.size,
      flow: flowText(inlines).length,
    }));
    const tag = desk.structure.add(block, "P");
    const item = joinedLines(
      desk,
      lines,
      { ...inner, tag },
      {
        block: verse.id,
        first,
        span: verse.span,
      },
    );
    first += lines.reduce((sum, { flow }) => sum + flow + 1, 0);
    const anchored = i === 0 ? changedItem(item, { anchors: anchorsOf(desk, verse.id) }) : item;
    return i === 0 ? [anchored] : [STANZA_GAP, anchored];
  });
  const by = attributionItems(desk, verse.attribution, { ...inner, tag: block });
  return by.length > 0 ? [...keptTogether(items), ...by] : items;
}
