import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import { loadHyphenation, unhyphenated } from "./lines/hyphenation.ts";
import { createLineSetter } from "./lines/line-setter.ts";
import { loadFontSet } from "./load-font-set.ts";
import { languagesOf } from "./pages/targets.ts";
import { paginate } from "./paginate.ts";
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
const DEFAULT_PRINT: PrintOptions = { gutter: "byPageCount" };

/**
 * Sets a book: loads the fonts of the theme and the patterns of its languages, then paginates.
 *
 * This is all the pipeline calls for `WriteJob.pagination()`; it memoises the
 * promise, so that writers which ask for pages share one setting. The value
 * depends on the arguments only.
 */
export async function typeset(
  edition: Edition,
  theme: Theme,
  print: PrintOptions = DEFAULT_PRINT,
): Promise<Outcome<Pagination>> {
  const loaded = await loadFontSet(theme);
  if (!loaded.ok) return loaded;
  const hyphenation = theme.text.hyphenate
    ? await loadHyphenation(languagesOf(edition.book))
    : unhyphenated;
  const setter = createLineSetter({ hyphenation });
  const noticed: readonly Diagnostic[] = [...loaded.diagnostics, ...hyphenation.diagnostics];
  const fonts = loaded.value;
  const pages = paginate({ edition, theme, fonts, setter, gutter: print.gutter });
  return { ...pages, diagnostics: [...noticed, ...pages.diagnostics] };
}
