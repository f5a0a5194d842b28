import { lineStarts, positionOf } from "../../source/lines.ts";
import type { EpubFile, Finding } from "./finding.ts";
import { StyleReader, type Token, tokensOf } from "./style-tokens.ts";

/** Faults of a style sheet that end its being read, as EPUBCheck finds them: the first of each file. */
export function styleFindings({ path, bytes }: EpubFile): readonly Finding[] {
  const text = new TextDecoder().decode(bytes);
  const fault = styleFault(text);
  if (fault === undefined) return [];
  return [
    {
      severity: "error",
      code: "content/style",
      message: fault.message,
      hint: "Correct the style sheet there; a reading system may pass over all that follows",
      path,
      line: positionOf(lineStarts(text), fault.at).line,
    },
  ];
}

interface StyleFault {
  readonly message: string;
  readonly at: number;
}

/** The first fault of a style sheet; undefined where it can be read to its end. */
export function styleFault(text: string): StyleFault | undefined {
  const { tokens, open } = tokensOf(text);
  return open ?? blockFault(new StyleReader(tokens, text.length), "rules", 0);
}

type Kind = "rules" | "declarations";

/** Blocks in blocks that are followed; no style sheet somebody wrote has so many. */
const DEEPEST = 50;

function blockFault(reader: StyleReader, kind: Kind, depth: number): StyleFault | undefined {
  if (depth > DEEPEST) return { message: "Blocks stand too deep in each other", at: reader.place };
  for (let { token } = reader; token !== undefined; { token } = reader) {
    if (token.text === "}") {
      if (depth === 0) return { message: "“}” closes no block", at: token.at };
      reader.next();
      return undefined;
    }
    const fault =
      token.type === "at" ? atRuleFault(reader, kind, depth) : READ[kind](reader, depth);
    if (fault !== undefined) return fault;
  }
  return depth > 0 ? { message: "A block is not closed", at: reader.place } : undefined;
}

const READ: Readonly<Record<Kind, (reader: StyleReader, depth: number) => StyleFault | undefined>> =
  {
    rules: ruleFault,
    declarations: declarationFault,
  };

/** At-rules whose block holds declarations; that of any other holds rules. */
const DECLARING = /^@(?:font-face|page|counter-style|property|(?:top|bottom|left|right)-[\w-]+)$/i;

function atRuleFault(reader: StyleReader, kind: Kind, depth: number): StyleFault | undefined {
  const { text = "", at = 0 } = reader.next() ?? {};
  if (kind === "declarations" && !DECLARING.test(text))
    return { message: `“${text}” stands where a property is expected`, at };
  reader.until(";");
  const end = reader.next();
  if (end === undefined || end.text === ";") return undefined;
  if (end.text === "}") return { message: `“${text}” is not closed`, at };
  return blockFault(reader, DECLARING.test(text) ? "declarations" : "rules", depth + 1);
}

function ruleFault(reader: StyleReader, depth: number): StyleFault | undefined {
  const at = reader.place;
  const selector = reader.until(";");
  const text = selector.map((token) => token.text).join("\0");
  const end = reader.next();
  if (end?.text !== "{") return { message: `“${shown(selector)}” is followed by no block`, at };
  if (NO_SELECTOR.test(text)) return { message: `“${shown(selector)}” is no selector`, at };
  return blockFault(reader, "declarations", depth + 1);
}

/** Nothing, a combinator at either end or a comma at one, and what is no name after a full stop; \0 parts the tokens. */
const NO_SELECTOR =
  /^$|^[>+~,(/:]?$|^[>+~,(/]|[>+~,]$|,\0,|[>+~]\0[>+~,]|\.\0(?:[^\w\\\x80-\uffff-]|\d|$)|=\0\]|\(\0\)|\(\0*$/;

function declarationFault(reader: StyleReader): StyleFault | undefined {
  const name = reader.next();
  if (name === undefined) return undefined;
  if (name.type !== "word" || /^\d/.test(name.text)) return stray(name);
  const colon = reader.next();
  if (colon?.text !== ":")
    return { message: `“${name.text}” is followed by no colon`, at: name.at };
  const value = reader.until(";");
  const { token } = reader;
  if (value.length === 0 && !name.text.startsWith("--"))
    return { message: `“${name.text}” is given no value`, at: name.at };
  if (token?.text === "{") return stray(token);
  const last = value.at(-1);
  if (last?.type === "mark" && last.text === "(")
    return { message: "A bracket is not closed", at: last.at };
  const empty = value.findIndex((one, i) => /^url$/i.test(one.text) && value[i + 2]?.text === ")");
  if (empty !== -1) return { message: "“url()” names nothing", at: value[empty]?.at ?? name.at };
  // One semicolon ends a declaration; a second stands where a property is expected.
  if (token?.text === ";") reader.next();
  return undefined;
}

function stray({ text, at }: Token): StyleFault {
  return { message: `“${text}” stands where a property is expected`, at };
}

function shown(tokens: readonly Token[]): string {
  const text = tokens.map((token) => token.text).join(" ");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
