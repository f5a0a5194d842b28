import { unreachable } from "../base/unreachable.ts";
import type { Block, Inline } from "../model/book.ts";

/**
 * How many words a text has, as a writer counts them: what stands between
 * spaces, dashes and dots of omission, and holds a letter or a digit. Each
 * ideograph or kana counts as one.
 */
export function countWords(text: string): number {
  return countMore(text, false);
}

/** The words of a block, its notes included. No text is joined for it: the words are counted leaf by leaf. */
export function wordsOfBlock(block: Block): number {
  switch (block.type) {
    case "paragraph":
      return wordsOfInlines(block.inlines);
    case "quotation":
      return wordsOfBlocks(block.blocks) + wordsOfInlines(block.attribution);
    case "list":
      return block.items.reduce((sum, item) => sum + wordsOfBlocks(item), 0);
    case "verse": {
      const lines = block.stanzas
        .flat()
        .reduce((sum, line) => sum + wordsOfInlines(line.inlines), 0);
      return lines + wordsOfInlines(block.attribution);
    }
    case "codeBlock":
      return countWords(block.value);
    case "figure":
      return wordsOfInlines(block.caption);
    case "table": {
      const cells = [...block.head, ...block.body].flatMap((row) => row.cells);
      return cells.reduce((sum, cell) => sum + wordsOfInlines(cell), wordsOfInlines(block.caption));
    }
    case "sceneBreak":
      return 0;
    case "custom":
      return wordsOfBlocks(block.fallback);
    default:
      return unreachable(block);
  }
}

function wordsOfBlocks(blocks: readonly Block[]): number {
  let words = 0;
  for (const block of blocks) words += wordsOfBlock(block);
  return words;
}

/** A text on its way through its leaves. */
interface Count {
  words: number;
  /** True where the leaf before ended inside a word. */
  inWord: boolean;
}

function wordsOfInlines(inlines: readonly Inline[]): number {
  const count: Count = { words: 0, inWord: false };
  countLeaves(inlines, count);
  return count.words;
}

function countLeaves(inlines: readonly Inline[], count: Count): void {
  for (const inline of inlines)
    if (inline.type === "text" || inline.type === "code") countLeaf(inline.value, count);
    else if (inline.type === "lineBreak") count.inWord = false;
    else if (inline.type === "note") count.words += wordsOfBlocks(inline.blocks);
    else if ("inlines" in inline) countLeaves(inline.inlines, count);
}

function countLeaf(text: string, count: Count): void {
  count.words += countMore(text, count.inWord);
  count.inWord = endsInWord(text, count.inWord);
}

/** The words that begin in a text, where what stands before it may end inside one. */
function countMore(text: string, begun: boolean): number {
  let words = 0;
  let inWord = begun;
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === LETTER) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (kind === PARTS) inWord = false;
    else if (kind === IDEOGRAPH) {
      words += 1;
      inWord = false;
    }
  }
  return words;
}

function endsInWord(text: string, begun: boolean): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const kind = KINDS[text.charCodeAt(at)] ?? NOTHING;
    if (kind !== NOTHING) return kind === LETTER;
  }
  return begun;
}

/** What a UTF-16 unit does to a word: nothing at all, as a comma inside a number. */
const NOTHING = 0;
const LETTER = 1;
const PARTS = 2;
const IDEOGRAPH = 3;

const KINDS = kindsOfUnits();

function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  kinds.fill(LETTER, 48, 58).fill(LETTER, 65, 91).fill(LETTER, 97, 123);
  kinds.fill(LETTER, 0xc0, 0x2000).fill(LETTER, 0x2070, 0x3000).fill(LETTER, 0x3040, 0xfff0);
  for (const letter of [0xaa, 0xb5, 0xba]) kinds[letter] = LETTER;
  for (const sign of [0xd7, 0xf7]) kinds[sign] = NOTHING;
  kinds.fill(IDEOGRAPH, 0x3040, 0x3100).fill(IDEOGRAPH, 0x3400, 0xa000);
  kinds.fill(PARTS, 0, 33).fill(PARTS, 0x2000, 0x200b).fill(PARTS, 0x2012, 0x2016);
  for (const space of [0xa0, 0x2026, 0x2028, 0x202f, 0x3000]) kinds[space] = PARTS;
  return kinds;
}
