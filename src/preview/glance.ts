import type { Host } from "../pipeline/host.ts";
import { extensionOf } from "../pipeline/paths.ts";
import { readableExtensions, type Workshop } from "../pipeline/workshop.ts";

/** Bytes of the beginning of a book: some pages of its first chapter; and of every file after them a few lines. */
const BEGINNING = 10_000;
const FEW_LINES = 600;

/** Manuscripts that may be cut between two paragraphs and still be read. */
const PLAIN: ReadonlySet<string> = new Set([".md", ".markdown", ".mdown", ".txt", ".text"]);

/**
 * A host that shows the beginning of a book: its first chapters, and the first
 * lines of every file after them. What is read of it is a book that begins as
 * the whole one does, so its first pages can be set while the rest is read.
 */
export function glanceHost(
  host: Host,
  workshop: Workshop,
): { readonly host: Host; shortened(): boolean } {
  let left = BEGINNING;
  let shortened = false;
  const readable = new Set(readableExtensions(workshop).filter((ending) => PLAIN.has(ending)));
  return {
    shortened: () => shortened,
    host: {
      ...host,
      async readInside(folder, path, limit) {
        const outcome = await host.readInside(folder, path, limit);
        if (!outcome.ok || !readable.has(extensionOf(path))) return outcome;
        const value = beginningOf(outcome.value, Math.max(left, FEW_LINES));
        left -= value.length;
        shortened ||= value.length < outcome.value.length;
        return { ...outcome, value };
      },
    },
  };
}

const NEWLINE = 10;
const RETURN = 13;

/** Bytes up to the last empty line before a limit, or all of them where there is none. */
function beginningOf(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes;
  for (let at = limit; at > 2; at -= 1) {
    if (bytes[at - 1] !== NEWLINE) continue;
    const before = bytes[at - 2] === RETURN ? at - 3 : at - 2;
    if (bytes[before] === NEWLINE) return bytes.subarray(0, at);
  }
  return bytes;
}
