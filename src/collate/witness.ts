import { unreachable } from "../base/unreachable.ts";
import type { Block, Book, Inline, Part, Section } from "../model/book.ts";
import { flowText, notesIn, OBJECT, titleText } from "../model/text.ts";
import { countWords } from "../pipeline/count.ts";
import type { Span } from "../source/span.ts";
import type { Chapter, Passage, PassageKind, Witness } from "./collation.ts";

/** The book as a reader meets it: chapters of passages. Its words are as many as the edition's. */
export function witnessOf(book: Book): Witness {
  const reading: Reading = { passages: [], chapters: [] };
  for (const node of [...book.front, ...book.body, ...book.back]) addChapter(reading, node);
  return reading;
}

interface Reading {
  readonly passages: Passage[];
  readonly chapters: Chapter[];
}

/** Chapters of a part stand beside its page, not in it. */
function addChapter(reading: Reading, node: Part | Section): void {
  const from = reading.passages.length;
  addTitles(reading, node);
  addBlocks(reading, node.blocks, {});
  if (node.type === "section") for (const child of node.sections) addSection(reading, child);
  const [label, title] = [titleText(node.label), titleText(node.title)].map(plain);
  const own = reading.passages.slice(from);
  reading.chapters.push({
    name: [label, title].filter((text) => text !== "").join(": "),
    title: title ?? "",
    role: node.type === "part" ? "part" : node.role,
    from,
    to: reading.passages.length,
    words: own.reduce((sum, { words }) => sum + words, 0),
  });
  if (node.type === "part") for (const child of node.sections) addChapter(reading, child);
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function addSection(reading: Reading, section: Section): void {
  addTitles(reading, section);
  addBlocks(reading, section.blocks, {});
  for (const child of section.sections) addSection(reading, child);
}

function addTitles(reading: Reading, { id, label, title, span }: Part | Section): void {
  for (const inlines of [label, title]) {
    const text = titleText(inlines);
    if (text !== "") add(reading, "title", text, { block: id, at: span });
  }
}

/** Where a passage belongs to. `block` is set where what is inside has no place of its own on a page. */
interface Home {
  readonly block?: string | undefined;
  readonly offset?: number;
  readonly at?: Span | undefined;
  readonly kind?: PassageKind;
  /** Of a note, the block that is read. */
  readonly own?: string | undefined;
}

function addBlocks(reading: Reading, blocks: readonly Block[], home: Home): void {
  for (const block of blocks) addBlock(reading, block, home);
}

function addBlock(reading: Reading, block: Block, home: Home): void {
  const own: Home = {
    ...home,
    block: home.block ?? block.id,
    at: block.span ?? home.at,
    own: home.kind === "note" && block.type === "paragraph" ? block.id : undefined,
  };
  switch (block.type) {
    case "paragraph":
      addText(reading, home.kind ?? "text", block.inlines, own);
      return;
    case "quotation":
      addBlocks(reading, block.blocks, home);
      addText(reading, "caption", block.attribution, own);
      return;
    case "list":
      addBlocks(reading, block.items.flat(), home);
      return;
    case "verse":
      addLines(
        reading,
        "verse",
        block.stanzas.flat().map(({ inlines }) => inlines),
        own,
      );
      addText(reading, "caption", block.attribution, own);
      return;
    case "codeBlock":
      add(reading, "code", block.value, own);
      return;
    case "figure":
      addThing(reading, "image", block.alt === "" ? "image" : `image: ${block.alt}`, own);
      addText(reading, "caption", block.caption, own);
      return;
    case "table":
      addLines(
        reading,
        "cell",
        [...block.head, ...block.body].flatMap(({ cells }) => cells),
        own,
      );
      addText(reading, "caption", block.caption, own);
      return;
    case "sceneBreak":
      addThing(reading, "scene", block.style === "space" ? "" : "* * *", own);
      return;
    case "custom":
      addBlocks(reading, block.fallback, home);
      return;
    default:
      unreachable(block);
  }
}

/** Lines of verse and cells of tables count, in the text of their block, as joined by one `\n`. */
function addLines(
  reading: Reading,
  kind: PassageKind,
  lines: readonly (readonly Inline[])[],
  home: Home,
): void {
  let offset = home.offset ?? 0;
  for (const inlines of lines) {
    addText(reading, kind, inlines, { ...home, offset });
    offset += flowText(inlines).length + 1;
  }
}

/** A text, then the notes called in it, which belong to the place of their call. */
function addText(
  reading: Reading,
  kind: PassageKind,
  inlines: readonly Inline[],
  home: Home,
): void {
  if (inlines.length === 0) return;
  const text = flowText(inlines);
  add(reading, kind, text, home);
  let call = -1;
  for (const note of notesIn(inlines)) {
    call = text.indexOf(OBJECT, call + 1);
    const offset = (home.offset ?? 0) + (home.kind === "note" ? 0 : Math.max(call, 0));
    addBlocks(reading, note.blocks, { ...home, kind: "note", offset, at: note.span ?? home.at });
  }
}

function add(reading: Reading, kind: PassageKind, text: string, home: Home): void {
  const { block, offset = 0, at, own } = home;
  const words = countWords(text);
  reading.passages.push({
    ...{ kind, text, words, chapter: reading.chapters.length },
    ...{ block, offset, at },
    ...(own !== undefined && { own }),
  });
}

/** What a reader sees and does not read. */
function addThing(reading: Reading, kind: PassageKind, text: string, home: Home): void {
  const { block, offset = 0, at } = home;
  reading.passages.push({
    ...{ kind, text, words: 0, chapter: reading.chapters.length },
    ...{ block, offset, at },
  });
}
