import { describe, expect, test } from "vitest";
import { unzip } from "../../../src/base/unzip.ts";
import type { Inline } from "../../../src/model/book.ts";
import { validateEpub } from "../../../src/writers/validate.ts";
import { zip } from "../../../src/writers/zip.ts";
import { asset, png } from "../../support/assets.ts";
import { book, editionOf, p, section } from "../../support/edition.ts";
import { epubsOf, plainTheme } from "./job.ts";

/** Something that is planted, and whether EPUBCheck 5.3 then refuses the book. */
interface Planting {
  readonly area: string;
  readonly name: string;
  readonly refused: boolean;
}

/** The bench plants the same, and runs without a compiler. */
const sower: string = new URL("../../support/planting.mjs", import.meta.url).href;
const { planted, plantings } = (await import(sower)) as {
  readonly plantings: readonly Planting[];
  planted(
    files: ReadonlyMap<string, Buffer>,
    planting: Planting,
  ): ReadonlyMap<string, Buffer> | undefined;
};

/** A book of two chapters and a picture: small, as it is looked at six hundred times. */
const dot: Inline = { type: "image", image: "dot.png", alt: "a grey dot", decorative: false };
const small = editionOf(
  book([
    section("One", [p("It rained."), p("It rained all day."), p("There was a dot: ", dot)]),
    section("Two", [p("It stopped.")]),
  ]),
  [asset("dot.png", png(4, 4), "image/png", [4, 4])],
);
const [made] = await epubsOf(small, undefined, { theme: plainTheme });
const unpacked = unzip(made!.bytes, { files: 1000, bytes: 1 << 28 });
const files = new Map(
  (unpacked.ok ? unpacked.entries : []).map(({ path, bytes }) => [path, Buffer.from(bytes)]),
);

/**
 * What `validate` finds and EPUBCheck passes, on purpose: the book is not right, and a reader or a store would say so.
 * Declarations that cannot be read are warnings, as reading systems pass over them.
 */
const STRICTER: ReadonlySet<string> = new Set([
  "an address: `//example.org/x`",
  "a UUID that is none",
  "a second language that is no tag",
  "a font without a source",
  "a style sheet: `a:hover:: { color: red }`",
  "a style sheet: `p { filter: progid:DXImageTransform.Microsoft.gradient(a=1) }`",
  "a style sheet: `@media screen and (min-width 20em) { p { color: red } }`",
  "a style sheet: `p { color: rgb(1,2,3)) }`",
  "a style sheet: `p { color: red↵ margin: 0 }`",
  "a style sheet: `p { width: 100%% }`",
  "a style sheet: `p { color: $red }`",
  "`datetime` of a month that is none",
  "a drawing with a paragraph in it",
]);

/** What EPUBCheck finds and `validate` passes: who mends one strikes it out. */
const MISSED: ReadonlySet<string> = new Set([
  "`rel` of an anchor without an address",
  "`rev` of a link",
  "`abbr` of a head cell",
  "`aria-selected` of a link",
  '`role="note"` on a link',
  '`role="listitem"` on a word and its meaning',
  "a state its role does not have",
  "a formula with `xml:lang`",
]);

/** `node test/bench/validate.mjs --write` asks EPUBCheck anew, of this book and of what Pandoc makes. */
describe.each(plantings)("$area: $name", (planting) => {
  const due = (planting.refused && !MISSED.has(planting.name)) || STRICTER.has(planting.name);
  test(due ? "is found" : "is let be", async () => {
    const changed = planted(files, planting);
    expect(changed, "the book has a place for it").toBeDefined();
    const bytes = zip(
      [...changed!].map(([path, content]) => ({
        path,
        bytes: content,
        ...(path === "mimetype" && { stored: true as const }),
      })),
    );
    const outcome = await validateEpub(bytes);
    const found = outcome.ok
      ? outcome.value.findings.filter(
          ({ severity, code }) => severity !== "info" && code !== "content/image-without-text",
        )
      : outcome.diagnostics;
    if (due) expect(found).not.toEqual([]);
    else expect(found).toEqual([]);
    for (const { hint } of found) expect(hint!.length).toBeGreaterThan(10);
  });
});
