import { align } from "./align.ts";
import type { WordRun } from "./collation.ts";
import { type Tokens, textOfTokens, wordsBetween } from "./tokens.ts";

/** A stretch of tokens on both sides: of `same`, as many on either. */
interface Stretch {
  readonly same: boolean;
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Compares two texts word by word. The runs joined are the two texts. */
export function compareWords(a: Tokens, b: Tokens): readonly WordRun[] {
  const stretches = slid(tidied(stretchesOf(a, b), a, b), a, b);
  return stretches.flatMap((stretch): readonly WordRun[] => {
    const before = textOfTokens(a, stretch.aFrom, stretch.aTo);
    const after = textOfTokens(b, stretch.bFrom, stretch.bTo);
    if (stretch.same) return [{ type: "same", before, after }];
    return [
      ...(before === "" ? [] : [{ type: "cut" as const, before, after: "" }]),
      ...(after === "" ? [] : [{ type: "added" as const, before: "", after }]),
    ];
  });
}

/** Equal and unequal stretches in turn, covering both sides. */
function stretchesOf(a: Tokens, b: Tokens): readonly Stretch[] {
  const pairs = align(a.keys, b.keys);
  const stretches: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < a.ends.length || j < b.ends.length) {
    const aFrom = i;
    const bFrom = j;
    while (i < pairs.length && pairs[i] === j) {
      i += 1;
      j += 1;
    }
    if (i > aFrom) {
      stretches.push({ same: true, aFrom, aTo: i, bFrom, bTo: j });
      continue;
    }
    while (i < pairs.length && pairs[i] === -1) i += 1;
    j = i < pairs.length ? (pairs[i] ?? b.ends.length) : b.ends.length;
    stretches.push({ same: false, aFrom, aTo: i, bFrom, bTo: j });
  }
  return stretches;
}

/**
 * Joins changes that only a stray word or mark parts: “the” and “,” are found
 * in any two sentences, and a reader follows one replacement more easily than
 * five. An equal stretch stays where it is longer than half of what is changed beside it.
 */
function tidied(stretches: readonly Stretch[], a: Tokens, b: Tokens): readonly Stretch[] {
  const kept: Stretch[] = [];
  stretches.forEach((stretch, at) => {
    const last = kept.at(-1);
    const next = stretches[at + 1];
    const stray =
      stretch.same &&
      last?.same === false &&
      next !== undefined &&
      wordsBetween(a, stretch.aFrom, stretch.aTo) * 2 <=
        Math.min(weight(last, a, b), weight(next, a, b)) &&
      wordsBetween(a, stretch.aFrom, stretch.aTo) <= 3;
    if (last !== undefined && !last.same && (stray || !stretch.same)) {
      kept[kept.length - 1] = { ...last, aTo: stretch.aTo, bTo: stretch.bTo };
    } else kept.push(stretch);
  });
  return kept;
}

/** The larger side of a change, in words; a mark alone counts for half a one. */
function weight({ aFrom, aTo, bFrom, bTo }: Stretch, a: Tokens, b: Tokens): number {
  return Math.max(wordsBetween(a, aFrom, aTo), wordsBetween(b, bFrom, bTo), 0.5);
}

/** Ends a sentence or a passage: a change reads best that begins after one. */
const SENTENCE_END = /[.!?…][\p{Pf}\p{Pe}"'”’»]*\s*$/u;

/**
 * Moves a mere cut or addition to the left, as far as the words allow and a
 * sentence begins there: in “He sat. He ran. He fell.” the new sentence is “He
 * ran.”, and not “sat. He”.
 */
function slid(stretches: readonly Stretch[], a: Tokens, b: Tokens): readonly Stretch[] {
  const moved: Stretch[] = [...stretches];
  for (let at = 1; at < moved.length - 1; at += 1) {
    const [last, change, next] = [moved[at - 1], moved[at], moved[at + 1]];
    if (last?.same !== true || change?.same !== false || next?.same !== true) continue;
    const cut = change.bFrom === change.bTo;
    if (!cut && change.aFrom !== change.aTo) continue;
    const room = last.aTo - last.aFrom;
    const by = cut
      ? slideOf(a, change.aFrom, change.aTo, room)
      : slideOf(b, change.bFrom, change.bTo, room);
    if (by === 0) continue;
    moved[at - 1] = { ...last, aTo: last.aTo - by, bTo: last.bTo - by };
    moved[at] = shifted(change, by);
    moved[at + 1] = { ...next, aFrom: next.aFrom - by, bFrom: next.bFrom - by };
  }
  return moved.filter(({ aFrom, aTo, bFrom, bTo }) => aFrom < aTo || bFrom < bTo);
}

function shifted({ aFrom, aTo, bFrom, bTo }: Stretch, by: number): Stretch {
  return { same: false, aFrom: aFrom - by, aTo: aTo - by, bFrom: bFrom - by, bTo: bTo - by };
}

/** How many tokens a change may move to the left to begin where a sentence does; 0 for none. */
function slideOf({ keys, text, ends }: Tokens, from: number, to: number, room: number): number {
  const opens = (at: number): boolean =>
    at === 0 || SENTENCE_END.test(text.slice(Math.max(0, (ends[at - 1] ?? 0) - 8), ends[at - 1]));
  for (let by = 0; by <= room; by += 1) {
    if (opens(from - by)) return by;
    if (by === room || keys[from - by - 1] !== keys[to - by - 1]) return 0;
  }
  return 0;
}
