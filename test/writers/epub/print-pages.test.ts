import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { built, bytesOf } from "../../samples/build.ts";
import { filesOf, spineOf } from "./reading.ts";

/** Letters only: hyphens, ligatures and spaces are the business of each format. */
const letters = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");

/** Leaves that are made, not written: they begin with nothing of the author's text. */
const MADE = /^(?:i|ii|vii?|v)$/;

test.each([
  ["manuscripts/a-day-without-weather", 40],
  ["manuscripts/specimen", 10],
])(
  "every page of %s that holds text is marked where it begins",
  {
    timeout: 600_000,
  },
  async (book, least) => {
    const made = await built(book);
    const files = filesOf(bytesOf(made, "epub"));
    const paths = spineOf(files).filter((path) => path.includes("/text/"));
    const texts = paths
      .map((path) =>
        files.get(path)!.replace(/<head>[\s\S]*<\/head>|<div class="notes"[\s\S]*/g, ""),
      )
      .join("");
    const pdf = await getDocumentProxy(new Uint8Array(bytesOf(made, "pdf")));
    const labels = (await pdf.getPageLabels()) ?? [];
    const { text: pages } = await extractText(pdf);
    const marks = [
      ...texts.matchAll(/<(span|div) id="page_[^"]+"[^>]*aria-label="([^"]+)"><\/\1>/g),
    ];
    expect(marks.length).toBeGreaterThan(least);
    const later: string[] = [];
    for (const { index, 0: marker, 2: folio = "" } of marks) {
      const after = texts.slice(index + marker.length, index + marker.length + 1500);
      const words = letters(
        after
          // A page of one line ends before the next begins.
          .replace(/<(?:span|div) id="page_[\s\S]*/, "")
          .replace(/<sup class="note-call">.*?<\/sup>/g, "")
          .replace(/<[^>]+>|&\w+;/g, " "),
      ).slice(0, 16);
      const page = letters(pages[labels.indexOf(folio)] ?? "");
      expect(page, `page ${folio}`).toContain(words);
      // A running head may stand above the first words.
      if (!page.slice(0, 90).includes(words)) later.push(folio);
    }
    expect(later).toEqual([]);
    const marked = marks.map(([, , folio]) => folio);
    const left = labels.filter((label, i) => !marked.includes(label) && letters(pages[i]!) !== "");
    expect(left.filter((label) => !MADE.test(label))).toEqual([]);
    const nav = /epub:type="page-list"[\s\S]*?<\/nav>/.exec(files.get("EPUB/nav.xhtml")!)![0];
    const listed = [...nav.matchAll(/href="text\/([^#"]+)#([^"]+)">([^<]+)</g)];
    expect(listed.map(([, , , folio]) => folio)).toEqual(marked);
    for (const [, file, id] of listed)
      expect(files.get(`EPUB/text/${file}`)).toContain(`id="${id}"`);
  },
);
