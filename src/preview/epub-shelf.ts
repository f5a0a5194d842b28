import { unzip } from "../base/unzip.ts";
import type { Answer } from "./gate.ts";

/** The EPUB of a book, unpacked as a reading system would. */
export interface EpubShelf {
  /** Makes it anew and answers with the files in reading order; undefined where it cannot be made. */
  made(): Promise<Answer | undefined>;
  /** A file of the one that was made last, by `NUMBER/PATH`. */
  file(path: string): Answer | undefined;
}

const LIMITS = { files: 20_000, bytes: 2 ** 31 };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xhtml: "application/xhtml+xml",
  css: "text/css",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  ttf: "font/ttf",
  otf: "font/otf",
  woff2: "font/woff2",
};

/** A shelf for the EPUB that `make` gives. */
export function epubShelf(make: () => Promise<Uint8Array | undefined>): EpubShelf {
  let number = 0;
  let files: ReadonlyMap<string, Uint8Array> = new Map();
  return {
    async made() {
      const bytes = await make();
      const archive = bytes === undefined ? undefined : unzip(bytes, LIMITS);
      if (archive?.ok !== true) return undefined;
      number += 1;
      files = new Map(archive.entries.map((entry) => [entry.path, entry.bytes]));
      const content = JSON.stringify({ made: number, spine: spineOf(files) });
      return { mediaType: "application/json", content };
    },
    file(path) {
      const [, made, name = ""] = /^(\d+)\/(.*)$/.exec(path) ?? [];
      const content = Number(made) === number ? files.get(name) : undefined;
      const mediaType = MEDIA_TYPES[name.slice(name.lastIndexOf(".") + 1)];
      return content && mediaType !== undefined ? { mediaType, content } : undefined;
    },
  };
}

/** Paths of the documents in reading order, by the package document that our own writer made. */
function spineOf(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const [path, bytes] = [...files].find(([name]) => name.endsWith(".opf")) ?? [];
  if (path === undefined || bytes === undefined) return [];
  const text = new TextDecoder().decode(bytes);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const hrefs = new Map<string, string>();
  for (const [item] of text.matchAll(/<item\s[^>]*>/g)) {
    const id = /\sid="([^"]*)"/.exec(item)?.[1];
    const href = /\shref="([^"]*)"/.exec(item)?.[1];
    if (id !== undefined && href !== undefined) hrefs.set(id, href);
  }
  return [...text.matchAll(/<itemref\s[^>]*idref="([^"]*)"/g)].flatMap(([, id = ""]) => {
    const href = hrefs.get(id);
    return href === undefined ? [] : [folder + href];
  });
}
