import { partPath } from "../archive.ts";
import { type Element, elementsIn, parseHtml, textOf } from "../html/tree.ts";
import { type Node, nodesOf } from "../xml.ts";
import { childNamed, decodedPath, localName } from "./package.ts";

/** An entry of the table of contents. */
export interface TocEntry {
  /** 1 is the outermost. */
  readonly depth: number;
  readonly title: string;
  readonly path: string;
  /** The id in the file it leads to; empty for its start. */
  readonly fragment: string;
}

/** The contents a navigation document lists, in order. */
export function navEntries(path: string, xhtml: string): readonly TocEntry[] {
  const page = parseHtml(xhtml, { xhtml: true });
  const nav = page && elementsIn(page).find((one) => one.name === "nav" && isToc(one));
  if (nav === undefined) return [];
  return elementsIn(nav).flatMap((link): readonly TocEntry[] => {
    if (link.name !== "a" || link.attributes["href"] === undefined) return [];
    return entryOf(path, link.attributes["href"], {
      title: textOf(link),
      depth: listsAround(link),
    });
  });
}

function isToc({ attributes }: Element): boolean {
  const type = attributes["epub:type"] ?? attributes["role"] ?? "toc";
  return /(?:^|\s)(?:toc|doc-toc)(?:\s|$)/.test(type);
}

function listsAround(link: Element): number {
  let depth = 0;
  for (let up = link.parent; up !== undefined && up.name !== "nav"; up = up.parent)
    if (up.name === "ol" || up.name === "ul") depth++;
  return Math.max(1, depth);
}

function entryOf(
  from: string,
  href: string,
  { title, depth }: Pick<TocEntry, "title" | "depth">,
): readonly TocEntry[] {
  const path = partPath(from, decodedPath(href));
  if (path === undefined) return [];
  const hash = href.indexOf("#");
  return [{ depth, title, path, fragment: hash < 0 ? "" : href.slice(hash + 1) }];
}

/** The contents an NCX lists, in order. */
export function ncxEntries(path: string, xml: string): readonly TocEntry[] {
  const map = nodesOf(xml).find(({ name }) => localName(name) === "navMap");
  const entries: TocEntry[] = [];
  const visit = (node: Node, depth: number): void => {
    for (const point of node.children) {
      if (localName(point.name) !== "navPoint") continue;
      const label = childNamed(point, "navLabel");
      const title = (label && childNamed(label, "text")?.text) ?? "";
      const href = childNamed(point, "content")?.attributes["src"] ?? "";
      entries.push(...entryOf(path, href, { title: title.replace(/\s+/g, " ").trim(), depth }));
      visit(point, depth + 1);
    }
  };
  if (map !== undefined) visit(map, 1);
  return entries;
}
