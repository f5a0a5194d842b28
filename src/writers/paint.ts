import type { Pt } from "../base/units.ts";
import type { OutlineEntry, Page, Pagination } from "../layout/pagination.ts";
import type { Asset, Edition } from "../model/edition.ts";
import { EMPTY_STREAM, type PageContent, pageContent, utf16Hex } from "./paint-content.ts";
import { createGlyphBook, type FaceGlyphs, type GlyphBook } from "./paint-glyphs.ts";
import { structureObjects } from "./paint-structure.ts";
import { xmpOf } from "./paint-xmp.ts";

/**
 * The only file that speaks to PDFKit. It is used as a pen: it numbers objects,
 * subsets fonts, embeds images and writes the file; streams, tags, outline and
 * names come to it finished.
 */
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

/** Turns marks into streams; the costly part, done once for all documents of a book. */
export function paintPages({ edition, pagination }: PaintJob): Painted {
  const glyphs = createGlyphBook();
  const images = new Map<string, Asset>();
  const names = new Map<string, string>();
  for (const [ref, asset] of edition.assets)
    if (asset.mediaType === "image/jpeg" || asset.mediaType === "image/png") {
      names.set(ref, `I${names.size + 1}`);
      images.set(ref, asset);
    }
  const { structure } = pagination;
  const input = { glyphs, structure, imageName: (ref: string) => names.get(ref) };
  return { contents: pagination.pages.map((page) => pageContent(page, input)), glyphs, images };
}

/** What of PDFKit's document is used here, some of it internal. */
interface Reference {
  readonly id: number;
  // biome-ignore lint/suspicious/noExplicitAny: a PDF dictionary holds anything
  readonly data: Record<string, any>;
  buffer: Uint8Array[];
  compress: boolean;
  end(chunk?: Uint8Array): void;
}
interface Subset {
  glyphs: number[];
}
interface EmbeddedFont {
  readonly subset: Subset;
  readonly scale: number;
  unicode: (readonly number[])[];
  widths: number[];
  readonly font: { getGlyph(id: number): { readonly advanceWidth: number } };
  ref(): Reference;
}
interface EmbeddedImage {
  readonly label: string;
  obj: Reference | null;
  finalize?: () => void;
  embed(document: PdfDocument): void;
}
interface PdfPage {
  readonly dictionary: Reference;
  readonly content: Reference;
  readonly fonts: Record<string, Reference>;
  readonly xobjects: Record<string, Reference>;
}
interface PdfDocument {
  page: PdfPage;
  info: Record<string, unknown>;
  _id: Uint8Array;
  _root: Reference;
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
interface Press {
  readonly job: PaintJob;
  readonly painted: Painted;
  readonly document: PdfDocument;
  readonly pages: PdfPage[];
  readonly bytes: Promise<Uint8Array>;
}

/** The PDF for screens: tagged, linked, outlined. */
export async function screenPdf(job: PaintJob, painted: Painted): Promise<Uint8Array> {
  const press = await openPress(job, painted, "screen");
  const { pages } = job.pagination;
  await addPages(press, pages, 0);
  const { document } = press;
  const linkIds = pages.map(({ marks }) =>
    marks.filter(({ type }) => type === "link").map(() => nextObject(document)),
  );
  const tree = structureObjects(job.pagination.structure, pages, painted.contents, {
    numbers: { next: () => nextObject(document) },
    pageId: (page) => press.pages[page]?.dictionary.id ?? 0,
    linkId: (page, link) => linkIds[page]?.[link] ?? 0,
  });
  for (const [id, body] of tree.objects) writeObject(document, id, body);
  const root = document._root.data;
  root["StructTreeRoot"] = raw(`${tree.root} 0 R`);
  root["MarkInfo"] = raw("<</Marked true>>");
  const names = addDestinations(press);
  addLinks(press, { linkIds, keyOf: tree.linkKey, names });
  addOutline(press);
  addPageLabels(press);
  document.end();
  return press.bytes;
}

/** The PDF for printers: boxes, an even number of pages, nothing but ink. */
export async function printPdf(job: PaintJob, painted: Painted, bleed: Pt): Promise<Uint8Array> {
  const press = await openPress(job, painted, "print");
  const { pages } = job.pagination;
  await addPages(press, evenPages(pages), bleed);
  addPageLabels(press);
  press.document.end();
  return press.bytes;
}

/** Printers bind leaves, which have two sides. */
function evenPages(pages: readonly Page[]): readonly Page[] {
  const last = pages.at(-1);
  if (last === undefined || pages.length % 2 === 0) return pages;
  return [...pages, { ...last, side: "verso", blank: true, marks: [], folio: "" }];
}

async function openPress(
  job: PaintJob,
  painted: Painted,
  kind: "screen" | "print",
): Promise<Press> {
  const { default: PDFDocument } = await import("pdfkit");
  const { metadata } = job.edition.book;
  const info = {
    ...(metadata.title !== undefined && { Title: metadata.title }),
    ...(metadata.authors.length > 0 && { Author: metadata.authors.join(", ") }),
    Creator: job.generator,
    Producer: job.generator,
    CreationDate: job.date,
    ModDate: job.date,
  };
  const options = {
    pdfVersion: "1.7",
    autoFirstPage: false,
    bufferPages: true,
    font: null,
    lang: metadata.language,
    displayTitle: true,
    info,
  };
  // PDFKit's types know neither its internals nor that it may start without a font.
  const document = new PDFDocument(
    options as unknown as ConstructorParameters<typeof PDFDocument>[0],
  ) as unknown as PdfDocument;
  document._id = Uint8Array.from(job.id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  document._addInfo = () => document.appendXML(xmpOf(job, kind));
  return { job, painted, document, pages: [], bytes: collect(document) };
}

/** Gathers what the document writes, without a stream between. */
function collect(document: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [Buffer.from("%PDF-1.7\n%\xff\xff\xff\xff\n", "latin1")];
  document._offset = chunks[0]?.length ?? 0;
  document._write = (data) => {
    const chunk = typeof data === "string" ? Buffer.from(`${data}\n`, "latin1") : data;
    chunks.push(chunk);
    document._offset += chunk.length;
  };
  return new Promise((resolve) => {
    document.push = (chunk) => {
      if (chunk === null) resolve(Buffer.concat(chunks));
      return true;
    };
  });
}

async function addPages(press: Press, pages: readonly Page[], bleed: Pt): Promise<void> {
  const { document, painted } = press;
  const fonts = new Map<FaceGlyphs, Reference>();
  for (const face of painted.glyphs.faces) fonts.set(face, addFont(document, face));
  const images = await addImages(document, painted);
  pages.forEach((page, i) => {
    const content = painted.contents[i];
    const made = addPage(document, page, bleed);
    press.pages.push(made);
    fillPage(made, content?.stream ?? EMPTY_STREAM);
    if ((content?.sequences.length ?? 0) > 0) made.dictionary.data["StructParents"] = i;
    for (const face of content?.faces ?? []) {
      const font = fonts.get(face);
      if (font !== undefined) made.fonts[face.name] = font;
    }
    for (const ref of content?.images ?? []) {
      const image = images.get(ref);
      if (image !== undefined) made.xobjects[image.name] = image.reference;
    }
  });
}

/** A page with its boxes. Bleed is added on three sides, none at the spine. */
function addPage(document: PdfDocument, page: Page, bleed: Pt): PdfPage {
  const width = page.width + bleed;
  const height = page.height + 2 * bleed;
  document.addPage({ size: [width, height], margin: 0 });
  const made = document.page;
  const { data } = made.dictionary;
  const x = page.side === "verso" ? bleed : 0;
  if (bleed > 0) {
    const shift = document.ref();
    shift.end(Buffer.from(`1 0 0 1 ${x} ${bleed} cm`, "latin1"));
    data["Contents"] = [shift, made.content];
  }
  data["TrimBox"] = [x, bleed, x + page.width, bleed + page.height];
  data["BleedBox"] = [0, 0, width, height];
  data["Tabs"] = "S";
  return made;
}

function fillPage({ content }: PdfPage, stream: Uint8Array): void {
  content.compress = false;
  content.buffer = [stream];
  content.data["Length"] = stream.length;
  content.data["Filter"] = "FlateDecode";
}

/** Gives PDFKit the subset as it was used; it writes the font program, widths and `ToUnicode`. */
function addFont(document: PdfDocument, { font, glyphs, unicode }: FaceGlyphs): Reference {
  document.font(font.bytes);
  const embedded = document._font;
  embedded.subset.glyphs = [...glyphs];
  embedded.unicode = [...unicode];
  embedded.widths = glyphs.map(
    (glyph) => embedded.font.getGlyph(glyph).advanceWidth * embedded.scale,
  );
  return embedded.ref();
}

interface PressImage {
  readonly name: string;
  readonly reference: Reference;
}

/** Embeds the images that are used, one after another: some decode in the background, and order must not depend on it. */
async function addImages(
  document: PdfDocument,
  { images, contents }: Painted,
): Promise<ReadonlyMap<string, PressImage>> {
  const used = new Set(contents.flatMap((content) => [...content.images]));
  const made = new Map<string, PressImage>();
  let number = 0;
  for (const [ref, asset] of images) {
    number += 1;
    if (!used.has(ref)) continue;
    const image = document.openImage(asset.bytes);
    await new Promise<void>((resolve) => {
      const finalize = image.finalize?.bind(image);
      if (finalize !== undefined)
        image.finalize = () => {
          finalize();
          resolve();
        };
      image.embed(document);
      if (finalize === undefined) resolve();
    });
    if (image.obj !== null) made.set(ref, { name: `I${number}`, reference: image.obj });
  }
  return made;
}

/** Named destinations for every anchor: lower-case ASCII of one width, which every sorting sorts alike. */
function addDestinations(press: Press): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const entries: string[] = [];
  press.job.pagination.pages.forEach(({ marks, height }, p) => {
    const page = press.pages[p]?.dictionary.id ?? 0;
    for (const mark of marks) {
      if (mark.type !== "anchor" || names.has(mark.id)) continue;
      const name = `d${String(names.size + 1).padStart(6, "0")}`;
      names.set(mark.id, name);
      entries.push(`(${name}) [${page} 0 R /XYZ null ${Math.round(height - mark.y)} null]`);
    }
  });
  press.document._root.data["Names"].data.Dests = raw(`<</Names [${entries.join("\n")}]>>`);
  return names;
}

function addLinks(
  { document, job, pages }: Press,
  {
    linkIds,
    keyOf,
    names,
  }: {
    readonly linkIds: readonly (readonly number[])[];
    readonly keyOf: (page: number, link: number) => number;
    readonly names: ReadonlyMap<string, string>;
  },
): void {
  job.pagination.pages.forEach(({ marks, height }, p) => {
    const annotations: unknown[] = [];
    for (const mark of marks) {
      if (mark.type !== "link") continue;
      const link = annotations.length;
      const id = linkIds[p]?.[link] ?? 0;
      const name = mark.href.startsWith("#") ? names.get(mark.href.slice(1)) : undefined;
      const target = name === undefined ? action(mark.href) : `/Dest(${name})`;
      const bottom = height - mark.y - mark.height;
      const rect = [mark.x, bottom, mark.x + mark.width, bottom + mark.height];
      const body = `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${rect.map((v) => Math.round(v * 100) / 100).join(" ")}]${target}/Contents<${utf16Hex(mark.contents)}>/StructParent ${keyOf(p, link)}>>`;
      writeObject(document, id, body);
      annotations.push(raw(`${id} 0 R`));
    }
    const page = pages[p];
    if (annotations.length > 0 && page !== undefined) page.dictionary.data["Annots"] = annotations;
  });
}

/** An address outside the book; what points nowhere inside it does nothing. */
function action(href: string): string {
  if (href.startsWith("#")) return "";
  const uri = encodeURI(decodeSafely(href)).replace(/[()\\]/g, (found) => `\\${found}`);
  return `/A<</S/URI/URI(${uri})>>`;
}

function decodeSafely(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function addOutline({ document, job, pages }: Press): void {
  const { outline } = job.pagination;
  if (outline.length === 0) return;
  const root = nextObject(document);
  const write = (entries: readonly OutlineEntry[], parent: number): readonly number[] => {
    const ids = entries.map(() => nextObject(document));
    entries.forEach((entry, i) => {
      const id = ids[i] ?? 0;
      const kids = write(entry.children, id);
      const page = job.pagination.pages[entry.page];
      const top = Math.round((page?.height ?? 0) - entry.y);
      const near = `${i > 0 ? `/Prev ${ids[i - 1]} 0 R` : ""}${i + 1 < ids.length ? `/Next ${ids[i + 1]} 0 R` : ""}`;
      const below =
        kids.length > 0
          ? `/First ${kids[0]} 0 R/Last ${kids.at(-1)} 0 R/Count ${-kids.length}`
          : "";
      const body = `<</Title<${utf16Hex(entry.title)}>/Parent ${parent} 0 R${near}${below}/Dest[${pages[entry.page]?.dictionary.id ?? 0} 0 R/XYZ 0 ${top} null]>>`;
      writeObject(document, id, body);
    });
    return ids;
  };
  const tops = write(outline, root);
  const body = `<</Type/Outlines/First ${tops[0]} 0 R/Last ${tops.at(-1)} 0 R/Count ${tops.length}>>`;
  writeObject(document, root, body);
  document._root.data["Outlines"] = raw(`${root} 0 R`);
  document._root.data["PageMode"] = "UseOutlines";
}

/** Roman labels as long as folios are Roman, then Arabic from where they begin. */
function addPageLabels({ document, job }: Press): void {
  const { pages } = job.pagination;
  const front = pages.findIndex(({ folio }) => /^\d+$/.test(folio));
  const body = front < 0 ? "" : `${front} <</S/D>>`;
  const labels = front === 0 ? body : `0 <</S/r>> ${body}`;
  document._root.data["PageLabels"] = raw(`<</Nums[${labels}]>>`);
}

interface Raw {
  toString(): string;
  /** PDFKit ends some entries of the catalog, thinking them its own. */
  end(): void;
  readonly [Symbol.toStringTag]: string;
}

/** A value PDFKit writes as it stands. */
function raw(text: string): Raw {
  return { toString: () => text, end: () => {}, [Symbol.toStringTag]: "Raw" };
}

function nextObject(document: PdfDocument): number {
  return document._offsets.push(null);
}

function writeObject(document: PdfDocument, id: number, body: string): void {
  document._offsets[id - 1] = document._offset;
  document._write(`${id} 0 obj\n${body}\nendobj`);
}
