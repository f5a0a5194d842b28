import type { ContentsEntry, Edition } from "../../model/edition.ts";
import { termsOf } from "../../model/terms.ts";
import { directionOf } from "../escape.ts";
import type { Store } from "../stores.ts";
import type { PrintPages } from "./pages.ts";
import type { Plan, PlannedFile } from "./plan.ts";
import type { Resource } from "./resource.ts";
import { shells } from "./templates.ts";
import { bookTitle, entryTitle } from "./text.ts";

/** An entry of the contents, as both kinds of navigation list it. */
interface NavigationEntry {
  readonly title: string;
  readonly href: string;
  readonly pointId: string;
  readonly entries: readonly NavigationEntry[];
}

/** A place that reading systems offer by name. */
export interface Landmark {
  /** Of the EPUB Structural Semantics Vocabulary. */
  readonly type: "cover" | "titlepage" | "toc" | "bodymatter";
  readonly title: string;
  readonly href: string;
}

/** The navigation document, which is also the contents page, and the NCX for readers that know no other. */
export function navigation(
  edition: Edition,
  plan: Plan,
  pages: PrintPages,
  store: Store,
): readonly Resource[] {
  const { metadata } = edition.book;
  const words = termsOf(metadata.language);
  const title = bookTitle(metadata);
  // Leaves that composition puts first, a dedication as a rule, come first here too.
  const place = new Map(plan.files.map(({ name }, i) => [name, i]));
  const placeOf = ({ id }: ContentsEntry): number => place.get(plan.fileOf.get(id) ?? "") ?? -1;
  const ordered = edition.contents.toSorted((a, b) => placeOf(a) - placeOf(b));
  const found = entriesOf(ordered, plan);
  const entries = found.length > 0 ? found : [wholeBook(title, plan)];
  const common = { language: metadata.language, words, pages: pages.list };
  return [
    {
      id: "nav",
      path: "nav.xhtml",
      mediaType: "application/xhtml+xml",
      content: shells.navigation({
        ...common,
        title: words.contents,
        rightToLeft: directionOf(metadata.language) === "rtl",
        style: "css/book.css",
        entries: cut(entries, store.tocDepth ?? Number.POSITIVE_INFINITY),
        landmarks: landmarks(edition, plan),
      }),
      properties: "nav",
    },
    {
      id: "ncx",
      path: "toc.ncx",
      mediaType: "application/x-dtbncx+xml",
      content: shells.ncx({
        ...common,
        title,
        identifier: metadata.identifier,
        entries: cut(entries, store.ncxDepth),
        depth: Math.min(depthOf(entries), store.ncxDepth),
        pages: pages.list.map((page, i) => ({
          ...page,
          ...pageTarget(page.folio),
          id: `page${i + 1}`,
        })),
        maxPage: Math.max(0, ...pages.list.map(({ folio }) => Number.parseInt(folio, 10) || 0)),
      }),
      properties: "",
    },
  ];
}

/** The places offered by name: cover, title page, contents, and where the reading begins. */
export function landmarks(edition: Edition, plan: Plan): readonly Landmark[] {
  const words = termsOf(edition.book.metadata.language);
  const at = (type: Landmark["type"], title: string, file: PlannedFile | undefined) =>
    file === undefined ? [] : [{ type, title, href: `text/${file.name}.xhtml` }];
  const find = (type: PlannedFile["content"]["type"]) =>
    plan.files.find(({ content }) => content.type === type);
  return [
    ...at("cover", words.cover, find("cover")),
    ...at("titlepage", words.titlePage, find("titlePage")),
    { type: "toc", title: words.contents, href: "nav.xhtml" },
    ...at("bodymatter", words.start, plan.files.find(isBody)),
  ];
}

function isBody({ content }: PlannedFile): boolean {
  return content.type === "part" || ("matter" in content && content.matter === "body");
}

function entriesOf(contents: readonly ContentsEntry[], plan: Plan): readonly NavigationEntry[] {
  return contents.flatMap(({ id, label, title, children }) => {
    const file = plan.fileOf.get(id);
    const entries = entriesOf(children, plan);
    if (file === undefined) return entries;
    // The first entry of a file leads to the file itself, which opens at its top.
    const href = `text/${file}.xhtml${opensFile(id, file, plan) ? "" : `#${id}`}`;
    return [{ title: entryTitle(label, title), href, pointId: `point-${id}`, entries }];
  });
}

function opensFile(id: string, name: string, plan: Plan): boolean {
  const content = plan.byName.get(name)?.content;
  if (content?.type === "part") return content.part.id === id;
  return content?.type === "section" && content.section.id === id;
}

/** A book without titles has one entry: itself. */
function wholeBook(title: string, plan: Plan): NavigationEntry {
  const file = plan.files.find(isBody) ?? plan.files[0];
  return { title, href: `text/${file?.name ?? ""}.xhtml`, pointId: "point-book", entries: [] };
}

function cut(entries: readonly NavigationEntry[], depth: number): readonly NavigationEntry[] {
  return entries.map((entry) => ({
    ...entry,
    entries: depth > 1 ? cut(entry.entries, depth - 1) : [],
  }));
}

function depthOf(entries: readonly NavigationEntry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.entries)));
}

function pageTarget(folio: string): { readonly type: string; readonly value?: string } {
  if (/^[1-9]\d*$/.test(folio)) return { type: "normal", value: folio };
  return { type: /^[ivxlcdm]+$/i.test(folio) ? "front" : "special" };
}
