import type { Memory } from "../base/memory.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import { loadHyphenation, unhyphenated } from "./lines/hyphenation.ts";
import { createLineSetter } from "./lines/line-setter.ts";
import { loadFontSet } from "./load-font-set.ts";
import { languagesOf } from "./pages/targets.ts";
import { type PaginateInput, paginate } from "./paginate.ts";
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
 * Every mark of every page is in the value, for whoever draws or tests them. PDFs are
 * painted a piece at a time instead, by `setBook`. The value depends on the arguments only.
 */
export async function typeset(
  edition: Edition,
  theme: Theme,
  print: PrintOptions = DEFAULT_PRINT,
): Promise<Outcome<Pagination>> {
  const loaded = await loadType(edition, theme, { print });
  if (!loaded.ok) return loaded;
  const pages = paginate(loaded.value);
  return { ...pages, diagnostics: [...loaded.diagnostics, ...pages.diagnostics] };
}

/** What a book is set with besides its theme. */
export interface TypeMeans {
  readonly print?: PrintOptions;
  readonly memory?: Memory | undefined;
}

/** Loads the fonts of a theme and the patterns of a book's languages: all that setting it needs. */
export async function loadType(
  edition: Edition,
  theme: Theme,
  { print = DEFAULT_PRINT, memory }: TypeMeans = {},
): Promise<Outcome<PaginateInput>> {
  const loaded = await loadFontSet(theme, memory);
  if (!loaded.ok) return loaded;
  const hyphenation = theme.text.hyphenate
    ? await loadHyphenation(languagesOf(edition.book))
    : unhyphenated;
  const setter = createLineSetter({ hyphenation });
  const noticed: readonly Diagnostic[] = [...loaded.diagnostics, ...hyphenation.diagnostics];
  return success({ edition, theme, fonts: loaded.value, setter, gutter: print.gutter }, noticed);
}
