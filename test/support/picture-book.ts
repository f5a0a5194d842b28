import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { memoryHost } from "./memory-host.ts";

interface PicturePdfs {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

/** The PDFs of a book that is nothing but figures, and what there is to say of them. */
export async function picturePdfs(
  pictures: Readonly<Record<string, string | Uint8Array>>,
): Promise<PicturePdfs> {
  const figures = Object.keys(pictures).map((name) => `![A picture.](${name} "A caption.")`);
  const named = Object.entries(pictures).map(([name, bytes]) => [`book/${name}`, bytes] as const);
  const host = memoryHost({
    "book/1.md": `# One\n\nWords stand before them.\n\n${figures.join("\n\n")}\n`,
    "book/book.yaml":
      "title: Pictures\nauthor: A. Writer\nlanguage: en-GB\ndate: 2026\ntheme: classic\n",
    ...Object.fromEntries(named),
  });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  const made = await buildBook(host, workshop, places[0]!, { said: emptyTree, formats: ["pdf"] });
  return {
    files: new Map(made.artifacts.map(({ path, bytes }) => [path, bytes])),
    codes: made.diagnostics.map(({ code }) => code),
    messages: made.diagnostics.map(({ message }) => message),
  };
}
