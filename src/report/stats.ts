import type { Collation, Tally } from "../collate/collation.ts";
import { witnessOf } from "../collate/witness.ts";
import type { Book, Part, Section } from "../model/book.ts";
import { titleText } from "../model/text.ts";
import type { Built } from "../pipeline/build.ts";
import { count, plural } from "./figures.ts";
import { wordsSpoken } from "./speech.ts";
import { printable, type Style } from "./style.ts";

/** Words a reader takes in each minute: the mean for fiction in English. Source: Brysbaert, 2019, 260 w/min. */
const WORDS_A_MINUTE = 260;

/** How long a book and its chapters are. */
export interface BookStats {
  readonly slug: string;
  readonly title?: string | undefined;
  readonly words: number;
  /** Minutes a reader takes, rounded up. */
  readonly minutes: number;
  /** Words that are spoken: see `wordsSpoken`. */
  readonly dialogue: number;
  /** Words added, cut and moved since a revision, where one was asked for. */
  readonly since?: Tally | undefined;
  readonly sections: readonly SectionStats[];
}

export interface SectionStats {
  readonly title: string;
  readonly role: string;
  readonly words: number;
  readonly dialogue: number;
  readonly since?: Tally | undefined;
  readonly sections: readonly SectionStats[];
}

/** Counts the words of a book, by part and chapter. */
export function statsOf(
  { place, metadata, edition, profile }: Built,
  collation?: Collation,
): BookStats {
  const words = edition?.words ?? 0;
  const book = edition?.book;
  const leaves = book === undefined ? [] : leavesOf(book, profile, collation);
  const sections = book === undefined ? [] : nested(book, leaves);
  return {
    slug: place.slug,
    title: metadata?.title,
    words,
    minutes: Math.ceil(words / WORDS_A_MINUTE),
    dialogue: sections.reduce((sum, { dialogue }) => sum + dialogue, 0),
    ...(collation !== undefined && { since: collation.tally }),
    sections,
  };
}

type Leaf = Pick<SectionStats, "words" | "dialogue" | "since">;

/** Every chapter and page of a part, in the order of reading. */
function leavesOf(
  book: Book,
  profile: Built["profile"],
  collation: Collation | undefined,
): readonly Leaf[] {
  const { chapters, passages } = witnessOf(book);
  const texts = chapters.map(({ from, to }) =>
    passages
      .slice(from, to)
      .filter(({ kind }) => kind === "text")
      .map(({ text }) => text.replaceAll("\n", " "))
      .join("\n\n"),
  );
  const spoken = wordsSpoken(texts, book.metadata.language, profile);
  const since = new Map((collation?.chapters ?? []).map(({ b, tally }) => [b, tally]));
  return chapters.map(({ words }, at) => ({
    words,
    dialogue: spoken[at] ?? 0,
    ...(since.has(at) && { since: since.get(at) }),
  }));
}

/** Chapters stand in their part; what is inside a chapter is counted with it. */
function nested(book: Book, leaves: readonly Leaf[]): readonly SectionStats[] {
  let next = 0;
  const statsOfNode = (node: Part | Section): SectionStats => {
    const leaf = leaves[next] ?? { words: 0, dialogue: 0 };
    next += 1;
    const sections = node.type === "part" ? node.sections.map(statsOfNode) : [];
    const sum = (key: "words" | "dialogue"): number =>
      sections.reduce((all, section) => all + section[key], leaf[key]);
    const names = [titleText(node.label), titleText(node.title)].filter((name) => name !== "");
    return {
      title: names.join(": ").replace(/[\u00a0\u202f]/g, " "),
      role: node.type === "part" ? "part" : node.role,
      ...leaf,
      words: sum("words"),
      dialogue: sum("dialogue"),
      sections,
    };
  };
  return [...book.front, ...book.body, ...book.back].map(statsOfNode);
}

/** The counts as a table. */
export function statsText(stats: BookStats, style: Style): string {
  const { title, words, minutes, dialogue, since, sections } = stats;
  const rows = sections.flatMap((section) => rowsOf(section, 1));
  const wide = Math.max(...rows.map(({ name }) => name.length), 0);
  const numbers = Math.max(...rows.map(({ number }) => number.length), 0);
  const hours = Math.floor(minutes / 60);
  const time = hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
  const change = since === undefined ? "" : `, ${changed(since)}`;
  return [
    `${style.strong(printable(title ?? "Untitled"))}  ${plural(words, "word")}, ${time} to read, ${share(dialogue, words)} dialogue${change}`,
    ...rows.map(
      ({ name, number, spoken, change: own }) =>
        `${name.padEnd(wide)}  ${number.padStart(numbers)}  ${style.faint(spoken.padStart(4))}${own}`,
    ),
  ].join("\n");
}

interface Row {
  readonly name: string;
  readonly number: string;
  readonly spoken: string;
  readonly change: string;
}

function rowsOf(section: SectionStats, depth: number): readonly Row[] {
  const { title, role, words, dialogue, since, sections } = section;
  const name = `${"  ".repeat(depth)}${printable(title === "" ? `(${role})` : title)}`;
  const change = since === undefined || isNothing(since) ? "" : `  ${changed(since)}`;
  return [
    { name, number: count(words), spoken: share(dialogue, words), change },
    ...sections.flatMap((inner) => rowsOf(inner, depth + 1)),
  ];
}

function isNothing({ added, cut, moved }: Tally): boolean {
  return added + cut + moved === 0;
}

function changed({ added, cut, moved }: Tally): string {
  return `+${count(added)} −${count(cut)}${moved === 0 ? "" : ` ~${count(moved)}`}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "0 %" : `${Math.round((100 * part) / whole)} %`;
}
