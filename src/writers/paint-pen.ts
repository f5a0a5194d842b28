import type { Pagination } from "../layout/pagination.ts";
import type { Asset, Edition } from "../model/edition.ts";
import type { PageContent } from "./paint-content.ts";
import type { GlyphBook } from "./paint-glyphs.ts";

/** What a document is painted from. */
export interface PaintJob {
  readonly edition: Edition;
  readonly pagination: Pagination;
  readonly date: Date;
  readonly generator: string;
  /** 32 hex digits that tell this document from every other. */
  readonly id: string;
}

/** Pages as streams, ready to stand in any number of documents. */
export interface Painted {
  readonly contents: readonly PageContent[];
  readonly glyphs: GlyphBook;
  readonly images: ReadonlyMap<string, Asset>;
}

/** An object of the file: a dictionary, and its stream where it has one. What follows is PDFKit's own, some of it internal. */
export interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  end(chunk?: Uint8Array): void;
}
/** The glyphs of a font that are embedded, by code. */
interface Subset {
  glyphs: number[];
}
/** A font as PDFKit embeds it. */
interface EmbeddedFont {
  readonly subset: Subset;
  readonly scale: number;
  unicode: (readonly number[])[];
  widths: number[];
  readonly font: { getGlyph(id: number): { readonly advanceWidth: number } };
  ref(): Reference;
}
/** A picture as PDFKit embeds it; some kinds decode in the background and then call `finalize`. */
interface EmbeddedImage {
  readonly label: string;
  obj: Reference | null;
  finalize?: () => void;
  embed(document: PdfDocument): void;
}
/** A page as PDFKit holds it. */
export interface PdfPage {
  readonly dictionary: Reference;
  readonly content: Reference;
  readonly fonts: Record<string, Reference>;
  readonly xobjects: Record<string, Reference>;
}
/** A document as PDFKit holds it. */
export interface PdfDocument {
  page: PdfPage;
  info: Record<string, unknown>;
  _id: Uint8Array;
  /** The catalog. */
  _root: Reference & { readonly data: { readonly Names: Reference } };
  _font: EmbeddedFont;
  _offset: number;
  _offsets: (number | null)[];
  _addInfo: () => void;
  _write: (data: Uint8Array | string) => void;
  push: (chunk: Uint8Array | null) => boolean;
  ref(data?: unknown): Reference;
  font(source: Uint8Array): PdfDocument;
  addPage(options: object): PdfDocument;
  openImage(source: Uint8Array): EmbeddedImage;
  appendXML(xml: string): void;
  end(): void;
}

/** A document under construction and the pages it has. */
export interface Press {
  readonly job: PaintJob;
  readonly painted: Painted;
  readonly document: PdfDocument;
  readonly pages: PdfPage[];
  readonly bytes: Promise<Uint8Array>;
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
