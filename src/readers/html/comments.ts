import { commentOf } from "../rich/remarks.ts";
import type { RichComment } from "../rich/rich.ts";
import { type Element, elementsIn, isNamed } from "./tree.ts";

/** The comments that a program wrote into a page beside its text. */
export interface Comments {
  readonly all: readonly RichComment[];
  /** The comment a link calls, or an element of the markup is. */
  of(link: Element): RichComment | undefined;
  /** Holds the words of a comment. */
  isBody(element: Element): boolean;
}

/** A page or book without any. */
export const noComments: Comments = { all: [], of: () => undefined, isBody: () => false };

/** Where the links of Google Docs and of Word lead that call a comment. */
const CALL = /^#(cmnt\d+|_msocom_\d+)$/;

/** True for a link that calls a comment, which is no note. */
export function callsComment({ name, attributes }: Element): boolean {
  return name === "a" && CALL.test(attributes["href"] ?? "");
}

/** Finds the comments of a page: by the links that call them, or where a program writes them into the markup. */
export function commentsOf(page: Element): Comments {
  const all = elementsIn(page);
  const calls = all.filter(callsComment);
  const written = all.filter(({ name }) => name === "#comment");
  if (calls.length + written.length === 0) return noComments;
  const byName = linksByName(all);
  const bodies = new Map<Element, RichComment>();
  const called = new Map<Element, RichComment>();
  for (const call of calls) {
    const target = byName.get(call.attributes["href"]?.slice(1) ?? "");
    const body = target && bodyAround(target);
    if (body === undefined || body === call.parent) continue;
    const comment = bodies.get(body) ?? saidIn(body);
    bodies.set(body, comment);
    called.set(call, comment);
  }
  for (const element of written)
    called.set(element, commentOf({ author: "", text: element.attributes["words"] ?? "" }));
  return {
    all: [...new Set(called.values())],
    of: (link) => called.get(link),
    // The line over the comments of Word is theirs.
    isBody: (element) => bodies.has(element) || isNamed(element, /^msocomoff$/),
  };
}

/** Links by what others lead to them with. */
function linksByName(all: readonly Element[]): ReadonlyMap<string, Element> {
  const byName = new Map<string, Element>();
  for (const element of all) {
    if (element.name !== "a") continue;
    const { id, name } = element.attributes;
    if (id !== undefined) byName.set(id, element);
    if (name !== undefined) byName.set(name, element);
  }
  return byName;
}

/** The box round the words: of Google the one round their paragraph, of Word the one it names. */
function bodyAround(target: Element): Element | undefined {
  let found: Element | undefined;
  for (let up = target.parent; up !== undefined && up.name !== "body"; up = up.parent) {
    if (isNamed(up, /^msocomtxt$/)) return up;
    if (up.name === "div") found ??= up;
  }
  return found;
}

/** Word says the author in a style; Google does not say it at all. */
function saidIn(body: Element): RichComment {
  const mark = /^\s*\[\w{1,8}\]\s*/;
  const styles = elementsIn(body).map(({ attributes }) => attributes["style"] ?? "");
  const author = styles
    .map((style) => /mso-comment-author:\s*["']?([^"';]{1,200})/.exec(style)?.[1])
    .find((name) => name !== undefined);
  return commentOf({ author: author ?? "", text: wordsIn(body).replace(mark, "") });
}

/** The words of a comment, its paragraphs parted by a space. */
function wordsIn({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === "string") return child;
      return child.name === "p" || child.name === "br" ? ` ${wordsIn(child)} ` : wordsIn(child);
    })
    .join("");
}
