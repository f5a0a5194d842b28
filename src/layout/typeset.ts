import { failure, type Outcome } from "../diagnostics/diagnostic.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Pagination } from "./pagination.ts";

/** What of the setting is decided by where the book is printed, not by its theme. */
export interface PrintOptions {
  /**
   * `byPageCount` raises the inside margin to what printers ask for a book of so many pages;
   * `asGiven` keeps the theme's.
   */
  readonly gutter: "byPageCount" | "asGiven";
}

/** What a build uses when nothing is asked for. */
export const DEFAULT_PRINT: PrintOptions = { gutter: "byPageCount" };

/**
 * Sets a book: loads the fonts of the theme, then paginates.
 *
 * This is all the pipeline calls for `WriteJob.pagination()`; it memoises the
 * promise, so that writers which ask for pages share one setting:
 * `pagination: once(() => typeset(edition, theme, DEFAULT_PRINT))`.
 * The value depends on the arguments only.
 */
export async function typeset(
  _edition: Edition,
  _theme: Theme,
  _print: PrintOptions = DEFAULT_PRINT,
): Promise<Outcome<Pagination>> {
  return failure();
}
