import { beforeAll, describe, expect, test } from "vitest";
import { built, bytesOf } from "../../samples/build.ts";
import { noVeraPdf, veraPdf } from "../../support/verapdf.ts";

const books = ["manuscripts/specimen", "manuscripts/a-day-without-weather"];

describe.skipIf(noVeraPdf)(`veraPDF${noVeraPdf ? `: ${noVeraPdf}` : ""}`, () => {
  let files: readonly Uint8Array[] = [];
  beforeAll(async () => {
    const made = await Promise.all(books.map(built));
    files = made.map((book) => bytesOf(book, "pdf"));
  }, 120_000);

  test.each([
    ["PDF/UA-1", "ua1"],
    ["PDF/A-2a", "2a"],
  ] as const)("the PDF for screens is %s", { timeout: 300_000 }, (_, flavour) => {
    const verdicts = veraPdf(flavour, files);
    expect(verdicts.map(({ faults }) => faults)).toEqual(books.map(() => []));
    expect(verdicts.map(({ compliant }) => compliant)).toEqual(books.map(() => true));
    expect(verdicts.every(({ checks }) => checks > 10_000)).toBe(true);
  });
});
