import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toPt } from "../../../src/base/units.ts";
import { narrowestInside } from "../../../src/layout/pages/gutter.ts";
import type { Pagination } from "../../../src/layout/pagination.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import { trimNamed } from "../../../src/theme/trims.ts";
import { book, editionOf, section } from "../../support/edition.ts";
import { made, novel } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

/** What stores ask for, as somebody else read it; where it is not at hand there is nothing to compare with. */
const REFERENCE = "../shared/reference/print-and-store-requirements.md";
const reference = existsSync(REFERENCE) ? readFileSync(REFERENCE, "utf8") : undefined;

describe.skipIf(reference === undefined)("beside the stores' own figures", () => {
  test("every band of pages has the inside margin that is asked for", () => {
    const rows = [...(reference ?? "").matchAll(/^\| (\d+)–(\d+) \| ([\d.]+) in \(/gm)];
    expect(rows.length).toBe(5);
    for (const [, from, to, inches] of rows)
      for (const pages of [Number(from), Number(to)])
        expect(narrowestInside(pages).inches, `${pages} pages`).toBe(Number(inches));
  });

  test("every trim size has its measures by its name", () => {
    const [, list = ""] = /regular: ([^[]+)\[/.exec(reference ?? "") ?? [];
    const sizes = [...list.matchAll(/([\d.]+)×([\d.]+)/g)];
    expect(sizes.length).toBeGreaterThan(12);
    for (const [name, width, height] of sizes) {
      const found = trimNamed(name);
      expect([toPt(found?.width ?? "0in", 1), toPt(found?.height ?? "0in", 1)], name).toEqual([
        Number(width) * 72,
        Number(height) * 72,
      ]);
    }
  });
});

describe("the margin at the spine", () => {
  const classic = themeNamed("classic");
  const narrow = (gutter: Theme["page"]["gutter"]): Theme => {
    const margins = { ...classic.page.margins, inside: "0.3in" } as const;
    return { ...classic, page: { ...classic.page, margins, gutter } };
  };
  const edition = editionOf(book([section("One", novel(60))]));

  test("is raised to what a book of so many pages needs, and that is said", async () => {
    const outcome = await typeset(edition, narrow("byPageCount"));
    expect(outcome.diagnostics.map(({ code }) => code)).toContain("layout/gutter-raised");
    expect(leftOf(made(outcome))).toBeCloseTo(0.375 * 72, 0);
  });

  test("stays as it is given where the theme says so", async () => {
    const outcome = await typeset(edition, narrow("asGiven"));
    expect(outcome.diagnostics.map(({ code }) => code)).not.toContain("layout/gutter-raised");
    expect(leftOf(made(outcome))).toBeCloseTo(0.3 * 72, 0);
  });

  /** Left edge of the text of the last recto: most of its lines begin on it. */
  function leftOf({ pages }: Pagination): number {
    const rectos = pages.filter(({ side, marks }) => side === "recto" && marks.length > 15);
    const edges = (rectos.at(-1)?.marks ?? []).flatMap((mark) =>
      mark.type === "text" && mark.tag >= 0 ? [mark.x] : [],
    );
    return edges.sort((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 0;
  }
});
