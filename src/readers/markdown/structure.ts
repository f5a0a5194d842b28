import MarkdownIt, { type Env, type StateBlock, type Token } from "markdown-it";
import type { Range } from "../passage.ts";

/** How a Markdown file is to be read, decided over the whole of it. */
export interface MarkdownHabits {
  /** Indented code is meant: the file has fences and talks of programs. */
  readonly technical: boolean;
  /** Lines that start with a hyphen are speech. */
  readonly dialogue: boolean;
  /** Nested deeper than a book can show: lists and quotations are read as paragraphs. */
  readonly tooDeep: boolean;
}

/** The block structure of a Markdown text; token maps count lines from 0. */
export interface Structure {
  readonly tokens: readonly Token[];
  readonly references: ReadonlyMap<string, string>;
}

/** Deeper nesting is caught by `tooDeep` before; this is a second lock. */
const MOST_NESTING = 100;

/** Finds the blocks of a text: CommonMark and tables by markdown-it, and the four things a book needs beside them. */
export function structureOf(
  text: string,
  habits: MarkdownHabits,
  fences: ReadonlyMap<number, Fence>,
): Structure {
  const parser = new MarkdownIt("default", { html: true, maxNesting: MOST_NESTING });
  parser.core.ruler.enableOnly(["normalize", "block"]);
  const { ruler } = parser.block;
  if (!habits.technical) ruler.disable("code");
  if (habits.tooDeep) ruler.disable(["blockquote", "list"]);
  const interrupts = { alt: ["paragraph", "reference", "blockquote", "list"] };
  ruler.before("table", "container", containerRule(fences), interrupts);
  ruler.before("reference", "footnote", footnote, interrupts);
  if (habits.dialogue) ruler.before("hr", "dialogue", dialogue, interrupts);
  ruler.before("list", "year", year, { alt: [] });
  const environment: Env = {};
  const tokens = parser.parse(text, environment);
  const references = new Map(
    Object.entries(environment.references ?? {}).map(([label, { href }]) => [label, href]),
  );
  return { tokens, references };
}

/** A line of colons that opens or closes a container. */
export interface Fence {
  readonly name: string;
  /** Line of the closing fence; absent where it is not closed, or is itself a closing fence without a partner. */
  readonly close?: number;
}

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

function containerRule(fences: ReadonlyMap<number, Fence>): BlockRule {
  return (state, start, end, silent) => {
    const fence = fences.get(start);
    if (fence === undefined || lineText(state, start).charAt(0) !== ":") return false;
    if (silent) return true;
    const { close } = fence;
    if (close === undefined || close >= end) {
      const stray = state.push("fence_stray", "", 0);
      stray.map = [start, start + 1];
      state.line = start + 1;
      return true;
    }
    const open = state.push("container_open", "", 1);
    open.info = fence.name;
    open.map = [start, close + 1];
    const { parentType, lineMax } = state;
    if (!/^verse\b/.test(fence.name)) {
      state.lineMax = close;
      state.md.block.tokenize(state, start + 1, close);
      state.lineMax = lineMax;
      state.parentType = parentType;
    }
    state.push("container_close", "", -1);
    state.line = close + 1;
    return true;
  };
}

/** `[^label]: text`, with the indented paragraphs that follow. */
function footnote(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const line = lineText(state, start);
  const label = /^\[\^([^\s\]]+)\]:/.exec(line);
  if (label === null) return false;
  if (silent) return true;
  const open = state.push("footnote_open", "", 1);
  open.info = label[1] ?? "";
  const first = lineOf(state, start);
  const at = first.start + label[0].length;
  const saved = {
    bMarks: state.bMarks[start] ?? 0,
    tShift: state.tShift[start] ?? 0,
    sCount: state.sCount[start] ?? 0,
    blkIndent: state.blkIndent,
  };
  state.bMarks[start] = at;
  state.tShift[start] = /^[ \t]*/.exec(line.slice(label[0].length))?.[0].length ?? 0;
  // The words after the label count as indented enough, and so does a line indented by two.
  state.sCount[start] = saved.blkIndent + 2;
  state.blkIndent = saved.blkIndent + 2;
  state.md.block.tokenize(state, start, end);
  state.bMarks[start] = saved.bMarks;
  state.tShift[start] = saved.tShift;
  state.sCount[start] = saved.sCount;
  state.blkIndent = saved.blkIndent;
  open.map = [start, Math.max(state.line, start + 1)];
  state.line = open.map[1];
  state.push("footnote_close", "", -1);
  return true;
}

/** `- Hello,` at the start of a line is a paragraph where dashes open speech. */
function dialogue(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (!/^-[ \t]+\S/.test(lineText(state, start))) return false;
  if (silent) return true;
  let next = start + 1;
  while (next < end && !state.isEmpty(next) && !/^(?:-[ \t]|:::|#)/.test(lineText(state, next)))
    next++;
  paragraph(state, start, next);
  return true;
}

/** `1987. A year` opens a sentence, not a list that counts from there. */
function year(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (!/^\d{3,9}[.)]\s/.test(lineText(state, start))) return false;
  if (silent) return false;
  let next = start + 1;
  while (next < end && !state.isEmpty(next)) next++;
  const token = paragraph(state, start, next);
  token.info = "year";
  return true;
}

function paragraph(state: StateBlock, start: number, end: number): Token {
  const content = state.getLines(start, end, state.blkIndent, false).trim();
  const open = state.push("paragraph_open", "p", 1);
  open.map = [start, end];
  const inline = state.push("inline", "", 0);
  inline.content = content;
  inline.map = [start, end];
  state.push("paragraph_close", "p", -1);
  state.line = end;
  return open;
}

function lineOf(state: StateBlock, line: number): Range {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return { start, end: state.eMarks[line] ?? start };
}

function lineText(state: StateBlock, line: number): string {
  const { start, end } = lineOf(state, line);
  return state.src.slice(start, Math.min(end, start + 200));
}
