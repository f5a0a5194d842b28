import { append } from "../../base/append.ts";
import { digest } from "../../base/digest.ts";
import { andThen, failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { AssetRef, Metadata } from "../../model/book.ts";
import { type Archive, openArchive } from "../archive.ts";
import { brokenDocument } from "../diagnostics.ts";
import { few } from "../few.ts";
import { noneCalled } from "../html/called-notes.ts";
import { backgroundsOf } from "../html/colours.ts";
import { noComments } from "../html/comments.ts";
import { isMachinery } from "../html/content.ts";
import { notesOf } from "../html/notes.ts";
import { type Style, type StyleOf, stylesFrom } from "../html/style.ts";
import { countIn, type Element, elementsIn } from "../html/tree.ts";
import { blocksIn } from "../html/walk.ts";
import type { Walk } from "../html/walking.ts";
import { type Limits, limitsOf } from "../limits.ts";
import type { Draft, Reader, ReadInput } from "../reader.ts";
import { type Remark, richDraft } from "../rich/draft.ts";
import { type RichBlock, wordsOf } from "../rich/rich.ts";
import { navEntries, ncxEntries, type TocEntry } from "./contents.ts";
import { roleOfFile, saysAgain } from "./front.ts";
import { type Headings, headFile } from "./headings.ts";
import { settleLinks } from "./links.ts";
import { encryptedPaths, type Package, packageOf } from "./package.ts";
import { type BookPage, pageOf } from "./page.ts";

/** A finished book in EPUB 2 or 3: its text in the order of its spine, its headings as its contents list them. */
export const epub: Reader = {
  format: "epub",
  version: 1,
  extensions: [".epub"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(openArchive(input, "META-INF/container.xml"), (archive) => {
      const book = packageOf(archive);
      if (book === undefined) return failure(brokenDocument(input.id, "other"));
      const locked = encryptedPaths(archive.text("META-INF/encryption.xml"));
      if (book.spine.some(({ path }) => locked.has(path)))
        return failure(brokenDocument(input.id, "protected"));
      return readBook(input, archive, book);
    });
  },
};

/** The text of a book, gathered from its files. */
interface Gathered {
  readonly pages: readonly BookPage[];
  readonly headings: Headings;
  readonly remarks: readonly Remark[];
  /** What the page of the cover says the cover shows. */
  readonly coverAlt: string;
}

function readBook(
  { id, language: given, choices }: ReadInput,
  archive: Archive,
  book: Package,
): Outcome<Draft> {
  const gathered = gather(archive, book, limitsOf(choices?.limits));
  if (gathered === undefined) return failure(brokenDocument(id, "too-deep"));
  const { pages, headings } = gathered;
  const { ours } = headings;
  const targets = settleLinks(pages, headings);
  const root: Element = { name: "#book", attributes: {}, children: pages.map(({ body }) => body) };
  const embedded = new Map<AssetRef, Uint8Array>();
  const keep = (path: string): AssetRef | undefined => {
    const bytes = path === "" ? undefined : archive.part(path);
    if (bytes === undefined) return undefined;
    const ref = `embedded:${digest(bytes)}`;
    embedded.set(ref, bytes);
    return ref;
  };
  const styleOf = ours ? styleOfOurs : styleOfBook(pages, archive);
  const walk: Walk = {
    id,
    styleOf,
    backgroundOf: backgroundsOf(styleOf),
    doubted: new Set(),
    notes: notesOf(root),
    comments: noComments,
    remarks: [],
    embedded,
    targets,
    said: headings.said,
    packed: keep,
    isChrome: isMachinery,
    blockish: new Map(),
    lined: new Map(),
    called: noneCalled(),
    titled: true,
    seen: { title: true },
  };
  const read = pages.flatMap(({ body }): readonly RichBlock[] => [
    ...(headings.listed || ours ? [] : [{ type: "gap", newPage: true } as const]),
    ...blocksIn(walk, body, { look: {}, setting: {} }),
  ]);
  const { metadata, cover } = book;
  const blocks = ours ? read : withoutTitle(read, metadata.title);
  const image = cover === undefined ? undefined : keep(cover.path);
  const { draft, reading } = richDraft(
    {
      id,
      encoding: { name: "utf-8", byteOrderMark: false, certain: false },
      blocks,
      metadata: given === undefined ? metadata : withoutLanguage(metadata),
      told: ours,
      named: metadata.title !== undefined,
      embedded,
      remarks: [...gathered.remarks, ...walk.remarks],
    },
    given ?? metadata.language,
  );
  const settings =
    image === undefined
      ? {}
      : { cover: { image, alt: gathered.coverAlt || (metadata.title ?? "") } };
  return success({ ...draft, settings }, few(reading.diagnostics));
}

/** A heading that is the only one and the title of the book heads no chapter. */
function withoutTitle(
  blocks: readonly RichBlock[],
  title: string | undefined,
): readonly RichBlock[] {
  const headings = blocks.filter(
    (block) => block.type === "paragraph" && block.level !== undefined,
  );
  const [only] = headings;
  if (headings.length !== 1 || only?.type !== "paragraph" || title === undefined) return blocks;
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const same = letters(wordsOf(only.pieces)) === letters(title);
  return same ? blocks.filter((block) => block !== only) : blocks;
}

function withoutLanguage({ language: _, ...rest }: Partial<Metadata>): Partial<Metadata> {
  return rest;
}

/** The files of text in order, without those that say again what the book says of itself. */
function gather(archive: Archive, book: Package, limits: Limits): Gathered | undefined {
  const ours = /^quoin\b/.test(book.generator);
  const entries = tocOf(archive, book);
  const byPath = new Map<string, TocEntry[]>();
  for (const entry of entries) append(byPath, entry.path, entry);
  const headings: Headings = {
    said: new Map(),
    byId: new Map(),
    ours,
    title: book.metadata.title ?? "",
    listed: entries.length > 0,
    level: 1,
  };
  const pages: BookPage[] = [];
  const remarks: Remark[] = [];
  let coverAlt = "";
  let left = limits.elements;
  for (const item of book.spine) {
    const xhtml = /html|xml/.test(item.mediaType) ? archive.text(item.path) : undefined;
    if (xhtml === undefined) {
      remarks.push({
        name: "not-carried",
        message: `The file “${item.path}” of the book is missing or no text`,
      });
      continue;
    }
    const { language } = book.metadata;
    // All files of a book are in memory together, so that they share what one page may have.
    const page = pageOf(item.path, xhtml, {
      language,
      ours,
      limits: { ...limits, elements: left },
    });
    if (page === undefined) return undefined;
    left -= countIn(page.html);
    const role = roleOfFile(page, book, item);
    const again = saysAgain(page, role, book.metadata);
    if (role === "cover") coverAlt = altIn(page.body);
    if (again !== undefined) remarks.push(...again);
    else {
      headFile(page, byPath.get(item.path) ?? [], role, headings);
      remarks.push(...notCarried(page));
      pages.push(page);
    }
  }
  return { pages, headings, remarks, coverAlt };
}

/** A description of one word says only that it is a cover. */
function altIn(body: Element): string {
  const alt =
    elementsIn(body)
      .find(({ name }) => name === "img")
      ?.attributes["alt"]?.trim() ?? "";
  return /\s/.test(alt) ? alt : "";
}

function tocOf({ text }: Archive, { nav, ncx }: Package): readonly TocEntry[] {
  const listed = nav === undefined ? [] : navEntries(nav.path, text(nav.path) ?? "");
  if (listed.length > 0 || ncx === undefined) return listed;
  return ncxEntries(ncx.path, text(ncx.path) ?? "");
}

/** What a book may hold and no reader of it can print. */
const UNPRINTED: Readonly<Record<string, string>> = {
  math: "formula",
  audio: "sound",
  video: "film",
  object: "object of another program",
  iframe: "frame",
  form: "form",
};

function notCarried({ path, body }: BookPage): readonly Remark[] {
  const counts = new Map<string, number>();
  for (const { name } of elementsIn(body)) {
    const what = Object.hasOwn(UNPRINTED, name) ? UNPRINTED[name] : undefined;
    if (what !== undefined) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, times]) => ({
    name: "not-carried",
    message: `${times === 1 ? `A ${what}` : `${times} of the kind “${what}”`} in “${path}” cannot be carried into a book`,
  }));
}

/** Of the classes our own books use, two say more than their theme. */
const styleOfOurs: StyleOf = ({ attributes }) => {
  const align = /(?:^|\s)(center|end)(?:\s|$)/.exec(attributes["class"] ?? "")?.[1];
  return align === undefined ? {} : { "text-align": align };
};

/** Programs that convert books say all looks by classes; what they say of whole headings and quotations is theirs. */
function styleOfBook(pages: readonly BookPage[], { text }: Archive): StyleOf {
  const paths = new Set(pages.flatMap(({ sheets }) => sheets));
  const sheets = [...paths].map((path) => text(path) ?? "");
  const styleOf = stylesFrom([...sheets, ...pages.flatMap(({ styles }) => styles)]);
  return (element) => {
    const style = styleOf(element);
    return ITS_OWN.has(element.name) ? withoutType(style) : style;
  };
}

/** What a theme sets in type of its own. */
const ITS_OWN: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 blockquote figcaption body section table th".split(" "),
);

function withoutType(style: Style): Style {
  return Object.fromEntries(Object.entries(style).filter(([name]) => !name.startsWith("font-")));
}
