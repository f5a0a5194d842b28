import type { Answered } from "../answered.ts";
import { DOUBLE, type Marks, SINGLE } from "../marks/scan.ts";
import { obey } from "./answers.ts";
import { type Lattice, latticeOf } from "./lattice.ts";
import { DEPTH, type Moves, movesFor, ROLE_MISMATCH, STATES, TOP } from "./moves.ts";
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
  /** The author's answers to questions about this text. */
  readonly answers?: readonly Answered[];
}

const DOUBLE_OUTSIDE = movesFor(DOUBLE);
const SINGLE_OUTSIDE = movesFor(SINGLE);

const FAR = 1 << 28;
const WIDEST = 0xffff;

/** Reads every quote of a run. */
export function parse(marks: Marks, options: ParseOptions): Reading {
  const lattice = latticeOf(marks, options.words);
  if (options.answers !== undefined) obey(lattice, marks, options.answers);
  const moves = options.outer === SINGLE ? SINGLE_OUTSIDE : DOUBLE_OUTSIDE;
  const rest = new Int32Array((lattice.count + 1) * STATES);
  let steps = 0;
  for (let step = lattice.count - 1; step >= 0; step--)
    steps += stepBack(lattice, moves, rest, step);
  return { ...follow(marks, lattice, moves, rest), steps };
}

/** An entry of a table; one past its end reads as 0. */
function int(table: Int32Array, i: number): number {
  return table[i] ?? 0;
}

/** Lays down the cheapest ways from one step to the end, and gives the number of moves it tried. */
function stepBack(lattice: Lattice, moves: Moves, rest: Int32Array, step: number): number {
  const { from, next, cost, pays } = moves;
  const after = (step + 1) * STATES;
  const key = int(lattice.key, step);
  let tried = 0;
  for (let state = 0; state < STATES; state++) {
    let best = FAR;
    const end = int(from, key + state + 1);
    tried += end - int(from, key + state);
    for (let move = int(from, key + state); move < end; move++) {
      const paid = int(lattice.costs, step * 3 + int(pays, move));
      const total = int(cost, move) + paid + int(rest, after + int(next, move));
      if (total < best) best = total;
    }
    rest[step * STATES + state] = best;
  }
  return tried;
}

/** A reading on its way. */
type Following = Omit<Reading, "steps" | "least"> & { least: number };

/** Where the forward sweep stands. */
interface Walk {
  readonly lattice: Lattice;
  readonly moves: Moves;
  readonly rest: Int32Array;
  /** The cheapest cost of every state before this step, and after it. */
  reached: Int32Array;
  ahead: Int32Array;
  /** The cheapest whole reading with this step as a mark, opening, closing. */
  readonly bests: Int32Array;
  state: number;
  /** The move the cheapest reading takes here. */
  taken: number;
}

/** Follows the cheapest reading and keeps the costs of all ways to each mark beside it. */
function follow(marks: Marks, lattice: Lattice, moves: Moves, rest: Int32Array): Following {
  const size = marks.at.length;
  const found: Following = {
    roles: new Uint8Array(size),
    senses: lattice.senses,
    kinds: new Uint8Array(size),
    depths: new Uint8Array(size),
    margins: new Uint16Array(size),
    unclosed: new Uint8Array(size),
    rivals: new Uint8Array(size),
    least: WIDEST,
  };
  const reached = new Int32Array(STATES).fill(FAR);
  reached[0] = 0;
  const ahead = new Int32Array(STATES);
  const bests = new Int32Array(3);
  const walk: Walk = { lattice, moves, rest, reached, ahead, bests, state: 0, taken: 0 };
  for (let step = 0; step < lattice.count; step++) {
    const from = walk.state;
    advance(walk, step);
    const i = int(lattice.mark, step);
    if ((marks.kind[i] ?? 0) <= SINGLE) record(found, walk, i, { from, kind: marks.kind[i] ?? 0 });
    else found.unclosed[i] = (DEPTH[from] ?? 0) - (DEPTH[walk.state] ?? 0);
  }
  return found;
}

/** Takes one step in every state at once, and on the cheapest reading. */
function advance(walk: Walk, step: number): void {
  const { ahead, bests } = walk;
  ahead.fill(FAR);
  bests.fill(FAR);
  walk.taken = cheapestMove(walk, step, walk.state);
  for (let state = 0; state < STATES; state++)
    if (int(walk.reached, state) < FAR) spread(walk, step, state);
  walk.state = int(walk.moves.next, walk.taken);
  walk.ahead = walk.reached;
  walk.reached = ahead;
}

function cheapestMove({ lattice, moves, rest }: Walk, step: number, state: number): number {
  const key = int(lattice.key, step) + state;
  let best = FAR;
  let taken = int(moves.from, key);
  const end = int(moves.from, key + 1);
  for (let move = taken; move < end; move++) {
    const paid = int(lattice.costs, step * 3 + int(moves.pays, move));
    const total =
      int(moves.cost, move) + paid + int(rest, (step + 1) * STATES + int(moves.next, move));
    if (total >= best) continue;
    best = total;
    taken = move;
  }
  return taken;
}

function spread(walk: Walk, step: number, state: number): void {
  const { lattice, rest, ahead, bests } = walk;
  const { from, next, cost, pays } = walk.moves;
  const before = int(walk.reached, state);
  const key = int(lattice.key, step) + state;
  const end = int(from, key + 1);
  for (let move = int(from, key); move < end; move++) {
    const to = int(next, move);
    const pay = int(pays, move);
    const cheapest = before + int(cost, move) + int(lattice.costs, step * 3 + pay);
    if (cheapest < int(ahead, to)) ahead[to] = cheapest;
    const whole = cheapest + int(rest, (step + 1) * STATES + to);
    if (whole < int(bests, pay)) bests[pay] = whole;
  }
}

function record(
  found: Following,
  { moves, bests, taken, state }: Walk,
  i: number,
  { from, kind }: { readonly from: number; readonly kind: number },
): void {
  const role = int(moves.role, taken);
  const chosen = int(moves.pays, taken);
  const first = chosen === 0 ? 1 : 0;
  const second = chosen === 2 ? 1 : 2;
  const rival = int(bests, first) <= int(bests, second) ? first : second;
  const margin = Math.max(0, Math.min(WIDEST, int(bests, rival) - int(bests, chosen)));
  found.margins[i] = margin;
  found.rivals[i] = rival;
  if (margin < found.least) found.least = margin;
  found.roles[i] = role;
  found.kinds[i] = role === ROLE_MISMATCH ? (TOP[from] ?? kind) : kind;
  found.depths[i] = Math.min(DEPTH[from] ?? 0, DEPTH[state] ?? 0);
}
