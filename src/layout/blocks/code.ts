import type { CodeBlock, Inline } from "../../model/book.ts";
import { type BlockPlace, languageOf } from "./block-place.ts";
import type { TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { joinedLines } from "./joined-lines.ts";
import { anchorsOf, changedItem } from "./paragraphs.ts";
import { blockType } from "./type-style.ts";

/** Spaces a tab stands for, at most. */
const TAB = 4;

/** Code, line for line; a line too long for the measure turns over with an indent. */
export function codeItem(desk: Desk, block: CodeBlock, place: BlockPlace): TextItem {
  const style = blockType(desk.theme, "code");
  const tag = desk.structure.add(place.tag, "P", languageOf(block));
  const element = desk.structure.add(tag, "Code");
  const lines = block.value.replace(/\n$/, "").split(/\r?\n/);
  const item = joinedLines(
    desk,
    lines.map((line) => ({
      inlines: [codeText(line)],
      indent: 0,
      turnover: style.size * 2,
      flow: line.length,
    })),
    {
      ...place,
      style: { ...style, align: "start", hyphenate: false },
      frame: { left: place.frame.left + style.left, right: place.frame.right + style.right },
      tag: element,
    },
    { block: block.id, first: 0, span: block.span },
  );
  return changedItem(item, { anchors: anchorsOf(desk, block.id) });
}

/** Spaces at the start and in runs hold their width; single ones between words may break the line. */
function codeText(line: string): Inline {
  const expanded = line.replaceAll("\t", " ".repeat(TAB));
  const value = expanded.replace(/^ +| {2,}/g, (run) => "\u00a0".repeat(run.length));
  return { type: "text", value: value === "" ? "\u00a0" : value };
}
