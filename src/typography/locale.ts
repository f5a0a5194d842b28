/** A language as data; `locales/*.ts` hold one record each. */
export interface Locale {
  /** BCP 47. */
  readonly tag: string;
  /** Opening and closing marks by level, outermost first. */
  readonly quotes: readonly { readonly open: string; readonly close: string }[];
  readonly dash: "closedEm" | "spacedEn" | "spacedEm";
}
