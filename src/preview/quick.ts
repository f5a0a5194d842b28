import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Book, Metadata, Part, Section } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { assemble } from "../pipeline/assemble.ts";
import { identify } from "../pipeline/identify.ts";
import { extensionOf } from "../pipeline/paths.ts";
import { resolve } from "../pipeline/resolve.ts";
import { readerFor, type Workshop } from "../pipeline/workshop.ts";
import type { Draft } from "../readers/reader.ts";
import { polish } from "../typography/polish.ts";
import type { PieceRange, Proven, Standing } from "./standing.ts";

/** What a piece is made with when it is made by itself. */
export interface QuickShop {
  readonly workshop: Workshop;
  markup(edition: Edition, node: Section): string;
}

/**
 * The book with one piece made again by itself: what an author sees while the
 * whole book is being read once more behind it.
 *
 * A piece qualifies where reading it alone, as it stood before the edit, gives
 * to the character what the whole book gave; so numbers, quotes and links that
 * depend on other chapters are never shown wrong. Undefined where none does.
 */
export async function quickEdit(
  shop: QuickShop,
  standing: Standing,
  { source, text }: { readonly source: string; readonly text: string },
): Promise<Standing | undefined> {
  const before = standing.texts.get(source);
  if (before === undefined) return undefined;
  const edit = changeBetween(before, text);
  const range = standing.ranges.find(
    (one) => one.source === source && one.start < edit.start && edit.end <= one.end,
  );
  const piece = standing.pieces.find(({ id }) => id === range?.id);
  if (range === undefined || piece === undefined) return undefined;
  const grown = text.length - before.length;
  const proven =
    standing.proven?.html === piece.html
      ? standing.proven
      : await made(shop, standing, { range, text: before.slice(range.start, range.end) });
  if (proven?.html !== piece.html) return undefined;
  const after = text.slice(range.start, range.end + grown);
  const now = await made(shop, standing, { range, text: after });
  // A chapter that has become two, or lost its heading to the one before, is for the whole book to show.
  if (now === undefined || now.shape !== proven.shape) return undefined;
  return {
    ...standing,
    edition: replaced(standing.edition, now),
    pieces: standing.pieces.map((one) => (one === piece ? { ...now, id: range.id } : one)),
    texts: new Map([...standing.texts, [source, text]]),
    ranges: standing.ranges.map((one) => moved(one, range, grown)),
    proven: { html: now.html, shape: now.shape },
  };
}

/** The stretch of the old text that differs, half-open. */
function changeBetween(a: string, b: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let tail = 0;
  const most = shorter - start;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail += 1;
  return { start, end: a.length - tail };
}

function moved(one: PieceRange, edited: PieceRange, grown: number): PieceRange {
  if (one.source !== edited.source || one.end <= edited.start) return one;
  if (one.id === edited.id) return { ...one, end: one.end + grown };
  return one.start >= edited.end ? { ...one, start: one.start + grown, end: one.end + grown } : one;
}

interface Made extends Proven {
  readonly node: Section;
  readonly edition: Edition;
}

/** A piece by its place, in a state of its text. */
interface Slice {
  readonly range: PieceRange;
  readonly text: string;
}

async function made(
  { workshop, markup }: QuickShop,
  standing: Standing,
  slice: Slice,
): Promise<Made | undefined> {
  const { edition, manner, profile } = standing;
  const { metadata } = edition.book;
  const read = await draftsOf(workshop, standing, slice);
  const assembled = read === undefined ? undefined : assemble(read.drafts, { metadata });
  const identified = assembled?.ok === true ? identify(assembled.value) : assembled;
  if (read === undefined || identified?.ok !== true) return undefined;
  const polished = polish(identified.value, {
    ...manner,
    ...(profile !== undefined && { known: profile }),
    sources: new Map(read.drafts.map(({ draft }) => [draft.source.id, draft.source])),
    rules: workshop.rules,
    locales: workshop.locales,
  });
  if (!polished.ok) return undefined;
  const resolved = resolve(polished.value.book, edition.slug, edition.assets);
  const node = resolved.ok ? sectionNamed(resolved.value.book, slice.range.id) : undefined;
  if (!resolved.ok || node === undefined) return undefined;
  const said = [...read.diagnostics, ...identified.diagnostics, ...resolved.diagnostics];
  const shape = [...piecesOf(resolved.value.book), ...said.map(({ code }) => code)].join(" ");
  return { node, html: markup(resolved.value, node), shape, edition: resolved.value };
}

/** The piece as it is read, with its companion; undefined where it names a picture that is not there yet. */
async function draftsOf(
  workshop: Workshop,
  standing: Standing,
  { range, text }: Slice,
): Promise<
  | { readonly drafts: readonly { readonly draft: Draft }[]; readonly diagnostics: Diagnostics }
  | undefined
> {
  const { assets, book } = standing.edition;
  const { metadata } = book;
  const companion = companionOf(standing, range);
  const beside = companion?.source === range.source ? companion.text : "";
  const own = await draftOf(workshop, { id: range.source, text: text + beside, metadata });
  if (own?.ok !== true || !own.value.requests.every(({ ref }) => assets.has(ref))) return undefined;
  const { value: draft, diagnostics } = own;
  if (companion === undefined || beside !== "") return { drafts: [{ draft }], diagnostics };
  const other = await draftOf(workshop, { id: companion.source, text: companion.text, metadata });
  const drafts = other?.ok === true ? [{ draft }, { draft: other.value }] : [{ draft }];
  return { drafts, diagnostics };
}

type Diagnostics = Outcome<Draft>["diagnostics"];

async function draftOf(
  workshop: Workshop,
  {
    id,
    text,
    metadata,
  }: { readonly id: string; readonly text: string; readonly metadata: Metadata },
): Promise<Outcome<Draft> | undefined> {
  const reader = await readerFor(workshop, extensionOf(id))?.load();
  const bytes = new TextEncoder().encode(text);
  return reader?.read({ id, bytes, language: metadata.language });
}

/**
 * The heading of another piece with a word below it: a heading that stands alone is read as the
 * title of a book. From the same file where it has one, else from the next.
 */
function companionOf(
  { pieces, texts, ranges }: Standing,
  range: PieceRange,
): { readonly source: string; readonly text: string } | undefined {
  const headed = new Set(pieces.flatMap(({ id, node }) => (node.span === undefined ? [] : [id])));
  const others = ranges.filter(({ id }) => id !== range.id && headed.has(id));
  const other = others.find(({ source }) => source === range.source) ?? others[0];
  if (other === undefined) return undefined;
  const own = (texts.get(other.source) ?? "").slice(other.start, other.end);
  const [heading = ""] = own.split("\n");
  return { source: other.source, text: `\n\n${heading}\n\nx\n` };
}

/** What a book consists of, by the ids of its pieces. */
function piecesOf({ front, body, back }: Book): readonly string[] {
  return [...front, ...body, ...back]
    .flatMap((node) => (node.type === "part" ? [node, ...node.sections] : [node]))
    .map(({ id }) => id);
}

function sectionNamed({ front, body, back }: Book, id: string): Section | undefined {
  const sections = [...front, ...body, ...back].flatMap((node) =>
    node.type === "part" ? node.sections : [node],
  );
  return sections.find((section) => section.id === id);
}

/** Not spread: the digest of a whole edition is costly, and nobody asks for this one's. */
function replaced(edition: Edition, now: Made): Edition {
  const { slug, contents, assets, words, notes } = edition;
  const swap = (section: Section): Section => (section.id === now.node.id ? now.node : section);
  const swapIn = (node: Part | Section): Part | Section =>
    node.type === "part" ? { ...node, sections: node.sections.map(swap) } : swap(node);
  const { front, body, back } = edition.book;
  return {
    book: {
      ...edition.book,
      front: front.map(swap),
      body: body.map(swapIn),
      back: back.map(swap),
    },
    slug,
    contents,
    assets,
    words,
    labels: new Map([...edition.labels, ...now.edition.labels]),
    notes: [
      ...notes.filter(({ section }) => section !== now.node.id),
      ...now.edition.notes.filter(({ section }) => section === now.node.id),
    ],
  };
}
