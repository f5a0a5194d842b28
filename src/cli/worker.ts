import { parentPort, workerData } from "node:worker_threads";
import type { Stage } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { pressBook } from "../report/press-book.ts";
import { loadPlugins } from "./plugins.ts";
import type { Shop, Word } from "./pool.ts";

/** The thread that `pressInThreads` starts: it is given places and gives books back. */
const { cwd, plugin, wish } = workerData as Shop;
const host = diskHost(cwd);
const workshop = loadPlugins(cwd, plugin).then(({ plugins }) => workshopOf(plugins));
const say = (word: Word): void => parentPort?.postMessage(word);

parentPort?.on("message", async (place: BookPlace) => {
  const onStage = (stage: Stage, detail: string): void => say({ type: "stage", stage, detail });
  const pressed = await pressBook(host, await workshop, place, { ...wish, onStage });
  say({ type: "pressed", pressed });
});
