import type { Pt } from "../base/units.ts";
import type { Page } from "../layout/pagination.ts";
import type { Asset } from "../model/edition.ts";
import { greyPng } from "./grey-png.ts";
import { jpegOrientation } from "./jpeg-orientation.ts";
import { addOutputIntent, isArchival } from "./paint-archive.ts";
import { EMPTY_STREAM, type PageContent, pageContent } from "./paint-content.ts";
import { createGlyphBook, type FaceGlyphs } from "./paint-glyphs.ts";
import { addDestinations, addLinks, addOutline, addPageLabels } from "./paint-navigation.ts";
import {
  nextObject,
  type Painted,
  type PaintJob,
  type PdfDocument,
  type PdfPage,
  type Press,
  type Reference,
  raw,
  writeObject,
} from "./paint-pen.ts";
import { structureObjects } from "./paint-structure.ts";
import { type Claims, xmpOf } from "./paint-xmp.ts";
import { isSound } from "./sound-image.ts";

/*
 * The only file that opens PDFKit. It is used as a pen: it numbers objects,
 * subsets fonts, embeds images and writes the file; streams, tags, outline and
 * names come to it finished.
 */

/** Turns marks into streams; the costly part, done once for all documents of a book. */
export function paintPages({ edition, pagination }: PaintJob): Painted {
  const glyphs = createGlyphBook();
  const images = new Map<string, Asset>();
  const names = new Map<string, { readonly name: string; readonly orientation: number }>();
  for (const [ref, asset] of edition.assets)
    if (isPaintable(asset) && isSound(asset)) {
      const orientation = asset.mediaType === "image/jpeg" ? jpegOrientation(asset.bytes) : 1;
      names.set(ref, { name: `I${names.size + 1}`, orientation });
      images.set(ref, asset);
    }
  const { structure } = pagination;
  const input = { glyphs, structure, imageOf: (ref: string) => names.get(ref) };
  return { contents: pagination.pages.map((page) => pageContent(page, input)), glyphs, images };
}

/** The kinds of picture a PDF holds as they are. */
export function isPaintable({ mediaType }: Asset): boolean {
  return mediaType === "image/jpeg" || mediaType === "image/png";
}

/** The PDF for screens: tagged, linked, outlined. */
export async function screenPdf(job: PaintJob, painted: Painted): Promise<Uint8Array> {
  const archival = isArchival(painted);
  const press = await openPress(job, painted, { accessible: true, archival });
  if (archival) addOutputIntent(press);
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
  const images = new Map([...painted.images].map(([ref, asset]) => [ref, inGrey(asset)] as const));
  const grey = { ...painted, images };
  const press = await openPress(job, grey, { accessible: false, archival: false });
  const { pages } = job.pagination;
  await addPages(press, evenPages(pages), bleed);
  addPageLabels(press);
  press.document.end();
  return press.bytes;
}

/** A book is printed with one ink; what cannot be turned grey stays as it is, and `pdf.ts` says so. */
function inGrey(asset: Asset): Asset {
  if (asset.mediaType !== "image/png") return asset;
  const bytes = greyPng(asset.bytes);
  return bytes === undefined ? asset : { ...asset, bytes };
}

/** Printers bind leaves, which have two sides. */
function evenPages(pages: readonly Page[]): readonly Page[] {
  const last = pages.at(-1);
  if (last === undefined || pages.length % 2 === 0) return pages;
  return [...pages, { ...last, side: "verso", blank: true, marks: [], folio: "" }];
}

async function openPress(job: PaintJob, painted: Painted, claims: Claims): Promise<Press> {
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
    if (content !== undefined) addResources(made, content, { fonts, images });
  });
}

function addResources(
  page: PdfPage,
  content: PageContent,
  {
    fonts,
    images,
  }: {
    readonly fonts: ReadonlyMap<FaceGlyphs, Reference>;
    readonly images: ReadonlyMap<string, PressImage>;
  },
): void {
  for (const face of content.faces) {
    const font = fonts.get(face);
    if (font !== undefined) page.fonts[face.name] = font;
  }
  for (const ref of content.images) {
    const image = images.get(ref);
    if (image !== undefined) page.xobjects[image.name] = image.reference;
  }
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
