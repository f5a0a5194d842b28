import { zipOf } from "./word.ts";

/** What a test says of an EPUB beside its files of text. */
export interface EpubParts {
  readonly metadata?: string;
  /** The list in the navigation document. */
  readonly toc?: string;
  readonly manifest?: string;
  readonly guide?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** An EPUB of some files of text, in order, each the inside of its body. */
export function epubOf(
  texts: Readonly<Record<string, string>>,
  {
    metadata = "<dc:title>The Test</dc:title><dc:language>en-GB</dc:language>",
    toc,
    manifest = "",
    guide = "",
    parts = {},
  }: EpubParts = {},
): Uint8Array {
  const names = Object.keys(texts);
  const items = names.map(
    (name) => `<item id="${name}" href="text/${name}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const nav =
    toc === undefined
      ? ""
      : '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>';
  const page = (body: string) =>
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>${body.startsWith("<body") ? body : `<body>${body}</body>`}</html>`;
  return zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "OEBPS/book.opf": `<?xml version="1.0"?><package version="3.0" unique-identifier="id"><metadata>${metadata}</metadata><manifest>${items.join("")}${nav}${manifest}</manifest><spine>${names.map((name) => `<itemref idref="${name}"/>`).join("")}</spine>${guide === "" ? "" : `<guide>${guide}</guide>`}</package>`,
    ...(toc === undefined
      ? {}
      : { "OEBPS/nav.xhtml": page(`<nav epub:type="toc"><ol>${toc}</ol></nav>`) }),
    ...Object.fromEntries(
      names.map((name) => [`OEBPS/text/${name}.xhtml`, page(texts[name] ?? "")]),
    ),
    ...parts,
  });
}
