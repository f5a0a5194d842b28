import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { buildBook } from "../pipeline/build.ts";
import { treeOf } from "../pipeline/config/tree.ts";
import { discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type BookStats, statsOf, statsText } from "../report/stats.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** `stats [paths]`: how long books and their chapters are. */
export async function stats(
  { paths, json }: { readonly paths: readonly string[]; readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf([]);
  const { places, diagnostics } = await discover(host, workshop, paths);
  const errors: Diagnostic[] = [...diagnostics];
  const books: BookStats[] = [];
  for (const place of places) {
    const built = await buildBook(host, workshop, place, { said: treeOf({}), formats: [] });
    errors.push(...built.diagnostics.filter(({ severity }) => severity === "error"));
    if (built.edition === undefined) continue;
    const counted = statsOf(built);
    books.push(counted);
    if (!json) terminal.print(`${statsText(counted, terminal.style)}\n`);
  }
  if (json) terminal.print(`${JSON.stringify({ books }, undefined, 2)}\n`);
  return errors.length > 0 ? refuse(errors, terminal) : exitCodeOf(errors);
}
