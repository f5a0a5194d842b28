import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { digest } from "../../src/base/digest.ts";
import { unzip } from "../../src/base/unzip.ts";
import type { Built } from "../../src/pipeline/build.ts";
import { epubCheck, noJava } from "../support/epubcheck.ts";
import { built, bytesOf, manuscriptsOf, root, samples } from "./build.ts";
import { missingWords, textOfMarkup, withoutMarkup, wordsOf, wordsOfManuscript } from "./words.ts";

/** Two rough manuscripts by strangers, which are no part of the project. */
const SEEDS = ["000_32efeb0fcac28657.txt", "004_475be4f73441b187.txt"].map(
  (name) => `../shared/seeds/${name}`,
);
const noSeeds = SEEDS.every((path) => existsSync(join(root, path)))
  ? undefined
  : "the strangers' manuscripts are not on this machine";
const noPoppler = has("pdftotext") ? undefined : "pdftotext is not installed";
const noQpdf = has("qpdf") ? undefined : "qpdf is not installed";

const books = [...samples(), ...(noSeeds === undefined ? SEEDS : [])];
const made = new Map<string, Built>();

beforeAll(async () => {
  for (const path of books) made.set(path, await built(path));
}, 300_000);

function bookOf(path: string): Built {
  const book = made.get(path);
  if (book === undefined) throw new Error(`${path} was not built`);
  return book;
}

test("there are four samples", () => {
  expect(samples().length).toBe(4);
});

describe.each(books)("%s", (path) => {
  test("builds in every format, with no error", () => {
    const book = bookOf(path);
    expect(book.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(book.ok).toBe(true);
    expect(new Set(book.artifacts.map(({ format }) => format))).toEqual(
      new Set(["epub", "pdf", "html", "md", "site"]),
    );
  });

  test.each(["epub", "html", "md"])("loses no word on the way to %s", (format) => {
    const found = wordsOf(textOf(bookOf(path), format));
    expect(missingWords(wanted(path), found)).toEqual({});
  });

  test.skipIf(noPoppler)("loses no word on the way to pdf", () => {
    const found = wordsOf(textOf(bookOf(path), "pdf"));
    // pdftotext takes any hyphen at a line's end for a division, and glues “pre- and” to one word.
    const glued = hanging(path).filter((pair) => found.includes(pair.join("")));
    expect(missingWords(wanted(path), [...found, ...glued.flat()])).toEqual({});
  });

  test.each(["epub", "html"])("has no typewriter's mark left in %s", (format) => {
    expect(typewritten(textOf(bookOf(path), format, CODE))).toEqual([]);
  });

  test.skipIf(noPoppler || path.endsWith("specimen"))(
    "has no typewriter's mark left in pdf",
    () => {
      expect(typewritten(textOf(bookOf(path), "pdf"))).toEqual([]);
    },
  );

  test("gives the same bytes twice", async () => {
    const again = await built(path);
    const digests = (book: Built) =>
      Object.fromEntries(book.artifacts.map(({ path: name, bytes }) => [name, digest(bytes)]));
    expect(digests(again)).toEqual(digests(bookOf(path)));
  });

  test.skipIf(noQpdf)("makes a PDF that qpdf finds whole", () => {
    const { status, stdout, stderr } = withFile(bytesOf(bookOf(path), "pdf"), "pdf", (file) =>
      spawnSync("qpdf", ["--check", file], { encoding: "utf8" }),
    );
    expect([status, `${stdout}${stderr}`.match(/WARNING.*|ERROR.*/g)]).toEqual([0, null]);
  });
});

test.skipIf(noJava)(
  "EPUBCheck has nothing to say of any of them",
  () => {
    const verdicts = epubCheck(books.map((path) => bytesOf(bookOf(path), "epub")));
    const faults = verdicts.map((messages) =>
      messages.filter(({ severity }) => ["FATAL", "ERROR", "WARNING"].includes(severity)),
    );
    expect(Object.fromEntries(books.map((path, i) => [path, faults[i]]))).toEqual(
      Object.fromEntries(books.map((path) => [path, []])),
    );
  },
  300_000,
);

describe("what the samples are there to show", () => {
  test("the story opens with its author's note as front matter, and has three chapters", () => {
    const { edition } = bookOf("manuscripts/the-lamplighters-debt.txt");
    expect(edition?.book.metadata).toMatchObject({
      title: "The Lamplighter’s Debt",
      authors: ["A. Quoin"],
    });
    expect(edition?.book.front.map(({ role }) => role)).toEqual(["authorNote"]);
    expect(chapters(edition)).toEqual([
      { label: "Chapter One", title: "Three Hundred and Twelve Lamps" },
      { label: "Chapter Two", title: "Number Forty-One" },
      { label: "Chapter Three", title: "Paid in Full" },
    ]);
  });

  test("the speech that opens with a double quote and closes with a single one is asked about", () => {
    const { diagnostics, sources } = bookOf("manuscripts/the-lamplighters-debt.txt");
    const quote = "You put it down,' he told her";
    const at = [...sources.values()][0]?.text.indexOf(quote) ?? -1;
    const near = diagnostics.filter(
      ({ at: span }) => span !== undefined && Math.abs(span.start - at) < 60,
    );
    expect(near.map(({ code }) => code)).toContainEqual(expect.stringMatching(/^typography\//));
  });

  test("a hyphen typed for a dash becomes one, and one that waits for its word stays", () => {
    const text = textOf(bookOf("manuscripts/the-lamplighters-debt.txt"), "html");
    expect(text).toContain("touch the flame to the mantle—and there it was");
    expect(text).toContain("two thousand—and that in the pre- and post-election excitement");
  });

  test("the novella has two parts, a cover, three notes and matter at both ends", () => {
    const { edition } = bookOf("manuscripts/a-day-without-weather");
    expect(edition?.book.body.map(({ type }) => type)).toEqual(["part", "part"]);
    expect(edition?.book.front.map(({ role }) => role)).toEqual([
      "dedication",
      "epigraph",
      "foreword",
    ]);
    expect(edition?.book.back.map(({ role }) => role)).toEqual(["afterword", "aboutAuthor"]);
    expect(edition?.book.cover?.image).toBe("cover.jpg");
    expect(edition?.notes.length).toBe(3);
  });
});

describe.skipIf(noSeeds)("a stranger's manuscript", () => {
  test("has its note in the front matter and its chapter under label and title", () => {
    const { edition } = bookOf(SEEDS[1] as string);
    expect(edition?.book.front.length).toBe(1);
    expect(chapters(edition)).toEqual([
      { label: "Chapter One", title: "Lovesick At The Hospital" },
    ]);
  });

  test("has the hyphens typed for dashes set as dashes", () => {
    const text = textOf(bookOf(SEEDS[1] as string), "html");
    expect(text).toContain("don’t like it—suck it up");
    expect(text).toContain("stress at work—why not have a little guy time?”");
  });

  test("is asked about where its quotation marks do not match", () => {
    const { diagnostics } = bookOf(SEEDS[0] as string);
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toContain("typography/mismatched-quotation");
  });

  test("keeps its spelling", () => {
    const text = textOf(bookOf(SEEDS[1] as string), "html");
    for (const word of ["offfer", "rogueish", "heaing"]) expect(text).toContain(word);
  });
});

/** Labels and titles of the chapters, their no-break spaces made plain. */
function chapters(edition: Built["edition"]): readonly { label: string; title: string }[] {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ");
  const body = edition?.contents.filter(({ matter }) => matter === "body") ?? [];
  return body.map(({ label, title }) => ({ label: plain(label), title: plain(title) }));
}

const CODE: ReadonlySet<string> = new Set(["code", "pre"]);

function wanted(path: string): readonly string[] {
  return manuscriptsOf(path).flatMap(({ name, text }) => {
    // Not printed, by custom: a byline's “by”, and the name of a page that needs none.
    const printed = text.replace(/^by (?=[A-Z])|^# (?:Dedication|Epigraph)$/gm, "");
    return wordsOfManuscript(printed, name.endsWith(".md"));
  });
}

/** Straight quotes, typed dashes and three dots, with some words round them. */
function typewritten(text: string): readonly string[] {
  return (
    text.match(/.{0,30}(?:["']|(?<!-)--(?!-)|\.\.\.| - |\w- (?!(?:and|or|to)\b)).{0,30}/g) ?? []
  );
}

function textOf(book: Built, format: string, without: ReadonlySet<string> = new Set()): string {
  const bytes = bytesOf(book, format);
  switch (format) {
    case "epub":
      return epubText(bytes, without);
    case "pdf":
      return pdfText(bytes);
    case "html":
      return textOfMarkup(new TextDecoder().decode(bytes), without);
    default:
      // Its front matter stays: the title stands there.
      return withoutMarkup(`\n${new TextDecoder().decode(bytes)}`);
  }
}

function epubText(bytes: Uint8Array, without: ReadonlySet<string>): string {
  const unzipped = unzip(bytes, { files: 1000, bytes: 1e8 });
  if (!unzipped.ok) throw new Error(unzipped.fault.type);
  return unzipped.entries
    .filter(({ path }) => path.endsWith(".xhtml"))
    .map((entry) => textOfMarkup(new TextDecoder().decode(entry.bytes), without))
    .join("\n");
}

/** Each word of a manuscript that ends in a hyphen, with the word after it. */
function hanging(path: string): readonly (readonly string[])[] {
  const text = manuscriptsOf(path)
    .map((file) => file.text)
    .join("\n");
  return [...text.matchAll(/(\p{L}+)-["'’”]?\s+["'‘“]?(\p{L}+)/gu)].map((pair) =>
    wordsOf(`${pair[1]} ${pair[2]}`),
  );
}

/** The text of a PDF in reading order, with words that were divided at a line's end whole again. */
function pdfText(bytes: Uint8Array): string {
  const text = withFile(bytes, "pdf", (file) =>
    execFileSync("pdftotext", ["-enc", "UTF-8", file, "-"], { encoding: "utf8" }),
  );
  return text.replace(/(?<=\p{L})[-\u00ad\u2010]\n\f?(?=\p{L})/gu, "");
}

function withFile<T>(bytes: Uint8Array, ending: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "quoin-sample-"));
  try {
    const file = join(folder, `book.${ending}`);
    writeFileSync(file, bytes);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function has(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined;
}
