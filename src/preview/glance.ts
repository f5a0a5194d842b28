import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import { extensionOf } from "../pipeline/paths.ts";
import { readableExtensions, type Workshop } from "../pipeline/workshop.ts";

/** Bytes of the beginning of a book: some pages of its first chapter; and of every file after them a few lines. */
const BEGINNING = 6_000;
const FEW_LINES = 600;

/** Bytes of a manuscript that cannot be cut and is still read in a moment. */
const MOST_WHOLE = 30_000;

const NOTHING = new Uint8Array();

/** Manuscripts that may be cut between two paragraphs and still be read. */
const PLAIN: ReadonlySet<string> = new Set([".md", ".markdown", ".mdown", ".txt", ".text"]);

/** True of a book whose beginning may be read alone, as far as its name tells. */
export function hasBeginning({ file }: BookPlace): boolean {
  return file === undefined || PLAIN.has(extensionOf(file));
}

/** The beginning of a book as a host, and what has become of it. */
export interface Glance {
  readonly host: Host;
  /** True where what was shown is less than the book. */
  readonly shortened: () => boolean;
  /** True where a manuscript that cannot be cut is too long to be read for a glance: what was shown is no book. */
  readonly abandoned: () => boolean;
}

/**
 * A host that shows the beginning of a book: its first chapters, and the first
 * lines of every file after them. What is read of it is a book that begins as
 * the whole one does, so its first pages can be set while the rest is read.
 */
export function glanceHost(host: Host, workshop: Workshop): Glance {
  let left = BEGINNING;
  let shortened = false;
  let abandoned = false;
  const readable = new Set(readableExtensions(workshop));
  return {
    shortened: () => shortened,
    abandoned: () => abandoned,
    host: {
      ...host,
      async readInside(folder, path, limit) {
        const outcome = await host.readInside(folder, path, limit);
        const ending = extensionOf(path);
        if (!outcome.ok || !readable.has(ending)) return outcome;
        const { value: whole } = outcome;
        abandoned ||= !PLAIN.has(ending) && whole.length > MOST_WHOLE;
        if (abandoned) return { ...outcome, value: NOTHING };
        const value = PLAIN.has(ending) ? beginningOf(whole, Math.max(left, FEW_LINES)) : whole;
        left -= value.length;
        shortened ||= value.length < whole.length;
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
