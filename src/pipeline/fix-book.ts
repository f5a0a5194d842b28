import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Section } from "../model/book.ts";
import type { Draft } from "../readers/reader.ts";
import type { Source } from "../source/span.ts";
import { polish } from "../typography/polish.ts";
import { bookOf, changesOf, type Fixed, type FixOptions, fix, patched, patchesIn } from "./fix.ts";
import { extensionOf } from "./paths.ts";

/** How all the manuscripts of a book are to be fixed. */
export type FixBookOptions = Omit<FixOptions, "format" | "source">;

/** One manuscript of a book with its fixes made. */
export interface FixedManuscript extends Fixed {
  readonly source: Source;
}

/**
 * Fixes the manuscripts of a book with one set of habits: what an author types
 * for a dash in ten chapters decides the eleventh, which may have only one.
 */
export async function fixBook(
  drafts: readonly Draft[],
  options: FixBookOptions,
): Promise<readonly FixedManuscript[]> {
  const [only] = drafts;
  if (drafts.length === 1 && only !== undefined && TEXT.test(only.source.id))
    return [await fixAlone(only, options)];
  const { language, ...rest } = options;
  const body = drafts.flatMap(
    ({ blocks }): readonly Section[] => bookOf(blocks, language).body as readonly Section[],
  );
  const sources = new Map(drafts.map(({ source }) => [source.id, source]));
  const outcome = polish({ ...bookOf([], language), body }, { ...rest, sources, only: "patches" });
  const { diagnostics } = outcome;
  return drafts.map(({ source }, at): FixedManuscript => {
    const { id, text } = source;
    const own = diagnostics.filter((found) =>
      found.at === undefined ? at === 0 : found.at.source === id,
    );
    if (!outcome.ok) return { source, ...unfixed(text, own) };
    const { profile } = outcome.value;
    const here = <T extends { readonly at: { readonly source: string } }>(all: readonly T[]) =>
      all.filter((each) => each.at.source === id);
    const patches = patchesIn(text, here(outcome.value.patches));
    return {
      source,
      text: patched(text, patches),
      changes: changesOf(patches),
      questions: here(outcome.value.questions),
      profile,
      diagnostics: own,
    };
  });
}

/** Manuscripts that are read again as they are fixed; the words of all others lie in what was read of them. */
const TEXT = /\.(?:txt|text|md|markdown|mdown)$/i;

async function fixAlone({ source }: Draft, options: FixBookOptions): Promise<FixedManuscript> {
  const format = extensionOf(source.id).startsWith(".m") ? "md" : "txt";
  const fixed = await fix(source.text, { ...options, format, source: source.id });
  return { source, ...fixed };
}

function unfixed(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  return { text, changes: [], questions: [], profile: undefined, diagnostics };
}
