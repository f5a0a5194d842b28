import type { Book } from "../../model/book.ts";

/**
 * What is known of the book as YAML between rules. Every text is double-quoted
 * with JSON's escapes, which YAML shares, so that no title can be read as a key.
 */
export function frontMatterOf(
  { metadata, cover }: Book,
  imagePath: (ref: string) => string | undefined,
): string {
  const isbn = /^urn:isbn:(.+)$/.exec(metadata.identifier)?.[1];
  const image = cover === undefined ? undefined : imagePath(cover.image);
  const entries: readonly (readonly [string, unknown])[] = [
    ["title", metadata.title],
    ["subtitle", metadata.subtitle],
    ["authors", metadata.authors],
    ["contributors", metadata.contributors.map(({ name, role }) => ({ name, role }))],
    ["language", metadata.language],
    isbn === undefined ? ["identifier", metadata.identifier] : ["isbn", isbn],
    ["publisher", metadata.publisher],
    ["rights", metadata.rights],
    ["description", metadata.description],
    ["subjects", metadata.subjects],
    ["series", metadata.series],
    ["date", metadata.date],
    ["cover", cover && image && { image, alt: cover.alt }],
  ];
  const lines = entries.flatMap(([key, value]) =>
    value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
      ? []
      : [`${key}: ${JSON.stringify(value)}`],
  );
  return `---\n${lines.join("\n")}\n---`;
}
