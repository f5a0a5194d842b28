import { languageTag } from "../../base/language-tag.ts";
import type { Range } from "../passage.ts";

/** Where a link leads, with its title: `(path "title")`. */
export interface Destination {
  readonly href: string;
  readonly title?: Range;
  /** Offset after the closing parenthesis. */
  readonly end: number;
}

/** Longer addresses and titles are something else; the limit keeps hostile input linear. */
const LONGEST = 2000;

const INLINE =
  /\(\s*(?:<([^<>\n]*)>|((?:\\[^\s]|[^\s()\\]|\((?:\\[^\s]|[^\s()\\])*\))*))(?:\s+("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)/y;

/** Reads the destination in parentheses at `at`. */
export function destinationAt(text: string, at: number): Destination | undefined {
  const near = text.slice(at, at + LONGEST);
  INLINE.lastIndex = 0;
  const match = INLINE.exec(near);
  if (match === null) return undefined;
  const [whole, pointed, bare = "", title] = match;
  const end = at + whole.length;
  const href = unescaped(pointed ?? bare);
  if (title === undefined) return { href, end };
  const start = at + whole.lastIndexOf(title);
  return { href, title: { start: start + 1, end: start + title.length - 1 }, end };
}

/** `{#id .role lang=fr key="value"}` after brackets or a heading. */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
  readonly language?: string;
  /** What stands after `key=`, by the key. */
  readonly values: ReadonlyMap<string, string>;
  readonly end: number;
}

const ATTRIBUTES = /\{\s*((?:(?:[#.][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s"}]+))\s*)+)\}/y;

/** Reads the attributes at `at`. */
export function attributesAt(text: string, at: number): Attributes | undefined {
  const near = text.slice(at, at + 400);
  ATTRIBUTES.lastIndex = 0;
  const match = ATTRIBUTES.exec(near);
  if (match === null) return undefined;
  const words = match[1] ?? "";
  const id = /(?:^|\s)#([\w-]+)/.exec(words)?.[1];
  const language = languageTag(/(?:^|\s)lang="?([\w-]+)/.exec(words)?.[1] ?? "");
  return {
    ...(id === undefined ? {} : { id }),
    ...(language === undefined ? {} : { language }),
    classes: [...words.matchAll(/(?:^|\s)\.([\w-]+)/g)].map(([, name]) => name ?? ""),
    values: new Map(
      [...words.matchAll(/(?:^|\s)([\w-]+)=(?:"([^"\n]*)"|([^\s"}]+))/g)].map(
        ([, key = "", quoted, bare = ""]) => [key, quoted ?? bare],
      ),
    ),
    end: at + match[0].length,
  };
}

/** A destination without its backslashes. */
function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
