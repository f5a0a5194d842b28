import { expect, test } from "vitest";
import { epubCheck, noJava, noOldEpubCheck, oldEpubCheck } from "../../support/epubcheck.ts";
import { specimen } from "../../support/specimen.ts";
import { epubsOf } from "./job.ts";

test.skipIf(noJava)(
  "EPUBCheck has nothing to say of the specimen in any edition",
  { timeout: 600_000 },
  async () => {
    const books = await epubsOf(specimen, { editions: ["generic", "kindle", "apple", "kobo"] });
    const verdicts = epubCheck(books.map(({ bytes }) => bytes));
    // Notes, not faults: fonts are embedded, and Amazon shows the cover itself, so no page here does.
    const noted = (id: string, book: number) =>
      id === "CSS-028" || (book === 1 && id === "OPF-097");
    const found = verdicts.map((messages, i) => messages.filter(({ id }) => !noted(id, i)));
    expect(found).toEqual(books.map(() => []));
  },
);

test.skipIf(noOldEpubCheck)(
  "the edition for Kobo passes the checker that Kobo runs",
  { timeout: 600_000 },
  async () => {
    const [kobo] = await epubsOf(specimen, { editions: ["kobo"] });
    expect(oldEpubCheck(kobo!.bytes)).toEqual([]);
  },
);
