import { DOUBLE, SINGLE } from "../marks/scan.ts";

/**
 * What a quote may do to the stack of open quotations, and what each move
 * costs beside the evidence of its neighbours. Everything that does not depend
 * on the text is laid out here once, as flat tables the parse walks.
 */

/** The stacks, outermost first; the index is the state. */
const STACKS: readonly (readonly number[])[] = [
  [],
  [DOUBLE],
  [SINGLE],
  [DOUBLE, SINGLE],
  [SINGLE, DOUBLE],
  [DOUBLE, DOUBLE],
  [SINGLE, SINGLE],
  [DOUBLE, SINGLE, DOUBLE],
  [SINGLE, DOUBLE, SINGLE],
];
export const STATES: number = STACKS.length;
export const TOP: readonly number[] = STACKS.map((stack) => stack.at(-1) ?? -1);
export const BOTTOM: readonly number[] = STACKS.map((stack) => stack[0] ?? -1);
export const DEPTH: readonly number[] = STACKS.map((stack) => stack.length);
export const POP: readonly number[] = STACKS.map((stack) => stateOf(stack.slice(0, -1)));

/** What a mark is read as: an apostrophe, prime or ditto. */
export const ROLE_MARK = 0;
export const ROLE_OPEN = 1;
/** Opens a paragraph of a speech that is open already. */
export const ROLE_REOPEN = 2;
export const ROLE_CLOSE = 3;
/** Closes the outer quotation and leaves the inner one without an end. */
export const ROLE_CLOSE_BOTH = 4;
/** Closes a quotation that was opened with the other mark. */
export const ROLE_MISMATCH = 5;
/** Closes nothing. */
export const ROLE_STRAY = 6;

/** Where a mark stands: in the text, first in a line, first or second in a paragraph. */
export const PLACE_INSIDE = 0;
export const PLACE_LINE = 1;
export const PLACE_FIRST = 2;
export const PLACE_SECOND = 3;
const PLACES = [PLACE_INSIDE, PLACE_LINE, PLACE_FIRST, PLACE_SECOND];

/** Costs in the units of `Evidence`. */
const NEST_SAME = 60;
const NEST_THIRD = 6;
const NEST_OTHER = 2;
/** A quotation outside in the marks the book keeps for inside. */
const OUTER_OTHER = 12;
const STRAY = 50;
const CLOSE_BOTH = 45;
const MISMATCH = 44;
/** A speech carried on must be opened again by the first mark of the paragraph. */
const CARRY_UNUSED = 40;
const LINE_REOPEN = 16;
const UNCLOSED = 50;
const CARRY = 3;
/** French opens a scene with « and closes it with », and dashes part the speakers between. */
const CARRY_DIALOGUE = 4;
/** A quotation that runs on without a mark, as in verse between stanzas. */
const CARRY_SILENT = 60;

/** Flat lists of moves: those of a situation in a state lie from `from[key]` to `from[key + 1]`. */
export interface Moves {
  readonly from: Int32Array;
  readonly role: Int32Array;
  readonly next: Int32Array;
  readonly cost: Int32Array;
  /** Which evidence a move pays: 0 as a mark, 1 as opening, 2 as closing. */
  readonly pays: Int32Array;
}

/**
 * A mark of the third level in languages that name three, « “ ‘ ’ ” »: it does
 * what a single quote does, and stands inside either kind of quotation.
 */
export const THIRD = 2;
const KINDS = [DOUBLE, SINGLE, THIRD];

/** The key of a quote's moves in state 0; the other states follow. */
export function quoteKey(place: number, kind: number): number {
  return (place * KINDS.length + kind) * STATES;
}

/** What follows the end of a paragraph. */
export const AFTER_NOTHING = 0;
export const AFTER_PLAIN = 1;
export const AFTER_DOUBLE = 2;
export const AFTER_SINGLE = 3;
/** A dash that opens a speech, where a quotation may hold a whole scene. */
export const AFTER_DASH = 4;

/** The key of the moves at the end of a paragraph, by what the next one opens with. */
export function boundaryKey(after: number): number {
  return (PLACES.length * KINDS.length + after) * STATES;
}

type Move = readonly [role: number, next: number, cost: number];

/** The moves of a book whose outer quotes are of `outer` kind. */
export function movesFor(outer: number): Moves {
  const lists: (readonly Move[])[] = [];
  for (const place of PLACES)
    for (const kind of KINDS)
      for (let state = 0; state < STATES; state++) lists.push(movesOf(place, kind, state, outer));
  for (const after of [AFTER_NOTHING, AFTER_PLAIN, AFTER_DOUBLE, AFTER_SINGLE, AFTER_DASH])
    for (let state = 0; state < STATES; state++) lists.push(boundaryMoves(after, state));
  const all = lists.flat();
  const from = [0];
  for (const list of lists) from.push((from.at(-1) ?? 0) + list.length);
  return {
    from: Int32Array.from(from),
    role: Int32Array.from(all, ([role]) => role),
    next: Int32Array.from(all, ([, next]) => next),
    cost: Int32Array.from(all, ([, , cost]) => cost),
    pays: Int32Array.from(all, ([role]) => paysFor(role)),
  };
}

function paysFor(role: number): number {
  if (role === ROLE_MARK) return 0;
  return role === ROLE_OPEN || role === ROLE_REOPEN ? 1 : 2;
}

/** The end of a paragraph drops what is open, or carries all of it or its outermost on. */
function boundaryMoves(after: number, state: number): readonly Move[] {
  const depth = DEPTH[state] ?? 0;
  const drop: Move = [ROLE_MARK, 0, depth * UNCLOSED];
  if (state === 0 || after === AFTER_NOTHING) return [drop];
  const carry = carryCost(after, state);
  const whole: Move = [ROLE_MARK, state, carry];
  const outer = POP[state] ?? 0;
  return outer === 0 ? [drop, whole] : [drop, whole, [ROLE_MARK, outer, carry + UNCLOSED]];
}

function carryCost(after: number, state: number): number {
  if (after === AFTER_DASH) return CARRY_DIALOGUE;
  return after - AFTER_DOUBLE === BOTTOM[state] ? CARRY : CARRY_SILENT;
}

function movesOf(place: number, kind: number, state: number, outer: number): readonly Move[] {
  if (kind === THIRD)
    return [...movesOf(place, SINGLE, state, outer), ...innermost(place, state, outer)];
  const waiting = place === PLACE_FIRST && state !== 0 ? CARRY_UNUSED : 0;
  const moves: Move[] = [[ROLE_MARK, state, waiting]];
  const pushed = stateOf([...(STACKS[state] ?? []), kind]);
  if (pushed >= 0) moves.push([ROLE_OPEN, pushed, waiting + pushCost(kind, state, outer)]);
  if (reopens(place, kind, state))
    moves.push([ROLE_REOPEN, state, place === PLACE_LINE ? LINE_REOPEN : 0]);
  for (const [role, next, cost] of closings(kind, state)) moves.push([role, next, cost + waiting]);
  return moves;
}

/** A third mark inside a quotation of single kind opens one of the other kind, and closes it. */
function innermost(place: number, state: number, outer: number): readonly Move[] {
  const under = POP[state] ?? 0;
  return movesOf(place, DOUBLE, state, outer).filter(
    ([role]) =>
      (role === ROLE_OPEN && TOP[state] === SINGLE) ||
      (role === ROLE_CLOSE && TOP[under] === SINGLE),
  );
}

function pushCost(kind: number, state: number, outer: number): number {
  if (state === 0) return kind === outer ? 0 : OUTER_OTHER;
  if (TOP[state] === kind) return NEST_SAME;
  return DEPTH[state] === 1 ? NEST_OTHER : NEST_THIRD;
}

function reopens(place: number, kind: number, state: number): boolean {
  if (state === 0) return false;
  if (place === PLACE_FIRST) return BOTTOM[state] === kind;
  if (place === PLACE_SECOND) return STACKS[state]?.[1] === kind;
  return place === PLACE_LINE && (BOTTOM[state] === kind || TOP[state] === kind);
}

function closings(kind: number, state: number): readonly Move[] {
  const popped = POP[state] ?? 0;
  if (state === 0) return [[ROLE_STRAY, 0, STRAY]];
  if (TOP[state] === kind) return [[ROLE_CLOSE, popped, 0]];
  const both: Move[] =
    TOP[popped] === kind ? [[ROLE_CLOSE_BOTH, POP[popped] ?? 0, CLOSE_BOTH]] : [];
  return [[ROLE_MISMATCH, popped, MISMATCH], [ROLE_STRAY, state, STRAY], ...both];
}

function stateOf(stack: readonly number[]): number {
  return STACKS.findIndex((other) => other.join() === stack.join());
}
