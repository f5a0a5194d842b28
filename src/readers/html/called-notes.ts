import type { Remark } from "../rich/draft.ts";
import type { RichBlock } from "../rich/rich.ts";
import { type CalledNote, withoutNumber } from "./note-number.ts";
import type { Notes } from "./notes.ts";
import { countIn, type Element, textOf } from "./tree.ts";

/** What is known of the notes that were called so far. */
export interface CalledNotes {
  /** How long each is that was read: characters and elements. */
  readonly sizes: Map<Element, number>;
  /** How much of them was read more than once. */
  again: number;
  /** Those that were said to be called from inside a note. */
  readonly told: Set<Element>;
  /** The notes that the note being read calls; no note is being read where absent. */
  inner?: Set<Element>;
}

/** No note called yet. */
export function noneCalled(): CalledNotes {
  return { sizes: new Map(), again: 0, told: new Set() };
}

interface Walk {
  readonly notes: Notes;
  readonly called: CalledNotes;
  readonly remarks: Remark[];
}

/**
 * The blocks of a note where it is called, with those that only notes call at its end, as a book has no notes to
 * notes. Undefined where the call stays the words it is.
 */
export function noteCalled(
  walk: Walk,
  { link, body }: Pick<CalledNote, "link" | "body">,
  read: (body: Element) => readonly RichBlock[],
): readonly RichBlock[] | undefined {
  const { called, notes } = walk;
  if (called.inner !== undefined) {
    calledInNote(walk, body, called.inner);
    return undefined;
  }
  if (!mayRead(walk, body)) return undefined;
  const inner = new Set<Element>();
  called.inner = inner;
  const blocks = [...withoutNumber({ link, body, blocks: read(body) }, notes)];
  // The set grows while it is read: a note in a note may call a third, and each is kept once.
  for (const one of inner) if (one !== body) for (const block of read(one)) blocks.push(block);
  delete called.inner;
  return blocks;
}

function calledInNote(walk: Walk, body: Element, inner: Set<Element>): void {
  const { called, notes } = walk;
  if (called.told.has(body)) return;
  called.told.add(body);
  const kept = !notes.isInText(body) && mayRead(walk, body);
  if (kept) inner.add(body);
  const words = textOf(body).slice(0, 60);
  const what = kept ? "and stands at the end of that" : "which a book cannot show";
  const message = `The note “${words}” is called from inside a note, ${what}`;
  walk.remarks.push({ name: "reference", message });
}

/** How much of notes may be read again because they are called again: more is no book. */
const MOST_AGAIN = 2_000_000;

const AGAIN = "Notes are called again and again; the later calls stay the words they are";

function mayRead({ called, remarks }: Walk, body: Element): boolean {
  const known = called.sizes.get(body);
  const size = known ?? textOf(body).length + countIn(body);
  called.sizes.set(body, size);
  if (known === undefined) return true;
  const before = called.again;
  called.again += size;
  if (before <= MOST_AGAIN && called.again > MOST_AGAIN)
    remarks.push({ name: "reference", message: AGAIN });
  return called.again <= MOST_AGAIN;
}
