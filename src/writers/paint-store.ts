import { digestOf } from "../base/digest.ts";
import type { Memory } from "../base/memory.ts";
import type { KeptPiece, PieceMemory } from "../layout/keeper.ts";
import { type PieceDiagnostic, pieceKey, placed, unplaced } from "../layout/pages/piece-key.ts";
import type { PiecePlan } from "../layout/pages/piece-plans.ts";
import type { PieceRecord } from "../layout/pages/set-piece.ts";
import type { Exceptions } from "./paint-glyphs.ts";
import type { PaintedPiece, PaintedSheet } from "./painted.ts";

/** Pieces as a memory keeps them. `exceptions` are the codes that this book gives otherwise than most. */
export function rememberedPieces(
  memory: Memory,
  exceptions: Exceptions,
): PieceMemory<PaintedPiece> {
  const codes = exceptions.size === 0 ? "" : digestOf(exceptions);
  const keys = new Map<PiecePlan, string | undefined>();
  return {
    find(desk, plan, side) {
      const own = pieceKey(desk, plan, side);
      const key = own && `piece ${digestOf([own, codes])}`;
      keys.set(plan, key);
      const bytes = key === undefined ? undefined : memory.get(key);
      const read = bytes === undefined ? undefined : fromBytes(bytes);
      if (read === undefined) return undefined;
      const { diagnostics, ...record } = read.record;
      return { ...read, record: { ...record, diagnostics: placed(plan, diagnostics) } };
    },
    keep(plan, piece) {
      const key = keys.get(plan);
      const diagnostics = unplaced(plan, piece.record.diagnostics);
      if (key === undefined || diagnostics === undefined) return;
      const record = { ...piece.record, diagnostics };
      memory.put(key, toBytes({ ...piece, record }));
    },
  };
}

/** A piece whose diagnostics count nodes. */
interface StoredPiece extends Omit<KeptPiece<PaintedPiece>, "record"> {
  readonly record: Omit<PieceRecord, "diagnostics"> & {
    readonly diagnostics: readonly PieceDiagnostic[];
  };
}

type StoredSheet = Omit<PaintedSheet, "stream"> & { readonly length: number };

/** Bytes of the number that says how long the account before the streams is. */
const LENGTH = 4;

function toBytes({ record, kept }: StoredPiece): Uint8Array {
  const sheets = kept.sheets.map(
    ({ stream, ...sheet }): StoredSheet => ({ ...sheet, length: stream.length }),
  );
  const account = Buffer.from(JSON.stringify({ record, kept: { ...kept, sheets } }));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(account.length);
  return Buffer.concat([length, account, ...kept.sheets.map(({ stream }) => stream)]);
}

/** What stands in bytes of our own making; nothing where they are somebody else's. */
function fromBytes(bytes: Uint8Array): StoredPiece | undefined {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = LENGTH + buffer.readUInt32LE(0);
    const { record, kept } = JSON.parse(buffer.toString("utf8", LENGTH, at)) as StoredPiece;
    const stored = kept.sheets as unknown as readonly StoredSheet[];
    const sheets = stored.map(({ length, ...sheet }): PaintedSheet => {
      const stream = bytes.subarray(at, at + length);
      at += length;
      return { ...sheet, stream };
    });
    if (at !== bytes.length) return undefined;
    // A page that begins nowhere in the book has no place, which JSON writes as null.
    const begins = record.begins.map((place) => place ?? undefined);
    return { record: { ...record, begins }, kept: { ...kept, sheets } };
  } catch {
    return undefined;
  }
}
