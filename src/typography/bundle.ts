import type { Inline } from "../model/book.ts";
import { type Flow, type FlowEdit, type FlowLeaf, flowOf } from "../model/flow.ts";
import type { Source } from "../source/span.ts";
import type { Answered } from "./answered.ts";
import type { EditList } from "./marks/edits.ts";
import type { Run } from "./runs.ts";

/** A run laid out as one text, and where each of its strings lies in it. */
export interface Bundle {
  readonly language: string;
  readonly text: string;
  readonly flows: readonly Flow[];
  /** Offsets in `text` at which the flows begin. */
  readonly starts: readonly number[];
  /** The arrays the flows were made from, which `rebuild` looks up. */
  readonly keys: readonly (readonly Inline[])[];
}

/** Paragraphs are parted by a blank line, lines of verse by a line end. */
export function bundle(run: Run, sources: ReadonlyMap<string, Source>): Bundle {
  const flows = run.texts.map(({ inlines }) => flowOf(inlines, sources));
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const [i, flow] of flows.entries()) {
    const gap = i === 0 ? "" : run.texts[i]?.continues === true ? "\n" : "\n\n";
    pieces.push(gap, flow.typed);
    starts.push(length + gap.length);
    length += gap.length + flow.text.length;
  }
  return {
    language: run.language,
    text: pieces.join(""),
    flows,
    starts,
    keys: run.texts.map(({ inlines }) => inlines),
  };
}

/** Which flow an offset of the bundle's text lies in. */
export function flowAt(bundle: Bundle, offset: number): number {
  let low = 0;
  let high = bundle.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bundle.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The answers that stand in the bundle, with their places in its text. */
export function answersIn(
  { flows, starts }: Bundle,
  found: ReadonlyMap<string, readonly Answered[]>,
): readonly Answered[] {
  return flows.flatMap(({ leaves }, i) =>
    leaves.flatMap((leaf) => {
      const answers = found.get(leaf.node.span?.source ?? "");
      return answers === undefined ? [] : onLeaf(leaf, answers, starts[i] ?? 0);
    }),
  );
}

function onLeaf(
  { node, start, exact }: FlowLeaf,
  answers: readonly Answered[],
  base: number,
): readonly Answered[] {
  const { start: first, end: last } = node.span ?? { start: 0, end: 0 };
  const places: Answered[] = [];
  for (let i = firstFrom(answers, first); i < answers.length; i++) {
    const answered = answers[i];
    if (answered === undefined || answered.start >= last) break;
    const from = base + start + (exact ? answered.start - first : 0);
    const to = from + answered.end - answered.start;
    places.push({ start: from, end: to, decision: answered.decision });
  }
  return places;
}

/** The first answer at or after an offset of its source. */
function firstFrom(answers: readonly Answered[], offset: number): number {
  let low = 0;
  let high = answers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((answers[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An edit of a flow's text, with its index among those of the bundle's. */
export interface DealtEdit extends FlowEdit {
  readonly index: number;
}

/** Edits of the bundle's text, dealt out to its flows in order; undefined for a flow that has none. */
export function dealEdits(
  bundle: Bundle,
  { start, end, text }: EditList,
): readonly (readonly DealtEdit[] | undefined)[] {
  const { starts } = bundle;
  const dealt: (DealtEdit[] | undefined)[] = bundle.flows.map(() => undefined);
  let flow = 0;
  for (let index = 0; index < start.length; index++) {
    const from = start[index] ?? 0;
    // Edits come in the order of the text, so the next flow is seldom far.
    if (from < (starts[flow] ?? 0)) flow = 0;
    while ((starts[flow + 1] ?? Number.POSITIVE_INFINITY) <= from) flow++;
    const offset = starts[flow] ?? 0;
    const edit = {
      start: from - offset,
      end: (end[index] ?? from) - offset,
      text: text[index] ?? "",
      index,
    };
    const own = dealt[flow];
    if (own === undefined) dealt[flow] = [edit];
    else own.push(edit);
  }
  return dealt;
}
