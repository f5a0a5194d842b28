import { createRequire, syncBuiltinESMExports } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { corpusOf, inputOf } from "./reader-corpus.mjs";
import { readAny } from "./reader-run.mjs";

/**
 * Reads inputs of one format, one after another, and says what went wrong. What it is doing stands in shared
 * memory, so that the driver knows it of a worker that answers no more.
 */
const { format, seed, from, to, shared } = workerData;
/** The number of the input, and how much processor time had been spent when it was begun, in milliseconds. */
const doing = new Int32Array(shared);
const began = new Float64Array(shared, 8);

const corpus = corpusOf(format);
// What is loaded when it is first needed is loaded before the watch begins.
for (const bytes of corpus.seeds) await readAny(format, bytes);
let touched = [];
watch();

for (let at = from; at < to; at++) {
  Atomics.store(doing, 0, at);
  const input = inputOf(corpus, seed, at);
  began[0] = spent();
  touched = [];
  const faults = await readAny(format, input);
  for (const what of touched) faults.push(`outside: it asked for ${what}`);
  if (faults.length > 0) parentPort.postMessage({ at, faults });
}
Atomics.store(doing, 0, to);
began[0] = Number.POSITIVE_INFINITY;
parentPort.postMessage({ done: to });

function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A reader has bytes and nothing else: whatever opens a file, a socket or a process is told of. */
function watch() {
  const require = createRequire(import.meta.url);
  const doors = {
    fs: [
      "readFileSync",
      "openSync",
      "readFile",
      "open",
      "createReadStream",
      "statSync",
      "existsSync",
    ],
    "fs/promises": ["readFile", "open", "stat"],
    net: ["connect", "createConnection"],
    http: ["request", "get"],
    https: ["request", "get"],
    dns: ["lookup"],
    child_process: ["spawn", "spawnSync", "exec", "execFile"],
  };
  for (const [name, keys] of Object.entries(doors)) {
    const module = require(`node:${name}`);
    for (const key of keys) {
      const real = module[key];
      module[key] = (...given) => {
        touched.push(`${name}.${key}`);
        return real.apply(module, given);
      };
    }
  }
  const { fetch } = globalThis;
  globalThis.fetch = (...given) => {
    touched.push("fetch");
    return fetch(...given);
  };
  syncBuiltinESMExports();
}
