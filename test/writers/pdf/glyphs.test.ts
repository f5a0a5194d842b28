import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Font, ShapedText } from "../../../src/fonts/font.ts";
import { loadFont } from "../../../src/fonts/fontkit.ts";
import type { Page, Pagination, TextPiece } from "../../../src/layout/pagination.ts";
import { screenPdf } from "../../../src/writers/paint.ts";
import { paintPages } from "../../../src/writers/paint-book.ts";
import { createGlyphBook, type GlyphBook } from "../../../src/writers/paint-glyphs.ts";
import { book, editionOf, section } from "../../support/edition.ts";
import { made } from "../../support/pages.ts";

const FACE = "node_modules/@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf";
const font: Font = made(await loadFont(new Uint8Array(readFileSync(FACE))));
const folder = mkdtempSync(join(tmpdir(), "quoin-glyphs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page with one word, which reads as `text`. */
function pageOf(word: string, text: string): Page {
  const shaped = { ...font.shape(word, ["smcp"], "en"), text };
  const look = { font, size: 12, rise: 0, tracking: 0 };
  const pieces: TextPiece[] = [{ x: 0, space: 0, scale: 1, look, shaped }];
  return {
    folio: "1",
    side: "recto",
    width: 200,
    height: 200,
    blank: false,
    marks: [{ type: "text", x: 20, y: 20, pieces, tag: 1 }],
  };
}

const structure = [
  { role: "Document", parent: -1 },
  { role: "P", parent: 0 },
];

/** The codes a book gives a text. */
function codesOf(glyphs: GlyphBook, shaped: ShapedText): Uint8Array {
  const face = glyphs.of(font);
  const { start, end } = face.encode(shaped);
  return face.codes.slice(start, end);
}

function paginationOf(...pages: readonly Page[]): Pagination {
  return { pages, outline: [], structure };
}

const edition = editionOf(book([section("One", [])]));

describe("codes of glyphs", () => {
  test("are the characters themselves where these have glyphs of their own", () => {
    const glyphs = createGlyphBook({ fonts: [font], exceptions: new Map() });
    glyphs.of(font).encode(font.shape("aÉж—", [], "en"));
    expect(glyphs.used().map(([, code, , text]) => [code, text])).toEqual(
      ["a", "É", "ж", "—"].map((text) => [text.charCodeAt(0), text]),
    );
  });

  test("do not depend on what was printed before", () => {
    const one = createGlyphBook({ fonts: [font], exceptions: new Map() });
    const other = createGlyphBook({ fonts: [font], exceptions: new Map() });
    other.of(font).encode(font.shape("Quite other words", ["smcp"], "en"));
    other.begin();
    const shaped = font.shape("fire", ["smcp", "onum"], "en");
    expect(codesOf(other, shaped)).toEqual(codesOf(one, shaped));
    expect(other.used()).toEqual(one.used());
  });

  test("are told apart where one glyph is read in two ways", async () => {
    // Small capitals have no characters: here the same two are a word and its other spelling.
    const painted = paintPages({
      pictures: { images: new Map(), drawings: new Map() },
      pagination: paginationOf(pageOf("as", "as"), pageOf("as", "AZ")),
    });
    const [face] = painted.faces;
    const codes = face!.glyphs.map(([, code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const job = { edition, date: new Date(0), generator: "quoin test", id: "0".repeat(32) };
    const path = join(folder, "two.pdf");
    writeFileSync(path, await screenPdf(job, painted));
    if (spawnSync("pdftotext", ["-v"]).error !== undefined) return;
    const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
    expect(text.split("\f").map((page) => page.trim())).toEqual(["as", "AZ", ""]);
  });
});
