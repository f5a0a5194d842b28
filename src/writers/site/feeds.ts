import { nearest } from "../../base/nearest.ts";
import { termsOf } from "../../model/terms.ts";
import { attribute, escapeMarkup } from "../escape.ts";
import { datedChapterUnknown, feedWithoutBase } from "./diagnostics.ts";
import type { SiteFile } from "./files.ts";
import { canonicalOf, type SiteMaking } from "./making.ts";
import type { SitePage } from "./plan.ts";
import { feedText } from "./text.ts";

/** The most chapters a feed holds, the newest first: readers of feeds ask for it every hour. */
const MOST = 20;

/** A chapter that came out on a day. */
interface Entry {
  readonly url: string;
  readonly title: string;
  /** RFC 3339. */
  readonly date: string;
  readonly content: string;
}

/** Names and types of the feeds, for the heads of pages; empty where there is nothing to feed. */
export function feedLinks(making: SiteMaking): readonly {
  readonly name: string;
  readonly mediaType: string;
  readonly title: string;
}[] {
  if (making.options.base === undefined || dated(making).length === 0) return [];
  const title = bookTitle(making);
  return [
    { name: "feed.xml", mediaType: "application/atom+xml", title },
    { name: "feed.json", mediaType: "application/feed+json", title },
  ];
}

/**
 * The feeds of a serial: an entry for each chapter that book.yaml has a date for.
 *
 * Nothing in them comes from a clock: a chapter came out when its author says.
 */
export function feedFiles(making: SiteMaking): readonly SiteFile[] {
  const { base, dates } = making.options;
  if (dates === undefined) return [];
  const known = making.plan.pages.map(({ node }) => node.id);
  for (const id of dates.keys())
    if (!known.includes(id)) making.diagnostics.push(datedChapterUnknown(id, nearest(id, known)));
  if (base === undefined) making.diagnostics.push(feedWithoutBase());
  const [atom, json] = feedLinks(making);
  if (base === undefined || atom === undefined || json === undefined) return [];
  const entries = dated(making)
    .toReversed()
    .sort((a, b) => (a.date < b.date ? 1 : -Number(a.date > b.date)))
    .slice(0, MOST)
    .map(({ page, date }) => entryOf(making, { base, page, date }));
  return [
    { ...atom, content: atomFeed(making, base, entries) },
    { ...json, content: jsonFeed(making, base, entries) },
  ];
}

function dated({
  plan,
  options,
}: SiteMaking): { readonly page: SitePage; readonly date: string }[] {
  return plan.pages.flatMap((page) => {
    const date = options.dates?.get(page.node.id);
    return date === undefined ? [] : [{ page, date }];
  });
}

function bookTitle({ edition }: SiteMaking): string {
  const { title, language } = edition.book.metadata;
  return title ?? termsOf(language).untitled;
}

function entryOf(
  making: SiteMaking,
  { base, page, date }: { readonly base: string; readonly page: SitePage; readonly date: string },
): Entry {
  const content = feedText(making, page, base);
  return { url: canonicalOf(base, page.file), title: page.name, date, content };
}

/** Source: RFC 4287. A feed must name an author; the book stands for one who is not named. */
function atomFeed(making: SiteMaking, base: string, entries: readonly Entry[]): string {
  const { authors, language } = making.edition.book.metadata;
  const title = bookTitle(making);
  const people = authors.length === 0 ? [title] : authors;
  const lines = [
    `<id>${escapeMarkup(base)}</id>`,
    `<title>${escapeMarkup(title)}</title>`,
    `<updated>${entries[0]?.date ?? ""}</updated>`,
    ...people.map((name) => `<author><name>${escapeMarkup(name)}</name></author>`),
    `<link rel="self" type="application/atom+xml"${attribute("href", `${base}feed.xml`)}/>`,
    `<link rel="alternate" type="text/html"${attribute("href", base)}/>`,
    `<generator>${escapeMarkup(making.generator)}</generator>`,
    ...entries.map(atomEntry),
  ];
  const space = attribute("xmlns", "http://www.w3.org/2005/Atom");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed${space}${attribute("xml:lang", language)}>\n${lines.join("\n")}\n</feed>\n`;
}

function atomEntry({ url, title, date, content }: Entry): string {
  return `<entry>
<id>${escapeMarkup(url)}</id>
<title>${escapeMarkup(title)}</title>
<published>${date}</published>
<updated>${date}</updated>
<link rel="alternate" type="text/html"${attribute("href", url)}/>
<content type="html">${escapeMarkup(content)}</content>
</entry>`;
}

/** Source: JSON Feed 1.1. */
function jsonFeed(making: SiteMaking, base: string, entries: readonly Entry[]): string {
  const { authors, language, description } = making.edition.book.metadata;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: bookTitle(making),
    home_page_url: base,
    feed_url: `${base}feed.json`,
    ...(description !== undefined && { description }),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    language,
    items: entries.map(({ url, title, date, content }) => ({
      id: url,
      url,
      title,
      date_published: date,
      content_html: content,
    })),
  };
  return `${JSON.stringify(feed, undefined, 1)}\n`;
}
