import { Worker } from "node:worker_threads";

/** Begins a thread that runs one file of the bundle; `data` is what it is started with. */
export function threadOf(name: "worker.cjs" | "preview-worker.cjs", data: object): Worker {
  return new Worker(new URL("./thread.cjs", import.meta.url), { workerData: data, argv: [name] });
}
