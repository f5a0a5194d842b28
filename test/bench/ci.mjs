import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateNovel } from "./generate.mjs";

/**
 * What a change costs on a server: every measure is a process of its own, and every figure that
 * compares two is a ratio of two measures of this run.
 *
 *     npm run bench:ci                              a long novel; 24 books of 80,000 words; 500 short ones
 *     npm run bench:ci -- --books 200               the whole list; half an hour on two cores
 *     npm run bench:ci -- --words 100000 --books 0  quickly
 *     npm run bench:ci -- --write                   the table into docs/benchmarks.md
 */
const { values } = parseArgs({
  options: {
    words: { type: "string", default: "560000" },
    books: { type: "string", default: "24" },
    "book-words": { type: "string", default: "80000" },
    short: { type: "string", default: "500" },
    runs: { type: "string", default: "3" },
    formats: { type: "string", default: "epub,pdf,html" },
    write: { type: "boolean", default: false },
  },
});

const root = path.resolve(import.meta.dirname, "../..");
const cli = path.join(root, "dist/program/quoin.cjs");
const meter = fileURLToPath(new URL("./meter.mjs", import.meta.url));
const runs = Number(values.runs);
const work = mkdtempSync(path.join(tmpdir(), "quoin-bench-ci-"));

try {
  const conditions = machine();
  const rows = [...oneBook(), ...shortList(), ...longList()];
  const lines = [
    conditions,
    "",
    "| What | Measured | Ratio or share | Aim |",
    "| :-- | :-- | --: | --: |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ];
  console.log(lines.join("\n"));
  if (values.write) record(lines.join("\n"));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Cold, with one paragraph changed, and with nothing changed; then the same files from elsewhere. */
function oneBook() {
  const words = Number(values.words);
  const novel = generateNovel(words);
  const folder = path.join(work, "one");
  mkdirSync(folder);
  const cold = [];
  const warm = [];
  const same = [];
  for (let run = 0; run < runs; run++) {
    rmSync(path.join(folder, "output"), { recursive: true, force: true });
    writeFileSync(path.join(folder, "novel.md"), novel);
    cold.push(quoin(folder, ["novel.md"]));
    same.push(quoin(folder, ["novel.md"]));
    writeFileSync(path.join(folder, "novel.md"), changed(novel, run));
    warm.push(quoin(folder, ["novel.md"]));
  }
  const elsewhere = path.join(work, "else where");
  mkdirSync(elsewhere);
  writeFileSync(path.join(elsewhere, "novel.md"), changed(novel, runs - 1));
  quoin(elsewhere, ["novel.md", "--no-cache", "--out", "aus"]);
  const equal = printOf(path.join(folder, "output")) === printOf(path.join(elsewhere, "aus"));
  const [coldCpu, warmCpu] = [median(cold, "cpu"), median(warm, "cpu")];
  const name = `${words.toLocaleString("en")} words, ${values.formats}`;
  return [
    [`${name}: cold`, `${seconds(cold)}, ${Math.round(median(cold, "memory"))} MB`, "", ""],
    [
      `${name}: one paragraph changed`,
      `${seconds(warm)}, ${Math.round(median(warm, "memory"))} MB`,
      `${(warmCpu / coldCpu).toFixed(2)} × cold CPU`,
      "0.35 ×, 1.5 s",
    ],
    [`${name}: nothing changed`, seconds(same), "", "0.25 s"],
    [
      "cold elsewhere, and warm here",
      "every file, report included",
      equal ? "same bytes" : "DIFFERENT",
      "same bytes",
    ],
  ];
}

/** A word more in a paragraph of the middle. */
function changed(novel, run) {
  const lines = novel.split("\n");
  let at = lines.length >> 1;
  while (lines[at].length < 200) at += 1;
  lines[at] = lines[at].replace(/ the /, ` the ${["other", "second", "last", "next"][run % 4]} `);
  return lines.join("\n");
}

/** A list of short books in which nothing changed, against one of them. */
function shortList() {
  const books = Number(values.short);
  if (books === 0) return [];
  const folder = path.join(work, "short");
  const lines = generateNovel(8 * books + 2000).split("\n");
  mkdirSync(path.join(folder, "manuscripts"), { recursive: true });
  for (let at = 0; at < books; at++) {
    const text = `# One\n\n${lines
      .slice(10 + (at % (lines.length - 60)), 50 + at)
      .slice(0, 40)
      .join("\n")}\n`;
    writeFileSync(path.join(folder, `manuscripts/b${at}.md`), text);
  }
  quoin(folder, [], "epub");
  const list = Array.from({ length: runs }, () => quoin(folder, [], "epub"));
  const one = Array.from({ length: runs }, () => quoin(folder, ["manuscripts/b0.md"], "epub"));
  const each = (figure) => ((median(list, figure) - median(one, figure)) * 1000) / (books - 1);
  return [
    [
      `a list of ${books} short books: nothing changed`,
      `${seconds(list)}; one of them ${seconds(one)}`,
      `${each("wall").toFixed(1)} ms a book (CPU ${each("cpu").toFixed(1)})`,
      "3 ms a book",
    ],
  ];
}

/** A list of long books on one core and on two, and half the list for its memory. */
function longList() {
  const books = Number(values.books);
  if (books === 0) return [];
  const folder = path.join(work, "long");
  mkdirSync(path.join(folder, "manuscripts"), { recursive: true });
  const words = Number(values["book-words"]);
  for (let at = 0; at < books; at++)
    writeFileSync(path.join(folder, `manuscripts/b${at}.md`), generateNovel(words, at + 1));
  const pinned = spawnSync("taskset", ["-c", "0", "true"]).status === 0;
  const rate = (cores) => {
    const on = pinned ? ["taskset", "-c", cores === 1 ? "0" : "0,1"] : [];
    return quoin(folder, ["--no-cache", "--jobs", String(cores)], values.formats, on);
  };
  const one = rate(1);
  const two = rate(2);
  for (let at = books >> 1; at < books; at++) rmSync(path.join(folder, `manuscripts/b${at}.md`));
  const half = rate(2);
  const name = `${books} books of ${words.toLocaleString("en")} words, cold`;
  return [
    [
      `${name}: two cores`,
      `${seconds([two])}; on one ${seconds([one])}`,
      `${(one.wall / two.wall).toFixed(2)} × one core's rate`,
      "1.8 ×",
    ],
    [
      `${name}: memory`,
      `${Math.round(two.memory)} MB; half the list ${Math.round(half.memory)} MB`,
      `${(two.memory / half.memory).toFixed(2)} ×`,
      "1 ×",
    ],
  ];
}

function quoin(cwd, args, formats = values.formats, on = []) {
  const usage = path.join(work, "usage.json");
  const [program, ...words] = [
    ...on,
    ...[process.execPath, "--import", meter, cli, "build", ...args, "--to", formats, "--quiet"],
  ];
  const start = performance.now();
  const { status, stderr } = spawnSync(program, words, {
    env: { ...process.env, QUOIN_METER: usage },
    cwd,
    encoding: "utf8",
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`quoin ${args.join(" ")} ended with ${status}: ${stderr}`);
  return { wall, ...JSON.parse(readFileSync(usage, "utf8")) };
}

function median(measures, figure) {
  return measures.map((each) => each[figure]).sort((a, b) => a - b)[measures.length >> 1];
}

function seconds(measures) {
  return `${median(measures, "wall").toFixed(2)} s (CPU ${median(measures, "cpu").toFixed(2)} s)`;
}

/** One digest for all files of a folder, the cache left out. */
function printOf(folder) {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith(".cache"))
    .sort();
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(path.join(folder, name)));
  return hash.digest("hex");
}

function machine() {
  const model = cpus()[0]?.model.trim() || "unknown processor";
  const [load = 0] = loadavg();
  const others =
    load > 1 ? ` Other work was running (load ${load.toFixed(1)}): read CPU, not wall.` : "";
  const medians = runs === 1 ? "One run" : `Median of ${runs} runs`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${model}. ${medians}.${others}`;
}

function record(report) {
  const file = path.join(root, "docs/benchmarks.md");
  if (!existsSync(file)) return;
  const [begin, end] = ["<!-- ci -->", "<!-- end of ci -->"];
  const text = readFileSync(file, "utf8");
  const [head, rest] = [text.split(begin)[0], text.split(end)[1] ?? ""];
  writeFileSync(file, `${head}${begin}\n${report}\n${end}${rest}`);
}
