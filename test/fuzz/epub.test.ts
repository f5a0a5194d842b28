import { EpubCheck } from "@likecoin/epubcheck-ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryAssets, arbitraryBook } from "../support/arbitrary.ts";
import { editionOf } from "../support/edition.ts";
import { epubCheck, noJava } from "../support/epubcheck.ts";
import { epubsOf, plainTheme } from "../writers/epub/job.ts";

const { FUZZ_EPUB, FUZZ_EPUB_JAVA, FUZZ_SEED } = process.env;

/** How many books are tried; `npm run fuzz:epub` tries many, continuous integration some, a developer a few. */
const runs = Number(FUZZ_EPUB ?? 60);
const javaRuns = Number(FUZZ_EPUB_JAVA ?? 10);
/** Every store's edition in its turn: each has rules of its own. */
const store = fc.constantFrom("generic", "kindle", "apple", "kobo");
const seed = FUZZ_SEED === undefined ? {} : { seed: Number(FUZZ_SEED) };

test(`the embedded checker accepts any book the model allows (${runs} books)`, {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBook, store, async (book, editions) => {
      const [made] = await epubsOf(
        editionOf(book, arbitraryAssets),
        { editions },
        {
          theme: plainTheme,
        },
      );
      const { messages } = await EpubCheck.validate(made!.bytes);
      // A note, no fault: the shop shows the cover, so no page of this edition does.
      const faults = messages.filter(({ id }) => editions !== "kindle" || id !== "OPF-097");
      expect(faults.map(({ id, message, location }) => ({ id, message, location }))).toEqual([]);
    }),
    { numRuns: runs, endOnFailure: FUZZ_SEED === undefined, ...seed },
  );
});

test.skipIf(noJava)(
  `EPUBCheck accepts any book the model allows (${javaRuns} books)`,
  { timeout: 3_600_000 },
  async () => {
    const books = fc.sample(fc.tuple(arbitraryBook, store), { numRuns: javaRuns, ...seed });
    const made = await Promise.all(
      books.map(async ([book, editions]) => {
        const edition = editionOf(book, arbitraryAssets);
        return (await epubsOf(edition, { editions }, { theme: plainTheme }))[0]!.bytes;
      }),
    );
    const verdicts = epubCheck(made).flatMap((messages, i) =>
      messages
        .filter(({ severity }) => severity !== "USAGE")
        .map(({ id, message, locations }) => ({ book: i, id, message, at: locations[0] })),
    );
    expect(verdicts).toEqual([]);
  },
);
