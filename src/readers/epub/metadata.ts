import { languageTag } from "../../base/language-tag.ts";
import type { Contributor, Metadata } from "../../model/book.ts";
import type { Node } from "../xml.ts";

/** An element of the metadata with what refines it. */
interface Entry {
  readonly name: string;
  readonly value: string;
  readonly attributes: Node["attributes"];
  readonly refined: ReadonlyMap<string, string>;
}

/** What a package says of its book. `unique` is the id of the identifier that counts. */
export function metadataIn(metadata: Node, unique: string): Partial<Metadata> {
  const entries = entriesOf(metadata);
  const all = (name: string) => entries.filter((entry) => entry.name === name);
  const first = (name: string) => all(name)[0]?.value;
  const { title, subtitle } = titlesOf(all("title"));
  const people = [...all("creator"), ...all("contributor")].map(personOf);
  const authors = people.filter(({ role }) => role === "aut").map(({ name }) => name);
  const contributors = people.filter(({ role }) => role !== "aut" && /^[a-z]{3}$/.test(role));
  const subjects = all("subject").map(({ value }) => value);
  const language = languageOf(first("language"));
  const description = first("description");
  const series = seriesOf(entries);
  const identifier = identifierOf(all("identifier"), unique);
  const known = {
    title,
    subtitle,
    language,
    identifier,
    publisher: first("publisher"),
    rights: first("rights"),
    description: description === undefined ? undefined : withoutTags(description),
    date: dateOf(all("date")),
    series,
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    ...(authors.length > 0 && { authors }),
    ...(contributors.length > 0 && { contributors }),
    ...(subjects.length > 0 && { subjects }),
  };
}

/** Elements may lie in a wrapper, as the oldest books have them. */
function entriesOf(metadata: Node): readonly Entry[] {
  const nodes = metadata.children.flatMap((node) =>
    /dc-metadata|x-metadata/.test(node.name) ? node.children : [node],
  );
  const refinements = new Map<string, Map<string, string>>();
  for (const { attributes, text } of nodes) {
    const of = attributes["refines"]?.replace(/^#/, "");
    const property = attributes["property"];
    if (of === undefined || property === undefined) continue;
    const known = refinements.get(of) ?? new Map<string, string>();
    refinements.set(of, known.set(property, text.trim()));
  }
  return nodes.flatMap(({ name, attributes, text }): readonly Entry[] => {
    const value = (attributes["content"] ?? text).replace(/\s+/g, " ").trim();
    if (value === "" || attributes["refines"] !== undefined) return [];
    const own = attributes["property"] ?? attributes["name"] ?? name;
    const refined = refinements.get(attributes["id"] ?? "") ?? new Map<string, string>();
    return [{ name: own.replace(/^dc(?:terms)?:/, ""), value, attributes, refined }];
  });
}

function titlesOf(titles: readonly Entry[]): {
  readonly title?: string;
  readonly subtitle?: string;
} {
  const subtitle = titles.find(({ refined }) => refined.get("title-type") === "subtitle");
  const main =
    titles.find(({ refined }) => refined.get("title-type") === "main") ??
    titles.find((entry) => entry !== subtitle);
  return {
    ...(main !== undefined && { title: main.value }),
    ...(subtitle !== undefined && { subtitle: subtitle.value }),
  };
}

function personOf({ name, value, attributes, refined }: Entry): Contributor {
  const role = refined.get("role") ?? attributes["opf:role"] ?? attributes["role"];
  return { name: value, role: (role ?? (name === "creator" ? "aut" : "")).toLowerCase() };
}

function languageOf(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : languageTag(tag);
}

/** The identifier of a book: an ISBN, or a UUID; of other kinds none can be carried over. */
function identifierOf(entries: readonly Entry[], unique: string): string | undefined {
  const own = [...entries].sort(
    (a, b) => Number(b.attributes["id"] === unique) - Number(a.attributes["id"] === unique),
  );
  for (const { value, attributes } of own) {
    if (/^urn:(?:uuid|isbn):/i.test(value)) return value;
    const digits = value.replace(/[-\s]/g, "");
    const scheme = attributes["opf:scheme"] ?? attributes["scheme"] ?? "";
    if (/^97[89]\d{10}$/.test(digits) || /isbn/i.test(scheme)) return `urn:isbn:${digits}`;
    if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value))
      return `urn:uuid:${value.toLowerCase()}`;
  }
  return undefined;
}

/** Programs write year 101 where they know none. */
function dateOf(dates: readonly Entry[]): string | undefined {
  const published = dates.find(({ attributes }) => attributes["opf:event"] === "publication");
  const date = /^[12]\d{3}(?:-\d{2}(?:-\d{2})?)?/.exec((published ?? dates[0])?.value ?? "")?.[0];
  return date;
}

function seriesOf(entries: readonly Entry[]): Metadata["series"] | undefined {
  const of = entries.find(
    ({ name, refined }) =>
      name === "belongs-to-collection" && /series|^$/.test(refined.get("collection-type") ?? ""),
  );
  const older = entries.find(({ name }) => name === "calibre:series");
  const name = of?.value ?? older?.value;
  if (name === undefined) return undefined;
  const index = entries.find((entry) => entry.name === "calibre:series_index")?.value;
  const position = Number(of?.refined.get("group-position") ?? index ?? Number.NaN);
  return { name, ...(Number.isFinite(position) && { position }) };
}

/** A description may be a piece of a page. */
function withoutTags(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
}
