import { type Element, elementsIn, firstIn, textOf } from "../html/tree.ts";
import type { SaidOfHeading } from "../html/walking.ts";
import type { TocEntry } from "./contents.ts";
import { type Leaves, leavesOf } from "./leaves.ts";
import type { BookPage } from "./page.ts";
import { type BookRole, roleOf } from "./roles.ts";

/** What is known of the headings of a book while its files are gone through. */
export interface Headings {
  readonly said: Map<Element, SaidOfHeading>;
  /** By the id of the element a link may lead to. */
  readonly byId: Map<string, Element>;
  readonly ours: boolean;
  /** The title of the book, by which some programs list a text without headings. */
  readonly title: string;
  /** True where the book lists its chapters at all. */
  readonly listed: boolean;
  /** How deep a file stands that nothing lists. */
  level: number;
}

/** Roles of sections that stand in no part of a book. */
const OUTSIDE: ReadonlySet<string> = new Set(
  "part epilogue afterword acknowledgments appendix glossary bibliography index aboutAuthor alsoBy colophon".split(
    " ",
  ),
);

/** Finds the headings of a file: what its entries in the contents and its sections say of them. */
export function headFile(
  page: BookPage,
  entries: readonly TocEntry[],
  role: BookRole | undefined,
  headings: Headings,
): void {
  for (const element of [page.body, ...elementsIn(page.body)]) {
    const { id } = element.attributes;
    if (id !== undefined && !headings.byId.has(id)) headings.byId.set(id, element);
  }
  const levels = levelsListed(page, entries, headings);
  const sections = headSections(page, role, headings);
  const own = sections.get(firstHeading(page.body) ?? page.body);
  const listed = [...levels.values()][0];
  const base = listed ?? (OUTSIDE.has(own ?? "") ? 1 : headings.level);
  if (headings.listed || headings.ours) rank(page, { levels, base, headings });
  headings.level = own === "part" ? base + 1 : base;
  for (const [heading, section] of sections)
    if (section !== "cover" && section !== "toc")
      headings.said.set(heading, { ...headings.said.get(heading), section });
}

/** How deep the headings stand that the contents list. */
function levelsListed(
  page: BookPage,
  entries: readonly TocEntry[],
  headings: Headings,
): ReadonlyMap<Element, number> {
  const levels = new Map<Element, number>();
  if (entries.length === 0) return levels;
  const used = new Set<Element>();
  const words = leavesOf(page.body);
  for (const entry of entries) {
    const heading = headingOf(page, entry, { headings, used, words });
    if (heading !== undefined && !levels.has(heading)) levels.set(heading, entry.depth);
  }
  return levels;
}

/** True for a heading of any rank. */
export function isHeading({ name }: Element): boolean {
  return /^h[1-6]$/.test(name);
}

/** The first heading in an element. */
export function firstHeading(element: Element): Element | undefined {
  return firstIn(element, isHeading);
}

/** Levels of all headings of a file: as listed, else as deep below those as their marks or sections say. */
function rank(
  page: BookPage,
  {
    levels,
    base,
    headings,
  }: {
    readonly levels: ReadonlyMap<Element, number>;
    readonly base: number;
    readonly headings: Headings;
  },
): void {
  let offset: number | undefined;
  for (const heading of elementsIn(page.body).filter(isHeading)) {
    const mark = headings.ours ? sectionsAround(heading) : Number(heading.name.charAt(1));
    const listed = levels.get(heading);
    if (listed !== undefined) offset = listed - mark;
    offset ??= base - mark;
    const level = Math.min(9, Math.max(1, listed ?? mark + offset));
    headings.said.set(heading, { ...headings.said.get(heading), level });
  }
}

function sectionsAround(heading: Element): number {
  let depth = 0;
  for (let up = heading.parent; up !== undefined; up = up.parent)
    if (up.name === "section") depth++;
  return depth;
}

/** Headings by what their sections say they head; a section without a heading gets an empty one. */
function headSections(
  { body }: BookPage,
  role: BookRole | undefined,
  { ours }: Headings,
): ReadonlyMap<Element, BookRole> {
  const found = new Map<Element, BookRole>();
  const head = (element: Element, said: BookRole | undefined, makes: boolean): void => {
    if (said === undefined || /_continued$/.test(element.attributes["id"] ?? "")) return;
    const heading = firstHeading(element) ?? (makes ? insertHeading(element, 0, []) : undefined);
    if (heading !== undefined) found.set(heading, said);
  };
  // A file that goes on where the last one ended has neither heading nor entry: it heads nothing.
  head(body, role, false);
  for (const element of elementsIn(body)) {
    const structural =
      element.name === "section" || (element.name === "div" && element.parent === body);
    if (structural) head(element, roleOf(element, ours), element.name === "section");
  }
  return found;
}

function insertHeading(parent: Element, at: number, children: Element["children"]): Element {
  const heading: Element = { name: "h1", attributes: {}, children, parent };
  parent.children.splice(at, 0, heading);
  return heading;
}

/** The heading an entry of the contents leads to. One that is a paragraph, or two, is made a heading. */
function headingOf(
  page: BookPage,
  { title, path, fragment }: TocEntry,
  {
    headings,
    used,
    words,
  }: { readonly headings: Headings; readonly used: Set<Element>; readonly words: Leaves },
): Element | undefined {
  const anchor = headings.byId.get(`${path}#${fragment}`) ?? page.body;
  const start = words.from(anchor);
  const leaves = words.leaves.slice(start, start + 12).filter((leaf) => !used.has(leaf));
  if (letters(title) === "") return undefined;
  const own = linesOfTitle(leaves, letters(title));
  for (const leaf of own) used.add(leaf);
  if (own.length > 0) return own.length === 1 && own.every(isHeading) ? own[0] : joined(own);
  // Our own books say by their sections what has a heading and what has none.
  if (headings.ours) return undefined;
  const near = leaves.slice(0, 2).find(isHeading);
  if (near === undefined && letters(title) === letters(headings.title)) return undefined;
  if (near === undefined)
    return insertBefore(page.body, anchor === page.body ? undefined : leaves[0], title);
  used.add(near);
  return near;
}

/** The first few lines, where together they are a title. */
function linesOfTitle(leaves: readonly Element[], title: string): readonly Element[] {
  const count = [1, 2, 3].find((n) => letters(leaves.slice(0, n).map(textOf).join("")) === title);
  return leaves.slice(0, count ?? 0);
}

function insertBefore(body: Element, next: Element | undefined, title: string): Element {
  const parent = next?.parent ?? body;
  const at = next === undefined ? 0 : Math.max(0, parent.children.indexOf(next));
  return insertHeading(parent, at, [title]);
}

/** The letters and digits of words: what two spellings of a title share. */
function letters(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Lines that are one title, as one heading where the first stood. */
function joined(lines: readonly Element[]): Element | undefined {
  const [first, ...rest] = lines;
  const { parent } = first ?? {};
  if (first === undefined || parent === undefined) return undefined;
  const children = [...first.children];
  for (const [i, line] of rest.entries()) {
    const ended = /[.:!?…]$/.test(textOf(lines[i] ?? line));
    children.push(ended || i > 0 ? " " : ": ", ...line.children);
    const from = line.parent?.children;
    from?.splice(from.indexOf(line), 1);
  }
  const { id } = first.attributes;
  const attributes = id === undefined ? {} : { id };
  const heading: Element = { name: "h1", attributes, children, parent };
  parent.children.splice(parent.children.indexOf(first), 1, heading);
  return heading;
}
