import { resolve } from "node:path";
import type { Built } from "../pipeline/build.ts";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { watchFiles } from "../preview/gate.ts";
import { press } from "../report/press.ts";
import type { BuildArguments } from "./build.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { interrupted } from "./interrupted.ts";
import { oneBook } from "./one-book.ts";
import { loadPlugins } from "./plugins.ts";
import { refuse } from "./refuse.ts";
import { saidOf } from "./said.ts";
import type { Terminal } from "./terminal.ts";

/** What `watch` is told: what `build` is, of one book. */
export type WatchArguments = Omit<
  BuildArguments,
  "paths" | "reporter" | "quiet" | "ci" | "dry" | "failFast"
> & {
  readonly path?: string | undefined;
};

/** A pause after a change before the book is made, in milliseconds: an editor may write several files. */
const PAUSE = 60;

/** Makes a book, and makes it again when one of its files changes: a line for each time. */
export async function watch(asked: WatchArguments, terminal: Terminal): Promise<ExitCode> {
  const { said, diagnostics } = await saidOf(asked);
  const loaded = await loadPlugins(terminal.cwd, asked.plugin ?? []);
  const early = [...diagnostics, ...loaded.diagnostics];
  if (exitCodeOf(early) !== EXIT.done) {
    await refuse(early, terminal);
    return exitCodeOf(early);
  }
  const host = diskHost(terminal.cwd);
  const place = await oneBook(host, workshopOf(loaded.plugins), { path: asked.path, terminal });
  if (place === undefined) return EXIT.usage;
  const { to, theme, out, changes } = asked;
  const formats = (to ?? []).flatMap((list) => list.split(",")).filter((name) => name !== "");
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  const make = async (): Promise<void> => {
    const began = performance.now();
    const books = press(host, {
      paths: [place.path],
      plugins: loaded.plugins,
      said,
      out,
      changes,
      ...(formats.length > 0 && { formats }),
      ...(theme !== undefined && { theme }),
      ...(epoch !== undefined && { sourceDateEpoch: epoch }),
    });
    for await (const built of books)
      terminal.print(`${lineOf(built, performance.now() - began)}\n`);
  };
  let work = make();
  let timer: NodeJS.Timeout | undefined;
  const watching = await watchFiles(resolve(terminal.cwd, place.folder), place.file, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(make);
    }, PAUSE);
  });
  await interrupted();
  clearTimeout(timer);
  await watching.close();
  await work;
  return EXIT.done;
}

/** What came of one making, in one line; the first error is named. */
function lineOf({ ok, place, artifacts, diagnostics, questions }: Built, took: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  const made = [...new Set(artifacts.map(({ format }) => format))].join(" ");
  const first = errors[0];
  const said =
    first === undefined
      ? `${made} · ${warnings} warnings · ${questions.length} questions`
      : `${first.at?.source ?? ""} ${first.message}`.trim();
  return `${ok ? "✓" : "✗"} ${place.path} · ${said} · ${Math.round(took)} ms`;
}
