import type { Metadata } from "../../model/book.ts";
import { headingForm } from "../headings.ts";
import type { Remark } from "../rich/draft.ts";
import { authorNotesOf, underHeading } from "./author-notes.ts";
import { type Element, elementsIn, firstIn, isNamed, textOf } from "./tree.ts";

/** Where the text of a page is: the elements that hold it, and what the page says of it. */
export interface Content {
  readonly roots: readonly Element[];
  readonly metadata: Partial<Metadata>;
  /** What stands over the text in place of a title, where its words head a chapter: “Chapter 3”. */
  readonly heading?: string;
  readonly language?: string;
  readonly remarks: readonly Remark[];
}

/**
 * Elements that hold the text on the sites and in the exports that authors use, surest first:
 * Archive of Our Own, FanFiction.net, Royal Road, Wattpad, WordPress, then what HTML itself offers.
 */
const HOLDERS: readonly ((element: Element) => boolean)[] = [
  (element) => isNamed(element, /^(?:workskin|chapters)$/),
  (element) => isNamed(element, /^(?:storytext|storycontent|story_text)$/),
  (element) => isNamed(element, /^(?:chapter-content|chapter-inner)$/),
  (element) => isNamed(element, /^(?:userstuff|story-parts|part-content)$/),
  (element) => isNamed(element, /^(?:entry-content|post-content|post-body|article-body)$/),
  (element) => element.name === "article",
  (element) => element.name === "main" || element.attributes["role"] === "main",
];

/** Names whose lines a page has over its text. */
const TITLE = /^(?:title|work-title|fic-title|entry-title|post-title|story-title)$/;
const BYLINE = /^(?:byline|author|fic-author|entry-author|post-author)$/;

/** Finds the text of a page, and what stands over it. What is left outside is reported. */
export function contentOf(page: Element): Content {
  const all = elementsIn(page);
  const body = bodyOf(page, all);
  const html = all.find(({ name }) => name === "html");
  const roots = HOLDERS.map((holds) => outermost(all.filter(holds))).find(
    (found) => found.reduce((sum, one) => sum + textOf(one).length, 0) > 0,
  );
  const { title, ...said } = roots === undefined ? {} : metadataOf(outsideOf(all, roots));
  const heads = title !== undefined && headingForm(title) !== undefined;
  const notes = roots === undefined ? undefined : authorNotesOf(outsideOf(all, roots));
  const { before = [], after = [], summary } = notes ?? {};
  const language = html?.attributes["lang"] ?? html?.attributes["xml:lang"];
  return {
    roots: [...underHeading(before), ...(roots ?? [body]), ...underHeading(after)],
    metadata: {
      ...said,
      ...(title !== undefined && !heads && { title }),
      ...(summary !== undefined && { description: summary }),
    },
    ...(heads && { heading: title }),
    ...(language === undefined ? {} : { language }),
    remarks: roots === undefined ? [] : outside(body, [...before, ...roots, ...after]),
  };
}

/**
 * What a page shows. Text behind its end is shown as well, and pages put one behind another in a file are one page;
 * what is said of a body alone is not said of that.
 */
function bodyOf(page: Element, all: readonly Element[]): Element {
  const body = all.find(({ name }) => name === "body") ?? page;
  const around = [body.parent, body.parent?.parent].filter((one) => one !== undefined);
  const beside = around.flatMap(({ children }) => children).filter((child) => child !== body);
  const more = beside.some((child) => {
    if (typeof child === "string") return child.trim() !== "";
    return !isSilent(child) && !around.includes(child) && textOf(child) !== "";
  });
  if (!more) return body;
  const open = (element: Element): Element["children"] =>
    element.children.flatMap((child) =>
      typeof child !== "string" && /^(?:html|body)$/.test(child.name) ? open(child) : [child],
    );
  return { name: "body", attributes: {}, children: open(page) };
}

/** Elements that lie in none of the others. */
function outermost(elements: readonly Element[]): readonly Element[] {
  const set = new Set(elements);
  return elements.filter((element) => {
    for (let up = element.parent; up !== undefined; up = up.parent) if (set.has(up)) return false;
    return true;
  });
}

/** The elements that are in no root, themselves no root. */
function outsideOf(all: readonly Element[], roots: readonly Element[]): readonly Element[] {
  const set = new Set(roots);
  return all.filter((element) => {
    for (let up: Element | undefined = element; up !== undefined; up = up.parent)
      if (set.has(up)) return false;
    return true;
  });
}

function metadataOf(all: readonly Element[]): Partial<Metadata> {
  const title =
    all.find((one) => /^h[1-3]$/.test(one.name) && isNamed(one, TITLE)) ??
    all.find((one) => one.name === "b" && isProfile(one.parent)) ??
    all.find(({ name }) => name === "h1");
  const byline =
    all.find((one) => isNamed(one, BYLINE) || one.attributes["rel"] === "author") ??
    all.find((one) => one.name === "a" && isProfile(one.parent)) ??
    all.find(
      ({ name, children }) => /^h[2-6]$/.test(name) && /^\s*by\s*$/i.test(String(children[0])),
    );
  const name = byline === undefined ? "" : textOf(byline).replace(/^by:?\s+/i, "");
  const words = title === undefined ? "" : textOf(title);
  return {
    ...(words !== "" && words.length <= 200 && { title: words }),
    ...(name !== "" && name.length <= 100 && { authors: [name] }),
  };
}

/** The head of a story on FanFiction.net: its title, and a link to who wrote it. */
function isProfile(element: Element | undefined): boolean {
  return element?.attributes["id"] === "profile_top";
}

function outside(body: Element, roots: readonly Element[]): readonly Remark[] {
  const count = (element: Element): number =>
    element.children.reduce((sum, child) => {
      if (typeof child === "string") return sum + (child.match(/\S+/g)?.length ?? 0);
      return isSilent(child) ? sum : sum + count(child);
    }, 0);
  const words = count(body) - roots.reduce((sum, root) => sum + count(root), 0);
  if (words < 1) return [];
  const message = `${words} ${words === 1 ? "word" : "words"} of the page stand outside its text and were left out`;
  return [{ name: "site-matter", message }];
}

/** Elements of which nothing is read. */
const DROPPED: ReadonlySet<string> = new Set(
  (
    "head script style noscript template iframe object embed input button select textarea svg math canvas " +
    "audio video nav menu dialog link meta title base map area"
  ).split(" "),
);

/** Classes and ids of what sites and exports put round and into a text. */
const CHROME =
  /^(?:nav(?:igation)?|menu|breadcrumbs?|pagination|pager|site-(?:header|footer)|sidebar|comments?|comments-area|respond|share|sharing|sharedaddy|jp-.*|social.*|related(?:-posts)?|post-(?:meta|navigation|tags)|entry-(?:meta|footer)|cookie.*|advert.*|ads?|adsbygoogle|landmark|kudos|feedback|skip-link|toc|table-of-contents|author-note-portlet-nav|chapter-nav|btn.*|button.*|sd-.*|wp-block-(?:buttons|social-links))$/i;

/** True for what is no text of the author: scripts, menus, buttons, a site's own lines. */
export function isChrome(element: Element): boolean {
  if (isMachinery(element) || isRunning(element)) return true;
  const { id = "", class: classes = "" } = element.attributes;
  if (classes.split(/\s+/).some((name) => CHROME.test(name))) return true;
  return CHROME.test(id) && !/^h[1-6]$/.test(element.name) && !isNamedByHeading(element, id);
}

/** The head or the foot of every page of Google Docs, which comes out as a box before or after all paragraphs. */
function isRunning(element: Element): boolean {
  const { name, parent } = element;
  if (name !== "div" || parent?.name !== "body" || !isNamed(parent, /^doc-content$/)) return false;
  const boxes = parent.children.filter((child) => typeof child !== "string");
  if (boxes[0] !== element && boxes.at(-1) !== element) return false;
  const noted = (one: Element) => /^(?:ftnt|cmnt)/.test(one.attributes["id"] ?? "");
  return firstIn(element, noted) === undefined;
}

/** Converters call a chapter by its heading, so one of the title “Menu” has the id of a menu. */
function isNamedByHeading({ name, attributes, children }: Element, id: string): boolean {
  const first = children.find((child): child is Element => typeof child !== "string");
  if (first === undefined || !/^h[1-6]$/.test(first.name)) return false;
  if (name === "section" || /(?:^|\s)level\d/.test(attributes["class"] ?? "")) return true;
  const slug = textOf(first)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  return slug === id.toLowerCase();
}

/** Some sites put whole pages into a form; what one fills in is short, and under no heading of a text. */
function isPage(form: Element): boolean {
  return (
    firstIn(form, ({ name }) => /^h[12]$/.test(name)) !== undefined || textOf(form).length > 1500
  );
}

/** True for scripts, forms, what is played, and lists of links for finding one's way. */
export function isMachinery(element: Element): boolean {
  if (DROPPED.has(element.name)) return true;
  if (element.name === "form" && !isPage(element)) return true;
  const role = element.attributes["role"] ?? "";
  if (/^(?:navigation|banner|search|menu|toolbar|doc-toc|doc-pagelist)$/.test(role)) return true;
  return /^(?:toc|landmarks|page-list)$/.test(element.attributes["epub:type"] ?? "");
}

/** True for what never holds words, whose loss is not worth a remark. */
export function isSilent({ name }: Element): boolean {
  return /^(?:head|script|style|link|meta|title|base|template|input)$/.test(name);
}
