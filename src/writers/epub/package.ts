import type { Metadata } from "../../model/book.ts";
import { directionOf } from "../escape.ts";
import type { Store } from "../stores.ts";
import type { AccessibilityReport, Meta } from "./accessibility.ts";
import { uuidOfUrn } from "./identifiers.ts";
import type { Landmark } from "./navigation.ts";
import type { Resource, SpineItem } from "./resource.ts";
import { shells } from "./templates.ts";
import { bookTitle } from "./text.ts";

/** All that the package document lists. */
export interface Package {
  readonly metadata: Metadata;
  readonly resources: readonly Resource[];
  readonly spine: readonly SpineItem[];
  readonly landmarks: readonly Landmark[];
  readonly accessibility: AccessibilityReport;
  /** What the pages of the page-list are pages of; absent where there is none. */
  readonly pageSource?: string;
  readonly store: Store;
  readonly date: Date;
  readonly generator: string;
}

/** An element of Dublin Core with what refines it. */
interface DublinCore {
  readonly name: string;
  readonly value: string;
  readonly id?: string;
  readonly refinements?: readonly (Meta & { readonly scheme?: string })[];
}

/** The package document. Source: EPUB 3.3, section 5. */
export function packageDocument(book: Package): string {
  const { metadata, accessibility, store } = book;
  const cover = book.resources.find(({ properties }) => properties === "cover-image");
  const fonts = book.resources.some(({ mediaType }) => mediaType.startsWith("font/"));
  const specified = store.name === "apple" && fonts;
  return shells.package({
    language: metadata.language,
    rightToLeft: directionOf(metadata.language) === "rtl",
    prefix: specified ? IBOOKS : "",
    dublinCore: dublinCore(book),
    metas: [
      { property: "dcterms:modified", value: instant(book.date) },
      ...series(metadata),
      ...(book.pageSource === undefined || store.oldPageSource
        ? []
        : [{ property: "pageBreakSource", value: book.pageSource }]),
      ...accessibility.metas,
      ...(specified ? [{ property: "ibooks:specified-fonts", value: "true" }] : []),
    ],
    links: [
      ...accessibility.links,
      ...book.resources.flatMap(({ record, path: href, mediaType }) =>
        record === undefined ? [] : [{ rel: record.rel, href, mediaType }],
      ),
    ],
    legacy: [
      { name: "generator", content: book.generator },
      ...(cover === undefined ? [] : [{ name: "cover", content: cover.id }]),
    ],
    manifest: book.resources
      .filter(({ record }) => record === undefined)
      .map(({ id, path, mediaType, properties }) => ({ id, path, mediaType, properties })),
    spine: book.spine,
    guide: store.name === "kindle" ? guide(book.landmarks) : [],
  });
}

const IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

function dublinCore({ metadata, store, pageSource }: Package): readonly DublinCore[] {
  const given = (name: string, value: string | undefined): readonly DublinCore[] =>
    value === undefined || value.trim() === "" ? [] : [{ name, value: value.trim() }];
  return [
    ...identifiers(metadata),
    ...titles(metadata),
    { name: "language", value: metadata.language },
    ...metadata.authors.map((name, i) => person("creator", `creator${i + 1}`, name, "aut")),
    ...metadata.contributors.map(({ name, role }, i) =>
      person("contributor", `contributor${i + 1}`, name, role),
    ),
    ...given("publisher", metadata.publisher),
    ...given("rights", metadata.rights),
    ...given("description", metadata.description),
    ...metadata.subjects.flatMap((subject) => given("subject", subject)),
    ...given("date", isoDate(metadata.date)),
    ...(pageSource !== undefined && store.oldPageSource
      ? [
          {
            name: "source",
            id: "print",
            value: pageSource,
            refinements: [{ property: "source-of", value: "pagination" }],
          },
        ]
      : []),
  ];
}

/** The one the book is known by, and beside an ISBN the UUID made of it. */
function identifiers({ identifier }: Metadata): readonly DublinCore[] {
  const own: DublinCore = { name: "identifier", id: "publication", value: identifier };
  if (!/^urn:isbn:/i.test(identifier)) return [own];
  // 15 is ISBN-13 in list 5 of ONIX.
  const kind = { property: "identifier-type", value: "15", scheme: "onix:codelist5" };
  const uuid = { name: "identifier", id: "uuid", value: uuidOfUrn(identifier) };
  return [/^urn:isbn:\d{13}$/i.test(identifier) ? { ...own, refinements: [kind] } : own, uuid];
}

function titles(metadata: Metadata): readonly DublinCore[] {
  const { subtitle } = metadata;
  const main = bookTitle(metadata);
  if (subtitle === undefined || subtitle.trim() === "") return [{ name: "title", value: main }];
  const typed = (id: string, value: string, type: string): DublinCore => ({
    name: "title",
    id,
    value,
    refinements: [{ property: "title-type", value: type }],
  });
  return [typed("title", main, "main"), typed("subtitle", subtitle.trim(), "subtitle")];
}

function person(element: string, id: string, name: string, role: string): DublinCore {
  // A role that is no relator code would be a statement about nothing.
  const refinements = /^[a-z]{3}$/.test(role)
    ? [{ property: "role", value: role, scheme: "marc:relators" }]
    : [];
  return { name: element, id, value: name, refinements };
}

function series({ series: of }: Metadata): readonly Meta[] {
  if (of === undefined || of.name.trim() === "") return [];
  const position =
    of.position === undefined ? [] : [{ property: "group-position", value: String(of.position) }];
  const refinements = [{ property: "collection-type", value: "series" }, ...position];
  return [{ property: "belongs-to-collection", id: "series", value: of.name.trim(), refinements }];
}

/** A date as the W3C writes it; what the author gave in another form stays on the copyright page only. */
function isoDate(date: string | undefined): string | undefined {
  if (date === undefined || !/^\d{4}(-\d\d(-\d\d)?)?$/.test(date)) return undefined;
  // The thirty-first of April becomes the first of May, and so does not come back as it was.
  const whole = `${date}-01-01`.slice(0, 10);
  const time = Date.parse(`${whole}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}

function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** What Kindle's older readers know the landmarks by. */
function guide(
  landmarks: readonly Landmark[],
): readonly { readonly type: string; readonly title: string; readonly href: string }[] {
  const names = { cover: "cover", titlepage: "title-page", toc: "toc", bodymatter: "text" };
  return landmarks.map(({ type, title, href }) => ({ type: names[type], title, href }));
}
