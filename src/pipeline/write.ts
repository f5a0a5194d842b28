import { type Memory, noMemory } from "../base/memory.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { Pagination } from "../layout/pagination.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Painted } from "../writers/painted.ts";
import type { Artifact, WriteJob, Writer } from "../writers/writer.ts";
import type { Built, Stage } from "./build.ts";
import { nothingWritten } from "./diagnostics.ts";
import { GENERATOR } from "./version.ts";

/** What all writers of one book are given. */
export interface WriteWish {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly date: Date;
  readonly memory?: Memory | undefined;
  /** Options by format, as the author wrote them. */
  readonly output: Readonly<Record<string, unknown>>;
  onStage(stage: Stage, detail: string): void;
}

/** Asks every writer for its files. Pages are set once, when the first writer asks. */
export async function writeAll(
  writers: readonly Writer[],
  wish: WriteWish,
): Promise<Outcome<Built["artifacts"]> & { readonly pages?: number | undefined }> {
  const { edition, theme, date, output, memory = noMemory } = wish;
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
    const means = { edition, theme, date, formats, memory, generator: GENERATOR };
    const job = { ...means, options: options.value };
    const written = await writer.write({ ...job, ...pages.ask });
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
  readonly ask: Pick<WriteJob<unknown>, "painted" | "pagination">;
  /** What was painted, where anybody asked. */
  known(): Promise<Outcome<Painted> | undefined>;
}

/** Writers get the pages without the diagnostics of setting them, which are reported once, here. */
function pagesOnce({ edition, theme, memory, onStage }: WriteWish): Pages {
  let painted: Promise<Outcome<Painted>> | undefined;
  let marks: Promise<Outcome<Pagination>> | undefined;
  const paint = async (): Promise<Outcome<Painted>> => {
    onStage("setting", "");
    const { paintBook } = await import("../writers/paint-book.ts");
    return paintBook(edition, theme, memory);
  };
  const set = async (): Promise<Outcome<Pagination>> => {
    const { typeset } = await import("../layout/typeset.ts");
    return typeset(edition, theme);
  };
  return {
    ask: {
      painted: async () => {
        painted ??= paint();
        return silent(await painted);
      },
      pagination: async () => {
        marks ??= set();
        return silent(await marks);
      },
    },
    known: async () => painted,
  };
}

function silent<T>(outcome: Outcome<T>): Outcome<T> {
  return { ...outcome, diagnostics: [] };
}
