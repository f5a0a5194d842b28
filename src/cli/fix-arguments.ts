/** What `fix` is told. */
export interface FixArguments {
  readonly paths: readonly string[];
  readonly write: boolean;
  /** Written into documents of Word as tracked changes. */
  readonly track: boolean;
  readonly diff: boolean;
  readonly stdin: boolean;
  readonly lang?: string | undefined;
  readonly format?: "txt" | "md" | undefined;
  readonly style?: string | undefined;
  /** `FILE:LINE`: the story of one line. */
  readonly explain?: string | undefined;
}
