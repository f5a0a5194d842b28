import type { Outcome } from "../../diagnostics/diagnostic.ts";
import { success } from "../../diagnostics/diagnostic.ts";
import type { Contributor } from "../../model/book.ts";
import type { ChangePolicy, ReadChoices } from "../../readers/choices.ts";
import type { HabitChoice } from "../../typography/profile.ts";
import { bookSchema } from "./book-schema.ts";
import { conform } from "./schema.ts";
import type { Tree } from "./tree.ts";

/** What an author says of a book. Absent means unsaid. */
export interface BookConfig {
  readonly title?: string;
  readonly subtitle?: string;
  readonly authors?: readonly string[];
  readonly contributors?: readonly Contributor[];
  readonly language?: string;
  readonly identifier?: string;
  readonly isbn?: string;
  readonly publisher?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects?: readonly string[];
  readonly series?: { readonly name: string; readonly position?: number };
  readonly date?: string;
  readonly cover?: { readonly image: string; readonly alt?: string };
  readonly theme?: ThemeChoice;
  readonly style?: string;
  readonly profile?: HabitChoice;
  /** What the author's own styles in documents stand for. */
  readonly styles?: NonNullable<ReadChoices["styles"]>;
  /** What becomes of tracked changes. */
  readonly changes?: ChangePolicy;
  /** What its manuscripts may cost. */
  readonly limits?: NonNullable<ReadChoices["limits"]>;
  readonly files?: readonly FileEntry[];
  readonly front?: readonly FileEntry[];
  readonly back?: readonly FileEntry[];
  readonly formats?: readonly string[];
  readonly output?: Readonly<Record<string, unknown>>;
  readonly rules?: Readonly<Record<string, boolean>>;
  readonly editions?: Readonly<Record<string, EditionConfig>>;
}

/** A theme by name or folder, and single tokens of it said differently. */
export interface ThemeChoice {
  readonly name?: string;
  readonly tokens: Readonly<Record<string, unknown>>;
}

export interface FileEntry {
  readonly file: string;
  readonly role?: string;
  readonly title?: string;
}

/** What one edition says differently from its book. */
export interface EditionConfig {
  readonly isbn?: string;
  readonly formats?: readonly string[];
  readonly store?: string;
  readonly theme?: ThemeChoice;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly publisher?: string;
  readonly rights?: string;
  readonly date?: string;
}

/** Reads what an author says by the schema of a book. What does not fit is reported and left out. */
export function bookConfigOf(tree: Tree): Outcome<BookConfig> {
  const { value, diagnostics } = conform(tree, bookSchema, "");
  return success(settled((value ?? {}) as Raw), diagnostics);
}

/** What `fit` leaves by the schema: the short forms are still as they were written. */
interface Raw {
  readonly [key: string]: unknown;
  readonly author?: readonly string[];
  readonly lang?: string;
  readonly contributors?: readonly Partial<Contributor>[];
  readonly series?: string | BookConfig["series"];
  readonly cover?: string | BookConfig["cover"];
  readonly theme?: string | Readonly<Record<string, unknown>>;
  readonly files?: readonly (string | FileEntry)[];
  readonly front?: readonly (string | FileEntry)[];
  readonly back?: readonly (string | FileEntry)[];
  readonly editions?: Readonly<Record<string, Raw>>;
}

function settled(raw: Raw): BookConfig {
  const {
    author,
    lang,
    contributors,
    series,
    cover,
    theme,
    files,
    front,
    back,
    editions,
    ...rest
  } = raw;
  return {
    ...(author !== undefined && { authors: author }),
    ...(lang !== undefined && { language: lang }),
    ...rest,
    ...(contributors !== undefined && { contributors: contributors.flatMap(contributorOf) }),
    ...(series !== undefined && { series: typeof series === "string" ? { name: series } : series }),
    ...(cover !== undefined && { cover: typeof cover === "string" ? { image: cover } : cover }),
    ...(theme !== undefined && { theme: themeChoiceOf(theme) }),
    ...(files !== undefined && { files: files.flatMap(entryOf) }),
    ...(front !== undefined && { front: front.flatMap(entryOf) }),
    ...(back !== undefined && { back: back.flatMap(entryOf) }),
    ...(editions !== undefined && {
      editions: Object.fromEntries(
        Object.entries(editions).map(([name, edition]) => [name, settled(edition)]),
      ),
    }),
  };
}

/** A theme named by text is a name; a mapping may hold a name beside its tokens. */
export function themeChoiceOf(theme: string | Readonly<Record<string, unknown>>): ThemeChoice {
  if (typeof theme === "string") return { name: theme, tokens: {} };
  const { name, ...tokens } = theme;
  return typeof name === "string" ? { name, tokens } : { tokens };
}

/** MARC relator codes of the roles an author is likely to write out. */
const RELATORS: Readonly<Record<string, string>> = {
  author: "aut",
  editor: "edt",
  translator: "trl",
  illustrator: "ill",
  photographer: "pht",
  designer: "dsr",
  "cover designer": "cov",
  narrator: "nrt",
  foreword: "aui",
  introduction: "aui",
  afterword: "aft",
  publisher: "pbl",
};

function contributorOf({ name, role }: Partial<Contributor>): readonly Contributor[] {
  if (name === undefined) return [];
  const known = role === undefined ? undefined : RELATORS[role.toLowerCase()];
  const code = role !== undefined && /^[a-z]{3}$/.test(role) ? role : "ctb";
  return [{ name, role: known ?? code }];
}

function entryOf(entry: string | Partial<FileEntry>): readonly FileEntry[] {
  if (typeof entry === "string") return [{ file: entry.replaceAll("\\", "/") }];
  const { file, ...rest } = entry;
  return file === undefined ? [] : [{ ...rest, file: file.replaceAll("\\", "/") }];
}
