import { describe, expect, test } from "vitest";
import type { Block, Book } from "../../../src/model/book.ts";
import { epubWriter } from "../../../src/writers/epub.ts";
import { asset, png } from "../../support/assets.ts";
import { book, editionOf, p, section } from "../../support/edition.ts";
import { epubJob } from "./job.ts";
import { filesOf } from "./reading.ts";

const figure = (alt: string, decorative = false): Block => ({
  type: "figure",
  image: "a.png",
  alt,
  decorative,
  caption: [],
});
const withFigure = (found: Block): Book =>
  book([section("One", [p("Words."), found]), section("Two", [p("More.")])]);

async function written(made: Book, raw?: unknown) {
  const outcome = await epubWriter.write(
    epubJob(editionOf(made, [asset("a.png", png(8, 8), "image/png", [8, 8])]), raw),
  );
  if (!outcome.ok) throw new Error("not written");
  const opf = filesOf(outcome.value[0]!.bytes).get("EPUB/package.opf")!;
  const values = (property: string) =>
    [...opf.matchAll(new RegExp(`property="${property}"[^>]*>([^<]*)<`, "g"))].map(
      ([, value]) => value,
    );
  return { values, codes: outcome.diagnostics.map(({ code }) => code) };
}

const claim = {
  accessibility: {
    conformsTo: "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
    certifiedBy: "The Press",
    exemption: "eaa-microenterprise",
  },
};

describe("accessibility metadata", () => {
  test("a described image is claimed as described", async () => {
    const { values, codes } = await written(withFigure(figure("A grey square")));
    expect(values("schema:accessMode")).toEqual(["textual", "visual"]);
    expect(values("schema:accessModeSufficient")).toEqual(["textual", "textual,visual"]);
    expect(values("schema:accessibilityFeature")).toContain("alternativeText");
    expect(codes).toEqual([]);
  });

  test("an image without description takes the claim away and is reported", async () => {
    const { values, codes } = await written(withFigure(figure("")));
    expect(values("schema:accessModeSufficient")).toEqual(["textual,visual"]);
    expect(values("schema:accessibilityFeature")).not.toContain("alternativeText");
    expect(values("schema:accessibilitySummary")[0]).toMatch(/no description/);
    expect(codes).toEqual(["writers/image-without-text"]);
  });

  test("a decoration claims nothing and harms nothing", async () => {
    const { values, codes } = await written(withFigure(figure("", true)));
    expect(values("schema:accessMode")).toEqual(["textual"]);
    expect(values("schema:accessModeSufficient")).toEqual(["textual"]);
    expect(codes).toEqual([]);
  });

  test("conformance is claimed only as stated, and refused where the content contradicts it", async () => {
    expect((await written(withFigure(figure("x")))).values("dcterms:conformsTo")).toEqual([]);
    const stated = await written(withFigure(figure("A square")), claim);
    expect(stated.values("dcterms:conformsTo")).toEqual([
      "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
    ]);
    expect(stated.values("a11y:certifiedBy")).toEqual(["The Press"]);
    expect(stated.values("a11y:exemption")).toEqual(["eaa-microenterprise"]);
    const refused = await written(withFigure(figure("")), claim);
    expect(refused.values("dcterms:conformsTo")).toEqual([]);
    expect(refused.codes).toContain("writers/conformance-refused");
  });

  test("options that say nothing usable are reported, and the book is made", () => {
    const outcome = epubWriter.parseOptions({
      editions: ["nook"],
      printIsbn: "123",
      sparkle: true,
      accessibility: { conformsTo: "yes" },
    });
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual([
      "writers/unusable-option",
      "writers/unusable-option",
      "writers/unusable-option",
      "writers/unknown-option",
    ]);
    expect(outcome.ok && outcome.value).toEqual({ editions: ["generic"], accessibility: {} });
  });
});
