import { languageTag } from "../base/language-tag.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Metadata } from "../model/book.ts";
import type { BookConfig } from "./config/book-config.ts";
import { isbnWrong, languageUnknown } from "./config/diagnostics.ts";
import { languageAssumed, titleMissing } from "./diagnostics.ts";
import { isbnOf, uuidOf } from "./identifier.ts";
import type { Manuscript } from "./load.ts";

/** What a book is said to be in when nobody and nothing says. */
const ASSUMED_LANGUAGE = "en";

/** Gathers what is known of a book: what its author says first, then what its manuscripts do. */
export function metadataOf(
  config: BookConfig,
  manuscripts: readonly Manuscript[],
  slug: string,
): Outcome<Metadata> {
  const diagnostics: Diagnostic[] = [];
  const title = titleOf(config, manuscripts, diagnostics);
  const authors = authorsOf(config, manuscripts);
  const found = manuscripts[0]?.draft.metadata ?? {};
  const language = languageOf(config, manuscripts, diagnostics);
  const identifier = identifierOf(config, { slug, title, authors }, diagnostics);
  const text = {
    subtitle: config.subtitle ?? found.subtitle,
    publisher: config.publisher ?? found.publisher,
    rights: config.rights ?? found.rights,
    description: config.description ?? found.description,
    date: config.date ?? found.date,
    series: config.series ?? found.series,
  };
  const known = Object.fromEntries(
    Object.entries({ title, ...text }).filter(([, value]) => value !== undefined),
  );
  const metadata: Metadata = {
    ...known,
    authors,
    contributors: config.contributors ?? found.contributors ?? [],
    subjects: config.subjects ?? found.subjects ?? [],
    language,
    identifier: identifier ?? found.identifier ?? uuidOf({ slug, title, authors }),
  };
  return success(metadata, diagnostics);
}

/** Files of which more than one has a title name their chapters, not the book. */
export function titlesAreChapters(manuscripts: readonly Manuscript[]): boolean {
  return manuscripts.filter(({ draft }) => draft.metadata.title !== undefined).length > 1;
}

function titleOf(
  config: BookConfig,
  manuscripts: readonly Manuscript[],
  diagnostics: Diagnostic[],
): string | undefined {
  if (config.title !== undefined) return config.title;
  const first = titlesAreChapters(manuscripts) ? undefined : manuscripts.find(hasTitle);
  const title = first?.draft.metadata.title;
  if (first === undefined || title === undefined) diagnostics.push(titleMissing());
  return title;
}

function hasTitle({ draft }: Manuscript): boolean {
  return draft.metadata.title !== undefined;
}

function authorsOf(config: BookConfig, manuscripts: readonly Manuscript[]): readonly string[] {
  if (config.authors !== undefined) return config.authors;
  const first = manuscripts.find(({ draft }) => (draft.metadata.authors ?? []).length > 0);
  return first?.draft.metadata.authors ?? [];
}

function languageOf(
  config: BookConfig,
  manuscripts: readonly Manuscript[],
  diagnostics: Diagnostic[],
): string {
  const said = config.language;
  if (said !== undefined) {
    const tag = languageTag(said);
    if (tag === undefined) diagnostics.push(languageUnknown(said, false));
    return tag ?? ASSUMED_LANGUAGE;
  }
  const weights = new Map<string, number>();
  for (const { draft } of manuscripts) {
    const language = languageTag(draft.metadata.language ?? "");
    const weight = draft.source.text.length;
    if (language !== undefined) weights.set(language, (weights.get(language) ?? 0) + weight);
  }
  const [most] = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (most === undefined) diagnostics.push(languageAssumed(ASSUMED_LANGUAGE));
  return most?.[0] ?? ASSUMED_LANGUAGE;
}

function identifierOf(
  config: BookConfig,
  identity: {
    readonly slug: string;
    readonly title: string | undefined;
    readonly authors: readonly string[];
  },
  diagnostics: Diagnostic[],
): string | undefined {
  const written = config.isbn ?? config.identifier;
  if (written === undefined) return undefined;
  const isbn = isbnOf(written);
  if (isbn !== undefined) return `urn:isbn:${isbn}`;
  if (config.isbn !== undefined || /^urn:isbn:/i.test(written)) {
    diagnostics.push(isbnWrong(written));
    return uuidOf(identity);
  }
  const uuid = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(written)?.[1];
  return uuid === undefined ? written : `urn:uuid:${uuid.toLowerCase()}`;
}
