import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { typeset } from "../../src/layout/typeset.ts";
import { type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { livePage } from "../../src/preview/press.ts";
import { openPreview, type Preview } from "../../src/preview/preview.ts";
import { readingPieces } from "../../src/preview/reading.ts";
import { imageAddress, Session } from "../../src/preview/session.ts";
import { studyAhead } from "../../src/preview/study-ahead.ts";
import { studyHere } from "../../src/preview/study-here.ts";

const sentence = (of: string): string =>
  `The ${of} stood in the harbour, and "nobody" knew why it wasn't lit. `;
const chapter = (title: string, of: string): string =>
  `# ${title}\n\n${Array.from({ length: 30 }, (_, i) => `${i + 1} ${sentence(of).repeat(6)}`).join("\n\n")}\n\n`;

/** Three chapters of thirty numbered paragraphs. */
export const story: string = `---\ntitle: The Quay\nauthors: [A. Quoin]\nlanguage: en-GB\n---\n\n${chapter("One", "lantern")}${chapter("Two", "lamp")}${chapter("Three", "candle")}`;

const workshop = workshopOf([]);

/** A folder of its own for each test, with the story in it. */
export interface Here {
  readonly path: (name: string) => string;
  write(name: string, text: string): void;
  edit(from: string, to: string, name?: string): void;
  open(path?: string): Promise<Preview>;
  session(path?: string): Promise<{ readonly session: Session; readonly heard: Heard[] }>;
  /** What a build without any memory gives. */
  cold(path?: string): Promise<Cold>;
}

/** What listeners were told. */
export interface Heard {
  readonly event: string;
  readonly data: unknown;
}

export interface Cold {
  readonly html: readonly string[];
  readonly pages: readonly unknown[];
  readonly built: Built;
}

export function here(): Here {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "quoin-preview-"));
    writeFileSync(join(folder, "quay.md"), story);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const placed = async (path: string) => {
    const host = diskHost(folder);
    const { places } = await discover(host, workshop, [path]);
    return { host, workshop, place: places[0]!, wish: { said: emptyTree } };
  };
  const desk = async (path: string) => {
    const found = await placed(path);
    return { ...found, study: studyAhead(found, () => studyHere(found)) };
  };
  const path = (name: string) => join(folder, name);
  return {
    path,
    write: (name, text) => writeFileSync(path(name), text),
    edit(from, to, name = "quay.md") {
      const text = readFileSync(path(name), "utf8");
      expect(text).toContain(from);
      writeFileSync(path(name), text.replace(from, to));
    },
    async open(name = "quay.md") {
      const below = name === "." || !name.includes(".") ? path(name) : dirname(path(name));
      const preview = await openPreview({ ...(await desk(name)), folder: below, port: 0 });
      await (await preview.session).settled();
      return preview;
    },
    async session(name = "quay.md") {
      const heard: Heard[] = [];
      const send = (event: string, data: unknown) => void heard.push({ event, data });
      const session = new Session({ ...(await desk(name)), send });
      await session.open();
      await session.settled();
      return { session, heard };
    },
    async cold(name = "quay.md") {
      const { host, place, wish } = await placed(name);
      const built = await buildBook(host, workshop, place, { ...wish, formats: [] });
      const { edition, theme } = built;
      if (edition === undefined || theme === undefined) throw new Error("no edition");
      const pages = await typeset(edition, theme);
      if (!pages.ok) throw new Error("no pages");
      const html = readingPieces({ edition, theme, imageAddress }).map((piece) => piece.html);
      return { html, pages: pages.value.pages.map(bare), built };
    },
  };
}

/** Marks without the bytes of fonts and without their place in structure and text, which only the PDF has. */
const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (LEFT_OUT.has(key) ? undefined : inner)));

const LEFT_OUT: ReadonlySet<string> = new Set(["tag", "font", "texts"]);

/** The pages on the desk as plain data. */
export function pagesOf({ set }: Session): readonly unknown[] {
  return set === undefined ? [] : set.sheets.map((_, at) => bare(livePage(set, at)));
}
