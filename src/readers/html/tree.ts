import { Parser } from "htmlparser2";
import { LIMITS, type Limits } from "../limits.ts";

/** An element of a page. */
export interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (Element | string)[];
  readonly parent?: Element;
}

/** How much is parsed before the depth is looked at, in UTF-16 units. */
const PIECE = 16_384;

/** How a page is parsed. */
export interface PageOptions {
  readonly xhtml?: boolean;
  readonly limits?: Limits;
  /** Comments of the markup are elements of the name `#comment`, with their words as an attribute. */
  readonly comments?: boolean;
}

/**
 * The tree of a page, or undefined where its elements are nested, or are, without end. No page makes it fail otherwise.
 *
 * XHTML closes an empty element by its own tag; all else is read as the pages of the web are, since books err as they do.
 */
export function parseHtml(
  text: string,
  { xhtml = false, limits = LIMITS, comments = false }: PageOptions = {},
): Element | undefined {
  const root: Element = { name: "#root", attributes: {}, children: [] };
  let open = root;
  let depth = 0;
  let count = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, children: [], parent: open };
        open.children.push(element);
        open = element;
        depth++;
        count++;
      },
      ontext(words) {
        open.children.push(words);
      },
      ...(comments && {
        oncomment(words: string) {
          const attributes = { words };
          open.children.push({ name: "#comment", attributes, children: [], parent: open });
          count++;
        },
      }),
      onclosetag() {
        open = open.parent ?? root;
        depth--;
      },
    },
    { recognizeSelfClosing: xhtml, recognizeCDATA: xhtml },
  );
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    if (depth > LIMITS.depth || count > limits.elements) return undefined;
  }
  parser.end();
  return tooDeep(root) ? undefined : root;
}

/** Depth is also made and closed again within one piece. */
function tooDeep(root: Element): boolean {
  let level: readonly Element[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.depth) return true;
    const next: Element[] = [];
    for (const { children } of level)
      for (const child of children) if (typeof child !== "string") next.push(child);
    level = next;
  }
  return false;
}

/** Every element inside one, in order of the page. Linear, however deep they are nested. */
export function elementsIn(element: Element): readonly Element[] {
  const found: Element[] = [];
  const waiting: Element[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next !== element) found.push(next);
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined && typeof child !== "string") waiting.push(child);
    }
  }
  return found;
}

/** The first element inside one, in order of the page, of which something is true. It looks no further. */
export function firstIn(element: Element, wanted: (one: Element) => boolean): Element | undefined {
  const waiting: Element[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next !== element && wanted(next)) return next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined && typeof child !== "string") waiting.push(child);
    }
  }
  return undefined;
}

/** How many elements stand inside one. */
export function countIn({ children }: Element): number {
  let count = 0;
  for (const child of children) if (typeof child !== "string") count += 1 + countIn(child);
  return count;
}

/** The words of an element, white space run together. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  collect(element, parts);
  return parts.join("").replace(/\s+/g, " ").trim();
}

function collect({ children }: Element, into: string[]): void {
  for (const child of children) {
    if (typeof child === "string") into.push(child);
    else collect(child, into);
  }
}

/** True where an element has one of some classes, or an id, by the words of `names`. */
export function isNamed({ attributes }: Element, names: RegExp): boolean {
  const { id = "", class: classes = "" } = attributes;
  return names.test(id) || classes.split(/\s+/).some((name) => names.test(name));
}
