import { createRequire } from "node:module";
import { type Diagnostic, success } from "../diagnostics/diagnostic.ts";
import type { PageStarts } from "../layout/pagination.ts";
import type { Metadata } from "../model/book.ts";
import { storeSize } from "./epub/diagnostics.ts";
import { withIndexPages } from "./epub/index-pages.ts";
import { type EpubOptions, parseEpubOptions } from "./epub/options.ts";
import { publication } from "./epub/publication.ts";
import { bookTitle } from "./epub/text.ts";
import { type Store, stores } from "./stores.ts";
import type { Artifact, WriteJob, Writer } from "./writer.ts";
import { type ZipEntry, zip } from "./zip.ts";

/** Writes the book as an EPUB 3.3 for any reading system, or one for each store asked for. */
export const epubWriter: Writer<EpubOptions> = {
  format: "epub",
  summary: "EPUB 3.3, readable on every device and by every screen reader",
  version: 1,
  parseOptions: parseEpubOptions,

  async write(job) {
    const diagnostics: Diagnostic[] = [];
    const artifacts: Artifact[] = [];
    const pagination = await pagesOf(job, diagnostics);
    for (const name of job.options.editions) {
      const store = stores[name];
      const { theme, options, date, generator, memory } = job;
      const edition =
        pagination === undefined ? job.edition : withIndexPages(job.edition, pagination);
      const set = pagination === undefined ? {} : { pagination };
      const made = await publication({
        ...{ edition, theme, options, store, date, generator, memory },
        ...set,
      });
      const bytes = await packed(made.entries, job.edition.book.metadata);
      diagnostics.push(...made.diagnostics);
      if (bytes.length > store.upload)
        diagnostics.push(storeSize(Math.ceil(bytes.length / 2 ** 20), store));
      artifacts.push({
        path: fileName(job.edition.slug, store, job),
        mediaType: "application/epub+zip",
        bytes,
      });
    }
    return success(artifacts, unique(diagnostics));
  },
};

/** Pages are claimed only of a PDF that is made in the same build. */
async function pagesOf(
  { formats, painted }: WriteJob<EpubOptions>,
  diagnostics: Diagnostic[],
): Promise<PageStarts | undefined> {
  if (!formats.includes("pdf")) return undefined;
  const outcome = await painted();
  if (outcome.ok) return outcome.value;
  diagnostics.push(...outcome.diagnostics);
  return undefined;
}

/** `<slug>.epub`, `<slug>-apple.epub`; letters and digits only, the ISBN if there is one, where a store wants that. */
function fileName(slug: string, store: Store, { edition, options }: WriteJob<EpubOptions>): string {
  if (store.name === "generic") return `${slug}.epub`;
  // An edition its author named for its store says it already.
  const named = options.editions.length === 1 && slug.endsWith(`-${store.name}`);
  const stem = named ? slug : `${slug}-${store.name}`;
  if (!store.plainFileName) return `${stem}.epub`;
  const isbn = /^urn:isbn:([\dX-]+)$/i.exec(edition.book.metadata.identifier)?.[1];
  return `${isbn?.replaceAll("-", "") ?? stem.replace(/[^a-z0-9]/gi, "")}.epub`;
}

/** What is true of the book is said once, not once an edition. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((found) => [JSON.stringify(found), found])).values()];
}

/**
 * Packs the files through the `EPub` class of epub-gen-memory.
 *
 * Its class and its entry point `genEpub` are kept; each step that `render` calls is overridden:
 * - the constructor is given no chapters, as it would parse their HTML, drop attributes the text
 *   needs, and fetch what images name; and its identifier is random unless it is set;
 * - `generateTemplateFiles` writes a flat contents list, English labels, “All rights reserved” and
 *   no landmarks, page-list or accessibility metadata: our files are complete without it;
 * - `downloadAllFonts`, `downloadAllImages` and `makeCover` read addresses from disk and network,
 *   which no writer may;
 * - `generateAsync` stamps the present time into every entry, so that no two builds are the same.
 */
async function packed(entries: readonly ZipEntry[], metadata: Metadata): Promise<Uint8Array> {
  const { EPub } = packager();
  class BookEpub extends EPub {
    constructor() {
      super({ title: bookTitle(metadata), lang: metadata.language, version: 3 }, []);
      this.uuid = metadata.identifier;
    }
    protected override async generateTemplateFiles(): Promise<void> {}
    protected override async downloadAllFonts(): Promise<void> {}
    protected override async downloadAllImages(): Promise<void> {}
    protected override async makeCover(): Promise<void> {}
    // The type of the result is whichever the caller names; `genEpub`, the one caller, names a Buffer.
    override async generateAsync(): Promise<never> {
      return zip(entries) as never;
    }
  }
  return new BookEpub().genEpub();
}

/**
 * The package in its edition of one file, `epub-gen-memory/bundle`: the same class, loaded in a fifth
 * of the time that its two hundred files take. It is made for browsers, and on the way in looks for one thing
 * of theirs, the global `window`, which is lent to it that long.
 */
function packager(): typeof import("epub-gen-memory") {
  const lent = !Object.hasOwn(globalThis, "window");
  if (lent) Object.defineProperty(globalThis, "window", { value: {}, configurable: true });
  try {
    // The bundler takes the file into the program by this very line.
    return createRequire(import.meta.url)("epub-gen-memory/bundle");
  } finally {
    if (lent) Reflect.deleteProperty(globalThis, "window");
  }
}
