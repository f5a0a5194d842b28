import { parentPort, workerData } from "node:worker_threads";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import type { Study } from "../preview/study.ts";
import { studyHere } from "../preview/study-here.ts";
import { serveStudy } from "../preview/study-thread.ts";
import { loadPlugins } from "./plugins.ts";
import type { StudyOpening, StudyRoom } from "./preview.ts";

/** The thread in which `preview` reads the whole book, so that what is on the desk never waits for it. */
const { cwd, plugin } = workerData as StudyRoom;

/** Plug-ins are loaded while the other thread still looks for the book. */
const plugins = loadPlugins(cwd, plugin);

const study = new Promise<Study>((open) => {
  parentPort?.on("message", async (message: StudyOpening) => {
    if (message.type !== "open") return;
    const { place, wish } = message;
    const workshop = workshopOf((await plugins).plugins);
    open(studyHere({ host: diskHost(cwd), workshop, place, wish }));
  });
});
if (parentPort !== null) serveStudy(study, parentPort);
