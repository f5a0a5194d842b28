import { partPath } from "../archive.ts";
import { type Element, elementsIn, isNamed, parseHtml, textOf } from "../html/tree.ts";
import type { Limits } from "../limits.ts";
import { decodedPath } from "./package.ts";

/** A file of text of a book, its addresses made those of the whole book. */
export interface BookPage {
  readonly path: string;
  readonly html: Element;
  readonly body: Element;
  /** Paths of its style sheets. */
  readonly sheets: readonly string[];
  /** Style sheets written into it. */
  readonly styles: readonly string[];
}

/** What pages are made part of. */
export interface PageSetting {
  /** Of the book, so that a page that says the same says nothing. */
  readonly language: string | undefined;
  /** A book this program made: its classes are known. */
  readonly ours: boolean;
  readonly limits: Limits;
}

/** Parses a file of text; undefined where it is nested without end. */
export function pageOf(path: string, xhtml: string, setting: PageSetting): BookPage | undefined {
  const root = parseHtml(xhtml, { xhtml: true, limits: setting.limits });
  if (root === undefined) return undefined;
  const all = elementsIn(root);
  const html = all.find(({ name }) => name === "html") ?? root;
  const body = all.find(({ name }) => name === "body") ?? html;
  const sheets = all.flatMap(({ name, attributes }): readonly string[] => {
    if (name !== "link" || !/stylesheet/i.test(attributes["rel"] ?? "")) return [];
    const sheet = partPath(path, decodedPath(attributes["href"] ?? ""));
    return sheet === undefined ? [] : [sheet];
  });
  const styles = all.filter(({ name }) => name === "style").map(textOf);
  showPictures(body);
  for (const element of elementsIn(body)) {
    readdress(path, element.attributes);
    if (sameLanguage(element.attributes, setting.language)) dropLanguage(element.attributes);
    if (setting.ours && opens(element)) withoutLeadIn(element);
  }
  for (const attributes of [body.attributes, html.attributes]) {
    readdress(path, attributes);
    dropLanguage(attributes);
  }
  withoutPageNumbers(body);
  return { path, html, body, sheets, styles };
}

/** Ids and addresses within a book start with the path of their file. */
function readdress(path: string, attributes: Element["attributes"]): void {
  for (const name of ["id", "name"]) {
    const id = attributes[name];
    if (id !== undefined) attributes[name] = `${path}#${id}`;
  }
  const { href, src } = attributes;
  if (href !== undefined) attributes["href"] = within(path, href) ?? href;
  if (src !== undefined && !/^data:/i.test(src))
    attributes["src"] = partPath(path, decodedPath(src)) ?? "";
}

function within(path: string, href: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href.trim())) return undefined;
  const hash = href.indexOf("#");
  const file = decodedPath(href);
  const target = file === "" ? path : partPath(path, file);
  return target === undefined ? undefined : `#${target}#${hash < 0 ? "" : href.slice(hash + 1)}`;
}

function sameLanguage(attributes: Element["attributes"], language: string | undefined): boolean {
  const own = attributes["lang"] ?? attributes["xml:lang"];
  return own !== undefined && own.toLowerCase() === language?.toLowerCase();
}

function dropLanguage(attributes: Element["attributes"]): void {
  delete attributes["lang"];
  delete attributes["xml:lang"];
}

/** A drawing that only holds a picture, as covers and full pages do, is the picture. */
function showPictures(body: Element): void {
  for (const svg of elementsIn(body)) {
    if (svg.name !== "svg") continue;
    const inside = elementsIn(svg);
    const image = inside.find(({ name }) => name === "image");
    const src = image?.attributes["xlink:href"] ?? image?.attributes["href"];
    if (src === undefined) continue;
    const words = inside.find(({ name }) => name === "title" || name === "desc");
    const alt = words === undefined ? {} : { alt: textOf(words) };
    replace(svg, { name: "img", attributes: { src, ...alt }, children: [] });
  }
}

function replace(element: Element, by: Element): void {
  const { parent } = element;
  const at = parent?.children.indexOf(element) ?? -1;
  if (parent !== undefined && at >= 0) parent.children[at] = { ...by, parent };
}

/** True for the paragraph a chapter of ours opens with; a short one is set like any first. */
function opens(element: Element): boolean {
  if (isNamed(element, /^opening$/)) return true;
  const { parent } = element;
  if (!isNamed(element, /^first$/) || parent === undefined || !isNamed(parent, /^chapter$/))
    return false;
  const blocks = parent.children.filter((child) => typeof child !== "string");
  return blocks.find((block) => !isNamed(block, /^heading$/)) === element;
}

/** The small capitals a chapter of ours opens with are the theme's. */
function withoutLeadIn(paragraph: Element): void {
  const [first] = paragraph.children;
  if (first === undefined || typeof first === "string" || !isNamed(first, /^small-caps$/)) return;
  paragraph.children.splice(0, 1, ...first.children);
}

/** Where the pages of a print edition began, and their numbers. */
function withoutPageNumbers(body: Element): void {
  const isBreak = (child: Element | string) =>
    typeof child !== "string" &&
    /(?:^|\s|-)pagebreak(?:\s|$)/.test(
      `${child.attributes["epub:type"] ?? ""} ${child.attributes["role"] ?? ""}`,
    );
  for (const element of [body, ...elementsIn(body)]) {
    if (!element.children.some(isBreak)) continue;
    const kept = element.children.filter((child) => !isBreak(child));
    element.children.splice(0, element.children.length, ...kept);
  }
}
