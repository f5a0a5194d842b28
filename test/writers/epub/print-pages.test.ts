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

test("page markers stand where the pages of the PDF begin", {
  timeout: 600_000,
}, async () => {
  const made = await built("manuscripts/a-day-without-weather");
  const files = filesOf(bytesOf(made, "epub"));
  const texts = spineOf(files)
    .filter((path) => path.includes("/text/"))
    .map((path) => files.get(path)!.replace(/<div class="notes"[\s\S]*/, ""))
    .join("");
  const pdf = await getDocumentProxy(new Uint8Array(bytesOf(made, "pdf")));
  const labels = (await pdf.getPageLabels()) ?? [];
  const { text: pages } = await extractText(pdf);
  const marks = [...texts.matchAll(/<(span|div) id="page_[^"]+"[^>]*aria-label="([^"]+)"><\/\1>/g)];
  expect(marks.length).toBeGreaterThan(20);
  const later: string[] = [];
  for (const { index, 0: marker, 2: folio = "" } of marks) {
    const after = texts.slice(index + marker.length, index + marker.length + 1500);
    const words = letters(
      after.replace(/<sup class="note-call">.*?<\/sup>/g, "").replace(/<[^>]+>|&\w+;/g, " "),
    ).slice(0, 16);
    const page = letters(pages[labels.indexOf(folio)] ?? "");
    expect(page, `page ${folio}`).toContain(words);
    // A running head may stand above the first words.
    if (!page.slice(0, 90).includes(words)) later.push(folio);
  }
  expect(later).toEqual([]);
});
