import { parentPort, workerData } from "node:worker_threads";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { studyHere } from "../preview/study-here.ts";
import { serveStudy } from "../preview/study-thread.ts";
import { loadPlugins } from "./plugins.ts";
import type { StudyRoom } from "./preview.ts";

/** The thread in which `preview` reads the whole book, so that what is on the desk never waits for it. */
const { cwd, plugin, place, wish } = workerData as StudyRoom;

const study = loadPlugins(cwd, plugin).then(({ plugins }) =>
  studyHere({ host: diskHost(cwd), workshop: workshopOf(plugins), place, wish }),
);
if (parentPort !== null) serveStudy(study, parentPort);
