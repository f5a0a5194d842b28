import type { Metadata } from "../../model/book.ts";
import { termsOf } from "../../model/terms.ts";

/** One `<meta>`: a name, a property of Open Graph, or a property of the schema.org Book that the page is. */
export interface Meta {
  readonly name?: string;
  readonly property?: string;
  readonly itemprop?: string;
  readonly content: string;
}

/** The name of the page: title and authors. */
export function pageTitle({ title, authors, language }: Metadata): string {
  return [title ?? termsOf(language).untitled, authors.join(", ")]
    .filter((text) => text !== "")
    .join(" · ");
}

/** What search engines and shared links may know: only what is known of the book. */
export function metasOf(metadata: Metadata, generator: string): readonly Meta[] {
  const title = metadata.title ?? termsOf(metadata.language).untitled;
  const isbn = /^urn:isbn:(.+)$/.exec(metadata.identifier)?.[1];
  const known: readonly (readonly [keyof Meta, string, string | undefined])[] = [
    ["name", "generator", generator],
    ["name", "author", metadata.authors.join(", ")],
    ["name", "description", metadata.description],
    ["property", "og:type", "book"],
    ["property", "og:title", title],
    ["property", "og:description", metadata.description],
    ["property", "og:locale", metadata.language.replace("-", "_")],
    ...metadata.authors.map((author) => ["property", "book:author", author] as const),
    ["property", "book:isbn", isbn],
    ["property", "book:release_date", metadata.date],
    ["itemprop", "name", title],
    ...metadata.authors.map((author) => ["itemprop", "author", author] as const),
    ...metadata.contributors.flatMap(({ name, role }) =>
      ROLES[role] === undefined ? [] : [["itemprop", ROLES[role], name] as const],
    ),
    ["itemprop", "inLanguage", metadata.language],
    ["itemprop", "isbn", isbn],
    ["itemprop", "publisher", metadata.publisher],
    ["itemprop", "datePublished", metadata.date],
    ["itemprop", "bookFormat", "https://schema.org/EBook"],
    ...metadata.subjects.map((subject) => ["itemprop", "about", subject] as const),
  ];
  return known.flatMap(([kind, name, content]) =>
    content === undefined || content === "" ? [] : [{ [kind]: name, content }],
  );
}

/** Properties of schema.org for MARC relator codes. */
const ROLES: Readonly<Record<string, string>> = {
  trl: "translator",
  edt: "editor",
  ill: "illustrator",
};
