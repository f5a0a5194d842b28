import type { Part, Section } from "../model/book.ts";
import { titleText } from "../model/text.ts";
import type { Built } from "../pipeline/build.ts";
import { wordsOf } from "../pipeline/resolve.ts";
import { count, plural } from "./figures.ts";
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
  readonly sections: readonly SectionStats[];
}

export interface SectionStats {
  readonly title: string;
  readonly role: string;
  readonly words: number;
  readonly sections: readonly SectionStats[];
}

/** Counts the words of a book, by part and chapter. */
export function statsOf({ place, metadata, edition }: Built): BookStats {
  const book = edition?.book;
  const tops = book === undefined ? [] : [...book.front, ...book.body, ...book.back];
  const words = edition?.words ?? 0;
  return {
    slug: place.slug,
    title: metadata?.title,
    words,
    minutes: Math.ceil(words / WORDS_A_MINUTE),
    sections: tops.map(sectionStats),
  };
}

/** Chapters stand in their part; what is inside a chapter is counted with it. */
function sectionStats(node: Part | Section): SectionStats {
  const names = [titleText(node.label), titleText(node.title)].filter((name) => name !== "");
  const role = node.type === "part" ? "part" : node.role;
  return {
    title: names.join(": ").replace(/[\u00a0\u202f]/g, " "),
    role,
    words: wordsOf(node),
    sections: node.type === "part" ? node.sections.map(sectionStats) : [],
  };
}

/** The counts as a table. */
export function statsText({ title, words, minutes, sections }: BookStats, style: Style): string {
  const rows = sections.flatMap((section) => rowsOf(section, 1));
  const wide = Math.max(...rows.map(({ name }) => name.length), 0);
  const numbers = Math.max(...rows.map(({ number }) => number.length), 0);
  const hours = Math.floor(minutes / 60);
  const time = hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
  return [
    `${style.strong(printable(title ?? "Untitled"))}  ${plural(words, "word")}, ${time} to read`,
    ...rows.map(({ name, number }) => `${name.padEnd(wide)}  ${number.padStart(numbers)}`),
  ].join("\n");
}

interface Row {
  readonly name: string;
  readonly number: string;
}

function rowsOf({ title, role, words, sections }: SectionStats, depth: number): readonly Row[] {
  const name = `${"  ".repeat(depth)}${printable(title === "" ? `(${role})` : title)}`;
  return [
    { name, number: count(words) },
    ...sections.flatMap((section) => rowsOf(section, depth + 1)),
  ];
}
