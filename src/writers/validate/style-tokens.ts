/** A piece of a style sheet: a name or number, a string, a mark, or the name of an at-rule. */
export interface Token {
  readonly type: "word" | "string" | "mark" | "at";
  readonly text: string;
  readonly at: number;
}

const PIECE =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|\n|$)|'(?:[^'\\\n]|\\[\s\S])*(?:'|\n|$)|url\(\s*[^"'\s)][^)]*(?:\)|$)|<!--|-->|@?(?:[\w-]|[^\0-\x7f]|\\[^\n])+|[ \t\r\n\f]+|[\s\S]/gi;

/** The tokens of a style sheet, without its comments, up to what is begun and not ended. */
export function tokensOf(text: string): {
  readonly tokens: readonly Token[];
  readonly open?: { readonly message: string; readonly at: number };
} {
  const tokens: Token[] = [];
  for (const { 0: piece, index: at } of text.matchAll(PIECE)) {
    const open = unclosed(piece);
    if (open !== undefined) return { tokens, open: { message: `${open} is not closed`, at } };
    if (/^(?:[ \t\r\n\f]|\/\*|<!--|-->)/.test(piece)) continue;
    tokens.push({ type: typeOf(piece), text: piece, at });
  }
  return { tokens };
}

function typeOf(piece: string): Token["type"] {
  if (/^["']/.test(piece)) return "string";
  if (/^@./.test(piece)) return "at";
  return piece.length > 1 || /[\w-]|[^\0-\x7f]/.test(piece) ? "word" : "mark";
}

/** What a piece begins and does not end; undefined where it is whole. */
function unclosed(piece: string): string | undefined {
  if (piece.startsWith("/*"))
    return piece.length < 4 || !piece.endsWith("*/") ? "A comment" : undefined;
  if (/^["']/.test(piece))
    return /^(["'])[\s\S]*\1$/.test(piece) && piece.length > 1 ? undefined : "A string";
  if (/^url\(/i.test(piece)) return piece.endsWith(")") ? undefined : "An address";
  return undefined;
}

/** The tokens, and how far they have been read. */
export class StyleReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  get token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Where reading is: the place of the next token, or the end of the file. */
  get place(): number {
    return this.token?.at ?? this.#end;
  }

  next(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }

  /** Tokens up to the first of these marks that stands in no brackets; the mark itself is left. */
  until(marks: string): readonly Token[] {
    const read: Token[] = [];
    let depth = 0;
    for (let token = this.token; token !== undefined; token = this.token) {
      const { type, text } = token;
      if (type === "mark" && depth === 0 && marks.includes(text)) break;
      // What a bracket left open takes in ends with the block at the latest.
      if (type === "mark" && "{}".includes(text)) break;
      if (type === "mark" && "([".includes(text)) depth += 1;
      if (type === "mark" && ")]".includes(text)) depth = Math.max(0, depth - 1);
      read.push(token);
      this.next();
    }
    if (depth > 0) read.push({ type: "mark", text: "(", at: this.place });
    return read;
  }
}
