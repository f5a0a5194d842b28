import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { generateNovel } from "./generate.mjs";
import { hyphenCurve } from "./print-curve.mjs";
import { asLatex, asMarkdown, asTypst } from "./print-sources.mjs";

/**
 * How well and how fast pages are set: the PDF of two novels as a reader would
 * measure it, beside Typst's and, where it is installed, pdfLaTeX's.
 *
 *     npm run bench:print                 the table and the curve
 *     npm run bench:print -- --speed      how fast a long novel is set, and no more
 *     npm run bench:print -- --write      into docs/benchmarks.md too
 */
const BOOKS = [
  ["Wuthering Heights", "emily-bronte_wuthering-heights"],
  ["The Adventures of Sherlock Holmes", "arthur-conan-doyle_the-adventures-of-sherlock-holmes"],
  // Nearly all of it is dialogue, whose short paragraphs leave a page little to give.
  ["Red Harvest", "dashiell-hammett_red-harvest"],
];
const SPEED_WORDS = 562_000;
/** EB Garamond's word space at the size of the classic theme, in points. */
const SPACE = "2.25";

/** Heads of the columns, and the judge's names for the figures. */
const FIGURES = [
  ["space sd", "space_sd_x"],
  ["over 1.5 × (%)", "loose_gt_1.5x_pct"],
  ["over 2 × (%)", "loose_gt_2x_pct"],
  ["hyphens (%)", "hyphen_lines_pct"],
  ["runs of 3", "hyphen_runs_ge3"],
  ["letters bent over 3 % (%)", "letterfit_gt_3pct_lines_pct"],
  ["rivers (‰)", "rivers_per_1000"],
  ["stacks (‰)", "stacks_per_1000"],
  ["runts (%)", "runts_pct_of_last_lines"],
  ["overfull", "overfull_lines"],
  ["widows", "widows"],
  ["orphans", "orphans"],
  ["uneven spreads (%)", "uneven_spreads_pct"],
  ["feet out of line (%)", "ragged_bottom_pct"],
];

const root = path.resolve(import.meta.dirname, "../..");
const cli = path.join(root, "dist/program/quoin.cjs");
const judge = path.resolve(root, "../shared/tools/pdfquality.py");
const shelf = path.resolve(root, "../shared/typography/dev");
const fonts = path.join(root, "node_modules/@expo-google-fonts/eb-garamond");
const meter = fileURLToPath(new URL("./meter.mjs", import.meta.url));

if (!existsSync(cli)) {
  console.error("There is no dist/ to measure: run “npm run build” first");
  process.exit(2);
}

const work = mkdtempSync(path.join(tmpdir(), "quoin-print-"));
try {
  if (process.argv.includes("--speed")) console.log([machine(), "", ...speed()].join("\n"));
  else {
    const report = [
      machine(),
      "",
      ...quality(),
      "",
      ...(await curve()),
      "",
      ...typstCurve(),
      ...speed(),
    ].join("\n");
    console.log(report);
    if (process.argv.includes("--write")) record(report);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function novelOf(name) {
  return gunzipSync(readFileSync(path.join(shelf, `${name}.us.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))
    .map(({ kind, gold }) => ({ kind, text: gold }));
}

function quality() {
  if (!existsSync(shelf) || !existsSync(judge)) return ["No books to measure here: left out."];
  const rows = BOOKS.flatMap(([title, name]) => {
    const novel = novelOf(name);
    return engines(novel, name).map(([engine, pdf]) => [title, engine, figures(pdf)]);
  });
  return [
    `| Book | Set by | ${FIGURES.map(([head]) => head).join(" | ")} |`,
    `| :-- | :-- |${FIGURES.map(() => " --: |").join("")}`,
    ...rows.map(([title, engine, all]) => {
      const cells = FIGURES.map(([, key]) => all[key] ?? "–");
      return `| ${title} | ${engine} | ${cells.join(" | ")} |`;
    }),
  ];
}

function figures(pdf) {
  const { status, stdout, stderr } = spawnSync(
    "python3",
    [judge, "--json", "--space", SPACE, pdf],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`the judge: ${stderr}`);
  return JSON.parse(stdout)[0];
}

/** Each engine's PDF of a novel. */
function engines(novel, name) {
  const pdfs = [["quoin", quoin(write(`${name}.md`, asMarkdown(novel)), name).pdf]];
  for (const taste of ["default", "tuned"]) {
    const typst = runTypst(write(`${name}-${taste}.typ`, asTypst(novel, taste)));
    if (typst !== undefined) pdfs.push([`Typst, ${taste}`, typst.pdf]);
  }
  const latex = runLatex(write(`${name}.tex`, asLatex(novel)), 1);
  if (latex !== undefined) pdfs.push(["pdfLaTeX, microtype", latex.pdf]);
  return pdfs;
}

function write(name, text) {
  const file = path.join(work, name);
  writeFileSync(file, text);
  return file;
}

/** The PDFs of a novel; `more` are further arguments. */
function quoin(file, slug, more = []) {
  const out = mkdtempSync(path.join(work, "out-"));
  const used = metered([cli, "build", file, "--to", "pdf", "--out", out, "--quiet", ...more]);
  return { ...used, pdf: path.join(out, slug, `${slug}.pdf`) };
}

function runTypst(file) {
  const pdf = `${file}.pdf`;
  const script = fileURLToPath(new URL("./typst.mjs", import.meta.url));
  try {
    return { ...metered([script, path.basename(file), pdf, fonts]), pdf };
  } catch {
    // The compiler is a binary for some systems only.
    return undefined;
  }
}

/** pdfLaTeX with its own Palatino; `undefined` where it is not installed. */
function runLatex(file, passes) {
  if (spawnSync("pdflatex", ["--version"]).status !== 0) return undefined;
  const start = performance.now();
  let cpu = 0;
  for (let pass = 0; pass < passes; pass++)
    cpu += timed(["pdflatex", "-interaction=batchmode", path.basename(file)]);
  const pdf = file.replace(/\.tex$/, ".pdf");
  return existsSync(pdf) ? { wall: (performance.now() - start) / 1000, cpu, pdf } : undefined;
}

/** Runs a program and gives its seconds of CPU, as the shell counts them. */
function timed(command) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1';
  const { stderr } = spawnSync("bash", ["-c", script, "bash", ...command], {
    cwd: work,
    encoding: "utf8",
  });
  return stderr
    .trim()
    .split(" ")
    .reduce((sum, seconds) => sum + Number(seconds), 0);
}

/** Runs Node on a script and says what it used. */
function metered(args) {
  const usage = path.join(work, "usage.json");
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", meter, ...args], {
    env: { ...process.env, QUOIN_METER: usage },
    cwd: work,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return { wall: (performance.now() - start) / 1000, ...JSON.parse(readFileSync(usage, "utf8")) };
}

async function curve() {
  if (!existsSync(shelf)) return [];
  const novel = novelOf(BOOKS[0][1]);
  const points = await hyphenCurve(novel);
  return [
    `The same lines of *${BOOKS[0][0]}*, hyphens dearer from row to row:`,
    "",
    "| cost of a hyphen | hyphens (%) | space sd | over 1.5 × (%) |",
    "| --: | --: | --: | --: |",
    ...points.map(
      ({ cost, hyphens, sd, loose }) =>
        `| ${cost} | ${hyphens.toFixed(1)} | ${sd.toFixed(3)} | ${loose.toFixed(2)} |`,
    ),
  ];
}

/** The same novel by Typst, tuned, as its hyphens grow dearer. */
function typstCurve() {
  if (!existsSync(shelf) || !existsSync(judge)) return [];
  const [title, name] = BOOKS[0];
  const novel = novelOf(name);
  const rows = [0, 25, 50, 100, 200].flatMap((cost) => {
    const typst = runTypst(write(`curve-${cost}.typ`, asTypst(novel, "tuned", cost)));
    if (typst === undefined) return [];
    const all = figures(typst.pdf);
    const cells = ["hyphen_lines_pct", "space_sd_x", "loose_gt_1.5x_pct"].map((key) => all[key]);
    return [`| ${cost} % | ${cells.join(" | ")} |`];
  });
  if (rows.length === 0) return [];
  return [
    `*${title}* set by Typst, tuned, hyphens dearer from row to row:`,
    "",
    "| cost of a hyphen | hyphens (%) | space sd | over 1.5 × (%) |",
    "| --: | --: | --: | --: |",
    ...rows,
    "",
  ];
}

function speed() {
  const markdown = generateNovel(SPEED_WORDS);
  const novel = markdown
    .slice(markdown.indexOf("\n# "))
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "" && block !== "* * *")
    .map((block) =>
      block.startsWith("# ") ? { kind: "h", text: block.slice(2) } : { kind: "p", text: block },
    );
  const file = write("speed.md", markdown);
  const alone = ["--set", "output.pdf.editions=screen"];
  const rows = [
    ["quoin, one tagged PDF", quoin(file, "speed", alone)],
    ["quoin, that and the printer's", quoin(file, "speed")],
    ["Typst, one tagged PDF", runTypst(write("speed.typ", asTypst(novel, "default")))],
    ["pdfLaTeX, one pass", runLatex(write("speed.tex", asLatex(novel)), 1)],
  ].filter(([, used]) => used !== undefined);
  return [
    `| ${SPEED_WORDS.toLocaleString("en-US")} words | Wall (s) | CPU (s) | Peak memory (MB) | PDF (MB) |`,
    "| :-- | --: | --: | --: | --: |",
    ...rows.map(
      ([name, { wall, cpu, memory, pdf }]) =>
        `| ${name} | ${wall.toFixed(2)} | ${cpu?.toFixed(2) ?? "–"} | ${memory?.toFixed(0) ?? "–"} | ${(statSync(pdf).size / 1e6).toFixed(2)} |`,
    ),
  ];
}

function machine() {
  const model = cpus()[0]?.model.trim() || "unknown processor";
  const [load = 0] = loadavg();
  const others = load > 1 ? ` Other work was running (load ${load.toFixed(1)}).` : "";
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${model}. One run, each a new process.${others}`;
}

/** Puts the report between its two marks of the page. */
function record(report) {
  const page = path.join(root, "docs/benchmarks.md");
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split("<!-- print -->\n");
  const after = rest?.split("<!-- end of print -->")[1];
  if (after === undefined) throw new Error("docs/benchmarks.md has lost its marks");
  writeFileSync(page, `${before}<!-- print -->\n${report}\n<!-- end of print -->${after}`);
}
