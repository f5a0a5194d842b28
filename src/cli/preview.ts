import { resolve } from "node:path";
import type { BookPlace } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
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
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken) throw error;
    await refuse([portTaken(port)], terminal);
    await study.close();
    return EXIT.usage;
  }
}

function portTaken(port: number): Parameters<typeof refuse>[0][number] {
  return {
    code: "cli/port-taken",
    severity: "error",
    message: `Port ${port} is in use`,
    hint: "Name another, or none: any free port is taken then",
    usage: true,
  };
}
