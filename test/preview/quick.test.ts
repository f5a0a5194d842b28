import fc from "fast-check";
import { expect, test } from "vitest";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { quickEdit } from "../../src/preview/quick.ts";
import { pieceMarkup, readingPieces } from "../../src/preview/reading.ts";
import { imageAddress } from "../../src/preview/session.ts";
import { rangesOf, type Standing } from "../../src/preview/standing.ts";
import { memoryHost } from "../support/memory-host.ts";

const line = `She said "nobody's here" -- and went. It was 3-4 o'clock...`;
const story = ["One", "Two", "Three"]
  .map(
    (title) =>
      `# ${title}\n\n${`${line}\n\n`.repeat(4)}* * *\n\nThe end of ${title}.[^${title}]\n\n[^${title}]: A note.\n\n`,
  )
  .join("");
const workshop = workshopOf([]);

async function standingOf(text: string): Promise<Standing> {
  const host = memoryHost({ "a.md": text });
  const { places } = await discover(host, workshop, ["a.md"]);
  const built = await buildBook(host, workshop, places[0]!, { said: emptyTree, formats: [] });
  const { edition, theme, manner, profile } = built;
  const pieces = readingPieces({ edition: edition!, theme: theme!, imageAddress });
  const texts = new Map([["a.md", text]]);
  const known = { ...(profile && { profile }), glance: false, manner: manner ?? {} };
  return { edition: edition!, pieces, texts, ranges: rangesOf(texts, pieces), ...known };
}

const wordsOf = ({ pieces }: Standing): string =>
  pieces
    .map(({ html }) => html.replace(/<[^>]*>/g, " "))
    .join(" ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const typed = fc.oneof(
  fc.constantFrom(
    "\n\n# New\n\n",
    "\n\n## Below\n\n",
    "# ",
    "\n\n",
    "*",
    "_",
    '"',
    "'",
    "--",
    "[^One]",
    "```\n",
    "::: letter\n",
    "> ",
    "    ",
    "![x](y.png)",
  ),
  fc.stringMatching(/^[a-z ]{1,12}$/),
);

test("what is shown at once has every word that the whole book has, and no other", async () => {
  const before = await standingOf(story);
  const theme = (await buildTheme()).theme!;
  const markup = (edition: Standing["edition"], node: Parameters<typeof pieceMarkup>[1]) =>
    pieceMarkup({ edition, theme, imageAddress }, node, 2);
  let shown = 0;
  const edits = fc.tuple(fc.nat(story.length), fc.nat(6), typed);
  await fc.assert(
    fc.asyncProperty(edits, async ([at, cut, insert]) => {
      const text = story.slice(0, at) + insert + story.slice(at + cut);
      const quick = await quickEdit({ workshop, markup }, before, { source: "a.md", text });
      if (quick === undefined) return;
      shown += 1;
      expect(wordsOf(quick)).toBe(wordsOf(await standingOf(text)));
    }),
    { numRuns: 150 },
  );
  expect(shown).toBeGreaterThan(30);
}, 120_000);

async function buildTheme() {
  const host = memoryHost({ "a.md": story });
  const { places } = await discover(host, workshop, ["a.md"]);
  return buildBook(host, workshop, places[0]!, { said: emptyTree, formats: [] });
}
