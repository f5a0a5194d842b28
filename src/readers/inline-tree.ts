import type { Inline } from "../model/book.ts";
import { type Passage, pushText, type Range, sourceOffset } from "./passage.ts";
import { type Reading, spanOf } from "./reading.ts";

/** What a pair of marks makes of what lies between them. */
export type WrapKind = "emphasis" | "strong" | "both" | "strikethrough";

/** A pair of marks in a passage; pairs nest, and never overlap. */
export interface Wrap {
  readonly open: Range;
  readonly close: Range;
  readonly kind: WrapKind;
}

/** A range of a passage that is not read as text: code, a link, an escape; no inlines where it leaves nothing. */
export interface Atom extends Range {
  readonly inlines: readonly Inline[];
}

/** What was found in a passage, wraps and atoms each in the order they start. */
export interface Finds {
  readonly wraps: readonly Wrap[];
  readonly atoms: readonly Atom[];
}

/** Marks nested deeper stay as typed: nobody stresses a word nine times over. */
const MOST_DEPTH = 8;

/** The inlines of `range` of a passage: wraps nested, atoms in place, text everywhere else. Linear. */
export function inlineTree(
  reading: Reading,
  passage: Passage,
  { wraps, atoms }: Finds,
  range: Range,
): readonly Inline[] {
  const state = { reading, passage, wraps, atoms, wrap: 0, atom: 0 };
  const inlines: Inline[] = [];
  build(state, range, 0, inlines);
  return inlines;
}

interface State extends Finds {
  readonly reading: Reading;
  readonly passage: Passage;
  wrap: number;
  atom: number;
}

function build(state: State, { start, end }: Range, depth: number, into: Inline[]): void {
  let at = start;
  for (let next = nextFind(state, end); next !== undefined; next = nextFind(state, end)) {
    const from = "inlines" in next ? next.start : next.open.start;
    // Inside what has been passed already, or too deep: its marks stay as typed.
    if (from < at || (depth >= MOST_DEPTH && !("inlines" in next))) continue;
    pushText(state.reading, state.passage, { start: at, end: from }, into);
    if ("inlines" in next) for (const inline of next.inlines) into.push(inline);
    else pushWrapped(state, next, depth, into);
    at = "inlines" in next ? next.end : next.close.end;
  }
  pushText(state.reading, state.passage, { start: at, end }, into);
}

/** The next atom or pair that starts before `end`, taken from its list. */
function nextFind(state: State, end: number): Atom | Wrap | undefined {
  const wrap = state.wraps[state.wrap];
  const atom = state.atoms[state.atom];
  const wrapAt = wrap?.open.start ?? end;
  const atomAt = atom?.start ?? end;
  if (Math.min(wrapAt, atomAt) >= end) return undefined;
  if (atomAt <= wrapAt) {
    state.atom++;
    return atom;
  }
  state.wrap++;
  return wrap;
}

function pushWrapped(state: State, wrap: Wrap, depth: number, into: Inline[]): void {
  const inner: Inline[] = [];
  build(state, { start: wrap.open.end, end: wrap.close.start }, depth + 1, inner);
  if (inner.length > 0) into.push(wrapped(state, wrap, inner));
}

function wrapped(
  { reading, passage }: State,
  { open, close, kind }: Wrap,
  inlines: readonly Inline[],
): Inline {
  const start = sourceOffset(passage, open.start);
  const span = spanOf(reading, start, sourceOffset(passage, close.end - 1) + 1);
  if (kind !== "both") return { type: kind, inlines, span };
  return { type: "strong", inlines: [{ type: "emphasis", inlines, span }], span };
}
