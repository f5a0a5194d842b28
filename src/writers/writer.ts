import type { Memory } from "../base/memory.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Pagination } from "../layout/pagination.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Painted } from "./painted.ts";

/**
 * The room where books go out. A writer is one function from an edition to
 * files in memory: no disk, no network, no clock.
 */
export interface Artifact {
  /** Relative to the book's output folder, always with `/`; `<slug>.epub`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** All that a writer may know. It reads no file, no clock, no environment. */
export interface WriteJob<Options> {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly options: Options;
  /** Stamped into metadata; from book.yaml or SOURCE_DATE_EPOCH, never from the clock or a file's time. */
  readonly date: Date;
  /** `quoin 0.1.0`, for generator fields. */
  readonly generator: string;
  /** The formats asked for in this build: a page-list is claimed only where a PDF is made. */
  readonly formats: readonly string[];
  /** What earlier builds made; a writer that finds nothing there makes it, and puts it there. */
  readonly memory?: Memory;
  /** The set book as streams, painted a chapter at a time and once for all writers that ask. */
  painted(): Promise<Outcome<Painted>>;
  /** Every mark of every page, for writers that draw for themselves: the whole book at once. */
  pagination(): Promise<Outcome<Pagination>>;
}

export interface Writer<Options = unknown> {
  /** What `--to` calls it. */
  readonly format: string;
  /** One sentence for `--help`. */
  readonly summary: string;
  /** Part of the cache key; raise it when the output changes. */
  readonly version: number;
  /** Reads `output: { <format>: … }` of book.yaml; `undefined` gives the defaults. */
  parseOptions(raw: unknown): Outcome<Options>;
  write(job: WriteJob<Options>): Promise<Outcome<readonly Artifact[]>>;
}

/** A writer by its name, without the writer. */
export interface WriterEntry extends Pick<Writer, "format"> {
  load(): Promise<Writer>;
}
