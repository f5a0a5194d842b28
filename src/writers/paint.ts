import type { Pt } from "../base/units.ts";
import type { Asset } from "../model/edition.ts";
import { greyPng } from "./grey-png.ts";
import { addOutputIntent, isArchival } from "./paint-archive.ts";
import { embedDrawing, type Inks } from "./paint-drawing.ts";
import { embedFace } from "./paint-fonts.ts";
import {
  addDestinations,
  addLinks,
  addOutline,
  addPageLabels,
  linksOn,
} from "./paint-navigation.ts";
import { addPages } from "./paint-pages.ts";
import { nextObject, type PdfDocument, type Press, raw, writeObject } from "./paint-pen.ts";
import { writeStructure } from "./paint-structure.ts";
import { type Claims, xmpOf } from "./paint-xmp.ts";
import type { Painted, PaintedPage, PaintJob } from "./painted.ts";

/*
 * The only file that opens PDFKit. It is used as a pen: it numbers objects,
 * subsets fonts, embeds images and writes the file; streams, tags, outline and
 * names come to it finished.
 */

/** The PDF for screens: tagged, linked, outlined. */
export async function screenPdf(job: PaintJob, painted: Painted): Promise<Uint8Array> {
  const archival = isArchival(painted);
  const { document, bytes } = await openDocument(job, { accessible: true, archival });
  const images = await addImages(document, painted, "colour");
  const fonts = new Map(painted.faces.map((face) => [face.number, embedFace(document, face)]));
  const linkIds = painted.pages.map((page) => linksOn(page).map(() => nextObject(document)));
  const pages = addPages(document, painted, { bleed: 0, fonts, images, linkIds });
  const press: Press = { document, painted, pages };
  if (archival) addOutputIntent(press);
  const tree = writeStructure(painted.pages, {
    next: () => nextObject(document),
    write: (id, body) => writeObject(document, id, body),
    pageId: (page) => pages[page] ?? 0,
    linkId: (page, link) => linkIds[page]?.[link] ?? 0,
  });
  const root = document._root.data;
  root["StructTreeRoot"] = raw(`${tree.root} 0 R`);
  root["MarkInfo"] = raw("<</Marked true>>");
  const names = addDestinations(press);
  addLinks(press, { linkIds, keyOf: tree.linkKey, names });
  addOutline(press);
  addPageLabels(press);
  document.end();
  return bytes;
}

/** The PDF for printers: boxes, an even number of pages, nothing but ink. */
export async function printPdf(job: PaintJob, painted: Painted, bleed: Pt): Promise<Uint8Array> {
  const images = new Map([...painted.images].map(([ref, asset]) => [ref, inGrey(asset)] as const));
  const printed = { ...painted, images, pages: evenPages(painted.pages) };
  const { document, bytes } = await openDocument(job, { accessible: false, archival: false });
  const pictures = await addImages(document, printed, "black");
  const fonts = new Map(painted.faces.map((face) => [face.number, embedFace(document, face)]));
  const pages = addPages(document, printed, { bleed, fonts, images: pictures, linkIds: [] });
  addPageLabels({ document, painted: printed, pages });
  document.end();
  return bytes;
}

/** A book is printed with one ink; what cannot be turned grey stays as it is, and `pdf.ts` says so. */
function inGrey(asset: Asset): Asset {
  if (asset.mediaType !== "image/png") return asset;
  const bytes = greyPng(asset.bytes);
  return bytes === undefined ? asset : { ...asset, bytes };
}

/** Printers bind leaves, which have two sides. */
function evenPages(pages: readonly PaintedPage[]): readonly PaintedPage[] {
  const last = pages.at(-1);
  if (last === undefined || pages.length % 2 === 0) return pages;
  const { width, height } = last;
  return [...pages, { folio: "", side: "verso", width, height, blank: true, furniture: [] }];
}

interface OpenDocument {
  readonly document: PdfDocument;
  readonly bytes: Promise<Uint8Array>;
}

async function openDocument(job: PaintJob, claims: Claims): Promise<OpenDocument> {
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
  document._addInfo = () => document.appendXML(xmpOf(job, claims));
  return { document, bytes: collect(document) };
}

/** Text is turned into bytes when so much of it waits. */
const BATCH = 1 << 16;

/** Gathers what the document writes, without a stream between; its many small texts a heap at a time. */
function collect(document: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [Buffer.from("%PDF-1.7\n%\xff\xff\xff\xff\n", "latin1")];
  let waiting = "";
  const flush = (): void => {
    if (waiting !== "") chunks.push(Buffer.from(waiting, "latin1"));
    waiting = "";
  };
  document._offset = chunks[0]?.length ?? 0;
  document._write = (data) => {
    if (typeof data === "string") {
      waiting += `${data}\n`;
      document._offset += data.length + 1;
      if (waiting.length > BATCH) flush();
      return;
    }
    flush();
    chunks.push(data);
    document._offset += data.length;
  };
  return new Promise((resolve) => {
    document.push = (chunk) => {
      flush();
      if (chunk === null) resolve(Buffer.concat(chunks));
      return true;
    };
  });
}

/** Embeds the images that are used, one after another: some decode in the background, and order must not depend on it. */
async function addImages(
  document: PdfDocument,
  { images, drawings, pages }: Painted,
  inks: Inks,
): Promise<ReadonlyMap<string, number>> {
  const used = new Set(pages.flatMap(({ of }) => of?.piece.sheets[of.sheet]?.images ?? []));
  const made = new Map<string, number>();
  for (const [ref, asset] of images) {
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
    if (image.obj !== null) made.set(ref, image.obj.id);
  }
  for (const [ref, drawing] of drawings)
    if (used.has(ref)) made.set(ref, embedDrawing(document, drawing, inks));
  return made;
}
