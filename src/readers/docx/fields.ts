import type { Node } from "../xml.ts";
import { noteComment } from "./comments.ts";
import type { Document } from "./document.ts";

/** Fields whose result is a page number or a list made by the word processor. */
export const MADE: RegExp = /^\s*(?:PAGE|NUMPAGES|PAGEREF|SECTIONPAGES|TOC|INDEX|TC|XE|RD)\b/i;

const TAG =
  /<(?:w:fldChar\b[^<>]*?\bw:fldCharType\s*=\s*["'](begin|separate|end)["']|w:t(?=[ >])|(\/?)mc:Fallback(?=[ >])[^<>]*(?<!\/)>|\/w:p>|\/w:(?:foot|end)note>)/g;

/** A part in which every field that begins also ends, and how many did not. */
export interface Closed {
  readonly xml: string;
  readonly open: number;
}

/** A field that has begun: where its mark says so and in which paragraph, and whether its result has begun as well. */
interface Begun {
  readonly at: number;
  readonly paragraph: number;
  shown: boolean;
}

/**
 * A field that never ends would hold back the rest of the book: its beginning is made to say nothing. So is that of
 * one whose end is not its own, as words of later paragraphs stand where no words of a field do.
 */
export function closedFields(xml: string): Closed {
  if (!xml.includes("<w:fldChar")) return { xml, open: 0 };
  const open: Begun[] = [];
  const silenced: number[] = [];
  let fallback = 0;
  let paragraph = 0;
  for (const { 0: tag, 1: type, 2: slash, index } of xml.matchAll(TAG)) {
    if (slash !== undefined) fallback += slash === "/" ? -1 : 1;
    // What stands there for old programs is not read beside the other.
    if (slash !== undefined || fallback > 0) continue;
    if (tag === "</w:p>") paragraph++;
    else if (type !== undefined)
      follow(open, type, { at: index + tag.length - '"'.length, paragraph, shown: false });
    else {
      const ends = tag !== "<w:t";
      silence(open, silenced, (one) => ends || (one.paragraph < paragraph && !one.shown));
    }
  }
  silence(open, silenced, () => true);
  return { xml: withoutBegins(xml, silenced), open: silenced.length };
}

function follow(open: Begun[], type: string, mark: Begun): void {
  const last = open.at(-1);
  if (type === "begin") open.push(mark);
  else if (type === "end") open.pop();
  else if (last !== undefined) last.shown = true;
}

/** Takes the innermost fields that are as said from those that are open. */
function silence(open: Begun[], into: number[], is: (one: Begun) => boolean): void {
  for (let last = open.at(-1); last !== undefined && is(last); last = open.at(-1)) {
    open.pop();
    into.push(last.at);
  }
}

function withoutBegins(xml: string, ends: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of [...ends].sort((a, b) => a - b)) {
    parts.push(xml.slice(from, at - "begin".length), "none");
    from = at;
  }
  return parts.length === 0 ? xml : parts.join("") + xml.slice(from);
}

/** Says that fields began and never ended. */
export function noteOpen({ remarks }: Document, { open }: Closed): void {
  if (open === 0) return;
  const what =
    open === 1
      ? "A field of the document begins and never ends; what stands"
      : `${open} fields of the document begin and never end; what stands`;
  remarks.push({ name: "not-carried", message: `${what} after it was read as text` });
}

/** Follows a mark of a field. */
export function readField(document: Document, { attributes }: Node): void {
  const { seen } = document;
  const type = attributes["w:fldCharType"];
  const open = seen.fields.at(-1);
  if (type === "begin") seen.fields.push({ code: "", shown: false });
  else if (type === "separate" && open !== undefined) open.shown = true;
  else if (type === "end") {
    const closed = seen.fields.pop();
    if (closed?.shown === true) notePage(document, closed.code);
  }
}

/** Counts a reference to a page, whose number is left out; those in contents go with them. */
export function notePage({ seen }: Document, code: string): void {
  if (/^\s*PAGEREF\b/i.test(code) && seen.fields.length === 0) seen.pages++;
}

/**
 * What is left out can hold the end of a field that began before it, or the beginning of one that goes on, and
 * the place of a comment.
 */
export function passFields(document: Document, left: Node): void {
  const { seen } = document;
  const { pages } = seen;
  const outer = seen.fields.length;
  const pass = (node: Node) => {
    const field = seen.fields.at(-1);
    if (node.name === "w:fldChar") readField(document, node);
    else if (/^w:comment/.test(node.name)) noteComment(document, node);
    else if (/^w:(?:i|delI)nstrText$/.test(node.name)) {
      if (field?.shown === false && seen.fields.length > outer) field.code += node.text;
    } else if (node.name !== "mc:Fallback") for (const one of node.children) pass(one);
  };
  pass(left);
  seen.pages = pages;
}
