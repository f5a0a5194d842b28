import { parseDocument } from "htmlparser2";
import { unzip } from "../../../src/base/unzip.ts";
import type { Block, Book, Inline, Part, Section } from "../../../src/model/book.ts";

/** The text files of an EPUB by path. */
export function filesOf(epub: Uint8Array): ReadonlyMap<string, string> {
  const unpacked = unzip(epub, { files: 100_000, bytes: 1 << 30 });
  if (!unpacked.ok) throw new Error("the EPUB does not unpack");
  const text = unpacked.entries.filter(({ path }) => /\.(xhtml|opf|ncx|css|xml)$/.test(path));
  return new Map(text.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

/** The files of the reading order, as the package document lists them. */
export function spineOf(files: ReadonlyMap<string, string>): readonly string[] {
  const opf = files.get("EPUB/package.opf")!;
  const hrefs = new Map(
    [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, id, href]) => [id!, href!]),
  );
  return [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => `EPUB/${hrefs.get(id!)}`);
}

interface MarkupNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly MarkupNode[];
}

const BLOCKS: ReadonlySet<string> = new Set(
  "section div p h1 h2 h3 h4 h5 h6 blockquote ul ol li table caption thead tbody tr td th figure figcaption pre aside nav br hr body".split(
    " ",
  ),
);

/** What a reader reads in a file: text with spaces where blocks end, without the numbers of notes and the signs of scene breaks. */
export function readText(xhtml: string): string {
  let text = "";
  const read = (node: MarkupNode): void => {
    if (node.type === "text") text += node.data ?? "";
    const { class: className = "", role = "" } = node.attribs ?? {};
    if (
      node.name === "head" ||
      /note-call|\bback\b|scene-break|missing-image/.test(className) ||
      role === "doc-backlink"
    )
      return;
    const apart = node.name !== undefined && BLOCKS.has(node.name);
    if (apart) text += " ";
    const start = text.length;
    for (const child of node.children ?? []) read(child);
    // The dash before a name is the markup's.
    if (className === "attribution")
      text = text.slice(0, start) + text.slice(start).replace("—", "");
    if (apart) text += " ";
  };
  for (const child of parseDocument(xhtml, { xmlMode: true }).children) read(child as MarkupNode);
  return text;
}

/** The words of a text, in order, cut at spaces. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** The words of a run of inlines, its notes apart. */
function inlineText(inlines: readonly Inline[], notes: string[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "text" || inline.type === "code") return inline.value;
      if (inline.type === "lineBreak") return " ";
      if (inline.type === "note") {
        blockTexts(inline.blocks, notes);
        return "";
      }
      return "inlines" in inline ? inlineText(inline.inlines, notes) : "";
    })
    .join("");
}

function blockTexts(blocks: readonly Block[], out: string[]): void {
  const say = (inlines: readonly Inline[]) => {
    const notes: string[] = [];
    out.push(inlineText(inlines, notes), ...notes);
  };
  for (const block of blocks) {
    if (block.type === "paragraph") say(block.inlines);
    else if (block.type === "codeBlock") out.push(block.value);
    else if (block.type === "quotation") {
      blockTexts(block.blocks, out);
      say(block.attribution);
    } else if (block.type === "list") for (const item of block.items) blockTexts(item, out);
    else if (block.type === "verse") {
      for (const line of block.stanzas.flat()) say(line.inlines);
      say(block.attribution);
    } else if (block.type === "figure") say(block.caption);
    else if (block.type === "table") {
      say(block.caption);
      for (const cell of [...block.head, ...block.body].flatMap(({ cells }) => cells)) say(cell);
    } else if (block.type === "custom") blockTexts(block.fallback, out);
  }
}

/** Every text of a book, whole: headings, blocks and notes. */
export function bookTexts({ front, body, back }: Book): readonly string[] {
  const out: string[] = [];
  const visit = (node: Section | Part): void => {
    const notes: string[] = [];
    out.push(inlineText(node.label, notes), inlineText(node.title, notes), ...notes);
    blockTexts(node.blocks, out);
    for (const child of node.sections) visit(child);
  };
  for (const node of [...front, ...body, ...back]) visit(node);
  return out;
}
