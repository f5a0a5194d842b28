import { failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { ReadChoices } from "../choices.ts";
import { brokenDocument, notText, tooLarge } from "../diagnostics.ts";
import { few } from "../few.ts";
import { LIMITS, limitsOf } from "../limits.ts";
import type { Draft, Reader, ReadInput } from "../reader.ts";
import { type Remark, richDraft } from "../rich/draft.ts";
import { grouped } from "../rich/group.ts";
import { hiddenRemarks, pageRemarks, styleRemarks, trackedRemarks } from "../rich/remarks.ts";
import type { RichBlock } from "../rich/rich.ts";
import { styleNaming } from "../rich/said-styles.ts";
import { DESTINATIONS, SKIP, TEXT } from "./destinations.ts";
import { type Group, newTarget, type Rtf } from "./document.ts";
import { languageOfNumber } from "./languages.ts";
import { endTarget } from "./paragraph.ts";
import { styleMarkRemarks } from "./scrivener.ts";
import { eachToken, type RtfHandler } from "./tokens.ts";
import { CHARACTERS, ENDS, flush, LOOKS, PARAGRAPHS } from "./words.ts";

/** A Rich Text document, of whatever program: read once, from its first byte to its last. */
export const rtf: Reader = {
  format: "rtf",
  version: 2,
  extensions: [".rtf"],
  async read({ id, bytes, language, choices }: ReadInput): Promise<Outcome<Draft>> {
    const most = limitsOf(choices?.limits).bytes;
    if (bytes.length > most) return failure(tooLarge(id, bytes.length, most));
    const head = String.fromCharCode(...bytes.subarray(0, 64));
    if (!/^(?:\u00EF\u00BB\u00BF)?\s*\{\\rtf/.test(head)) return failure(notText(id, "noRtf"));
    const document = newDocument(bytes, choices);
    const state = { deepest: 0 };
    eachToken(bytes, handlerOf(document, state));
    if (state.deepest > LIMITS.depth) return failure(brokenDocument(id, "too-deep"));
    const open = document.groups.length;
    while (document.groups.length > 0) closeGroup(document);
    flush(document);
    endTarget(document);
    return draftOf(document, { id, language, cut: open > 0 });
  },
};

function newDocument(bytes: Uint8Array, { changes = "accept", styles }: ReadChoices = {}): Rtf {
  const group: Group = {
    destination: TEXT,
    begins: false,
    optional: false,
    fresh: true,
    look: {},
    hidden: false,
    change: undefined,
    reviewer: 0,
    font: 0,
    size: undefined,
    stand: 1,
    paragraph: {},
  };
  return {
    bytes,
    naming: styleNaming(styles),
    changes,
    page: 1252,
    fonts: new Map(),
    styles: new Map(),
    wordStyles: new Map(),
    lists: new Map(),
    listsById: new Map(),
    groups: [],
    group,
    target: newTarget(),
    fields: [],
    shapes: [],
    pending: [],
    left: 0,
    title: "",
    comments: { all: [], begun: new Map(), author: "", number: "" },
    reviewers: [],
    embedded: new Map(),
    remarks: [],
    seen: {
      linked: new Set(),
      hidden: [],
      unknownStyles: new Map(),
      authors: new Set(),
      sign: false,
      insertions: 0,
      deletions: 0,
      pages: 0,
      styleMarks: 0,
      change: undefined,
    },
  };
}

function handlerOf(document: Rtf, state: { deepest: number }): RtfHandler {
  return {
    open: () => {
      flush(document);
      state.deepest = Math.max(state.deepest, document.groups.length + 1);
      // Beyond the limit all is refused; what comes until the end need not be kept.
      if (document.groups.length <= LIMITS.depth) openGroup(document);
    },
    close: () => {
      flush(document);
      if (document.groups.length > 0) closeGroup(document);
    },
    control: (name, value) => {
      flush(document);
      control(document, name, value);
    },
    byte: (value) => {
      if (document.left > 0) document.left--;
      else document.pending.push(value);
      document.group.fresh = false;
    },
    characters: (start, end) => characters(document, start, end),
    binary: (start, end) => document.group.destination.range?.(document, start, end, true),
  };
}

function openGroup(document: Rtf): void {
  const { group } = document;
  document.left = 0;
  group.fresh = false;
  document.groups.push(group);
  const own: Group = { ...group, begins: false, optional: false, fresh: true };
  document.group = own;
  const { child } = group.destination;
  if (child === undefined) return;
  own.destination = child(document);
  own.begins = true;
}

function closeGroup(document: Rtf): void {
  const { group } = document;
  document.left = 0;
  if (group.begins) group.destination.close?.(document);
  document.group = document.groups.pop() ?? group;
}

function characters(document: Rtf, start: number, end: number): void {
  const { group, bytes, pending } = document;
  if (group.destination.range !== undefined) {
    group.destination.range(document, start, end, false);
    return;
  }
  const skipped = Math.min(document.left, end - start);
  document.left -= skipped;
  group.fresh = false;
  for (let at = start + skipped; at < end; at++) pending.push(bytes[at] ?? 0);
}

function control(document: Rtf, name: string, value: number | undefined): void {
  document.left = 0;
  const { group } = document;
  if (name === "*") {
    group.optional = true;
    return;
  }
  if (group.destination === SKIP) return;
  const made = group.fresh && Object.hasOwn(DESTINATIONS, name) ? DESTINATIONS[name] : undefined;
  if (made !== undefined && group.destination.control?.(document, name, value) !== true) {
    group.destination = made(document);
    group.begins = true;
    group.optional = false;
    return;
  }
  // A group of a table is what its table says, known or not.
  const told = group.begins && group.destination.control?.(document, name, value) === true;
  if (told) {
    group.optional = false;
    return;
  }
  if (group.optional && group.fresh) {
    group.optional = false;
    group.destination = SKIP;
    group.begins = true;
    return;
  }
  if (made === undefined && group.destination.control?.(document, name, value) === true) return;
  word(document, name, value);
}

function word(document: Rtf, name: string, value: number | undefined): void {
  const { group } = document;
  if (name === "u") {
    group.destination.text(document, String.fromCharCode((value ?? 0) & 0xffff));
    document.left = group.stand;
    group.fresh = false;
  } else if (Object.hasOwn(CHARACTERS, name)) {
    group.destination.text(document, CHARACTERS[name] ?? "");
    group.fresh = false;
  } else if (Object.hasOwn(LOOKS, name)) LOOKS[name]?.(document, value);
  else if (Object.hasOwn(PARAGRAPHS, name)) PARAGRAPHS[name]?.(document, value);
  else if (Object.hasOwn(ENDS, name)) end(document, name);
  else header(document, name, value);
}

/** What ends something ends it in the text only: a title in the properties has no paragraphs. */
function end(document: Rtf, name: string): void {
  const { destination } = document.group;
  if (destination.text === TEXT.text) ENDS[name]?.(document);
  else if (/^(?:par|line)$/.test(name)) destination.text(document, " ");
}

/** Pages of the character sets a document names. */
const PAGES: Readonly<Record<string, number>> = { ansi: 1252, mac: 10000, pc: 437, pca: 850 };

function header(document: Rtf, name: string, value: number | undefined): void {
  if (Object.hasOwn(PAGES, name)) document.page = PAGES[name] ?? 1252;
  else if (name === "ansicpg" && value !== undefined && value > 0) document.page = value;
  else if (name === "deff") document.group.font = value ?? 0;
  else if (name === "deflang") {
    const language = languageOfNumber(value);
    if (language !== undefined) document.language = language;
  }
}

interface Reading {
  readonly id: string;
  readonly language: string | undefined;
  /** The file ends before its groups do. */
  readonly cut: boolean;
}

function draftOf(document: Rtf, { id, language: given, cut }: Reading): Outcome<Draft> {
  const { seen, embedded, language, title } = document;
  const blocks = grouped(document.target.items).map((block) => settled(block, seen.linked));
  const { draft, reading } = richDraft(
    {
      id,
      encoding: { name: "utf-8", byteOrderMark: false, certain: false },
      blocks,
      metadata: title === "" || title.length > 200 ? {} : { title },
      ...(language === undefined ? {} : { language }),
      embedded,
      comments: document.comments.all,
      remarks: [...document.remarks, ...remarksOf(document, cut)],
    },
    given,
  );
  return success(draft, few(reading.diagnostics));
}

/** Bookmarks nobody calls are none. */
function settled(block: RichBlock, linked: ReadonlySet<string>): RichBlock {
  if (block.type !== "paragraph" || block.id === undefined || linked.has(block.id)) return block;
  const { id: _, ...rest } = block;
  return rest;
}

function remarksOf({ seen, changes }: Rtf, cut: boolean): readonly Remark[] {
  const { insertions, deletions, authors, hidden, unknownStyles } = seen;
  const ended: readonly Remark[] = cut
    ? [{ name: "cut-short", message: "The file ends before its text does" }]
    : [];
  return [
    ...ended,
    ...trackedRemarks({ insertions, deletions, authors }, changes),
    ...hiddenRemarks(hidden),
    ...pageRemarks(seen.pages),
    ...styleMarkRemarks(seen.styleMarks),
    ...styleRemarks(unknownStyles),
  ];
}
