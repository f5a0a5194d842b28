import type { Node } from "../xml.ts";
import { noteComment } from "./comments.ts";
import type { Document } from "./document.ts";

/** Fields whose result is a page number or a list made by the word processor. */
export const MADE: RegExp = /^\s*(?:PAGE|NUMPAGES|PAGEREF|SECTIONPAGES|TOC|INDEX|TC|XE|RD)\b/i;

const MARK = /<w:fldChar\b[^>]*?\bw:fldCharType\s*=\s*["'](begin|end)["']/g;

/** A part in which every field that begins also ends, and how many did not. */
export interface Closed {
  readonly xml: string;
  readonly open: number;
}

/** A field that never ends would hold back the rest of the book: its beginning is made to say nothing. */
export function closedFields(xml: string): Closed {
  const begun: number[] = [];
  for (const { 0: mark, 1: type, index } of xml.matchAll(MARK))
    if (type === "begin") begun.push(index + mark.length - '"'.length);
    else begun.pop();
  if (begun.length === 0) return { xml, open: 0 };
  const parts: string[] = [];
  let from = 0;
  for (const at of begun) {
    parts.push(xml.slice(from, at - "begin".length), "none");
    from = at;
  }
  return { xml: parts.join("") + xml.slice(from), open: begun.length };
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
