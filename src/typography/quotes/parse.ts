import { CLEAR, classAt, isNewline, SPACE } from "../marks/chars.ts";
import { type Marks, PARAGRAPH, RESET, SINGLE } from "../marks/scan.ts";
import { type Evidence, weigh } from "./evidence.ts";
import {
  BOTTOM,
  DEPTH,
  type Moves,
  moveKey,
  movesFor,
  PLACE_FIRST,
  PLACE_INSIDE,
  PLACE_LINE,
  PLACE_SECOND,
  POP,
  ROLE_MISMATCH,
  STATES,
  TOP,
} from "./moves.ts";
import type { Words } from "./words.ts";

/**
 * The cheapest consistent reading of all quotes of a run.
 *
 * A state is the stack of open quotations; each mark moves between states at
 * the cost its neighbours give it (`evidence.ts`) plus the cost of what it does
 * to the stack (`moves.ts`). The end of a paragraph empties the stack or
 * carries it to a paragraph that opens with the same mark, so that no error
 * reaches far. One sweep backward lays down the cheapest way to the end from
 * every state; one forward follows it, and measures at each mark how much
 * dearer the best reading without its role would be.
 */

/** What the parse found, one entry for each mark of the scan. */
export interface Reading {
  readonly roles: Uint8Array;
  /** What the mark is where its role is ROLE_MARK. */
  readonly senses: Uint8Array;
  /** The kind of the quotation it opens or closes, which a mismatched mark has not. */
  readonly kinds: Uint8Array;
  /** How many quotations stand open round the mark, the one it opens or closes apart. */
  readonly depths: Uint8Array;
  /** Distance to the best reading of another kind, in the units of `Evidence`. */
  readonly margins: Uint16Array;
  /** At a boundary: how many quotations the paragraph before it leaves open for good. */
  readonly unclosed: Uint8Array;
  /** For each mark what else it may be: 0 a mark, 1 opening, 2 closing. */
  readonly rivals: Uint8Array;
  /** The least of all margins of quotes. */
  readonly least: number;
  /** Moves tried, so that tests can see the parse is linear. */
  readonly steps: number;
}

/** What the parse asks of the book. */
export interface ParseOptions {
  /** The kind of quote that stands outside. */
  readonly outer: number;
  readonly words: Words;
}

const UNCLOSED = 50;
const CARRY = 3;
/** A quotation that runs on without a mark, as in verse between stanzas. */
const CARRY_SILENT = 44;
const FAR = 1 << 28;
const WIDEST = 0xffff;

interface Lattice {
  readonly marks: Marks;
  readonly moves: Moves;
  readonly places: Uint8Array;
  /** Three costs a mark: as a mark, as opening, as closing. */
  readonly costs: Int16Array;
  readonly senses: Uint8Array;
  /** For each mark and state the cheapest cost from there to the end. */
  readonly rest: Int32Array;
  steps: number;
}

/** Reads every quote of a run. */
export function parse(marks: Marks, options: ParseOptions): Reading {
  const count = marks.at.length;
  const lattice: Lattice = {
    marks,
    moves: movesFor(options.outer),
    places: new Uint8Array(count),
    costs: new Int16Array(count * 3),
    senses: new Uint8Array(count),
    rest: new Int32Array((count + 1) * STATES),
    steps: 0,
  };
  gather(lattice, options.words);
  for (let i = count - 1; i >= 0; i--) stepBack(lattice, i);
  return follow(lattice);
}

function gather(lattice: Lattice, words: Words): void {
  const { marks, costs, places, senses } = lattice;
  const evidence: Evidence = { open: 0, close: 0, mark: 0, sense: 0 };
  for (let i = 0; i < marks.at.length; i++) {
    if ((marks.kind[i] ?? RESET) > SINGLE) continue;
    weigh(marks, i, words, evidence);
    costs[i * 3] = evidence.mark;
    costs[i * 3 + 1] = evidence.open;
    costs[i * 3 + 2] = evidence.close;
    senses[i] = evidence.sense;
    places[i] = placeOf(lattice, i);
  }
}

/** First in its paragraph, second after such a one, first in its line, or inside. */
function placeOf(lattice: Lattice, i: number): number {
  const { marks, places } = lattice;
  const at = marks.at[i] ?? 0;
  const previous = marks.kind[i - 1];
  if (previous !== undefined && previous <= SINGLE && marks.end[i - 1] === at)
    return places[i - 1] === PLACE_FIRST ? PLACE_SECOND : PLACE_INSIDE;
  let place = at - 1;
  while (place >= 0 && isBlank(marks.text, place)) place--;
  const boundary = previous === PARAGRAPH || previous === RESET ? (marks.end[i - 1] ?? 0) : 0;
  const hasBoundary = i === 0 || previous === PARAGRAPH || previous === RESET;
  if (hasBoundary && place < boundary) return PLACE_FIRST;
  return place >= 0 && isNewline(marks.text.charCodeAt(place)) ? PLACE_LINE : PLACE_INSIDE;
}

function isBlank(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === CLEAR || (kind === SPACE && !isNewline(text.charCodeAt(at)));
}

function stepBack(lattice: Lattice, i: number): void {
  const { rest, marks } = lattice;
  const kind = marks.kind[i] ?? RESET;
  const here = i * STATES;
  const after = here + STATES;
  if (kind === PARAGRAPH || kind === RESET) {
    for (let state = 0; state < STATES; state++)
      rest[here + state] = passBoundary(lattice, i, state).cost;
    return;
  }
  if (kind > SINGLE) {
    rest.copyWithin(here, after, after + STATES);
    return;
  }
  const { from, next, cost, pays } = lattice.moves;
  for (let state = 0; state < STATES; state++) {
    const key = moveKey(lattice.places[i] ?? 0, kind, state);
    let best = FAR;
    const end = from[key + 1] ?? 0;
    for (let move = from[key] ?? 0; move < end; move++) {
      const total =
        (cost[move] ?? 0) +
        (lattice.costs[i * 3 + (pays[move] ?? 0)] ?? 0) +
        (rest[after + (next[move] ?? 0)] ?? FAR);
      if (total < best) best = total;
      lattice.steps++;
    }
    rest[here + state] = best;
  }
}

/** The cheapest way from a state over the end of a paragraph, and the state after it. */
function passBoundary(
  lattice: Lattice,
  i: number,
  state: number,
): { readonly cost: number; readonly next: number } {
  const { rest, marks, places } = lattice;
  const after = (i + 1) * STATES;
  const drop = (DEPTH[state] ?? 0) * UNCLOSED + (rest[after] ?? FAR);
  if (state === 0 || marks.kind[i] === RESET) return { cost: drop, next: 0 };
  const opens = places[i + 1] === PLACE_FIRST && marks.kind[i + 1] === BOTTOM[state];
  const carry = opens ? CARRY : CARRY_SILENT;
  const whole = carry + (rest[after + state] ?? FAR);
  const outer = POP[state] ?? 0;
  const part = outer === 0 ? FAR : carry + UNCLOSED + (rest[after + outer] ?? FAR);
  if (whole <= drop && whole <= part) return { cost: whole, next: state };
  return part < drop ? { cost: part, next: outer } : { cost: drop, next: 0 };
}

/** Follows the cheapest reading and keeps the costs of all ways to each mark beside it. */
function follow(lattice: Lattice): Reading {
  const { marks } = lattice;
  const count = marks.at.length;
  const found = {
    roles: new Uint8Array(count),
    senses: lattice.senses,
    kinds: new Uint8Array(count),
    depths: new Uint8Array(count),
    margins: new Uint16Array(count),
    unclosed: new Uint8Array(count),
    rivals: new Uint8Array(count),
    least: WIDEST,
  };
  let reached = new Int32Array(STATES).fill(FAR);
  let spare = new Int32Array(STATES);
  reached[0] = 0;
  let state = 0;
  for (let i = 0; i < count; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind === PARAGRAPH || kind === RESET) {
      const { next } = passBoundary(lattice, i, state);
      found.unclosed[i] = (DEPTH[state] ?? 0) - (DEPTH[next] ?? 0);
      state = next;
      carryForward(lattice, i, reached, spare);
    } else if (kind <= SINGLE) {
      state = choose(lattice, i, { state, reached, spare, found });
    } else continue;
    [reached, spare] = [spare, reached];
  }
  return { ...found, steps: lattice.steps };
}

function carryForward(lattice: Lattice, i: number, reached: Int32Array, into: Int32Array): void {
  const { marks, places } = lattice;
  into.fill(FAR);
  const isReset = marks.kind[i] === RESET;
  for (let state = 0; state < STATES; state++) {
    const cost = reached[state] ?? FAR;
    into[0] = Math.min(into[0] ?? FAR, cost + (DEPTH[state] ?? 0) * UNCLOSED);
    if (state === 0 || isReset) continue;
    const opens = places[i + 1] === PLACE_FIRST && marks.kind[i + 1] === BOTTOM[state];
    const carry = cost + (opens ? CARRY : CARRY_SILENT);
    const outer = POP[state] ?? 0;
    into[state] = Math.min(into[state] ?? FAR, carry);
    if (outer !== 0) into[outer] = Math.min(into[outer] ?? FAR, carry + UNCLOSED);
  }
}

interface Walk {
  readonly state: number;
  readonly reached: Int32Array;
  readonly spare: Int32Array;
  readonly found: {
    readonly roles: Uint8Array;
    readonly kinds: Uint8Array;
    readonly depths: Uint8Array;
    readonly margins: Uint16Array;
    readonly rivals: Uint8Array;
    least: number;
  };
}

/** Takes the cheapest move of mark `i`, records it, and gives the state after it. */
function choose(lattice: Lattice, i: number, walk: Walk): number {
  const { from, role, next, cost, pays } = lattice.moves;
  const { reached, spare, found } = walk;
  const kind = lattice.marks.kind[i] ?? 0;
  const after = (i + 1) * STATES;
  const bests = [FAR, FAR, FAR];
  let taken = -1;
  let takenCost = FAR;
  spare.fill(FAR);
  for (let state = 0; state < STATES; state++) {
    const before = reached[state] ?? FAR;
    const key = moveKey(lattice.places[i] ?? 0, kind, state);
    const end = from[key + 1] ?? 0;
    for (let move = from[key] ?? 0; move < end; move++) {
      const to = next[move] ?? 0;
      const pay = pays[move] ?? 0;
      const step = (cost[move] ?? 0) + (lattice.costs[i * 3 + pay] ?? 0);
      const ahead = step + (lattice.rest[after + to] ?? FAR);
      if (before + step < (spare[to] ?? FAR)) spare[to] = before + step;
      if (before + ahead < (bests[pay] ?? FAR)) bests[pay] = before + ahead;
      if (state === walk.state && ahead < takenCost) {
        takenCost = ahead;
        taken = move;
      }
    }
  }
  const chosen = pays[taken] ?? 0;
  const to = next[taken] ?? 0;
  const first = chosen === 0 ? 1 : 0;
  const second = chosen === 2 ? 1 : 2;
  const rival = (bests[first] ?? FAR) <= (bests[second] ?? FAR) ? first : second;
  const margin = Math.max(0, Math.min(WIDEST, (bests[rival] ?? FAR) - (bests[chosen] ?? 0)));
  found.margins[i] = margin;
  found.rivals[i] = rival;
  if (margin < found.least) found.least = margin;
  found.roles[i] = role[taken] ?? 0;
  found.kinds[i] = role[taken] === ROLE_MISMATCH ? (TOP[walk.state] ?? kind) : kind;
  found.depths[i] = Math.min(DEPTH[walk.state] ?? 0, DEPTH[to] ?? 0);
  return to;
}
