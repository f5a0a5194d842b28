import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { loadFont } from "../../src/fonts/fontkit.ts";
import { loadHyphenation } from "../../src/layout/lines/hyphenation.ts";
import { createLineSetter } from "../../src/layout/lines/line-setter.ts";
import { BOOK_TUNING, type Tuning } from "../../src/layout/lines/tuning.ts";
import type { LineShape, ParagraphText, SetLine } from "../../src/layout/paragraph.ts";
import { type LineQuality, lineQuality } from "./line-quality.ts";

/**
 * Quality and speed of lines on whole books.
 *
 *   node lines.js [--book NAME]… [--words N] [--tune '{"stretch":0.4}'] [--face eb-garamond] [--curve]
 */
const BOOKS = "../shared/typography/dev/";
const FACES: Readonly<Record<string, string>> = {
  "eb-garamond": "eb-garamond/400Regular/EBGaramond_400Regular.ttf",
  alegreya: "alegreya/400Regular/Alegreya_400Regular.ttf",
  literata: "literata/400Regular/Literata_400Regular.ttf",
  "source-serif": "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
};
const INDENT = 15;
const SHAPE: LineShape = {
  align: "justify",
  measureOf: (line) =>
    line === 0 ? { left: INDENT, width: 288 - INDENT } : { left: 0, width: 288 },
  opticalMargins: true,
};

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function paragraphsOf(book: string): readonly string[] {
  return gunzipSync(readFileSync(BOOKS + book))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { kind: string; gold: string })
    .filter(({ kind }) => kind === "p")
    .map(({ gold }) => gold.replace(/\s*\n\s*/g, " "));
}

async function main(): Promise<void> {
  if (!existsSync(BOOKS)) {
    console.log(`no books in ${BOOKS}: skipped`);
    return;
  }
  const bytes = readFileSync(
    `node_modules/@expo-google-fonts/${FACES[argument("face") ?? "eb-garamond"]}`,
  );
  const loaded = await loadFont(bytes);
  if (!loaded.ok) throw new Error("font");
  const font = loaded.value;
  const hyphenation = await loadHyphenation(["en-US"]);
  const run = (text: string): ParagraphText => ({
    runs: [
      {
        text,
        font,
        size: 11,
        features: ["onum"],
        language: "en-US",
        rise: 0,
        tracking: 0,
        hyphenate: true,
      },
    ],
  });
  const names = readdirSync(BOOKS).filter(
    (name) => name.endsWith(".us.jsonl.gz") && name.includes(argument("book") ?? ""),
  );
  const measure = (texts: readonly string[], tuning: Tuning): LineQuality => {
    const setter = createLineSetter({ hyphenation, tuning });
    const lines: (readonly SetLine[])[] = texts.map((text) =>
      setter.set(run(text), SHAPE).best.lines(),
    );
    return lineQuality(lines, SHAPE.measureOf);
  };
  const tuning: Tuning = { ...BOOK_TUNING, ...JSON.parse(argument("tune") ?? "{}") };
  if (argument("words") !== undefined) return speed(Number(argument("words")), names, tuning);
  if (process.argv.includes("--curve")) return curve(names);
  if (process.argv.includes("--loose")) return looseness(names);
  if (process.argv.includes("--all"))
    return print("all", measure(names.flatMap(paragraphsOf), tuning));
  for (const name of names) print(name.slice(0, 24), measure(paragraphsOf(name), tuning));

  function curve(books: readonly string[]): void {
    const texts = books.flatMap(paragraphsOf);
    for (const hyphen of [0, 15, 30, 45, 60, 90, 130, 200, 400]) {
      const taste = { ...tuning, hyphen, hardHyphen: hyphen };
      print(`hyphen ${hyphen}`, measure(texts, taste));
    }
  }

  /** How many paragraphs of so many lines can be a line shorter, and longer. */
  function looseness(books: readonly string[]): void {
    const setter = createLineSetter({ hyphenation, tuning });
    const tally = new Map<number, [number, number, number]>();
    for (const text of books.flatMap(paragraphsOf)) {
      const settings = setter.set(run(text), SHAPE);
      const row = tally.get(Math.min(settings.best.count, 20)) ?? [0, 0, 0];
      row[0] += 1;
      if (settings.shorter() !== undefined) row[1] += 1;
      if (settings.longer() !== undefined) row[2] += 1;
      tally.set(Math.min(settings.best.count, 20), row);
    }
    for (const [lines, [all, shorter, longer]] of [...tally].sort(([a], [b]) => a - b))
      console.log(
        `${lines} lines: ${all} paragraphs, shorter ${Math.round((100 * shorter) / all)} %, longer ${Math.round((100 * longer) / all)} %`,
      );
  }

  function speed(words: number, books: readonly string[], taste: Tuning): void {
    const all = books.flatMap(paragraphsOf);
    const texts: string[] = [];
    for (let count = 0, i = 0; count < words; i += 1) {
      const text = all[i % all.length] ?? "";
      texts.push(text);
      count += text.split(" ").length;
    }
    const runs = texts.map(run);
    for (let round = 0; round < 3; round += 1) {
      const setter = createLineSetter({ hyphenation, tuning: taste });
      const before = process.cpuUsage();
      const settings = runs.map((paragraph) => setter.set(paragraph, SHAPE).best);
      const set = process.cpuUsage(before);
      const middle = process.cpuUsage();
      const lines = settings.reduce((sum, setting) => sum + setting.lines().length, 0);
      const drawn = process.cpuUsage(middle);
      console.log(
        `round ${round}: ${words} words, ${lines} lines: set ${ms(set)} ms, drawn ${ms(drawn)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      );
    }
  }
}

function ms({ user, system }: NodeJS.CpuUsage): number {
  return Math.round((user + system) / 1000);
}

function print(name: string, quality: LineQuality): void {
  console.log(
    name.padEnd(26),
    Object.entries(quality)
      .map(([key, value]) => `${key} ${Math.round(value * 1000) / 1000}`)
      .join("  "),
  );
}

await main();
