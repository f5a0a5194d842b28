import { beforeAll, describe, expect, test } from "vitest";
import { built, bytesOf } from "../../samples/build.ts";
import { picturePdfs } from "../../support/picture-book.ts";
import { noVeraPdf, veraPdf } from "../../support/verapdf.ts";

const books = ["manuscripts/specimen", "manuscripts/a-day-without-weather", "drawings"];

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="g"><stop stop-color="#fff"/>
<stop offset="1" stop-color="#f00"/></linearGradient></defs><path d="M0 0L40 20" stroke="#e00"/><rect width="9" height="9" fill="url(#g)"/>
<g opacity=".5"><circle r="4" fill="#00f"/></g><text x="3" y="9" font-size="6">Ink</text></svg>`;

describe.skipIf(noVeraPdf)(`veraPDF${noVeraPdf ? `: ${noVeraPdf}` : ""}`, () => {
  let files: readonly Uint8Array[] = [];
  beforeAll(async () => {
    const made = await Promise.all(books.slice(0, 2).map(built));
    const drawn = await picturePdfs({ "a.svg": DRAWING });
    files = [...made.map((book) => bytesOf(book, "pdf")), drawn.files.get("book.pdf")!];
  }, 120_000);

  test.each([
    ["PDF/UA-1", "ua1"],
    ["PDF/A-2a", "2a"],
  ] as const)("the PDF for screens is %s", { timeout: 300_000 }, (_, flavour) => {
    const verdicts = veraPdf(flavour, files);
    expect(verdicts.map(({ faults }) => faults)).toEqual(books.map(() => []));
    expect(verdicts.map(({ compliant }) => compliant)).toEqual(books.map(() => true));
    expect(verdicts.map(({ checks }) => checks > 100)).toEqual(books.map(() => true));
  });
});
