/**
 * Scores `fix` against hand-proofed books, by class of mark, in three variants
 * and in Markdown, with its speed, beside other tools where they are installed.
 *
 *   npm run bench:typography [-- --rivals [FOLDER]]
 *
 * FOLDER holds a node_modules with smartypants, retext and retext-smartypants, where they are not installed here.
 *
 * The books lie outside the repository; where they are missing this says so and ends well.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { fix } from "../../dist/pipeline/fix.js";
import { marked, sequence, unmarked } from "./markdown-noise.mjs";
import { emptyScore, merge, scoreRows } from "./typography-score.mjs";

const BOOKS = new URL("../../../shared/typography/dev/", import.meta.url);
/** Never looked into while the rules were made. */
const HELD_OUT = ["joyce", "du-bois", "hammett"];
const VARIANTS = ["us", "gb", "mixed"];

if (!existsSync(BOOKS)) {
  console.log("The proofed books are not here: nothing to score.");
  process.exit(0);
}

const languageOf = (variant) => (variant === "gb" ? "en-GB" : "en-US");

/** The books of a variant: name and rows. */
function booksOf(variant) {
  return readdirSync(BOOKS)
    .filter((name) => name.endsWith(`.${variant}.jsonl.gz`))
    .toSorted()
    .map((name) => ({
      name: name.split(".")[0],
      rows: gunzipSync(readFileSync(new URL(name, BOOKS)))
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    }));
}

const isHeldOut = (name) => HELD_OUT.some((held) => name.includes(held));

function report(title, score) {
  const rate = (bad, n) => (n === 0 ? "–" : ((1e4 * bad) / n).toFixed(1));
  console.log(
    `${title.padEnd(34)}${String(score.marks).padStart(7)} marks ${String(score.errors).padStart(6)} errors ${rate(score.errors, score.marks).padStart(7)} per 10,000, ${score.other} other characters`,
  );
  return score;
}

function reportClasses(score) {
  for (const [name, { marks, errors }] of Object.entries(score.classes))
    if (errors > 0)
      console.log(
        `    ${name.padEnd(16)}${String(marks).padStart(7)} ${String(errors).padStart(5)} ${((1e4 * errors) / marks).toFixed(1).padStart(8)}`,
      );
}

async function scoreWith(run, books) {
  const groups = { learned: emptyScore(), heldOut: emptyScore() };
  for (const { name, rows } of books) {
    const score = await run(rows);
    merge(isHeldOut(name) ? groups.heldOut : groups.learned, score);
  }
  return groups;
}

const isProse = ({ flat }) => !/[*_[\]<>`\\&|#~]|^\s*(?:\d+[.)]|[-+=])/mu.test(flat);

const flatOf = (rows) => rows.map(({ flat }) => flat);

for (const variant of VARIANTS) {
  const books = booksOf(variant);
  const language = languageOf(variant);
  const plain = await scoreWith(async (rows) => {
    const { text } = await fix(flatOf(rows).join("\n\n"), { language, format: "txt" });
    return scoreRows(rows, text.split("\n\n"));
  }, books);
  reportClasses(report(`${variant}, learned`, plain.learned));
  reportClasses(report(`${variant}, held out`, plain.heldOut));
  // Paragraphs that would be something else in Markdown are left out, so the same ones are scored as plain text beside it.
  const some = books.map(({ name, rows }) => ({ name, rows: rows.filter(isProse) }));
  const bare = await scoreWith(async (rows) => {
    const { text } = await fix(flatOf(rows).join("\n\n"), { language, format: "txt" });
    return scoreRows(rows, text.split("\n\n"));
  }, some);
  const noisy = await scoreWith(async (rows) => {
    const { text } = await fix(marked(flatOf(rows)), { language, format: "md" });
    return scoreRows(rows, unmarked(text));
  }, some);
  report(`${variant} in Markdown, learned`, noisy.learned);
  report("  the same paragraphs, plain", bare.learned);
  report(`${variant} in Markdown, held out`, noisy.heldOut);
  report("  the same paragraphs, plain", bare.heldOut);
  const gold = await scoreWith(async (rows) => {
    const { text } = await fix(rows.map((row) => row.gold).join("\n\n"), {
      language,
      format: "txt",
    });
    return scoreRows(rows, text.split("\n\n"));
  }, books);
  report(`${variant}, gold fed in`, merge(gold.learned, gold.heldOut));
}

await damage();
await speed();
const asked = process.argv.indexOf("--rivals");
if (asked > 0) await rivals(process.argv[asked + 1]);

/** Takes away, doubles or turns one quote at a time, and counts what else changes in its book. */
async function damage() {
  const next = sequence();
  let runs = 0;
  let far = 0;
  for (const variant of ["us", "gb"])
    for (const { rows } of booksOf(variant)) {
      const texts = flatOf(rows);
      const fixed = async (all) => {
        const options = { language: languageOf(variant), format: "txt" };
        return (await fix(all.join("\n\n"), options)).text.split("\n\n");
      };
      const whole = await fixed(texts);
      const quoted = texts.flatMap((text, i) => (/["']/.test(text) ? [i] : []));
      for (const put of ["", '"', "'", "”", "", '"', "'", "”"]) {
        const hit = quoted[Math.floor(next() * quoted.length)];
        const places = [...texts[hit].matchAll(/["']/g)];
        const { index } = places[Math.floor(next() * places.length)];
        const broken = texts[hit].slice(0, index) + put + texts[hit].slice(index + 1);
        const after = await fixed(texts.map((text, i) => (i === hit ? broken : text)));
        far += whole.filter((text, i) => text !== after[i] && i !== hit && i !== hit + 1).length;
        runs += 1;
      }
    }
  console.log(`damage: ${runs} marks, ${far} paragraphs changed beyond the next`);
}

/** Warm megabytes a second on all books as one text, profile and ledger included. */
async function speed() {
  const text = booksOf("us")
    .map(({ rows }) => flatOf(rows).join("\n\n"))
    .join("\n\n\f\n");
  const bytes = Buffer.byteLength(text);
  const rates = [];
  for (let i = 0; i < 8; i++) {
    const start = process.cpuUsage();
    await fix(text, { language: "en-US", format: "txt" });
    const { user, system } = process.cpuUsage(start);
    if (i >= 3) rates.push(bytes / (user + system));
  }
  const median = rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)];
  console.log(
    `speed: ${median?.toFixed(1)} MB/s of CPU time, warm, ${(bytes / 1e6).toFixed(1)} MB`,
  );
}

/** Other tools on the same paragraphs; their output is read back as plain text. */
async function rivals(folder) {
  const load = loaderFrom(folder);
  const tools = [await smartypants(load), await retext(load), await markdownIt(), pandoc()].filter(
    (tool) => tool !== undefined,
  );
  for (const { name, run } of tools)
    for (const variant of VARIANTS) {
      const score = emptyScore();
      for (const { rows } of booksOf(variant)) merge(score, scoreRows(rows, run(flatOf(rows))));
      report(`${name}, ${variant}`, score);
    }
}

/** Loads a package from here or from a folder; undefined where neither has it. */
function loaderFrom(folder) {
  return async (name) => {
    const here = await import(name).catch(() => undefined);
    if (here !== undefined || folder === undefined) return here;
    try {
      const { resolve } = createRequire(path.resolve(folder, "package.json"));
      return await import(pathToFileURL(resolve(name)).href);
    } catch {
      return undefined;
    }
  };
}

async function smartypants(load) {
  const loaded = await load("smartypants");
  const run = loaded?.smartypantsu ?? loaded?.default?.smartypantsu;
  if (run === undefined) return undefined;
  return { name: "smartypants", run: (texts) => texts.map((text) => run(text, "1")) };
}

/** With the options nearest to a novelist: two hyphens for an em dash. */
async function retext(load) {
  const [core, plugin] = [await load("retext"), await load("retext-smartypants")];
  if (core === undefined || plugin === undefined) return undefined;
  const set = core.retext().use(plugin.default, { dashes: true });
  return {
    name: "retext-smartypants",
    run: (texts) => texts.map((text) => String(set.processSync(text))),
  };
}

async function markdownIt() {
  const loaded = await import("markdown-it").catch(() => undefined);
  if (loaded === undefined) return undefined;
  const reader = loaded
    .default({ typographer: true, html: true })
    .disable(["list", "heading", "code", "blockquote", "hr", "lheading", "reference"]);
  const plain = (html) =>
    html
      .replaceAll(/<\/?(?:p|em|strong|br)[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  // Two hyphens are an en dash to it; the authors of these books mean an em dash.
  const typed = (text) => text.replaceAll(/(?<!-)--(?!-)/g, "---");
  return {
    name: "markdown-it",
    run: (texts) => texts.map((text) => plain(reader.render(typed(text)))),
  };
}

function pandoc() {
  if (spawnSync("pandoc", ["--version"]).status !== 0) return undefined;
  const run = (texts) => {
    const input = texts.join("\n\n@@@@\n\n");
    const { stdout } = spawnSync(
      "pandoc",
      ["-f", "markdown+smart+old_dashes-fancy_lists-startnum", "-t", "plain", "--wrap=preserve"],
      { input, maxBuffer: 1 << 28 },
    );
    return stdout.toString().split("@@@@");
  };
  return { name: "pandoc", run };
}
