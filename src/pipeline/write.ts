import { noStore, type Store } from "../base/store.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { Pagination } from "../layout/pagination.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Artifact, Writer } from "../writers/writer.ts";
import type { Built, Stage } from "./build.ts";
import { nothingWritten } from "./diagnostics.ts";
import { GENERATOR } from "./version.ts";

/** What all writers of one book are given. */
export interface WriteWish {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly date: Date;
  readonly store?: Store | undefined;
  /** Options by format, as the author wrote them. */
  readonly output: Readonly<Record<string, unknown>>;
  onStage(stage: Stage, detail: string): void;
}

/** Asks every writer for its files. Pages are set once, when the first writer asks. */
export async function writeAll(
  writers: readonly Writer[],
  wish: WriteWish,
): Promise<Outcome<Built["artifacts"]> & { readonly pages?: number | undefined }> {
  const { edition, theme, date, output, store = noStore } = wish;
  const diagnostics: Diagnostic[] = [];
  const artifacts: (Artifact & { readonly format: string })[] = [];
  const formats = writers.map(({ format }) => format);
  const pages = pagesOnce(wish);
  for (const writer of writers) {
    const { format } = writer;
    const options = writer.parseOptions(output[format]);
    diagnostics.push(...options.diagnostics);
    if (!options.ok) continue;
    wish.onStage("writing", format);
    const means = { edition, theme, date, formats, store, generator: GENERATOR };
    const job = { ...means, options: options.value };
    const written = await writer.write({ ...job, pagination: pages.pagination });
    diagnostics.push(...written.diagnostics);
    if (written.ok) artifacts.push(...written.value.map((artifact) => ({ ...artifact, format })));
  }
  const set = await pages.known();
  if (set !== undefined) diagnostics.push(...set.diagnostics);
  const count = set?.ok === true ? set.value.pages.length : undefined;
  for (const { format } of writers)
    if (!artifacts.some((artifact) => artifact.format === format))
      diagnostics.push(nothingWritten(format));
  return { ok: true, value: artifacts, diagnostics, pages: count };
}

interface Pages {
  pagination(): Promise<Outcome<Pagination>>;
  /** What was set, where anybody asked. */
  known(): Promise<Outcome<Pagination> | undefined>;
}

/** Writers get the pages without the diagnostics of setting them, which are reported once, here. */
function pagesOnce({ edition, theme, onStage }: WriteWish): Pages {
  let set: Promise<Outcome<Pagination>> | undefined;
  const once = (): Promise<Outcome<Pagination>> => {
    set ??= (async () => {
      onStage("setting", "");
      const { typeset } = await import("../layout/typeset.ts");
      return typeset(edition, theme);
    })();
    return set;
  };
  return {
    pagination: async () => {
      const outcome = await once();
      return { ...outcome, diagnostics: [] };
    },
    known: async () => set,
  };
}
