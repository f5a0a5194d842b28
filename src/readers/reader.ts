import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { AssetRef, Block, Inline, Metadata, SectionRole } from "../model/book.ts";
import type { Source, SourceId, Span } from "../source/span.ts";
import type { ReadChoices } from "./choices.ts";
import type { Comment } from "./comments.ts";

/**
 * The room where manuscripts come in. A reader is total: any bytes give a
 * draft, at worst one paragraph and a diagnostic. It touches no disk and no
 * network, and what it finds in a manuscript is data, never an instruction.
 */
export interface ReadInput {
  readonly id: SourceId;
  readonly bytes: Uint8Array;
  /** What book.yaml or the command line says; absent: the reader may infer it. */
  readonly language?: string;
  /** What book.yaml says of how documents are read. */
  readonly choices?: ReadChoices;
}

/** Readers give headings as they stand; `assemble` turns them into sections. */
export interface Heading {
  readonly type: "heading";
  /** 1 is the outermost level found in this source; parts stand above chapters. */
  readonly depth: number;
  /** “Chapter One”, where the heading has the form of a label. */
  readonly label: readonly Inline[];
  readonly number?: number;
  /** What the heading says beside its label; empty for a bare “Chapter One”. */
  readonly title: readonly Inline[];
  /** Where the words say what it heads: a chapter, a prologue, an author's note; `part` for a part. */
  readonly role?: SectionRole | "part";
  /** The author's own id, from `{#id}` in Markdown. */
  readonly id?: string;
  readonly span: Span;
}

/** An image the manuscript names by a path; the pipeline reads it through its host or reports why not. */
export interface AssetRequest {
  readonly ref: AssetRef;
  /** As the author wrote it, relative to the manuscript's file. */
  readonly path: string;
  readonly span: Span;
}

/** A manuscript as found: no sections yet, nothing typographic changed. */
export interface Draft {
  readonly source: Source;
  /** What the manuscript says of itself: title lines, a byline, front matter. */
  readonly metadata: Partial<Metadata>;
  /** Front matter keys that are not metadata, for the configuration: theme, editions, output. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly blocks: readonly (Block | Heading)[];
  /** Images that came inside the file. */
  readonly embedded: ReadonlyMap<AssetRef, Uint8Array>;
  readonly requests: readonly AssetRequest[];
  /** What normalising did to the author's characters, for the ledger. */
  readonly repairs: readonly Repair[];
  /** What others wrote beside the text, in the order of its places; formats of text have none. */
  readonly comments?: readonly Comment[];
}

/** A normalisation that altered characters or dropped lines: recorded as changes are. */
export interface Repair {
  /** `readers/mojibake`, `readers/page-furniture`, … */
  readonly rule: string;
  readonly at: Span;
  readonly before: string;
  readonly after: string;
  readonly because: string;
}

/** Total: any bytes give a draft, at worst one paragraph and a diagnostic. */
export interface Reader {
  readonly format: string;
  /** Part of the cache key; raise it when the same bytes would read differently. */
  readonly version: number;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  read(input: ReadInput): Promise<Outcome<Draft>>;
}

/** A reader by what it takes, without the reader: most builds need one of them. */
export interface ReaderEntry extends Pick<Reader, "format" | "extensions"> {
  load(): Promise<Reader>;
}
