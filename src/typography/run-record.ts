import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FlowEdit } from "../model/flow.ts";
import type { Span } from "../source/span.ts";
import type { Sightings } from "./habits.ts";
import type { PassageNotes } from "./read.ts";
import type { Change, Question } from "./rule.ts";

/** All that came of polishing one run, but the texts themselves. */
export interface PolishedRun {
  readonly notes: PassageNotes;
  /** A name for the style it was set in. */
  readonly style: string;
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: Sightings;
  /** The edits of each text of the run that has some, by its index. */
  readonly edits: ReadonlyMap<number, readonly FlowEdit[]>;
}

/** As JSON; places are counted from the first character of the run, wherever that stands. */
interface Stored {
  readonly notes: Omit<PassageNotes, "lessons">;
  readonly lessons: Pick<PassageNotes["lessons"], "quotes" | "apostrophes">;
  readonly words: readonly (readonly [string, number])[];
  readonly style: string;
  /** What many changes have in common. */
  readonly kinds: readonly Kind[];
  /** Start, end and kind of one change after another. */
  readonly changes: readonly number[];
  readonly questions: readonly Question[];
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: Sightings;
  readonly texts: readonly string[];
  /** Index in the run, start, end and text of one edit after another. */
  readonly edits: readonly number[];
}

type Kind = Omit<Change, "at">;

/** A run in bytes; undefined where something in it stands in no place of the run's file. */
export function toBytes(run: PolishedRun, base: Span): Uint8Array | undefined {
  const { changes, questions, diagnostics, seen, edits } = run;
  if (!changes.every(isIn(base)) || !questions.every(isIn(base))) return undefined;
  if (!diagnostics.every((found) => isIn(base)(found) && found.fix === undefined)) return undefined;
  const kinds = numberingKinds();
  const texts = numberingTexts();
  const changeRows: number[] = [];
  for (const change of changes) {
    const { start, end } = change.at;
    changeRows.push(start - base.start, end - base.start, kinds.numberOf(change));
  }
  const editRows: number[] = [];
  for (const [index, own] of edits)
    for (const { start, end, text } of own) editRows.push(index, start, end, texts.numberOf(text));
  const { lessons, ...notes } = run.notes;
  const stored: Stored = {
    notes,
    lessons: { quotes: lessons.quotes, apostrophes: lessons.apostrophes },
    words: [...lessons.words],
    style: run.style,
    kinds: kinds.all,
    changes: changeRows,
    questions: moved(questions, "", -base.start),
    diagnostics: moved(diagnostics, "", -base.start),
    seen: movedSightings(seen, "", -base.start),
    texts: texts.all,
    edits: editRows,
  };
  return Buffer.from(JSON.stringify(stored));
}

/** What stands in bytes of our own making, at the places of a run that begins at `base`; nothing where they are somebody else's. */
export function fromBytes(bytes: Uint8Array, base: Span): PolishedRun | undefined {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    const stored = JSON.parse(text) as Stored;
    const { notes, lessons, words, style, questions, diagnostics, seen } = stored;
    return {
      notes: { ...notes, lessons: { ...lessons, words: new Map(words) } },
      style,
      changes: changesOf(stored, base),
      questions: moved(questions, base.source, base.start),
      diagnostics: moved(diagnostics, base.source, base.start),
      seen: movedSightings(seen, base.source, base.start),
      edits: editsOf(stored),
    };
  } catch {
    return undefined;
  }
}

function changesOf({ changes: rows, kinds }: Stored, { source, start: from }: Span): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < rows.length; i += 3) {
    const kind = kinds[rows[i + 2] ?? -1];
    if (kind === undefined) throw new RangeError(`no change is of kind ${rows[i + 2]}`);
    const { rule, before, after, because, confidence, invisible } = kind;
    const at = { source, start: from + (rows[i] ?? 0), end: from + (rows[i + 1] ?? 0) };
    changes.push({ rule, at, before, after, because, confidence, invisible });
  }
  return changes;
}

function editsOf({ edits: rows, texts }: Stored): PolishedRun["edits"] {
  const edits = new Map<number, FlowEdit[]>();
  for (let i = 0; i < rows.length; i += 4) {
    const [index = 0, start = 0, end = 0] = [rows[i], rows[i + 1], rows[i + 2]];
    const edit = { start, end, text: texts[rows[i + 3] ?? -1] ?? "" };
    const own = edits.get(index);
    if (own === undefined) edits.set(index, [edit]);
    else own.push(edit);
  }
  return edits;
}

function isIn({ source }: Span): (item: { readonly at?: Span }) => boolean {
  return ({ at }) => at?.source === source;
}

/** The same things with their places counted from elsewhere. */
function moved<T extends { readonly at?: Span }>(
  items: readonly T[],
  source: string,
  by: number,
): readonly T[] {
  return items.map((item) =>
    item.at === undefined ? item : { ...item, at: movedSpan(item.at, source, by) },
  );
}

function movedSightings(seen: Sightings, source: string, by: number): Sightings {
  const entries = Object.entries(seen).map(([habit, { times, first }]) => [
    habit,
    { times, first: first && movedSpan(first, source, by) },
  ]);
  return Object.fromEntries(entries) as Sightings;
}

function movedSpan({ start, end }: Span, source: string, by: number): Span {
  return { source, start: start + by, end: end + by };
}

/** Numbers kinds of changes, each once. There are few for one reason, and a book has a hundred thousand changes. */
function numberingKinds(): { readonly all: readonly Kind[]; numberOf(kind: Kind): number } {
  const all: Kind[] = [];
  const byReason = new Map<string, { readonly kind: Kind; readonly number: number }[]>();
  return {
    all,
    numberOf({ rule, before, after, because, confidence, invisible }) {
      const like = byReason.get(because) ?? [];
      byReason.set(because, like);
      for (const { kind, number } of like)
        if (
          kind.after === after &&
          kind.before === before &&
          kind.confidence === confidence &&
          kind.rule === rule &&
          kind.invisible === invisible
        )
          return number;
      const number = all.length;
      const kind = { rule, before, after, because, confidence, invisible };
      all.push(kind);
      like.push({ kind, number });
      return number;
    },
  };
}

/** Numbers texts, each once. */
function numberingTexts(): { readonly all: readonly string[]; numberOf(text: string): number } {
  const all: string[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, all.length);
      all.push(text);
      return all.length - 1;
    },
  };
}
