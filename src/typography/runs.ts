import { unreachable } from "../base/unreachable.ts";
import type { Block, Book, Inline, Part, Section } from "../model/book.ts";

/** Texts that are read together: the paragraphs of a section, a title, the lines of a poem. */
export interface Run {
  readonly language: string;
  readonly texts: readonly RunText[];
}

/** One string of a run, and whether it continues the paragraph before it, as a line of verse does. */
export interface RunText {
  readonly inlines: readonly Inline[];
  readonly continues: boolean;
}

/** Every run of a book in reading order; each array of inlines with text stands in one run, once. */
export function runsOf(book: Book): readonly Run[] {
  const runs: Run[] = [];
  const { language } = book.metadata;
  for (const section of book.front) sectionRuns(section, language, runs);
  for (const node of book.body) nodeRuns(node, language, runs);
  for (const section of book.back) sectionRuns(section, language, runs);
  return runs;
}

function nodeRuns(node: Part | Section, outer: string, runs: Run[]): void {
  if (node.type === "section") {
    sectionRuns(node, outer, runs);
    return;
  }
  const language = node.language ?? outer;
  titleRuns([node.label, node.title], language, runs);
  blockRuns(node.blocks, language, runs);
  for (const section of node.sections) sectionRuns(section, language, runs);
}

function sectionRuns(section: Section, outer: string, runs: Run[]): void {
  const language = section.language ?? outer;
  titleRuns([section.label, section.title], language, runs);
  blockRuns(section.blocks, language, runs);
  for (const child of section.sections) sectionRuns(child, language, runs);
}

function titleRuns(texts: readonly (readonly Inline[])[], language: string, runs: Run[]): void {
  for (const inlines of texts) addRun([{ inlines, continues: false }], language, runs);
}

/** The paragraphs of one level are one run, whatever stands between them; all else is a run of its own. */
function blockRuns(blocks: readonly Block[], language: string, runs: Run[]): void {
  const paragraphs = blocks.filter((block) => block.type === "paragraph");
  const own = paragraphs.filter((block) => (block.language ?? language) === language);
  addRun(
    own.map(({ inlines }) => ({ inlines, continues: false })),
    language,
    runs,
  );
  for (const block of blocks) {
    const inner = block.language ?? language;
    if (block.type !== "paragraph") otherRuns(block, inner, runs);
    else if (inner !== language)
      addRun([{ inlines: block.inlines, continues: false }], inner, runs);
  }
}

function otherRuns(
  block: Exclude<Block, { type: "paragraph" }>,
  language: string,
  runs: Run[],
): void {
  switch (block.type) {
    case "quotation":
      blockRuns(block.blocks, language, runs);
      titleRuns([block.attribution], language, runs);
      return;
    case "list":
      for (const item of block.items) blockRuns(item, language, runs);
      return;
    case "verse":
      addRun(
        block.stanzas.flatMap((lines) =>
          lines.map(({ inlines }, i) => ({ inlines, continues: i > 0 })),
        ),
        language,
        runs,
      );
      titleRuns([block.attribution], language, runs);
      return;
    case "figure":
      titleRuns([block.caption], language, runs);
      return;
    case "table":
      titleRuns(
        [...[...block.head, ...block.body].flatMap((row) => row.cells), block.caption],
        language,
        runs,
      );
      return;
    case "custom":
      blockRuns(block.fallback, language, runs);
      return;
    case "codeBlock":
    case "sceneBreak":
      return;
    default:
      unreachable(block);
  }
}

function addRun(texts: readonly RunText[], language: string, runs: Run[]): void {
  const filled = texts.filter(({ inlines }) => inlines.length > 0);
  if (filled.length === 0) return;
  runs.push({ language, texts: filled });
  for (const { inlines } of filled) innerRuns(inlines, language, runs);
}

/** Notes, and phrases in another language, are runs of their own. */
function innerRuns(inlines: readonly Inline[], language: string, runs: Run[]): void {
  for (const inline of inlines) {
    if (inline.type === "note") blockRuns(inline.blocks, inline.language ?? language, runs);
    else if (!("inlines" in inline)) continue;
    else if (inline.language !== undefined)
      addRun([{ inlines: inline.inlines, continues: false }], inline.language, runs);
    else innerRuns(inline.inlines, language, runs);
  }
}
