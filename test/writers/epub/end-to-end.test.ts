import { describe, expect, test } from "vitest";
import { buildBook } from "../../../src/pipeline/build.ts";
import { emptyTree } from "../../../src/pipeline/config/tree.ts";
import { discover } from "../../../src/pipeline/discover.ts";
import { workshopOf } from "../../../src/pipeline/workshop.ts";
import { epubCheck, noJava, noOldEpubCheck, oldEpubCheck } from "../../support/epubcheck.ts";
import { memoryHost } from "../../support/memory-host.ts";
import { filesOf } from "./reading.ts";

const SETTINGS = `title: The Tide & the Table
subtitle: A Novel
authors: [Ann Arbor, Bo "Quill" Bell]
contributors:
  - { name: Cy Dell, role: translator }
  - { name: Di Eller, role: ill }
language: en-GB
isbn: 978-0-306-40615-7
publisher: Bodkin & Forme
rights: © 2026 A. Arbor <all rights>
description: Salt, and "what came of it".
subjects: [Fiction, Sea & shore]
series: { name: The Tides, position: 2.5 }
date: 2026-11-23
output:
  epub:
    printIsbn: 0-306-40615-2
    accessibility:
      conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
      certifiedBy: The Press
      certifierCredential: https://example.org/badge
      certifierReport: https://example.org/report
      exemption: eaa-microenterprise
editions:
  shop: { store: kobo, isbn: 978-1-86197-876-9, formats: [epub] }
`;

const MANUSCRIPT = `# Chapter One

It began. See [our page](https://www.amazon.com/dp/1) or [theirs](https://www.kobo.com/x).[^1]

[^1]: A note.

# Chapter Two

It ended.
`;

async function madeOf(settings: string, epoch?: string) {
  const host = memoryHost({ "book/book.yaml": settings, "book/text.md": MANUSCRIPT });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  const built = await buildBook(host, workshop, places[0]!, {
    formats: ["epub"],
    said: emptyTree,
    ...(epoch === undefined ? {} : { sourceDateEpoch: epoch }),
  });
  const codes = built.diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);
  const epubs = built.artifacts.map(({ path, bytes }) => {
    const files = filesOf(bytes);
    return { path, bytes, files, opf: files.get("EPUB/package.opf")! };
  });
  return { codes, epubs };
}

const textsOf = (opf: string, element: string) =>
  [...opf.matchAll(new RegExp(`<dc:${element}[^>]*>([^<]*)<`, "g"))].map(([, value]) => value);
const metasOf = (opf: string, property: string) =>
  [...opf.matchAll(new RegExp(`<meta[^>]* property="${property}"[^>]*>([^<]*)<`, "g"))].map(
    ([, value]) => value,
  );

describe("what book.yaml says", async () => {
  const { codes, epubs } = await madeOf(SETTINGS);
  const [plain, kobo] = epubs;

  test("stands in the package document, word for word", () => {
    const { opf } = plain!;
    expect(codes).toEqual([]);
    expect(textsOf(opf, "title")).toEqual(["The Tide &amp; the Table", "A Novel"]);
    expect(textsOf(opf, "creator")).toEqual(["Ann Arbor", "Bo “Quill” Bell"]);
    expect(textsOf(opf, "contributor")).toEqual(["Cy Dell", "Di Eller"]);
    expect(metasOf(opf, "role")).toEqual(["aut", "aut", "trl", "ill"]);
    expect(textsOf(opf, "publisher")).toEqual(["Bodkin &amp; Forme"]);
    expect(textsOf(opf, "rights")).toEqual(["© 2026 A. Arbor &lt;all rights&gt;"]);
    expect(textsOf(opf, "description")).toEqual(["Salt, and “what came of it”."]);
    expect(textsOf(opf, "subject")).toEqual(["Fiction", "Sea &amp; shore"]);
    expect(textsOf(opf, "date")).toEqual(["2026-11-23"]);
    expect(metasOf(opf, "dcterms:modified")).toEqual(["2026-11-23T00:00:00Z"]);
    expect(metasOf(opf, "belongs-to-collection")).toEqual(["The Tides"]);
    expect(metasOf(opf, "group-position")).toEqual(["2.5"]);
    expect(metasOf(opf, "a11y:exemption")).toEqual(["eaa-microenterprise"]);
    expect(opf).toMatch(/<meta refines="#conformance" property="a11y:certifiedBy" id="certifier">/);
    expect(opf).toMatch(/<link refines="#certifier" rel="a11y:certifierReport" href="https:/);
  });

  test("a book with an ISBN has a UUID too, the same in every build", () => {
    expect(textsOf(plain!.opf, "identifier")).toEqual([
      "urn:isbn:9780306406157",
      "urn:uuid:3a86290a-a908-55b8-a3b5-2185ef2551fd",
    ]);
    expect(textsOf(kobo!.opf, "identifier")[0]).toBe("urn:isbn:9781861978769");
  });

  test("an edition for a store links to that store only, under a name the store takes", () => {
    const linksOf = (files: ReadonlyMap<string, string>) =>
      [...files.get("EPUB/text/chapter1.xhtml")!.matchAll(/href="(https:[^"]+)"/g)].map(
        ([, href]) => href,
      );
    expect(linksOf(plain!.files)).toEqual([
      "https://www.amazon.com/dp/1",
      "https://www.kobo.com/x",
    ]);
    expect(linksOf(kobo!.files)).toEqual(["https://www.kobo.com/x"]);
    expect(kobo!.path).toBe("9781861978769.epub");
  });

  test.skipIf(noJava)(
    "EPUBCheck has nothing to say of either edition",
    { timeout: 300_000 },
    () => {
      const verdicts = epubCheck([plain!.bytes, kobo!.bytes]).flat();
      expect(verdicts.filter(({ id }) => id !== "CSS-028")).toEqual([]);
    },
  );

  test.skipIf(noOldEpubCheck)("nor has the checker of Kobo", { timeout: 300_000 }, () => {
    expect(oldEpubCheck(kobo!.bytes)).toEqual([]);
  });
});

describe("the date of a book", () => {
  const modified = async (date: string, epoch?: string) => {
    const { codes, epubs } = await madeOf(`title: T\nlanguage: en\n${date}`, epoch);
    return { codes, date: metasOf(epubs[0]!.opf, "dcterms:modified")[0] };
  };

  test("is the author's, else SOURCE_DATE_EPOCH", async () => {
    expect(await modified("date: 2026-11", "1000000000")).toEqual({
      codes: [],
      date: "2026-11-01T00:00:00Z",
    });
    expect(await modified("", "1000000000")).toEqual({ codes: [], date: "2001-09-09T01:46:40Z" });
  });

  test("is else the first an archive can hold, and a warning says so", async () => {
    expect(await modified("")).toEqual({ codes: ["config/no-date"], date: "1980-01-01T00:00:00Z" });
    for (const epoch of ["0", "-5", "99999999999", "today"])
      expect(await modified("", epoch)).toEqual({
        codes: ["config/source-date"],
        date: "1980-01-01T00:00:00Z",
      });
  });

  test("is none where the calendar has no such day, and a warning says so", async () => {
    for (const date of ["2026-02-31", "2026-13"])
      expect(await modified(`date: ${date}`)).toEqual({
        codes: ["config/no-such-date"],
        date: "1980-01-01T00:00:00Z",
      });
    expect((await modified("date: 2026-13", "1000000000")).date).toBe("2001-09-09T01:46:40Z");
  });

  test("never leaves what an archive can hold", async () => {
    expect((await modified("date: 1813")).date).toBe("1980-01-01T00:00:00Z");
    expect((await modified("date: 9999")).date).toBe("2107-12-31T00:00:00Z");
  });
});
