import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { unzip } from "../../dist/base/unzip.js";
import { mutateArchive, packArchive } from "./mutate-archive.mjs";
import { mutateBytes } from "./mutate-bytes.mjs";
import { mutateMarkup, wordsOf } from "./mutate-markup.mjs";
import { randomOf } from "./random.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const fixtures = path.join(root, "test/fixtures/readers");

/** The endings that are read, and which of them are archives. `zip` is a folder of chapters in one. */
export const FORMATS = ["txt", "md", "html", "docx", "odt", "rtf", "epub", "zip"];
const PACKED = new Set(["docx", "odt", "epub", "zip"]);

/** Longer seeds cost more time a try than they find. */
const LONGEST = 120_000;

/** The files a format's mutations start from: our fixtures, and the manuscripts this repository builds. */
export function corpusOf(format) {
  const seeds = [
    ...readdirSync(fixtures)
      .sort()
      .map((name) => path.join(fixtures, name, `in.${format}`)),
    ...(format === "txt" || format === "md" ? manuscripts(format) : []),
  ]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file))
    .map((bytes) => (PACKED.has(format) ? bytes : bytes.subarray(0, LONGEST)));
  if (format === "zip") seeds.push(chapters());
  const unpacked = PACKED.has(format) ? seeds.map(entriesIn) : [];
  const texts = PACKED.has(format)
    ? unpacked.flat().map(({ bytes }) => Buffer.from(bytes).toString("utf8"))
    : seeds.map((bytes) => bytes.toString("utf8"));
  return { format, seeds, unpacked, words: wordsOf(texts), digest: digestOf(seeds) };
}

function manuscripts(format) {
  return readdirSync(path.join(root, "manuscripts"), { recursive: true })
    .map(String)
    .sort()
    .filter((name) => name.endsWith(`.${format}`))
    .map((name) => path.join(root, "manuscripts", name));
}

/** Tells whether a state file belongs to this corpus: other seeds give other inputs. */
function digestOf(seeds) {
  return seeds.reduce((sum, bytes) => crc32(bytes, sum), 0).toString(16);
}

function entriesIn(bytes) {
  const unzipped = unzip(bytes, { files: 5000, bytes: 50_000_000 });
  if (!unzipped.ok) return [];
  return unzipped.entries.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }));
}

/** A folder of chapters as authors zip them. */
function chapters() {
  const names = [
    "front-matter/in.md",
    "notes/in.md",
    "drop-capitals/in.txt",
    "html-by-pandoc/in.html",
    "docx-by-pandoc/in.docx",
  ];
  const parts = names
    .map((name) => path.join(fixtures, name))
    .filter((file) => existsSync(file))
    .map((file, i) => ({
      path: `book/0${i}-chapter${path.extname(file)}`,
      bytes: readFileSync(file),
      lies: {},
    }));
  parts.push({
    path: "book/book.yaml",
    bytes: Buffer.from("title: A Book\nauthors: [Somebody]\nlanguage: en-GB\n"),
    lies: {},
  });
  return packArchive(parts, { ...randomOf(1, "zip", 0), chance: () => false });
}

/** The input of a number: the same from the same seed, whatever was tried before. */
export function inputOf(corpus, seed, at) {
  const { format, seeds, unpacked, words } = corpus;
  const random = randomOf(seed, format, at);
  const which = random.below(seeds.length);
  const bytes = seeds[which];
  const other = random.pick(seeds);
  if (PACKED.has(format) && random.chance(0.85))
    return mutateArchive(unpacked[which], random, { words, other });
  if (format === "html" && random.chance(0.6))
    return Buffer.from(mutateMarkup(bytes.toString("utf8"), random, words));
  return mutateBytes(bytes, random, { format, other });
}
