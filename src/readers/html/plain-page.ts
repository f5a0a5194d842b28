import { isEmpty, type RichBlock, type RichPiece } from "../rich/rich.ts";
import { paragraphsOf } from "./lines.ts";

/** A text saved as a page by a word processor is one block of code: its lines are paragraphs, as in a text. */
export function withoutBox(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const lengthOf = (block: RichBlock) => (block.type === "code" ? block.value.length : 0);
  const boxed = blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  const prose = blocks.filter((block) => block.type === "paragraph" && !isEmpty(block.pieces));
  if (boxed < 400 || prose.length * 200 > boxed) return blocks;
  return blocks.flatMap((block) =>
    block.type === "code" ? paragraphsOf(linesOf(block.value), {}) : [block],
  );
}

function linesOf(text: string): readonly RichPiece[] {
  return text.split("\n").flatMap((line, i): readonly RichPiece[] => {
    const words: readonly RichPiece[] =
      line.trim() === "" ? [] : [{ type: "text", text: line, look: {} }];
    return i === 0 ? words : [{ type: "break", look: {} }, ...words];
  });
}
