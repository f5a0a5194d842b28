import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collate } from "../../src/collate/collate.ts";
import type { Witness } from "../../src/collate/collation.ts";
import { leveled } from "../../src/collate/tokens.ts";
import { witnessOf } from "../../src/collate/witness.ts";
import { assemble } from "../../src/pipeline/assemble.ts";
import { type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { countWords } from "../../src/pipeline/count.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { load } from "../../src/pipeline/load.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { root, samples } from "../samples/build.ts";
import { applied } from "./apply.ts";

/** A witness of chapters written as a name and paragraphs. */
function witness(...chapters: readonly (readonly [string, ...string[]])[]): Witness {
  const passages: Witness["passages"][number][] = [];
  const list = chapters.map(([name, ...texts], chapter) => {
    const from = passages.length;
    const all = name === "" ? texts : [name, ...texts];
    all.forEach((text, at) => {
      const kind = at === 0 && name !== "" ? "title" : "text";
      passages.push({ kind, text, words: countWords(text), chapter, offset: 0 });
    });
    const words = passages.slice(from).reduce((sum, { words }) => sum + words, 0);
    return { name, title: name, role: "chapter" as const, from, to: passages.length, words };
  });
  return { chapters: list, passages };
}

const said = (a: Witness, b: Witness) =>
  collate(a, b).chapters.map(({ name, entries, tally, moved, renamed, splitFrom, mergedInto }) => ({
    name,
    tally: `+${tally.added} -${tally.cut} ~${tally.moved}`,
    ...(moved && { moved }),
    ...(renamed && { renamed }),
    ...(splitFrom && { splitFrom }),
    ...(mergedInto && { mergedInto }),
    entries: entries
      .filter(({ type }) => type !== "same")
      .map((entry) => {
        if (entry.type !== "edited") return entry.type;
        return entry.runs
          .map(({ type, before, after }) => {
            if (type === "same") return after;
            return type === "cut" || type === "movedFrom" ? `[-${before}-]` : `{+${after}+}`;
          })
          .join("")
          .replaceAll("\u2029", "¶");
      }),
  }));

const P1 = "The rope hung down the well, and nobody had touched it since the spring.";
const P2 = "“You will not go down there,” said her mother, and closed the door for the night.";
const P3 = "In the morning the rope was gone, and so was every bucket in the yard.";
const P4 = "Anna walked to the village with her hands in her pockets and counted the fence posts.";

describe("words", () => {
  const one = (a: string, b: string) => said(witness(["One", a]), witness(["One", b]))[0]!;

  test.each([
    [P1, P1.replace("spring", "summer"), "[- spring-]{+ summer+}"],
    [
      "He ran. She sat. It rained all day.",
      "He ran. She sat down. It rained all day.",
      "{+ down+}",
    ],
    ["He sat. It rained all day.", "He sat. He ran. It rained all day.", "He sat.{+ He ran.+} It"],
    [`${P1} ${P2}`, `${P1}\u2029${P2}`.split("\u2029")[0]!, `[- ${P2}-]`],
  ])("%s → %s", (a, b, shown) => {
    expect(one(a, b).entries.join("\n")).toContain(shown);
  });

  test("what quoin or fix sets is no change of the author’s", () => {
    const typed = `"It's late," she said -- "far too late..."`;
    const set = "“It’s late,” she said\u00a0– “far too late…”";
    expect(one(typed, set)).toEqual({ name: "One", tally: "+0 -0 ~0", entries: [] });
    expect(collate(witness(["One", typed]), witness(["One", set])).retyped).toBe(1);
  });

  test("a paragraph parted in two is the same words with one more end", () => {
    const both = said(witness(["One", `${P1} ${P2}`]), witness(["One", P1, P2]));
    expect(both[0]!.tally).toBe("+0 -0 ~0");
    expect(both[0]!.entries).toEqual([expect.stringContaining("{+¶+}")]);
  });

  test("a mark that changed is told, and is no word", () => {
    expect(one("Run, he said.", "Run! he said.")).toMatchObject({ tally: "+0 -0 ~0" });
    expect(one("Run, he said.", "Run! he said.").entries).toEqual(["Run[-,-]{+!+} he said."]);
  });
});

describe("chapters", () => {
  const A = witness(["One", P1, P2], ["Two", P3, P4]);

  test("a chapter with another name is renamed, by what it says", () => {
    const [, two] = said(A, witness(["One", P1, P2], ["The Yard", P3, P4]));
    expect(two).toMatchObject({ name: "The Yard", renamed: "Two" });
  });

  test("of two chapters that changed places, one moved", () => {
    const [first, second] = said(A, witness(["Two", P3, P4], ["One", P1, P2]));
    expect([first!.moved, second!.moved]).toEqual([undefined, true]);
    expect([first!.tally, second!.tally]).toEqual(["+0 -0 ~0", "+0 -0 ~0"]);
  });

  test("a chapter split in two is said to be, and its words are neither cut nor added", () => {
    const [one, late] = said(
      witness(["One", P1, P2, P3, P4]),
      witness(["One", P1, P2], ["The Yard", P3, P4]),
    );
    expect(one).toMatchObject({ tally: "+0 -0 ~0" });
    expect(late).toMatchObject({ splitFrom: "One", tally: "+2 -0 ~0" });
  });

  test("two chapters joined are said to be", () => {
    const fates = said(A, witness(["One", P1, P2, P3, P4]));
    expect(fates.map(({ name, mergedInto }) => [name, mergedInto])).toEqual([
      ["One", undefined],
      ["Two", "One"],
    ]);
  });

  test("of chapters joined or split, the one that kept its name is the one that stayed", () => {
    const apart = witness(["One", P1], ["Two", P2, P3, P4]);
    const joined = witness(["One", P1, P2, P3, P4]);
    const names = (a: Witness, b: Witness) =>
      said(a, b).map(({ name, renamed, mergedInto, splitFrom }) => ({
        ...{ name, renamed, mergedInto, splitFrom },
      }));
    expect(names(apart, joined)).toEqual([{ name: "One" }, { name: "Two", mergedInto: "One" }]);
    expect(names(joined, apart)).toEqual([{ name: "One" }, { name: "Two", splitFrom: "One" }]);
  });

  test("a new chapter and a lost one stand where they stand", () => {
    const fates = said(
      witness(["One", P1], ["Two", P2], ["Three", P3]),
      witness(["One", P1], ["New", P4], ["Three", P3]),
    );
    expect(fates.map(({ name, tally }) => `${name} ${tally}`)).toEqual([
      "One +0 -0 ~0",
      "Two +0 -17 ~0",
      "New +17 -0 ~0",
      "Three +0 -0 ~0",
    ]);
  });
});

describe("moves", () => {
  test("a paragraph in another chapter moved, and its short neighbours with it", () => {
    const a = witness(["One", P1, "“Yes.”", P2], ["Two", P3]);
    const b = witness(["One", P2], ["Two", P3, P1, "“Yes.”"]);
    const { moves, tally } = collate(a, b);
    expect(moves).toMatchObject([{ fromChapter: 0, toChapter: 1, words: 15 }]);
    expect(tally).toEqual({ added: 0, cut: 0, moved: 15 });
  });

  test("a paragraph edited on its way is moved and edited", () => {
    const a = witness(["One", P1, P2], ["Two", P3]);
    const b = witness(["One", P2], ["Two", P3, P1.replace("spring", "summer")]);
    expect(collate(a, b).tally).toEqual({ added: 1, cut: 1, moved: 13 });
  });

  test("a sentence that stands in another paragraph now is moved", () => {
    const sentence = " Nobody said a word for an hour.";
    const a = witness(["One", P1 + sentence, P2]);
    const b = witness(["One", P1, P2 + sentence]);
    expect(collate(a, b).tally).toEqual({ added: 0, cut: 0, moved: 7 });
  });
});

const WORDS =
  "the a rope well she he said ran “Yes” door, night. -- … * don’t über 語 \u{1f600}".split(" ");
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(" "));
const chapter = fc.tuple(fc.constantFrom("", "One", "Two", "Three"), text, fc.array(text));
const book = fc
  .array(chapter, { maxLength: 4 })
  .map((chapters) =>
    witness(...chapters.map(([name, first, rest]) => [name, first, ...rest] as const)),
  );

describe("books", () => {
  test.each(samples())("%s: its witness has the words of its edition", async (path) => {
    const { edition } = await read(path);
    const { chapters } = witnessOf(edition!.book);
    expect(chapters.reduce((sum, { words }) => sum + words, 0)).toBe(edition!.words);
  });

  test.each(samples())("%s: what fix writes is no change for a reader", async (path) => {
    const { edition } = await read(path);
    const host = diskHost(root);
    const { places } = await discover(host, workshopOf([]), [path]);
    const loaded = await load(host, workshopOf([]), { place: places[0]!, said: emptyTree });
    if (!loaded.ok) throw new Error(path);
    // The book as its author typed it: assembled, and never polished.
    const typed = assemble(loaded.value.manuscripts, {
      metadata: edition!.book.metadata,
      cover: undefined,
    });
    if (!typed.ok) throw new Error(path);
    const { tally, moves } = collate(witnessOf(typed.value), witnessOf(edition!.book));
    expect({ tally, moves }).toEqual({ tally: { added: 0, cut: 0, moved: 0 }, moves: [] });
  });
});

async function read(path: string): Promise<Built> {
  const host = diskHost(root);
  const { places } = await discover(host, workshopOf([]), [path]);
  return buildBook(host, workshopOf([]), places[0]!, { said: emptyTree, formats: [] });
}

describe("laws", () => {
  const texts = ({ passages }: Witness) => passages.map(({ text }) => text);

  test("what is told makes the later book of the earlier and the earlier of the later: no word is lost", () => {
    fc.assert(
      fc.property(book, book, (a, b) => {
        const collation = collate(a, b);
        expect(applied(collation, "after")).toEqual(texts(b));
        expect(applied(collation, "before")).toEqual(texts(a));
      }),
      { numRuns: 400 },
    );
  });

  test("equal runs hold equal words", () => {
    fc.assert(
      fc.property(book, book, (a, b) => {
        for (const { entries } of collate(a, b).chapters)
          for (const entry of entries) {
            if (entry.type !== "edited") continue;
            for (const { type, before, after } of entry.runs)
              if (type === "same") expect(leveled(before).trim()).toBe(leveled(after).trim());
          }
      }),
    );
  });

  test("a book has no changes to itself", () => {
    fc.assert(
      fc.property(book, (a) => {
        const { tally, moves, retyped } = collate(a, a);
        expect({ tally, moves, retyped }).toEqual({
          tally: { added: 0, cut: 0, moved: 0 },
          moves: [],
          retyped: 0,
        });
      }),
    );
  });

  test("words before, and what was added and cut, give the words after", () => {
    const sum = ({ chapters }: Witness) => chapters.reduce((all, { words }) => all + words, 0);
    fc.assert(
      fc.property(book, book, (a, b) => {
        const { tally } = collate(a, b);
        expect(sum(a) + tally.added - tally.cut).toBe(sum(b));
      }),
    );
  });
});
