import { deflateSync } from "node:zlib";
import type { Painted } from "./painted.ts";

/** An object of the file: a dictionary, and its stream where it has one. What follows is PDFKit's own, some of it internal. */
export interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  end(chunk?: Uint8Array): void;
}
/** A picture as PDFKit embeds it; some kinds decode in the background and then call `finalize`. */
interface EmbeddedImage {
  readonly label: string;
  obj: Reference | null;
  finalize?: () => void;
  embed(document: PdfDocument): void;
}
/** The list of pages. */
interface PageTree {
  readonly id: number;
  readonly data: { readonly Kids: Raw[]; Count: number };
}
/** A document as PDFKit holds it. */
export interface PdfDocument {
  info: Record<string, unknown>;
  _id: Uint8Array;
  /** The catalog. */
  _root: Reference & { readonly data: { readonly Names: Reference; readonly Pages: PageTree } };
  _offset: number;
  _offsets: (number | null)[];
  _addInfo: () => void;
  _write: (data: Uint8Array | string) => void;
  push: (chunk: Uint8Array | null) => boolean;
  ref(data?: unknown): Reference;
  openImage(source: Uint8Array): EmbeddedImage;
  appendXML(xml: string): void;
  end(): void;
}

/** A document under construction and the pages it has. */
export interface Press {
  readonly painted: Painted;
  readonly document: PdfDocument;
  /** Object numbers of pages. */
  readonly pages: readonly number[];
}

/** Text that stands for a PDF object. */
export interface Raw {
  toString(): string;
  /** PDFKit ends some entries of the catalog, thinking them its own. */
  end(): void;
  readonly [Symbol.toStringTag]: string;
}

/** A value PDFKit writes as it stands. */
export function raw(text: string): Raw {
  return { toString: () => text, end: () => {}, [Symbol.toStringTag]: "Raw" };
}

/** Takes the next object number. */
export function nextObject(document: PdfDocument): number {
  return document._offsets.push(null);
}

/** Writes an object whose body is finished. */
export function writeObject(document: PdfDocument, id: number, body: string): void {
  document._offsets[id - 1] = document._offset;
  document._write(`${id} 0 obj\n${body}\nendobj`);
}

/** Writes an object with a stream that is deflated already. */
export function writeDeflated(
  document: PdfDocument,
  id: number,
  { entries, stream }: { readonly entries: string; readonly stream: Uint8Array },
): void {
  document._offsets[id - 1] = document._offset;
  document._write(`${id} 0 obj\n<<${entries}/Length ${stream.length}/Filter/FlateDecode>>\nstream`);
  document._write(stream);
  document._write("\nendstream\nendobj");
}

/** Writes an object with a stream, deflated here. */
export function writeStream(
  document: PdfDocument,
  id: number,
  entries: string,
  content: Uint8Array,
): void {
  writeDeflated(document, id, { entries, stream: deflateSync(content) });
}

/** Writes an object with a stream too short to be worth deflating. */
export function writePlain(document: PdfDocument, id: number, content: string): void {
  writeObject(document, id, `<</Length ${content.length}>>\nstream\n${content}\nendstream`);
}

/** The bytes of a text of ASCII. */
export function streamOf(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
