import { type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Asset, Edition } from "../../model/edition.ts";
import { unknownOptions } from "../html/html.ts";
import { notRendered } from "../markup-diagnostics.ts";
import type { Artifact, Writer } from "../writer.ts";
import { bookMarkdown } from "./md-book.ts";

/** The book as clean Markdown that reads back as the same book, its pictures beside it. */
export const mdWriter: Writer<object> = {
  format: "md",
  summary: "Clean Markdown, with its punctuation set and its notes numbered",
  version: 1,

  parseOptions(raw) {
    return success({}, unknownOptions("md", raw));
  },

  async write({ edition }) {
    return markdownFiles(edition);
  },
};

/** The text of a book and its pictures, as files; what Markdown cannot say is told. */
export function markdownFiles(edition: Edition): Outcome<readonly Artifact[]> {
  const used = new Map<string, Asset>();
  const lost = new Map<string, number>();
  const text = bookMarkdown(
    edition,
    (ref) => {
      const asset = edition.assets.get(ref);
      if (asset === undefined) return undefined;
      const path = pathOf(asset);
      used.set(path, asset);
      return path;
    },
    (what) => lost.set(what, (lost.get(what) ?? 0) + 1),
  );
  const images = [...used].map(
    ([path, { mediaType, bytes }]): Artifact => ({ path, mediaType, bytes }),
  );
  const bytes = new TextEncoder().encode(text);
  return success(
    [{ path: `${edition.slug}.md`, mediaType: "text/markdown", bytes }, ...images],
    [...lost].map(([what, times]) => notRendered("md", what, times)),
  );
}

const EXTENSIONS: Readonly<Record<Asset["mediaType"], string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "image/webp": "webp",
};

/** Where an image stands beside the file: as in the book's folder, or by its content where that is no plain path. */
function pathOf({ ref, digest, mediaType }: Asset): string {
  const plain = /^[\w-][\w. -]*(?:\/[\w-][\w. -]*)*\.\w+$/.test(ref);
  return plain ? ref : `images/${digest.slice(0, 16)}.${EXTENSIONS[mediaType]}`;
}
