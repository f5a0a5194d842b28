import { resolve } from "node:path";
import { digest } from "../base/digest.ts";
import { recentMemory } from "../base/recent-memory.ts";
import { type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import { joined } from "../pipeline/paths.ts";
import { rememberingReaders } from "../pipeline/remembered-readers.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { watchFiles } from "../preview/gate.ts";
import { filesOf } from "../report/publish.ts";
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
  "paths" | "reporter" | "quiet" | "ci" | "dry" | "failFast" | "gitDates"
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
  const workshop = rememberingReaders(workshopOf(loaded.plugins));
  const place = await oneBook(host, workshop, { path: asked.path, terminal });
  if (place === undefined) return EXIT.usage;
  const { to, theme, out, changes } = asked;
  const formats = (to ?? []).flatMap((list) => list.split(",")).filter((name) => name !== "");
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  const keep = recentMemory();
  const wish: BuildWish = {
    said,
    memory: keep,
    ...(formats.length > 0 && { formats }),
    ...(theme !== undefined && { theme }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
  const deliver = deliverer(host, joined(out, place.slug));
  const make = async (): Promise<void> => {
    const began = performance.now();
    const built = await buildBook(host, workshop, place, wish);
    keep.turn();
    const delivered = built.ok ? await deliver(filesOf(built, changes)) : success(0);
    const line = lineOf(withFaults(built, delivered), delivered.ok ? delivered.value : 0);
    terminal.print(`${line} · ${Math.round(performance.now() - began)} ms\n`);
  };
  let work = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const watching = await watchFiles(resolve(terminal.cwd, place.folder), place.file, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(make);
    }, PAUSE);
  });
  // Made when somebody watches: what is written while the book is read for the first time counts too.
  work = work.then(make);
  await interrupted();
  clearTimeout(timer);
  await watching.close();
  await work;
  return EXIT.done;
}

/** Delivers the files that are not what they were; how many. */
function deliverer(
  host: Host,
  folder: string,
): (files: ReadonlyMap<string, Uint8Array>) => Promise<Outcome<number>> {
  let there: ReadonlyMap<string, string> = new Map();
  return async (files) => {
    const now = new Map<string, string>();
    const changed = new Map<string, Uint8Array>();
    for (const [name, bytes] of files) {
      const own = digest(bytes);
      now.set(name, own);
      const stands = there.get(name) === own && (await host.kind(joined(folder, name))) === "file";
      if (!stands) changed.set(name, bytes);
    }
    const outcome = await host.deliver(folder, changed);
    if (!outcome.ok) return outcome;
    there = now;
    return success(changed.size);
  };
}

function withFaults(built: Built, { ok, diagnostics }: Outcome<number>): Built {
  if (ok) return built;
  return { ...built, ok: false, diagnostics: [...built.diagnostics, ...diagnostics] };
}

/** What came of one making, in one line; the first error is named. */
function lineOf({ ok, place, artifacts, diagnostics, questions }: Built, files: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  const made = [...new Set(artifacts.map(({ format }) => format))].join(" ");
  const first = errors[0];
  const said =
    first === undefined
      ? `${made} · ${count(files, "file")} · ${count(warnings, "warning")} · ${count(questions.length, "question")}`
      : `${first.at?.source ?? ""} ${first.message}`.trim();
  return `${ok ? "✓" : "✗"} ${place.path} · ${said}`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
