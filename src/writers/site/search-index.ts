import type { Block, Part, Section } from "../../model/book.ts";
import { textsOf } from "../../model/text.ts";
import type { SitePage } from "./plan.ts";

/** The index is made poorer rather than larger: the most it weighs before compression, in characters. */
const MOST = 3_000_000;

/** A word in more paragraphs than the first of these finds nothing by itself; the next ones are for very long books. */
const LIMITS: readonly number[] = [2000, 500, 125, 30, 8];

/**
 * The full-text index as a script that hands itself to the reader's own: a
 * script loads from a disk as from a server, which a data file does not.
 *
 * Each word has the numbers of its paragraphs, as differences in base 36; a word
 * that is everywhere has none and asks for nothing.
 */
export function searchIndex(pages: readonly SitePage[]): string {
  const ids: (readonly string[])[] = [];
  const places = new Map<string, number[]>();
  let count = 0;
  for (const { node } of pages) {
    const blocks = blocksOf(node);
    ids.push(blocks.map(({ id }) => id ?? ""));
    for (const block of blocks) addBlock(block, count++, places);
  }
  const terms = [...places.keys()].sort();
  const head = JSON.stringify({ p: pages.map(({ file, name }) => [file, name]), b: ids });
  let lines = "";
  for (const limit of LIMITS) {
    lines = terms.map((term) => `${term} ${deltas(places.get(term) ?? [], limit)}`).join("\n");
    if (head.length + lines.length <= MOST) break;
  }
  return `quoinSearch(${inScript(head)},${inScript(JSON.stringify(lines))});\n`;
}

/** Line separators end a line of script in old engines, and `</` would end a script in a page. */
function inScript(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** Blocks that stand in a section and not in another block, in order. */
function blocksOf(node: Part | Section): readonly Block[] {
  const own = node.blocks.filter(({ id }) => id !== undefined);
  return node.type === "part" ? own : [...own, ...node.sections.flatMap(blocksOf)];
}

function addBlock(block: Block, at: number, places: Map<string, number[]>): void {
  for (const text of textsOf(block))
    for (const term of termsIn(text)) {
      const list = places.get(term);
      if (list === undefined) places.set(term, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
}

/** Letters of scripts that are written without spaces between words. */
export const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}";

const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const ALONE = new RegExp(`^[${UNSPACED}]`, "u");

/**
 * The words of a text as they are looked up: without marks above or below, in small letters, without
 * apostrophes. Where a script has no spaces, every two letters that follow one another are a word.
 */
export function termsIn(text: string): readonly string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/[\p{M}\u00AD'’]/gu, "")
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) =>
    (run.match(PARTS) ?? []).flatMap((part) => (ALONE.test(part) ? pairs(part) : [part])),
  );
}

function pairs(part: string): readonly string[] {
  const letters = [...part];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function deltas(places: readonly number[], limit: number): string {
  if (places.length > limit) return "";
  return places.map((place, i) => (place - (places[i - 1] ?? 0)).toString(36)).join(",");
}
