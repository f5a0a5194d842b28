/** What the whole book does, measured before any rule decides a line. */
export interface Profile {
  /** Which quotes stand outside, and how often each was seen. */
  readonly quotes: {
    readonly outer: "double" | "single";
    readonly double: number;
    readonly single: number;
  };
  readonly dash: {
    readonly habit: "closed" | "spaced" | "none";
    readonly counts: Readonly<Record<string, number>>;
  };
  readonly ellipsis: { readonly counts: Readonly<Record<string, number>> };
  /** Words seen with an apostrophe inside or before them, lower case. */
  readonly vocabulary: ReadonlySet<string>;
}
