import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { Draft } from "../readers/reader.ts";

/** The code under which a reader says what language it took a file to be in. */
const INFERRED = "readers/language";

/** One file read, or why not. */
export interface ReadFile<Entry> {
  readonly entry: Entry;
  readonly draft: Outcome<Draft>;
}

/**
 * Reads the files of a book, all in one language.
 *
 * A file of a few lines cannot tell its language well and a book can: where
 * nobody says, what most of the text is in holds for every file, and is said once.
 */
export async function readFiles<Entry>(
  entries: readonly Entry[],
  language: string | undefined,
  read: (entry: Entry, language: string | undefined) => Promise<Outcome<Draft>>,
): Promise<readonly ReadFile<Entry>[]> {
  const files: ReadFile<Entry>[] = [];
  for (const entry of entries) files.push({ entry, draft: await read(entry, language) });
  if (language !== undefined || files.length < 2) return files;
  const common = saidIn(files) ?? commonest(files);
  if (common === undefined) return files;
  const first =
    saidIn(files) === undefined ? files.find((file) => guessOf(file) === common) : undefined;
  const settled: ReadFile<Entry>[] = [];
  for (const file of files) {
    const guess = guessOf(file);
    const own = guess === undefined && languageOf(file) !== undefined;
    const stands = own || guess === common;
    const { entry } = file;
    const draft = stands ? file.draft : await read(entry, common);
    settled.push({ entry, draft: file === first ? draft : withoutNotice(draft) });
  }
  return settled;
}

function languageOf({ draft }: ReadFile<unknown>): string | undefined {
  return draft.ok ? draft.value.metadata.language : undefined;
}

/** The language of a file whose author did not say it. */
function guessOf(file: ReadFile<unknown>): string | undefined {
  return file.draft.diagnostics.some(isNotice) ? languageOf(file) : undefined;
}

function isNotice({ code }: Diagnostic): boolean {
  return code === INFERRED;
}

/** What the first file that says a language says. */
function saidIn(files: readonly ReadFile<unknown>[]): string | undefined {
  const said = files.find((file) => !file.draft.diagnostics.some(isNotice) && languageOf(file));
  return said === undefined ? undefined : languageOf(said);
}

function commonest(files: readonly ReadFile<unknown>[]): string | undefined {
  const weights = new Map<string, number>();
  for (const file of files) {
    const guess = guessOf(file);
    if (guess === undefined || !file.draft.ok) continue;
    weights.set(guess, (weights.get(guess) ?? 0) + file.draft.value.source.text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function withoutNotice(draft: Outcome<Draft>): Outcome<Draft> {
  if (!draft.diagnostics.some(isNotice)) return draft;
  return { ...draft, diagnostics: draft.diagnostics.filter((found) => !isNotice(found)) };
}
