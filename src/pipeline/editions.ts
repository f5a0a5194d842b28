import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Metadata } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import type { BookConfig, EditionConfig, ThemeChoice } from "./config/book-config.ts";
import { isbnWrong } from "./config/diagnostics.ts";
import { isbnOf, uuidOf } from "./identifier.ts";
import { slugOf } from "./slug.ts";

/** One way a book is brought out: the book itself, or what `editions:` says differently. */
export interface Variant {
  /** What the author calls the edition; absent for the book itself. */
  readonly name?: string;
  readonly edition: Edition;
  readonly theme: ThemeChoice;
  readonly output: Readonly<Record<string, unknown>>;
  /** Formats of its own; absent: those of the book. */
  readonly formats?: readonly string[];
}

const NO_THEME: ThemeChoice = { tokens: {} };

/** The book as it is, then each edition its author names, under `<slug>-<name>`. */
export function variantsOf(edition: Edition, config: BookConfig): Outcome<readonly Variant[]> {
  const { theme = NO_THEME, output = {}, editions = {} } = config;
  const diagnostics: Diagnostic[] = [];
  const named = Object.entries(editions).map(([name, own]): Variant => {
    const slug = `${edition.slug}-${slugOf(name)}`;
    const metadata = metadataOfEdition(edition.book.metadata, own, slug, diagnostics);
    return {
      name,
      edition: { ...edition, slug, book: { ...edition.book, metadata } },
      theme: joinedTheme(theme, own.theme),
      output: joinedOutput(output, own),
      ...(own.formats !== undefined && { formats: own.formats }),
    };
  });
  return success([{ edition, theme, output }, ...named], diagnostics);
}

/** Each edition has its own identifier: its ISBN, or one made from its own name. */
function metadataOfEdition(
  metadata: Metadata,
  own: EditionConfig,
  slug: string,
  diagnostics: Diagnostic[],
): Metadata {
  const isbn = own.isbn === undefined ? undefined : isbnOf(own.isbn);
  if (own.isbn !== undefined && isbn === undefined) diagnostics.push(isbnWrong(own.isbn));
  const { title, authors } = metadata;
  const { publisher, rights, date } = own;
  return {
    ...metadata,
    ...(publisher !== undefined && { publisher }),
    ...(rights !== undefined && { rights }),
    ...(date !== undefined && { date }),
    identifier: isbn === undefined ? uuidOf({ slug, title, authors }) : `urn:isbn:${isbn}`,
  };
}

function joinedTheme(theme: ThemeChoice, own: ThemeChoice = NO_THEME): ThemeChoice {
  const name = own.name ?? theme.name;
  const other = own.name !== undefined && own.name !== theme.name;
  const tokens = { ...(other ? withoutMeasures(theme.tokens) : theme.tokens), ...own.tokens };
  return name === undefined ? { tokens } : { name, tokens };
}

/** Pages and type that were measured out for one theme are not those of another. */
function withoutMeasures(tokens: ThemeChoice["tokens"]): ThemeChoice["tokens"] {
  const { page: _page, text: _text, ...rest } = tokens;
  return rest;
}

/** Options of a format are joined key by key; a store is the one the EPUB is made for. */
function joinedOutput(
  output: Readonly<Record<string, unknown>>,
  { output: own = {}, store }: EditionConfig,
): Readonly<Record<string, unknown>> {
  const formats = new Set([...Object.keys(output), ...Object.keys(own)]);
  const merged = [...formats].map((format) => {
    const both = { ...mapping(output[format]), ...mapping(own[format]) };
    return [format, both] as const;
  });
  const joined: Readonly<Record<string, unknown>> = Object.fromEntries(merged);
  if (store === undefined) return joined;
  const { epub } = joined;
  return { ...joined, epub: { ...mapping(epub), editions: [store] } };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
