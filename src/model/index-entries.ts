import type { Block, Book, IndexMark, Inline, Part, Section, VerseLine } from "./book.ts";
import type { Terms } from "./terms.ts";
import { flowText, titleText } from "./text.ts";

/** A heading of the index with all that stands under it. */
export interface IndexEntry {
  readonly heading: string;
  /** Where the book speaks of it, in reading order. */
  readonly places: readonly IndexPlace[];
  readonly see: readonly string[];
  readonly seeAlso: readonly string[];
  readonly entries: readonly IndexEntry[];
}

/** A marked place: the nearest thing around it that has an id, and how far into its `flowText` it stands. */
export interface IndexPlace {
  readonly block: string;
  readonly offset: number;
  /** Id of the section or part it is in. */
  readonly section: string;
}

/** The index of a book, of its marks alone; empty where nothing is marked. Headings are sorted as its language sorts. */
export function indexOf(book: Book): readonly IndexEntry[] {
  const root = openEntry("");
  const nodes: readonly (Part | Section)[] = [...book.front, ...book.body, ...book.back];
  for (const node of nodes) visitNode(node, root);
  // Most books have no index, and the order of a language takes a while to load.
  if (root.entries.size === 0) return [];
  return closed(root.entries, collatorOf(book.metadata.language));
}

interface OpenEntry {
  readonly heading: string;
  readonly places: IndexPlace[];
  readonly see: Set<string>;
  readonly seeAlso: Set<string>;
  readonly entries: Map<string, OpenEntry>;
}

function openEntry(heading: string): OpenEntry {
  return { heading, places: [], see: new Set(), seeAlso: new Set(), entries: new Map() };
}

function closed(
  entries: ReadonlyMap<string, OpenEntry>,
  collator: Intl.Collator,
): readonly IndexEntry[] {
  return [...entries.values()]
    .map((entry) => ({
      ...entry,
      see: [...entry.see].sort(collator.compare),
      seeAlso: [...entry.seeAlso].sort(collator.compare),
      entries: closed(entry.entries, collator),
    }))
    .sort((one, other) => collator.compare(one.heading, other.heading));
}

/** A language that nothing knows sorts as English does. */
function collatorOf(language: string): Intl.Collator {
  const primary = /^[a-z]{2,3}(?![a-z])/i.exec(language)?.[0].toLowerCase() ?? "en";
  const known = Intl.Collator.supportedLocalesOf([primary]);
  return new Intl.Collator(known[0] ?? "en", { numeric: true });
}

function visitNode(node: Part | Section, root: OpenEntry): void {
  const place: IndexPlace = { block: node.id, offset: 0, section: node.id };
  visitInlines([...node.label, ...node.title], place, root);
  for (const block of node.blocks) visitBlock(block, place, root);
  for (const section of node.sections) visitNode(section, root);
}

function visitBlock(block: Block, around: IndexPlace, root: OpenEntry): void {
  const place = block.id === undefined ? around : { ...around, block: block.id, offset: 0 };
  switch (block.type) {
    case "paragraph":
      visitInlines(block.inlines, place, root);
      break;
    case "quotation":
      for (const inner of block.blocks) visitBlock(inner, place, root);
      visitInlines(block.attribution, place, root);
      break;
    case "list":
      for (const inner of block.items.flat()) visitBlock(inner, place, root);
      break;
    case "verse": {
      let offset = 0;
      for (const { inlines } of block.stanzas.flat()) {
        visitInlines(inlines, { ...place, offset }, root);
        offset += flowText(inlines).length + 1;
      }
      break;
    }
    case "figure":
      visitInlines(block.caption, place, root);
      break;
    case "table":
      for (const cell of [...block.head, ...block.body].flatMap(({ cells }) => cells))
        visitInlines(cell, place, root);
      visitInlines(block.caption, place, root);
      break;
    case "custom":
      for (const inner of block.fallback) visitBlock(inner, place, root);
      break;
    case "codeBlock":
    case "sceneBreak":
  }
}

function visitInlines(inlines: readonly Inline[], place: IndexPlace, root: OpenEntry): void {
  let { offset } = place;
  for (const inline of inlines) {
    const here = { ...place, offset };
    if (inline.type === "indexMark") addMark(inline, here, root);
    if ("inlines" in inline) visitInlines(inline.inlines, here, root);
    // What a note says stands, for the index, where it is called.
    if (inline.type === "note") for (const block of inline.blocks) visitNote(block, here, root);
    offset += flowText([inline]).length;
  }
}

function visitNote(block: Block, place: IndexPlace, root: OpenEntry): void {
  if (block.type !== "paragraph") return;
  for (const inline of block.inlines) visitInlines([inline], place, root);
}

function addMark(mark: IndexMark, place: IndexPlace, root: OpenEntry): void {
  const heading = mark.heading ?? titleText(mark.inlines);
  if (heading === "") return;
  const main = entryIn(root, heading);
  const entry = mark.subheading === undefined ? main : entryIn(main, mark.subheading);
  if (mark.see !== undefined) entry.see.add(mark.see);
  else entry.places.push(place);
  if (mark.seeAlso !== undefined) entry.seeAlso.add(mark.seeAlso);
}

function entryIn({ entries }: OpenEntry, heading: string): OpenEntry {
  const entry = entries.get(heading) ?? openEntry(heading);
  entries.set(heading, entry);
  return entry;
}

/** What an index is printed with. */
export interface IndexType {
  readonly language: string;
  readonly terms: Terms;
  /** What a place is called: the folio of its page, or the chapter it is in; undefined where it has none yet. */
  readonly nameOf: (place: IndexPlace) => string | undefined;
  /** What is called alike is named once, or each time, by its number after the first. */
  readonly alike?: "once" | "each";
}

/** The index as lines, a stanza for each letter, each name of a place a link to it. */
export function indexBlocks(entries: readonly IndexEntry[], type: IndexType): readonly Block[] {
  const collator = new Intl.Collator(collatorOf(type.language).resolvedOptions().locale, {
    sensitivity: "base",
  });
  const stanzas: VerseLine[][] = [];
  let letter: string | undefined;
  for (const entry of entries) {
    const own = letterOf(entry.heading);
    const same = letter !== undefined && collator.compare(own, letter) === 0;
    if (!same) stanzas.push([]);
    letter = own;
    stanzas.at(-1)?.push(...linesOf(entry, 0, type));
  }
  return stanzas.length === 0
    ? []
    : [{ type: "verse", stanzas, attribution: [], id: "index-lines" }];
}

/** The letter that a heading stands under; those that begin with none stand together. */
function letterOf(heading: string): string {
  return /\p{L}/u.exec(heading.trim()[0] ?? "")?.[0] ?? "#";
}

function linesOf(entry: IndexEntry, indent: number, type: IndexType): readonly VerseLine[] {
  const { heading, places, see, seeAlso, entries } = entry;
  const inlines: Inline[] = [{ type: "text", value: heading }];
  for (const link of namesOf(places, type)) inlines.push({ type: "text", value: ", " }, link);
  const { terms } = type;
  inlines.push(...referred(terms.see, see, places.length > 0 ? ". " : ", "));
  inlines.push(...referred(terms.seeAlso, seeAlso, ". "));
  return [{ indent, inlines }, ...entries.flatMap((inner) => linesOf(inner, indent + 1, type))];
}

function referred(word: string, headings: readonly string[], joint: string): readonly Inline[] {
  if (headings.length === 0) return [];
  const [first = "", ...rest] = word;
  const said = joint === ". " ? first.toUpperCase() + rest.join("") : word;
  return [
    { type: "text", value: joint },
    { type: "emphasis", inlines: [{ type: "text", value: said }] },
    { type: "text", value: ` ${headings.join("; ")}` },
  ];
}

/** Places on one page are one, and three pages in a row or more are a range. */
function namesOf(places: readonly IndexPlace[], { nameOf, alike }: IndexType): readonly Inline[] {
  const counts = new Map<string, number>();
  const named: (readonly [string, IndexPlace])[] = [];
  for (const place of places) {
    const name = nameOf(place);
    if (name === undefined) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count === 1) named.push([name, place]);
    else if (alike === "each") named.push([String(count), place]);
  }
  const runs: (readonly [string, IndexPlace])[][] = [];
  for (const pair of named) {
    const before = runs.at(-1);
    if (before !== undefined && follows(before.at(-1)?.[0] ?? "", pair[0])) before.push(pair);
    else runs.push([pair]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    const apart = run.length < 3 || alike === "each";
    if (first === undefined || last === undefined || apart) return run.map(linkTo);
    return [linkTo([`${first[0]}–${last[0]}`, first[1]])];
  });
}

function follows(before: string, after: string): boolean {
  return /^\d+$/.test(before) && /^\d+$/.test(after) && Number(after) === Number(before) + 1;
}

function linkTo([name, { block }]: readonly [string, IndexPlace]): Inline {
  return { type: "link", href: `#${block}`, inlines: [{ type: "text", value: name }] };
}
