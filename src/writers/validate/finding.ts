/** One thing found in an EPUB, wherever the EPUB was made. */
export interface Finding {
  readonly severity: "error" | "warning" | "info";
  /** EPUBCheck's own id, `RSC-005`, or one of ours, `content/nesting`. */
  readonly code: string;
  /** What is wrong, one sentence, no full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** File in the EPUB, and line of it from 1. */
  readonly path?: string;
  readonly line?: number;
}

/** What a checker found, and which checker it was. */
export interface Verdict {
  /** `EPUBCheck 5.3.0`. */
  readonly checker: string;
  readonly findings: readonly Finding[];
}

/** A file of an EPUB as the checks read it. */
export interface EpubFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
