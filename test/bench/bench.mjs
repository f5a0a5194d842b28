import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateNovel } from "./generate.mjs";

/**
 * How long a book takes: every measure is a process of its own, started cold,
 * and what is printed is the median of the runs.
 *
 *     npm run bench                              both books, every format
 *     npm run bench -- --words 100000 --runs 5
 *     npm run bench -- --manuscript novel.md     a book of your own
 *     npm run bench -- --write                   the table into docs/benchmarks.md
 */
const { values } = parseArgs({
  options: {
    words: { type: "string", multiple: true },
    manuscript: { type: "string" },
    runs: { type: "string", default: "3" },
    formats: { type: "string", multiple: true },
    write: { type: "boolean", default: false },
  },
});

const root = path.resolve(import.meta.dirname, "../..");
const cli = path.join(root, "dist/program/quoin.cjs");
const meter = fileURLToPath(new URL("./meter.mjs", import.meta.url));
const runs = Number(values.runs);
const FORMATS = values.formats ?? ["epub", "pdf", "html", "epub,pdf,html"];

if (!existsSync(cli)) {
  console.error("There is no dist/ to measure: run “npm run build” first");
  process.exit(2);
}

const work = mkdtempSync(path.join(tmpdir(), "quoin-bench-"));
try {
  // Said as it was before our own work made the load.
  const conditions = machine();
  const rows = books().flatMap((book) => [
    ...FORMATS.map((formats) =>
      row(book, `quoin ${formats.replaceAll(",", " + ")}`, () => quoin(book, formats)),
    ),
    ...pandocRows(book),
  ]);
  const report = [...conditions, "", ...table(rows)].join("\n");
  console.log(report);
  if (values.write) record(report);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function books() {
  if (values.manuscript) return [bookOf(path.resolve(values.manuscript))];
  return (values.words ?? ["100000", "560000"]).map((words) => {
    const file = path.join(work, `novel-${words}.md`);
    writeFileSync(file, generateNovel(Number(words)));
    return bookOf(file);
  });
}

function bookOf(file) {
  return { file, words: readFileSync(file, "utf8").split(/\s+/).length };
}

/** The median of `runs` measures, each figure by itself. */
function row(book, name, measure) {
  const measures = Array.from({ length: runs }, measure);
  const median = (of) => measures.map(of).sort((a, b) => a - b)[Math.floor(measures.length / 2)];
  return {
    name,
    words: book.words,
    wall: median((each) => each.wall),
    cpu: median((each) => each.cpu),
    memory: median((each) => each.memory),
    bytes: measures[0].bytes,
  };
}

function quoin(book, formats) {
  const out = path.join(work, "out");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const usage = path.join(work, "usage.json");
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", meter, cli, "build", book.file, "--to", formats, "--out", out, "--quiet"],
    { env: { ...process.env, QUOIN_METER: usage }, cwd: work, encoding: "utf8" },
  );
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`quoin ${formats} ended with ${status}: ${stderr}`);
  const slug = path.basename(book.file, path.extname(book.file));
  const bytes = formats
    .split(",")
    .reduce((sum, format) => sum + statSync(path.join(out, slug, `${slug}.${format}`)).size, 0);
  return { wall, bytes, ...JSON.parse(readFileSync(usage, "utf8")) };
}

/** Pandoc, where it is installed and GNU time can measure it, on the same manuscript. */
function pandocRows(book) {
  const version = spawnSync("pandoc", ["--version"], { encoding: "utf8" });
  if (version.status !== 0 || !existsSync("/usr/bin/time")) return [];
  const name = version.stdout.split("\n")[0];
  return ["epub", "html"]
    .filter((format) => FORMATS.includes(format))
    .map((format) => row(book, `${name} ${format}`, () => pandoc(book, format)));
}

function pandoc(book, format) {
  const out = path.join(work, `pandoc.${format}`);
  const start = performance.now();
  const { status, stderr } = spawnSync(
    "/usr/bin/time",
    ["-f", "%U %S %M", "pandoc", "-s", "-f", "markdown+smart", book.file, "-o", out],
    { cwd: work, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`pandoc ${format}: ${stderr}`);
  const wall = (performance.now() - start) / 1000;
  const [user, system, memory] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, memory: memory / 1024, bytes: statSync(out).size };
}

function machine() {
  const model = cpus()[0]?.model.trim() || "unknown processor";
  const [load = 0] = loadavg();
  const others =
    load > 1 ? ` Other work was running (load ${load.toFixed(1)}): read CPU, not wall.` : "";
  const medians = runs === 1 ? "One run" : `Median of ${runs} runs`;
  return [
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${model}. ${medians}, each a new process.${others}`,
  ];
}

function table(rows) {
  const count = (number) => Math.round(number).toLocaleString("en-US");
  return [
    "| Book | What | Wall (s) | Words a second | CPU (s) | Peak memory (MB) | Output (MB) |",
    "| --: | :-- | --: | --: | --: | --: | --: |",
    ...rows.map(
      ({ name, words, wall, cpu, memory, bytes }) =>
        `| ${count(words)} words | ${name} | ${wall.toFixed(2)} | ${count(words / wall)} | ${cpu.toFixed(2)} | ${count(memory)} | ${(bytes / 1e6).toFixed(2)} |`,
    ),
  ];
}

/** Puts the report between the two marks of the page, and leaves its prose alone. */
function record(report) {
  const page = path.join(root, "docs/benchmarks.md");
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split("<!-- figures -->\n");
  const after = rest?.split("<!-- end of figures -->")[1];
  if (after === undefined) throw new Error("docs/benchmarks.md has lost its marks");
  writeFileSync(page, `${before}<!-- figures -->\n${report}\n<!-- end of figures -->${after}`);
}
