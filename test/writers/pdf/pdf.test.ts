import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pagination } from "../../../src/layout/pagination.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Edition } from "../../../src/model/edition.ts";
import { paintBook } from "../../../src/writers/paint-book.ts";
import { pdfWriter } from "../../../src/writers/pdf.ts";
import { svgPage } from "../../../src/writers/svg.ts";
import { asset, png } from "../../support/assets.ts";
import { book, editionOf, p, section } from "../../support/edition.ts";
import { lineText, made, novel, textMarks } from "../../support/pages.ts";
import { specimen } from "../../support/specimen.ts";
import { themeNamed } from "../../theme/load.ts";

const theme = themeNamed("classic");

function has(tool: string): boolean {
  return spawnSync(tool, ["--version"]).error === undefined;
}

async function write(edition: Edition, editions = "both"): Promise<ReadonlyMap<string, Buffer>> {
  const options = made(pdfWriter.parseOptions({ editions }));
  const written = await pdfWriter.write({
    edition,
    theme,
    options,
    date: new Date(Date.UTC(2026, 0, 2)),
    generator: "quoin test",
    formats: ["pdf"],
    painted: () => paintBook(edition, theme),
    pagination: () => typeset(edition, theme),
  });
  return new Map(made(written).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
}

/** All content and font streams, inflated. */
function streams(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  const text = pdf.toString("latin1");
  for (const { index, 0: head, 1: length } of text.matchAll(
    /\/Length (\d+)[\s\S]*?>>\nstream\n/g,
  )) {
    const start = index + head.length;
    const bytes = pdf.subarray(start, start + Number(length));
    try {
      found.push(inflateSync(bytes).toString("latin1"));
    } catch {
      // An image or metadata, which are not deflated.
    }
  }
  return found;
}

describe("the specimen as PDF", () => {
  let files: ReadonlyMap<string, Buffer>;
  let pages: Pagination;
  const folder = mkdtempSync(join(tmpdir(), "quoin-pdf-"));
  const screenPath = join(folder, "screen.pdf");
  const printPath = join(folder, "print.pdf");
  beforeAll(async () => {
    pages = made(await typeset(specimen, theme));
    files = await write(specimen);
    writeFileSync(screenPath, files.get("specimen.pdf")!);
    writeFileSync(printPath, files.get("specimen.print.pdf")!);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("comes as two files of equal bytes every time", async () => {
    expect([...files.keys()]).toEqual(["specimen.pdf", "specimen.print.pdf"]);
    const again = await write(specimen);
    for (const [path, bytes] of files) expect(again.get(path)?.equals(bytes), path).toBe(true);
  });

  test.skipIf(!has("qpdf"))("passes qpdf without a warning (skipped where qpdf is missing)", () => {
    for (const path of [screenPath, printPath]) {
      const { stdout, stderr, status } = spawnSync("qpdf", ["--check", path], { encoding: "utf8" });
      expect(`${stdout}${stderr}`).not.toContain("WARNING");
      expect(status).toBe(0);
    }
  });

  test.skipIf(!has("pdftotext"))("gives back its words (skipped where poppler is missing)", () => {
    const raw = execFileSync("pdftotext", ["-raw", screenPath, "-"], { encoding: "utf8" });
    const marks = pages.pages.map((page) => textMarks(page).map(lineText).join(""));
    const bare = (text: string): string => text.replace(/\s+/g, "");
    const found = raw.split("\f").map(bare);
    // The first word of a chapter with a drop capital comes back whole, as its actual text.
    marks.forEach((text, i) => {
      if (!/actual/.test(dropsOn(pages, i))) expect(found[i]).toBe(bare(text));
    });
  });

  test("is tagged: every content mark has an element, all else is an artifact", () => {
    const screen = files.get("specimen.pdf")!.toString("latin1");
    expect(screen).toContain("/MarkInfo <</Marked true>>");
    for (const role of [
      "H1",
      "P",
      "BlockQuote",
      "L",
      "LI",
      "Table",
      "TH",
      "TD",
      "Figure",
      "Note",
      "Link",
      "TOC",
    ])
      expect(screen, role).toContain(`/S/${role}/`);
    expect(screen).toContain("<pdfuaid:part>1</pdfuaid:part>");
    for (const stream of streams(files.get("specimen.pdf")!).filter((one) => / Tf/.test(one))) {
      expect(count(stream, /\bBDC\b|\bBMC\b/g)).toBe(count(stream, /\bEMC\b/g));
      expect(count(stream, /^BT$/gm)).toBe(count(stream, /^ET$/gm));
    }
  });

  test("prints text in black only: no stream names a colour", () => {
    for (const stream of streams(files.get("specimen.print.pdf")!).filter((one) => / Tf/.test(one)))
      expect(stream.replace(/\((?:\\.|[^\\)])*\)/g, "")).not.toMatch(
        /\s(rg|RG|k|K|g|G|cs|sc|scn)\s/,
      );
  });

  test("for the printer has boxes and an even number of pages, but no links or outline", () => {
    const print = files.get("specimen.print.pdf")!.toString("latin1");
    expect(count(print, /\/Type \/Page\n/g) % 2).toBe(0);
    expect(count(print, /\/TrimBox/g)).toBe(count(print, /\/Type \/Page\n/g));
    expect(print).not.toMatch(/\/Annots|\/Outlines|\/StructTreeRoot/);
  });

  test("is drawn as SVG by the second painter, word for word", () => {
    const page = pages.pages.find(({ begins }) => begins !== undefined)!;
    const svg = svgPage(page);
    const words = [...svg.matchAll(/>([^<>]*)<\/tspan>/g)].map(([, word]) => word).join("");
    const text = textMarks(page).map(lineText).join("");
    expect(
      words
        .replace(/&amp;/g, "&")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"'),
    ).toBe(text);
  });
});

/** Says whether a page has a word whose first letter dropped. */
function dropsOn({ pages, structure }: Pagination, page: number): string {
  return pages[page]!.marks.map((mark) =>
    "tag" in mark ? (structure[mark.tag]?.actualText ?? undefined) : undefined,
  ).some((text) => text !== undefined)
    ? "actual"
    : "";
}

test("an odd last page gets a blank one beside it for the printer only", async () => {
  const files = await write(editionOf(book([section("One", [p("Short.")])])));
  const pagesOf = (name: string): number =>
    count(files.get(name)!.toString("latin1"), /\/Type \/Page\n/g);
  expect(pagesOf("specimen.print.pdf")).toBe(
    pagesOf("specimen.pdf") + (pagesOf("specimen.pdf") % 2),
  );
});

test("a damaged picture leaves its place empty and is named", async () => {
  const cut = png(40, 40).subarray(0, 60);
  const figure = {
    type: "figure",
    image: "cut.png",
    alt: "cut",
    decorative: false,
    caption: [],
  } as const;
  const edition = editionOf(book([section("One", [figure, p("Words.")])]), [
    asset("cut.png", cut, "image/png", [40, 40]),
  ]);
  const outcome = await pdfWriter.write({
    edition,
    theme,
    options: { editions: "screen" },
    date: new Date(0),
    generator: "quoin test",
    formats: ["pdf"],
    painted: () => paintBook(edition, theme),
    pagination: () => typeset(edition, theme),
  });
  expect(outcome.ok).toBe(true);
  expect(outcome.diagnostics.map(({ code }) => code)).toContain("writers/damaged-picture");
});

test("one edition alone is written where it is asked for", async () => {
  const edition = editionOf(book([section("One", novel(3))]));
  expect([...(await write(edition, "print")).keys()]).toEqual(["specimen.print.pdf"]);
  expect([...(await write(edition, "screen")).keys()]).toEqual(["specimen.pdf"]);
});

test("options it does not know are named", () => {
  for (const raw of ["screen", { edition: "both" }, { editions: "web" }]) {
    const outcome = pdfWriter.parseOptions(raw);
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics[0]?.code).toBe("writers/pdf-option");
  }
});

test("titles with markup signs make well-formed metadata", async () => {
  const edition = editionOf(book([section("One", [p("Words.")])]), [], {});
  const titled = {
    ...edition,
    book: { ...edition.book, metadata: { ...edition.book.metadata, title: "T & <C> (“q”)" } },
  };
  const screen = (await write(titled, "screen")).get("specimen.pdf")!.toString("utf8");
  expect(screen).toContain("T &amp; &lt;C&gt; (“q”)");
});

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
