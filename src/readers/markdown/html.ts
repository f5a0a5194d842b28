import type { Inline } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import type { Atom } from "../inline-tree.ts";
import { type Passage, sourceOffset } from "../passage.ts";
import { type Reading, spanOf } from "../reading.ts";

/** Names that are HTML and not a word in angle brackets, such as `<thinks>`. */
const ELEMENTS = new Set(
  (
    "a abbr address article aside audio b big blockquote body br button caption center cite code col del details div dl dt dd " +
    "em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd " +
    "label legend li link main mark meta nav noscript object ol option p param picture pre q rp rt ruby s samp script " +
    "section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th " +
    "thead title tr track tt u ul var video wbr"
  ).split(" "),
);

const TAG = /<(\/?)([a-zA-Z][a-zA-Z\d-]*)(?:\s[^<>]{0,1000})?\/?>/y;
const COMMENT = /^<!--[\s\S]*?-->/;
const ADDRESS = /<((?:https?|mailto|ftp|file|data|javascript):[^\s<>]{1,1000})>/iy;
const MAIL = /<([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>/y;

/** A longer comment is read as text: looking further for its end would cost too much on bad input. */
const LONGEST_COMMENT = 5000;

/** What `<` starts at `at`: an address, a tag or comment that is left out, or nothing. */
export function tagAt(reading: Reading, passage: Passage, at: number): Atom | undefined {
  const { text } = passage;
  const address = matchAt(ADDRESS, text, at) ?? matchAt(MAIL, text, at);
  if (address !== undefined) return autolink(reading, passage, at, address);
  const comment = COMMENT.exec(text.slice(at, at + LONGEST_COMMENT)) ?? undefined;
  const tag = matchAt(TAG, text, at);
  const name = tag?.[2]?.toLowerCase() ?? "";
  const length = comment?.[0].length ?? (ELEMENTS.has(name) ? tag?.[0].length : undefined);
  if (length === undefined) return undefined;
  const start = sourceOffset(passage, at);
  const span = spanOf(reading, start, sourceOffset(passage, at + length - 1) + 1);
  if (tag?.[1] !== "/") {
    const what = comment === undefined ? `<${name}>` : "a comment";
    reading.diagnostics.push(
      notice("raw-html", `HTML is not carried into the book: ${what}`, span),
    );
  }
  const inlines: readonly Inline[] = name === "br" ? [{ type: "lineBreak", span }] : [];
  // Of the spaces on both sides of a comment one is left.
  const spaced = comment !== undefined && text[at - 1] === " " && text[at + length] === " ";
  return { start: at, end: at + length + (spaced ? 1 : 0), inlines };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function autolink(
  reading: Reading,
  passage: Passage,
  at: number,
  [whole, address = ""]: RegExpExecArray,
): Atom {
  const start = sourceOffset(passage, at);
  const text: Inline = {
    type: "text",
    value: address,
    span: spanOf(reading, start + 1, start + 1 + address.length),
  };
  const href = address.includes(":") ? address : `mailto:${address}`;
  const span = spanOf(reading, start, start + whole.length);
  return { start: at, end: at + whole.length, inlines: linkTo(reading, href, [text], span) };
}

/** A link where a book can lead there, else its words and a diagnostic. */
export function linkTo(
  reading: Reading,
  href: string,
  inlines: readonly Inline[],
  span: ReturnType<typeof spanOf>,
): readonly Inline[] {
  if (/^(?:https?:\/\/[^\s]+|mailto:[^\s]+|#[^\s]+)$/i.test(href)) {
    if (inlines.length > 0) return [{ type: "link", href, inlines, span }];
    if (href.startsWith("#")) return [{ type: "crossReference", target: href.slice(1), span }];
  }
  const message = `The link to “${href.slice(0, 80)}” leads nowhere a book can lead`;
  reading.diagnostics.push(notice("link", message, span));
  return inlines;
}
