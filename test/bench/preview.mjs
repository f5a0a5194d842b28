import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { build } from "../../dist/index.js";
import { generateNovel } from "./generate.mjs";

/**
 * The book on the web and on the desk, measured in a real browser: medians, on
 * the machine at hand. Run with `npm run bench:preview`.
 */
const EDITS = Number(process.argv[2] ?? 15);
const PROGRAM = fileURLToPath(new URL("../../dist/program/quoin.cjs", import.meta.url));
const { CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
const folder = mkdtempSync(join(tmpdir(), "quoin-bench-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const rows = [];
const row = (figure, target, value) => rows.push({ figure, target, value });
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A desktop and a phone, in turns. */
const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 780 },
];

try {
  await editing();
  await reading();
  await accessible();
  console.table(rows);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A book as long as War and Peace, as one file and as a site. */
async function reading() {
  writeFileSync(join(folder, "long.md"), generateNovel(580_000));
  const out = join(folder, "out");
  await build(join(folder, "long.md"), { to: ["html", "site"], out });
  for (const [name, path, target] of [
    ["one file", "long/long.html", 1000],
    ["site, first page", "long/long-site/index.html", 300],
    ["site, longest chapter", longestPage(join(out, "long/long-site")), 300],
  ]) {
    const looks = [];
    for (let i = 0; i < 6; i += 1)
      looks.push(await look(pathToFileURL(resolve(out, path)).href, SCREENS[i % SCREENS.length]));
    row(`${name}: first paint`, `≤ ${target} ms`, `${median(looks.map(({ paint }) => paint))} ms`);
    row(`${name}: layout shift`, "0", Math.max(...looks.map(({ shift }) => shift)));
    row(
      `${name}: longest task in scrolling`,
      "≤ 50 ms",
      `${median(looks.map(({ task }) => task))} ms`,
    );
  }
  const weight = ["style.css", "reader.js"]
    .map((name) => gzipSync(readFileSync(join(out, "long/long-site", name))).length)
    .reduce((a, b) => a + b);
  row("site: style and script, gzip", "≤ 15 000 B", `${weight} B`);
}

function longestPage(folder) {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const size = (name) => statSync(join(folder, name)).size;
  return join(folder, pages.toSorted((a, b) => size(b) - size(a))[0]);
}

/** What axe-core finds on every page of every sample, by day, by night and on paper. */
async function accessible() {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const out = join(folder, "samples");
  const shelf = fileURLToPath(new URL("../../manuscripts/", import.meta.url));
  for (const name of readdirSync(shelf))
    await build(join(shelf, name), { to: ["html", "site"], out });
  const pages = readdirSync(out, { recursive: true }).filter((name) => name.endsWith(".html"));
  const page = await browser.newPage({ bypassCSP: true });
  let found = 0;
  for (const name of pages) {
    await page.goto(pathToFileURL(join(out, name)).href);
    await page.evaluate(axe);
    for (const [media, colorScheme] of [
      ["screen", "light"],
      ["screen", "dark"],
      ["print", "light"],
    ]) {
      await page.emulateMedia({ media, colorScheme });
      // A page comes in again when it turns from paper to screen; until then it holds nothing to be found.
      await page.waitForFunction(
        "document.getAnimations().every(({ playState }) => playState === 'finished') && !document.documentElement.hasAttribute('data-wait')",
      );
      found += await page.evaluate(() => axe.run().then(({ violations }) => violations.length));
    }
  }
  await page.close();
  row(`axe on ${pages.length} pages of the samples: light, dark, print`, "0", found);
}

async function look(address, viewport) {
  const page = await browser.newPage({ viewport });
  await page.addInitScript(() => {
    globalThis.noted = { tasks: [], shift: 0 };
    const observe = (type, act) =>
      new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({
        type,
        buffered: true,
      });
    observe("longtask", ({ duration }) => noted.tasks.push(duration));
    observe("layout-shift", ({ value }) => {
      noted.shift += value;
    });
  });
  await page.goto(address, { waitUntil: "load" });
  await pause(500);
  const first = await page.evaluate(() => {
    noted.tasks.length = 0;
    return performance.getEntriesByName("first-contentful-paint")[0].startTime;
  });
  await page.mouse.move(600, 400);
  const scroll = async () => {
    for (let i = 0; i < 30; i += 1) {
      await page.mouse.wheel(0, 600);
      await pause(30);
    }
  };
  await scroll();
  // To the middle, where nothing has been laid out yet, and on from there.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await scroll();
  const { tasks, shift } = await page.evaluate(() => noted);
  await page.close();
  return {
    paint: Math.round(first),
    shift: Number(shift.toFixed(4)),
    task: Math.round(Math.max(0, ...tasks)),
  };
}

/** From the start of the program to the first page, and from the write of a file to the change in the browser. */
async function editing() {
  const path = join(folder, "novel.md");
  const novel = generateNovel(100_000);
  let text = novel;
  writeFileSync(path, text);
  const starts = [];
  for (let i = 0; i < 4; i += 1) {
    const { page, ended, took } = await opened();
    starts.push(took);
    await page.close();
    await ended();
  }
  row("preview: start of the program to its first page", "≤ 1000 ms", `${median(starts)} ms`);
  const { page, ended } = await opened();
  await settled(page);
  await page.locator("#pages").evaluate((shelf) => shelf.children[9].scrollIntoView());
  await page.locator(".page[title='7'] svg text").first().waitFor();
  const times = { html: [], page: [] };
  for (let i = 0; i < EDITS; i += 1) {
    await pause(2500);
    await settled(page);
    // Near the top of the second page of the first chapter: a page in sight holds it or what it moves.
    const at = text.indexOf(" ", text.indexOf("\n\n", 6000) + 10) + 1;
    text = `${text.slice(0, at)}zyx${i} ${text.slice(at)}`;
    const seen = page.evaluate(watchFor, `zyx${i} `);
    await pause(50);
    const written = Date.now();
    writeFileSync(path, text);
    const { html, svg } = await seen;
    times.html.push(html - written);
    times.page.push(svg - written);
  }
  row("preview: a paragraph saved to its HTML on screen", "≤ 150 ms", `${median(times.html)} ms`);
  row("preview: … to its set page on screen", "≤ 300 ms", `${median(times.page)} ms`);
  await page.close();
  await ended();
}

/** The program itself, as it is started from a command line, and a page of the browser that shows its first page in its own type. */
async function opened() {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  const began = performance.now();
  const program = spawn(process.execPath, [PROGRAM, "preview", "novel.md"], { cwd: folder });
  const address = await new Promise((done) =>
    program.stdout.on("data", (said) => {
      const found = /http:\S+/.exec(String(said));
      if (found !== null) done(found[0]);
    }),
  );
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector(".page svg text") !== null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(done));
  });
  const took = Math.round(performance.now() - began);
  const ended = () =>
    new Promise((done) => {
      program.once("exit", done);
      program.kill("SIGINT");
    });
  return { page, ended, took };
}

/** Done when all pages are set. */
function settled(page) {
  return page.waitForFunction(() =>
    / pages$/.test(document.getElementById("state").textContent ?? ""),
  );
}

/** In the page: when a word came into the text, and when a page in sight was drawn again; each at the next frame. */
function watchFor(word) {
  const frame = (act) => requestAnimationFrame(() => act(Date.now()));
  const html = new Promise((done) => {
    const main = document.getElementById("text").contentDocument.querySelector("main");
    new MutationObserver((records, observer) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      if (!added.some(({ textContent }) => textContent.includes(word))) return;
      observer.disconnect();
      frame(done);
    }).observe(main, { childList: true, subtree: true, characterData: true });
  });
  const svg = new Promise((done) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      frame(done);
    }).observe(document.getElementById("pages"), { childList: true, subtree: true });
  });
  return Promise.all([html, svg]).then(([a, b]) => ({ html: a, svg: b }));
}
