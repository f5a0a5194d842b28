import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { corpusOf, FORMATS, inputOf } from "./reader-corpus.mjs";

/**
 * Every reader against files made to hurt it: our fixtures with their bytes, tags and archives changed by chance.
 * An input is made from the seed, the format and its number alone, so each can be made again.
 *
 *     npm run fuzz:readers                              100,000 files a reader; goes on where it stopped
 *     npm run fuzz:readers -- --count 300 --fresh       a short run from the start
 *     npm run fuzz:readers -- --only docx,odt           some readers
 *     npm run fuzz:readers -- --only docx --keep 1234   writes input 1234 to a file, to look at
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: "1455" },
    only: { type: "string", default: FORMATS.join(",") },
    state: { type: "string", default: "output/.fuzz/readers.json" },
    fresh: { type: "boolean", default: false },
    minutes: { type: "string", default: "1000000" },
    keep: { type: "string" },
  },
});

/** What one file may cost: milliseconds of processor time, so that a busy machine accuses nobody; megabytes. */
const LONGEST = 5000;
const MOST_MEMORY = 1024;
/** Files a worker reads before another takes over, so that nothing gathers. */
const BATCH = 2000;

const seed = Number(values.seed);
const count = Number(values.count);
const formats = values.only.split(",");
const until = Date.now() + Number(values.minutes) * 60_000;

if (values.keep !== undefined) {
  const [format] = formats;
  const file = `fuzz-${format}-${values.keep}.${format}`;
  writeFileSync(file, inputOf(corpusOf(format), seed, Number(values.keep)));
  console.log(`written to ${file}`);
} else {
  const state = stateAt(values.state);
  // A round of batches for every reader, so that a run cut short has tried them all.
  for (let open = formats; open.length > 0 && Date.now() < until; )
    open = await asyncFilter(open, async (format) => {
      const record = state[format];
      if (record.done >= count || Date.now() > until) return false;
      await batch(format, record, Math.min(count, record.done + BATCH));
      save(values.state, state);
      return record.done < count;
    });
  report(state);
}

async function asyncFilter(list, keeps) {
  const kept = [];
  for (const one of list) if (await keeps(one)) kept.push(one);
  return kept;
}

function stateAt(file) {
  const known = existsSync(file) && !values.fresh ? JSON.parse(readFileSync(file, "utf8")) : {};
  return Object.fromEntries(
    formats.map((format) => {
      const { digest } = corpusOf(format);
      const before = known[format];
      const same = before?.seed === seed && before.digest === digest;
      return [format, same ? before : { seed, digest, done: 0, faults: [], slowest: 0 }];
    }),
  );
}

function save(file, state) {
  const others = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...others, ...state }, undefined, 1)}\n`);
}

/** Reads up to `to` in a worker; whatever ends it early is the fault of the input it was at. */
async function batch(format, record, to) {
  while (record.done < to) {
    const shared = new SharedArrayBuffer(16);
    const doing = new Int32Array(shared);
    const began = new Float64Array(shared, 8);
    doing[0] = record.done;
    began[0] = Number.POSITIVE_INFINITY;
    const worker = new Worker(new URL("./reader-worker.mjs", import.meta.url), {
      workerData: { format, seed, from: record.done, to, shared },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.on("message", ({ at, faults }) => {
      for (const fault of faults ?? []) add(record, at, fault);
    });
    const ended = await endOf(worker, { began, record });
    const at = Atomics.load(doing, 0);
    if (ended !== undefined) add(record, at, ended);
    record.done = ended === undefined ? to : at + 1;
  }
}

/** Why a worker stopped before it was done; undefined where it was. */
function endOf(worker, { began, record }) {
  const start = process.memoryUsage().rss;
  return new Promise((resolve) => {
    let why;
    const end = (because) => {
      if (why === undefined) void worker.terminate();
      why ??= because;
    };
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage();
      const spent = (user + system) / 1000 - began[0];
      record.slowest = Math.max(record.slowest, spent);
      if (spent > LONGEST) end(`hang: over ${LONGEST / 1000} s`);
      // The heap has its own limit; this is for buffers, which are not on it.
      if (process.memoryUsage().rss - start > 2 * MOST_MEMORY * 1_048_576)
        end(`memory: over ${2 * MOST_MEMORY} MB with buffers`);
    }, 100);
    worker.on("error", (error) => {
      why ??=
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? `memory: over ${MOST_MEMORY} MB`
          : `crash: ${error.stack ?? error}`;
    });
    worker.on("exit", () => {
      clearInterval(watch);
      resolve(why);
    });
  });
}

/** One sentence a cause: what is said twice of one place in our code is one fault. */
function add(record, at, fault) {
  const cause = fault.replace(/\d+/g, "0").split("\n").slice(0, 3).join("\n");
  const known = record.faults.find((one) => one.cause === cause);
  if (known === undefined) record.faults.push({ at, cause, fault, times: 1 });
  else known.times++;
}

function report(state) {
  console.log("| reader | files | faults |\n| :-- | --: | --: |");
  for (const format of formats)
    console.log(`| ${format} | ${state[format].done} | ${state[format].faults.length} |`);
  const all = formats.flatMap((format) => state[format].faults.map((one) => ({ format, ...one })));
  for (const { format, at, times, fault } of all)
    console.log(
      `\n${format} ${at} (${times} times)\n${fault}\nnpm run fuzz:readers -- --only ${format} --seed ${seed} --keep ${at}`,
    );
  if (all.length > 0) process.exitCode = 1;
}
