import type { Metadata } from "../../model/book.ts";
import { directionOf } from "../escape.ts";
import type { Store } from "../stores.ts";
import type { AccessibilityReport, Meta } from "./accessibility.ts";
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
    { name: "identifier", id: "publication", value: metadata.identifier },
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
  return date !== undefined && /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date)
    ? date
    : undefined;
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
