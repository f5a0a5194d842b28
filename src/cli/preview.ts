import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { codeOf } from "../pipeline/disk-read.ts";
import type { Host } from "../pipeline/host.ts";
import { findTheme } from "../pipeline/theme-load.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { openPreview } from "../preview/preview.ts";
import { studyAhead } from "../preview/study-ahead.ts";
import type { StudyWish } from "../preview/study-here.ts";
import { studyInThread } from "../preview/study-thread.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { interrupted } from "./interrupted.ts";
import { oneBook } from "./one-book.ts";
import { loadPlugins } from "./plugins.ts";
import { refuse } from "./refuse.ts";
import { type Sayings, saidOf } from "./said.ts";
import type { Terminal } from "./terminal.ts";
import { threadOf } from "./thread-of.ts";

/** What `preview` is told. */
export interface PreviewArguments extends Sayings {
  readonly path?: string | undefined;
  readonly port: number;
  readonly theme?: string | undefined;
  readonly plugin?: readonly string[] | undefined;
}

/** What the thread that reads is started with. */
export interface StudyRoom {
  readonly cwd: string;
  readonly plugin: readonly string[];
  readonly place: BookPlace;
  readonly wish: StudyWish["wish"];
}

/** Shows a book in the browser and follows its files until the program is told to end. */
export async function preview(asked: PreviewArguments, terminal: Terminal): Promise<ExitCode> {
  const { cwd } = terminal;
  const { said, diagnostics } = await saidOf(asked);
  const loaded = await loadPlugins(cwd, asked.plugin ?? []);
  const early = [...diagnostics, ...loaded.diagnostics];
  if (exitCodeOf(early) !== EXIT.done) {
    await refuse(early, terminal);
    return exitCodeOf(early);
  }
  const host = diskHost(cwd);
  const workshop = workshopOf(loaded.plugins);
  const place = await oneBook(host, workshop, { path: asked.path, terminal });
  if (place === undefined) return EXIT.usage;
  const { theme, port } = asked;
  const faults = theme === undefined ? [] : await themeFaults(host, workshop, theme);
  if (faults.length > 0) return refuse(faults, terminal);
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  const wish = {
    said,
    ...(theme !== undefined && { theme }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
  const room: StudyRoom = { cwd, plugin: asked.plugin ?? [], place, wish };
  const study = studyAhead({ host, workshop, place, wish }, () =>
    studyInThread(() => threadOf("preview-worker.cjs", room)),
  );
  try {
    const folder = resolve(cwd, place.folder);
    const opened = await openPreview({ host, workshop, place, study, folder, port });
    terminal.print(`${place.path} is open at ${opened.address}\nCtrl+C closes it\n`);
    await interrupted();
    await opened.close();
    return EXIT.done;
  } catch (error) {
    const fault = portFault(port, codeOf(error));
    if (fault === undefined) throw error;
    await study.close();
    return refuse([fault], terminal);
  }
}

/** A theme named in the call and not there is a wrong call; what is wrong with one that is there can be mended while it is shown. */
async function themeFaults(
  host: Host,
  workshop: Workshop,
  name: string,
): Promise<readonly Diagnostic[]> {
  const found = await findTheme(host, workshop, { choice: { name, tokens: {} }, themesFrom: "." });
  return found.ok ? [] : found.diagnostics.map((one) => ({ ...one, usage: true as const }));
}

/** Why a port could not be had, by what the system says; undefined where that is no matter of the port. */
export function portFault(port: number, code: string): Diagnostic | undefined {
  const fault = { severity: "error", usage: true } as const;
  const hint = "Name another, or none: any free port is taken then";
  if (code === "EADDRINUSE")
    return { ...fault, code: "cli/port-taken", message: `Port ${port} is in use`, hint };
  const message = `The system keeps port ${port} for others`;
  return code === "EACCES" ? { ...fault, code: "cli/port-taken", message, hint } : undefined;
}
