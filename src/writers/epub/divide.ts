import type { Block, Note, Section } from "../../model/book.ts";
import {
  hasHeading,
  headingMarkup,
  noteMarkup,
  notesOfSection,
  sectionEnd,
  sectionStart,
  startOf,
} from "../markup.ts";
import { blocksMarkup, type Start } from "../markup-blocks.ts";
import type { MarkupContext } from "../markup-context.ts";
import { walkSection } from "./walk.ts";

/** Bytes of a file of text at most: readers with little memory open larger ones slowly, or never. */
export const FILE_LIMIT = 250_000;

/** Room kept for the shell of a file and the tags of sections that go on in it. */
const SHELL = 4_000;

/** The smallest piece that stays in one file: a heading, a block, or a note. */
export type Item =
  | { readonly type: "heading"; readonly trail: readonly Section[] }
  | {
      readonly type: "block";
      readonly trail: readonly Section[];
      readonly block: Block;
      readonly start: Start;
    }
  | { readonly type: "note"; readonly note: Note };

/** True where the markup of a section may pass the limit; quick, and never wrongly false. */
export function mayBeLarge(section: Section): boolean {
  let bound = SHELL;
  walkSection(section, {
    block: (block) => {
      bound += 300 + (block.type === "codeBlock" ? block.value.length * 6 : 0);
    },
    inline: (inline) => {
      bound += 400 + ("value" in inline ? inline.value.length * 3 : 0);
    },
  });
  return bound > FILE_LIMIT;
}

/** A section over the files it needs, items in order; one file where it fits. */
export function divide(section: Section, context: MarkupContext): readonly (readonly Item[])[] {
  const files: Item[][] = [[]];
  let size = SHELL;
  for (const item of itemsOf(section)) {
    const bytes = Buffer.byteLength(itemMarkup(item, context));
    const current = files.at(-1) ?? [];
    if (size + bytes > FILE_LIMIT && current.length > 0 && !endsInHeading(current)) {
      files.push([item]);
      size = SHELL + bytes;
    } else {
      current.push(item);
      size += bytes;
    }
  }
  return files;
}

/** A heading stays with what it heads. */
function endsInHeading(items: readonly Item[]): boolean {
  return items.at(-1)?.type === "heading";
}

function itemsOf(section: Section): readonly Item[] {
  const notes = notesOfSection(section).map((note): Item => ({ type: "note", note }));
  return [...sectionItems(section, []), ...notes];
}

function sectionItems(section: Section, above: readonly Section[]): readonly Item[] {
  const trail = [...above, section];
  let start = startOf(section);
  const items: Item[] = [{ type: "heading", trail }];
  for (const block of section.blocks) {
    items.push({ type: "block", trail, block, start });
    if (block.type === "paragraph") start = "running";
    else if (block.type === "sceneBreak" && start === "running") start = "first";
  }
  for (const child of section.sections) items.push(...sectionItems(child, trail));
  return items;
}

/** Markup of the items of one file: sections that began in an earlier file go on without their heading. */
export function itemsMarkup(items: readonly Item[], context: MarkupContext): string {
  const parts: string[] = [];
  const open: Section[] = [];
  for (const item of items) {
    if (item.type === "note") continue;
    const kept = item.trail.findIndex((section, depth) => open[depth] !== section);
    const depth = kept < 0 ? item.trail.length : kept;
    for (const _ of open.splice(depth)) parts.push(sectionEnd());
    for (const section of item.trail.slice(depth)) {
      const begins = item.type === "heading" && section === item.trail.at(-1);
      parts.push(begins ? sectionStart(section, context) : continuedStart(section, context));
      open.push(section);
    }
    parts.push(itemMarkup(item, context));
  }
  for (const _ of open) parts.push(sectionEnd());
  return parts.join("");
}

/** The notes of the items of one file. */
export function notesIn(items: readonly Item[]): readonly Note[] {
  return items.flatMap((item) => (item.type === "note" ? [item.note] : []));
}

function itemMarkup(item: Item, context: MarkupContext): string {
  switch (item.type) {
    case "heading": {
      const headed = item.trail.slice(0, -1).filter(hasHeading).length;
      const deeper = { ...context, headingLevel: context.headingLevel + headed };
      const section = item.trail.at(-1);
      return section === undefined ? "" : headingMarkup(section, deeper);
    }
    case "block":
      return blocksMarkup([item.block], context, item.start);
    case "note":
      return noteMarkup(item.note, context);
  }
}

/** The tag of a section that goes on from the file before, named by what it is called. */
function continuedStart(section: Section, context: MarkupContext): string {
  const { label: _label, title: _title, ...rest } = section;
  const id = `${section.id}_continued`;
  const name = context.labels.get(section.id);
  const labels = new Map(name === undefined ? [] : [[id, name]]);
  return sectionStart({ ...rest, id, label: [], title: [] }, { ...context, labels });
}
