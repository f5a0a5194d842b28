import type { Pt } from "../base/units.ts";
import { EMPTY_STREAM } from "./paint-content.ts";
import {
  nextObject,
  type PdfDocument,
  raw,
  writeDeflated,
  writeObject,
  writePlain,
} from "./paint-pen.ts";
import type { Painted, PaintedPage } from "./painted.ts";

/** What pages of one document refer to. */
export interface PageMeans {
  /** Added on three sides, none at the spine. */
  readonly bleed: Pt;
  /** Object numbers of fonts by their numbers in the book, and of pictures by asset. */
  readonly fonts: ReadonlyMap<number, number>;
  readonly images: ReadonlyMap<string, number>;
  /** Object numbers of the links of each page. */
  readonly linkIds: readonly (readonly number[])[];
}

/** Writes the pages with their streams, and gives their object numbers. */
export function addPages(
  document: PdfDocument,
  { pages }: Painted,
  means: PageMeans,
): readonly number[] {
  const small = smallStreams(document);
  const tree = document._root.data.Pages;
  const ids = pages.map(() => nextObject(document));
  for (const [at, page] of pages.entries()) {
    const id = ids[at] ?? 0;
    const contents = contentsOf(document, page, { means, small });
    writeObject(document, id, bodyOf(page, { at, contents, means, parent: tree.id }));
    tree.data.Kids.push(raw(`${id} 0 R`));
  }
  tree.data.Count = pages.length;
  return ids;
}

/** Object numbers of small streams; equal ones are written once. */
type SmallStreams = (operators: string) => number;

function smallStreams(document: PdfDocument): SmallStreams {
  const written = new Map<string, number>();
  return (operators) => {
    const known = written.get(operators);
    if (known !== undefined) return known;
    const id = nextObject(document);
    writePlain(document, id, operators);
    written.set(operators, id);
    return id;
  };
}

/** The streams of a page: where it lies on the sheet, its head and folio, its text. */
function contentsOf(
  document: PdfDocument,
  { of, furniture, side }: PaintedPage,
  { means, small }: { readonly means: PageMeans; readonly small: SmallStreams },
): readonly number[] {
  const { bleed } = means;
  const ids = furniture.map(({ operators }) => small(operators));
  if (bleed > 0) ids.unshift(small(`1 0 0 1 ${side === "verso" ? bleed : 0} ${bleed} cm`));
  const stream = of?.piece.sheets[of.sheet]?.stream ?? EMPTY_STREAM;
  const body = nextObject(document);
  writeDeflated(document, body, { entries: "", stream });
  return [...ids, body];
}

function bodyOf(
  page: PaintedPage,
  {
    at,
    contents,
    means,
    parent,
  }: {
    readonly at: number;
    readonly contents: readonly number[];
    readonly means: PageMeans;
    readonly parent: number;
  },
): string {
  const { bleed, linkIds } = means;
  const width = page.width + bleed;
  const height = page.height + 2 * bleed;
  const x = page.side === "verso" ? bleed : 0;
  const sheet = page.of?.piece.sheets[page.of.sheet];
  const trim = [x, bleed, x + page.width, bleed + page.height];
  const links = linkIds[at] ?? [];
  return `<<
/Type /Page
/Parent ${parent} 0 R
/MediaBox ${box([0, 0, width, height])}
/TrimBox ${box(trim)}
/BleedBox ${box([0, 0, width, height])}
/Contents ${references(contents)}
/Resources <<${resourcesOf(page, means)}>>
/Tabs /S${(sheet?.sequences.length ?? 0) > 0 ? `\n/StructParents ${at}` : ""}${links.length > 0 ? `\n/Annots ${references(links)}` : ""}
>>`;
}

function resourcesOf(page: PaintedPage, { fonts, images }: PageMeans): string {
  const sheet = page.of?.piece.sheets[page.of.sheet];
  const faces = new Set([...page.furniture.flatMap((one) => one.faces), ...(sheet?.faces ?? [])]);
  const named = [...faces]
    .sort((a, b) => a - b)
    .map((number) => `/F${number + 1} ${fonts.get(number) ?? 0} 0 R`);
  const pictures = (sheet?.images ?? []).flatMap((ref, i) => {
    const id = images.get(ref);
    return id === undefined ? [] : [`/I${i + 1} ${id} 0 R`];
  });
  const font = named.length > 0 ? `/Font <<${named.join("")}>>` : "";
  const xobject = pictures.length > 0 ? `/XObject <<${pictures.join("")}>>` : "";
  return `/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]${font}${xobject}`;
}

function box(edges: readonly Pt[]): string {
  return `[${edges.map((edge) => Math.round(edge * 1e6) / 1e6).join(" ")}]`;
}

function references(ids: readonly number[]): string {
  return `[${ids.map((id) => `${id} 0 R`).join(" ")}]`;
}
