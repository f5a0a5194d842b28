import type { Block, Note, Part, Quotation, Section } from "../../model/book.ts";
import {
  hasHeading,
  headingMarkup,
  noteMarkup,
  notesOfBlocks,
  notesOfHeading,
  partStart,
  sectionEnd,
  sectionStart,
  startOf,
} from "../markup.ts";
import { blocksMarkup, type Start } from "../markup-blocks.ts";
import type { MarkupContext } from "../markup-context.ts";
import { cutBlock, type PiecePlace } from "./cut.ts";
import { FILE_LIMIT, measureIn, SHELL } from "./measure.ts";

/** The smallest piece that stays in one file: a heading or a block. */
export type Item =
  | { readonly type: "heading"; readonly trail: Trail }
  | {
      readonly type: "block";
      readonly trail: Trail;
      readonly block: Block;
      readonly start: Start;
    };

/** The sections an item stands in, the outermost first; that may be a part. */
type Trail = readonly (Section | Part)[];

/** What one of the files of a long section holds, notes after the words that call them. */
export interface Share {
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
}

/** A section over the files it needs. */
export interface Division {
  readonly shares: readonly Share[];
  /** By the id of a block that did not fit into a file: its pieces. */
  readonly places: ReadonlyMap<string, readonly PiecePlace[]>;
}

/** Divides a section, or the page of a part; one share where it fits. */
export function divide(node: Section | Part, context: MarkupContext): Division {
  const places = new Map<string, readonly PiecePlace[]>();
  const items = itemsOf(node).flatMap((whole) => cutItem(whole, context, places));
  const files: File[] = [newFile()];
  const late: Item[] = [];
  for (const item of items) {
    const notes = notesOfItem(item).map((note) => {
      const { first, rest } = cutNote(note, context, places);
      for (const block of rest) late.push({ type: "block", trail: [node], block, start: "first" });
      return first;
    });
    put(item, notes, files, context);
  }
  for (const item of late) put(item, [], files, context);
  return { shares: files.filter((file) => file.items.length > 0), places };
}

/** A file being filled. */
interface File {
  readonly items: Item[];
  readonly notes: Note[];
  size: number;
}

function newFile(): File {
  return { items: [], notes: [], size: SHELL };
}

/** Puts an item and its notes into the last file, or into a new one where they do not fit. */
function put(item: Item, notes: readonly Note[], files: File[], context: MarkupContext): void {
  const markup =
    itemMarkup(item, context) + notes.map((note) => noteMarkup(note, context)).join("");
  const bytes = Buffer.byteLength(markup);
  let file = files.at(-1);
  if (file === undefined || (file.size + bytes > FILE_LIMIT && !endsInHeading(file.items))) {
    file = newFile();
    files.push(file);
  }
  file.items.push(item);
  for (const note of notes) file.notes.push(note);
  file.size += bytes;
}

/** A note as long as a chapter begins where notes do, and goes on after the text, set apart. */
function cutNote(
  note: Note,
  context: MarkupContext,
  places: Map<string, readonly PiecePlace[]>,
): { readonly first: Note; readonly rest: readonly Block[] } {
  const { id, blocks } = note;
  const aside: Quotation = { type: "quotation", kind: "aside", blocks, attribution: [] };
  const cut = cutBlock(id === undefined ? aside : { ...aside, id }, ROOM, measureIn(context));
  for (const [key, place] of cut.places) places.set(key, place);
  const [first, ...rest] = cut.pieces;
  return { first: first?.type === "quotation" ? { ...note, blocks: first.blocks } : note, rest };
}

/** A heading stays with what it heads. */
function endsInHeading(items: readonly Item[]): boolean {
  return items.length === 0 || items.at(-1)?.type === "heading";
}

/** What a piece of a block may take: page markers and the addresses of its notes come on top. */
const ROOM = 0.7 * (FILE_LIMIT - SHELL);

function cutItem(
  item: Item,
  context: MarkupContext,
  places: Map<string, readonly PiecePlace[]>,
): readonly Item[] {
  if (item.type !== "block") return [item];
  const cut = cutBlock(item.block, ROOM, measureIn(context));
  for (const [id, place] of cut.places) places.set(id, place);
  return cut.pieces.map((block, i) => ({ ...item, block, start: i === 0 ? item.start : "first" }));
}

function itemsOf(node: Section | Part): readonly Item[] {
  return node.type === "section" ? sectionItems(node, []) : ownItems(node, [node], "first");
}

function sectionItems(section: Section, above: Trail): readonly Item[] {
  const trail = [...above, section];
  return [
    ...ownItems(section, trail, startOf(section)),
    ...section.sections.flatMap((child) => sectionItems(child, trail)),
  ];
}

function ownItems(node: Section | Part, trail: Trail, opening: Start): readonly Item[] {
  let start = opening;
  const items: Item[] = [{ type: "heading", trail }];
  for (const block of node.blocks) {
    items.push({ type: "block", trail, block, start });
    if (block.type === "paragraph") start = "running";
    else if (block.type === "sceneBreak" && start === "running") start = "first";
  }
  return items;
}

/** Markup of the items of one file: sections that began in an earlier file go on without their heading. */
export function itemsMarkup(items: readonly Item[], context: MarkupContext): string {
  const parts: string[] = [];
  const open: (Section | Part)[] = [];
  for (const item of items) {
    const kept = item.trail.findIndex((section, depth) => open[depth] !== section);
    const depth = kept < 0 ? item.trail.length : kept;
    for (const _ of open.splice(depth)) parts.push(sectionEnd());
    for (const section of item.trail.slice(depth)) {
      const begins = item.type === "heading" && section === item.trail.at(-1);
      parts.push(begins ? startTag(section, context) : continuedStart(section, context));
      open.push(section);
    }
    parts.push(itemMarkup(item, context));
  }
  for (const _ of open) parts.push(sectionEnd());
  return parts.join("");
}

function notesOfItem(item: Item): readonly Note[] {
  if (item.type === "block") return notesOfBlocks([item.block]);
  return item.trail.slice(-1).flatMap(notesOfHeading);
}

function itemMarkup(item: Item, context: MarkupContext): string {
  if (item.type === "block") return blocksMarkup([item.block], context, item.start);
  const headed = item.trail.slice(0, -1).filter(hasHeading).length;
  const deeper = { ...context, headingLevel: context.headingLevel + headed };
  const node = item.trail.at(-1);
  return node === undefined ? "" : headingMarkup(node, deeper);
}

function startTag(node: Section | Part, context: MarkupContext): string {
  return node.type === "section" ? sectionStart(node, context) : partStart(node, context);
}

/** The tag of a section that goes on from the file before, named by what it is called. */
function continuedStart(node: Section | Part, context: MarkupContext): string {
  const { label: _label, title: _title, ...rest } = node;
  const id = `${node.id}_continued`;
  const name = context.labels.get(node.id);
  const labels = new Map(name === undefined ? [] : [[id, name]]);
  return startTag({ ...rest, id, label: [], title: [] }, { ...context, labels });
}
