import type { Token } from "markdown-it";
import type { Block } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import type { Range } from "../passage.ts";
import { spanOf } from "../reading.ts";
import { type MarkdownReading, type NoNote, referenceKey } from "./markdown-reading.ts";
import { innerBlocks } from "./tree.ts";

/** The notes defined in a file, apart from the text that calls them. */
export interface Notes {
  /** The tokens without the definitions of notes. */
  readonly rest: readonly Token[];
  /** The blocks of a note, read anew for each call; undefined where there is none. */
  read(
    reading: MarkdownReading,
    lines: readonly Range[],
    label: string,
  ): readonly Block[] | NoNote | undefined;
  /** The words of notes that nothing called, so that none is lost; each is reported. */
  unused(reading: MarkdownReading, lines: readonly Range[]): readonly Block[];
}

/** Takes the definitions of notes out of a run of tokens. */
export function notesOf(tokens: readonly Token[]): Notes {
  const definitions = new Map<string, readonly Token[]>();
  const extra: (readonly Token[])[] = [];
  const rest: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.type !== "footnote_open") {
      if (token !== undefined) rest.push(token);
      continue;
    }
    const close = closing(tokens, i);
    const key = referenceKey(token.info);
    const inside = tokens.slice(i, close);
    if (definitions.has(key)) extra.push(inside);
    else definitions.set(key, inside);
    i = close;
  }
  const called = new Set<string>();
  let inNote = false;
  let again = 0;
  const blocksOf = (
    reading: MarkdownReading,
    lines: readonly Range[],
    inside: readonly Token[],
  ) => {
    inNote = true;
    const blocks = innerBlocks(
      { reading, tokens: inside, lines, runs: new Map(), at: 1 },
      "footnote_close",
    );
    inNote = false;
    return blocks;
  };
  return {
    rest,
    read(reading, lines, label) {
      const inside = definitions.get(referenceKey(label));
      if (inside === undefined) return undefined;
      if (inNote) return "inside";
      const key = referenceKey(label);
      if (called.has(key)) again += lengthOf(lines, inside);
      if (again > MOST_AGAIN) return "again";
      called.add(key);
      return blocksOf(reading, lines, inside);
    },
    unused(reading, lines) {
      const left = [...definitions].filter(([key]) => !called.has(key)).map(([, inside]) => inside);
      return [...left, ...extra].flatMap((inside) => {
        const line = lines[inside[0]?.map?.[0] ?? 0] ?? { start: 0, end: 0 };
        const message = `Nothing in the text calls the note “${inside[0]?.info ?? ""}”`;
        const at = spanOf(reading, line.start, line.end);
        reading.diagnostics.push(notice("note-without-anchor", message, at));
        return blocksOf(reading, lines, inside);
      });
    },
  };
}

/** Characters of notes that are read again because they are called again: more is no book. */
const MOST_AGAIN = 2_000_000;

function lengthOf(lines: readonly Range[], [opening]: readonly Token[]): number {
  const [from = 0, to = from + 1] = opening?.map ?? [];
  return (lines[to - 1]?.end ?? 0) - (lines[from]?.start ?? 0) + 1;
}

function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    if (tokens[i]?.type === "footnote_open") depth++;
    if (tokens[i]?.type === "footnote_close") depth--;
    if (depth === 0) return i;
  }
  return tokens.length;
}
