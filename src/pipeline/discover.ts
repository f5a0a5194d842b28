import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { archiveFault, isArchive } from "./archive-host.ts";
import {
  archiveBroken,
  folderEmpty,
  formatUnread,
  nothingToBuild,
  onlyAside,
  pagesUnread,
  pathMissing,
  sameSlug,
} from "./file-diagnostics.ts";
import type { Host } from "./host.ts";
import { compareNames, extensionOf, folderOf, joined, nameOf, stemOf } from "./paths.ts";
import { slugOf } from "./slug.ts";
import { readableExtensions, readerFor, type Workshop } from "./workshop.ts";

/** Where a book stands before anything of it is read. */
export interface BookPlace {
  /** As it was named, for messages. */
  readonly path: string;
  readonly slug: string;
  /** The folder all its paths start at; no file outside it is read. */
  readonly folder: string;
  /** The name of the one manuscript; absent for a folder of them. */
  readonly file?: string;
  /** When a commit last touched the book, in seconds since 1970, where that was asked of git. */
  readonly committed?: string;
}

/** The books found, and what was wrong with the paths that led to none. */
export interface Discovered {
  readonly places: readonly BookPlace[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The names a book's own settings may have, the first one wins. */
export const BOOK_FILES: readonly string[] = ["book.yaml", "book.yml"];

/** Where books are looked for when none is named. */
const SHELF = "manuscripts";

/** Files of a project that are about a book and no part of it. */
const ABOUT = /^(?:readme|changelog|licen[cs]e|contributing|copying|todo|authors|credits)\b/i;

/** Finds the books that `paths` name; without any, the book here or those in manuscripts/. */
export async function discover(
  host: Host,
  workshop: Workshop,
  paths: readonly string[],
): Promise<Discovered> {
  const search: Search = { host, workshop, places: [], diagnostics: [] };
  if (paths.length > 0) for (const path of paths) await addPath(search, cleaned(path));
  else if (await isBook(host, ".")) await addFolder(search, ".");
  else await addShelf(search, SHELF);
  if (paths.length === 0 && search.places.length === 0 && search.diagnostics.length === 0)
    search.diagnostics.push(nothingToBuild());
  return apart(search);
}

interface Search {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly places: BookPlace[];
  readonly diagnostics: Diagnostic[];
}

function cleaned(path: string): string {
  const slashed = path.replace(/^\.\/(?=.)/, "");
  return slashed.length > 1 ? slashed.replace(/\/+$/, "") : slashed;
}

async function addPath(search: Search, path: string): Promise<void> {
  const { host, diagnostics } = search;
  const kind = path === "" ? "missing" : await host.kind(path);
  if (kind === "missing") diagnostics.push(pathMissing(path));
  else if (kind === "file") await addFile(search, path);
  else if (!(await isBook(host, path)) && (await isShelf(search, path)))
    await addShelf(search, path);
  else await addFolder(search, path);
}

async function addFile(search: Search, path: string): Promise<void> {
  const { workshop, places, diagnostics } = search;
  const name = nameOf(path);
  if (BOOK_FILES.includes(name)) return addFolder(search, folderOf(path));
  if (isArchive(name)) {
    diagnostics.push(archiveBroken(path, await archiveFault(search.host, path)));
    return;
  }
  if (readerFor(workshop, extensionOf(name)) === undefined) {
    diagnostics.push(formatUnread(path, readableExtensions(workshop)));
    return;
  }
  places.push({ path, slug: slugOf(stemOf(name)), folder: folderOf(path), file: name });
}

async function addFolder(search: Search, path: string): Promise<void> {
  const { host, workshop, places, diagnostics } = search;
  const names = await manuscriptNames(host, workshop, path);
  if (names.length === 0 && !(await isBook(host, path))) {
    diagnostics.push(await whyEmpty(search, path));
    return;
  }
  places.push({ path, slug: slugOf(await host.nameOf(path)), folder: path });
}

/** Why a folder or an archive holds no book, by what it does hold. */
async function whyEmpty({ host, workshop }: Search, path: string): Promise<Diagnostic> {
  const packed = await host.kind(joined(path, "Index/Document.iwa"));
  if (extensionOf(path) === ".pages" || packed === "file") return pagesUnread(path);
  const aside = (await host.list(path)).filter((name) => isAside(name, path));
  return aside.length > 0
    ? onlyAside(path, aside.sort())
    : folderEmpty(path, readableExtensions(workshop));
}

/** True for a chapter, as likely as not, that lies among the others and cannot be read. */
export function isAside(name: string, folder: string): boolean {
  if (/^[._~]/.test(name)) return false;
  // Nobody opens what lies in an archive again and again: one may hold itself.
  return (
    (isArchive(name) && isArchive(folder)) || /\.(?:doc|docm|pages|gdoc|wps|wpd|sxw)$/i.test(name)
  );
}

/** Every book of a folder of books: loose manuscripts, and folders that hold some. */
async function addShelf(search: Search, shelf: string): Promise<void> {
  const { host, workshop } = search;
  for (const name of [...(await host.list(shelf))].sort(compareNames)) {
    if (/^[._]/.test(name)) continue;
    const path = joined(shelf, name);
    const kind = await host.kind(path);
    if (kind === "file" && isManuscript(workshop, name)) await addFile(search, path);
    if (kind !== "folder") continue;
    if ((await isBook(host, path)) || (await manuscriptNames(host, workshop, path)).length > 0)
      await addFolder(search, path);
  }
}

/** True for the folder of that name, and for any that holds the folder of a book. */
async function isShelf({ host }: Search, path: string): Promise<boolean> {
  if ((await host.nameOf(path)) === SHELF) return true;
  for (const name of await host.list(path))
    if (!/^[._]/.test(name) && (await isBook(host, joined(path, name)))) return true;
  return false;
}

async function isBook(host: Host, folder: string): Promise<boolean> {
  for (const name of BOOK_FILES)
    if ((await host.kind(joined(folder, name))) === "file") return true;
  return false;
}

function isManuscript(workshop: Workshop, name: string): boolean {
  const hidden = /^[._]/.test(name) || ABOUT.test(name) || BOOK_FILES.includes(name);
  return !hidden && readerFor(workshop, extensionOf(name)) !== undefined;
}

/** The manuscripts of a folder by name, in the order a reader expects; one level down where it has none itself. */
export async function manuscriptNames(
  host: Host,
  workshop: Workshop,
  folder: string,
): Promise<readonly string[]> {
  const names = await host.list(folder);
  const own = names.filter((name) => isManuscript(workshop, name));
  if (own.length > 0) return own.sort(compareNames);
  const nested: string[] = [];
  for (const name of names) {
    if (/^[._]/.test(name) || (await host.kind(joined(folder, name))) !== "folder") continue;
    const inner = await host.list(joined(folder, name));
    nested.push(...inner.filter((n) => isManuscript(workshop, n)).map((n) => `${name}/${n}`));
  }
  return nested.sort(compareNames);
}

/** Books of one slug would overwrite each other: all of them are refused. */
function apart({ places, diagnostics }: Search): Discovered {
  const bySlug = new Map<string, BookPlace[]>();
  for (const place of places) {
    const same = bySlug.get(place.slug) ?? [];
    if (!same.some(({ folder, file }) => folder === place.folder && file === place.file))
      bySlug.set(place.slug, [...same, place]);
  }
  const clashes = [...bySlug.values()].filter((same) => same.length > 1);
  return {
    places: [...bySlug.values()].flatMap((same) => (same.length > 1 ? [] : same)),
    diagnostics: [
      ...diagnostics,
      ...clashes.map((same) =>
        sameSlug(
          same[0]?.slug ?? "",
          same.map(({ path }) => path),
        ),
      ),
    ],
  };
}
