import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { digest } from "../../src/base/digest.ts";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { extensionOf } from "../../src/pipeline/paths.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import type { Draft } from "../../src/readers/reader.ts";
import { readers } from "../../src/readers/registry.ts";
import { folderWith } from "../support/cli.ts";
import { canonical, type Unsaid } from "./canonical.ts";

/** Manuscripts that go out to word processors by pandoc and LibreOffice, and come back the same book. */
const samples = [
  "manuscripts/ten-minutes-slow.md",
  "manuscripts/a-day-without-weather/04-a-hole-in-october.md",
  "manuscripts/specimen/03-words.md",
];

const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "quoin-office-"));

const MARKDOWN = "markdown-smart-implicit_figures+lists_without_preceding_blankline";

/** What pandoc does not know of our Markdown, or has no word for in a format: raised words and divisions always. */
const BY_PANDOC: Readonly<Record<string, readonly Unsaid[]>> = {
  docx: ["raised", "kind", "language", "link inside"],
  odt: ["raised", "kind", "link inside"],
  html: ["raised", "link inside"],
  epub: ["raised", "link inside"],
  // It underlines what leads to another place in the book, and says no more.
  rtf: [
    "raised",
    "kind",
    "language",
    "link inside",
    "link from look",
    "code",
    "title",
    "scene style",
  ],
};

/** What LibreOffice makes of a document of Word that pandoc made. Its HTML has code and titles by their looks alone. */
const BY_OFFICE: Readonly<Record<string, readonly Unsaid[]>> = {
  odt: ["raised", "kind", "language", "link inside"],
  rtf: ["raised", "kind", "language", "link inside"],
  docx: ["raised", "kind", "language", "link inside"],
  html: ["raised", "kind", "language", "link inside", "code", "title"],
};

async function draftOf(path: string, language = "en-GB"): Promise<Draft> {
  const entry = readers.find(({ extensions }) => extensions.includes(extensionOf(path)));
  const reader = await entry!.load();
  const outcome = await reader.read({
    id: "in",
    bytes: new Uint8Array(readFileSync(path)),
    language,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** All words of a draft, and how often each kind of thing stands in it. */
function counted({ blocks, metadata }: Draft): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {
    heading: 0,
    sceneBreak: 0,
    note: 0,
    list: 0,
    image: 0,
    words: 0,
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return;
    const { type, value: text } = value as { type?: string; value?: string };
    const kind = type === "figure" ? "image" : (type ?? "");
    if (kind in counts) counts[kind] = (counts[kind] ?? 0) + 1;
    if (text !== undefined)
      counts["words"] = (counts["words"] ?? 0) + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0);
    for (const [key, item] of Object.entries(value)) if (key !== "span") visit(item);
  };
  visit(blocks);
  visit({ type: "text", value: metadata.title ?? "" });
  return counts;
}

/** Runs LibreOffice once for all files of a kind, with a profile of its own. */
function byOffice(to: string, ...paths: readonly string[]): void {
  const profile = pathToFileURL(join(folder, "profile")).href;
  const ran = spawnSync("soffice", [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--convert-to",
    to,
    "--outdir",
    join(folder, to),
    ...paths,
  ]);
  expect(ran.status).toBe(0);
}

const nameOf = (path: string) => basename(path).replace(/\.\w+$/, "");

describe.skipIf(!hasPandoc).each(samples)("%s by pandoc", (path) => {
  test.each(Object.keys(BY_PANDOC))("comes back from %s as the same book", async (format) => {
    const made = join(folder, `${nameOf(path)}.${format}`);
    expect(spawnSync("pandoc", ["-s", "-f", MARKDOWN, path, "-o", made]).status).toBe(0);
    const unsaid = BY_PANDOC[format] ?? [];
    const [before, after] = [await draftOf(path), await draftOf(made)];
    expect(canonical(after, unsaid)).toEqual(canonical(before, unsaid));
    if (!unsaid.includes("title")) expect(counted(after)).toEqual(counted(before));
  });
});

describe.skipIf(!hasPandoc || !hasOffice)("by LibreOffice", () => {
  test.each(Object.keys(BY_OFFICE))(
    "the samples come back from %s as the same books",
    { timeout: 120_000 },
    async (format) => {
      const made = samples.map((path) => join(folder, `${nameOf(path)}-word.docx`));
      for (const [i, path] of samples.entries())
        if (!existsSync(made[i]!))
          spawnSync("pandoc", ["-s", "-f", MARKDOWN, path, "-o", made[i]!]);
      byOffice(format, ...made);
      const unsaid = BY_OFFICE[format] ?? [];
      for (const path of samples) {
        const after = await draftOf(join(folder, format, `${nameOf(path)}-word.${format}`));
        const before = await draftOf(path);
        expect(canonical(after, unsaid), path).toEqual(canonical(before, unsaid));
      }
    },
  );
});

describe.skipIf(!hasPandoc)("a book made from Word", () => {
  test("has the pages of the one made from Markdown, to the byte", {
    timeout: 120_000,
  }, async () => {
    const path = samples[0]!;
    const text = readFileSync(path, "utf8");
    const [whole = "", settings = ""] = /^---\n([\s\S]*?)---\n/.exec(text) ?? [];
    const word = join(folder, "book.docx");
    const plain = text.slice(whole.length);
    spawnSync("pandoc", ["-s", "-f", MARKDOWN, "-o", word], { input: plain });
    const pagesOf = async (name: string, content: string | Uint8Array) => {
      const host = diskHost(folderWith({ "book/book.yaml": settings, [`book/${name}`]: content }));
      const place = { path: "book", slug: "book", folder: "book", config: "book.yaml" };
      const wish = { formats: ["pdf"], said: emptyTree };
      const { artifacts } = await buildBook(host, workshopOf([]), place, wish);
      return artifacts.map(({ path: made, bytes }) => [made, digest(bytes)]);
    };
    const fromMarkdown = await pagesOf("story.md", plain);
    expect(fromMarkdown.length).toBeGreaterThan(0);
    expect(await pagesOf("story.docx", new Uint8Array(readFileSync(word)))).toEqual(fromMarkdown);
  });
});

const seeds = "../shared/seeds";
describe.skipIf(!hasOffice || !existsSync(seeds))("texts saved by LibreOffice", () => {
  test.each(["docx", "odt", "rtf", "html"])(
    "give the same books as %s",
    { timeout: 120_000 },
    async (format) => {
      const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
      // A text without a mark is read in the old code page of the system.
      const texts = names.map((name) => {
        const copy = join(folder, name);
        writeFileSync(copy, `\uFEFF${readFileSync(join(seeds, name), "utf8")}`);
        return copy;
      });
      byOffice(format, ...texts);
      for (const [i, name] of names.entries()) {
        const made = join(folder, format, `${nameOf(name)}.${format}`);
        const [before, after] = [await draftOf(texts[i]!, "en-US"), await draftOf(made, "en-US")];
        const outline = ({ blocks }: Draft) =>
          canonical({ blocks } as Draft, ["align"]).filter((line) => /^(?:h\d|break)/.test(line));
        expect(outline(after), `${name} as ${format}`).toEqual(outline(before));
        expect(counted(after)["words"]).toBe(counted(before)["words"]);
      }
    },
  );
});
