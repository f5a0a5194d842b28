import type { Desk } from "./blocks/desk.ts";
import type { Side } from "./pages/geometry.ts";
import type { PiecePlan } from "./pages/piece-plans.ts";
import type { PageTaker, PieceRecord } from "./pages/set-piece.ts";

/*
 * The book is set piece by piece. Each page of a piece is handed to a keeper, which
 * takes from it what it wants; then its lines and marks are forgotten. So a long
 * book needs little more room than the words of its longest chapter.
 */

/** Takes each piece as soon as it is set. */
export interface Keeper<T> {
  begin(desk: Desk): PieceKeeper<T>;
  /** What was kept of the same piece before; absent where nothing is remembered. */
  readonly memory?: PieceMemory<T>;
}

/** Takes one piece. */
export interface PieceKeeper<T> {
  /** The desk it is set on: with a structure of its own, or with one for the book. */
  readonly desk: Desk;
  readonly take: PageTaker;
  /** What is kept of it, when it has all its pages. */
  done(): T;
}

/** Pieces of earlier settings. */
export interface PieceMemory<T> {
  find(desk: Desk, plan: PiecePlan, side: Side): KeptPiece<T> | undefined;
  /** Keeps a piece that was not found. */
  keep(plan: PiecePlan, piece: KeptPiece<T>): void;
}

/** What is left of a piece that was set. */
export interface KeptPiece<T> {
  readonly record: PieceRecord;
  readonly kept: T;
}
