import { digest } from "../../base/digest.ts";
import { toPt } from "../../base/units.ts";
import type { Collation } from "../../collate/collation.ts";
import type { Font } from "../../fonts/font.ts";
import type { Pagination } from "../../layout/pagination.ts";
import { documentId } from "../../writers/document-id.ts";
import { screenPdf } from "../../writers/paint.ts";
import { paintPages } from "../../writers/paint-book.ts";
import { printablePictures } from "../../writers/pictures/printable.ts";
import type { WriteJob } from "../../writers/writer.ts";
import { markedPlaces } from "./marked-places.ts";
import { changeProof } from "./proof.ts";

/** The later book as a PDF for its editor: bars beside what changed, cut text in the margin. */
export async function changeProofPdf(
  { edition, theme, date, generator }: Omit<WriteJob<unknown>, "options">,
  pagination: Pagination,
  collation: Collation,
): Promise<Uint8Array> {
  const font = bodyFont(pagination);
  if (font === undefined) return new Uint8Array();
  const { language } = edition.book.metadata;
  const outside = toPt(theme.page.margins.outside, toPt(theme.text.size, 10));
  const placed = new Set(
    pagination.pages.flatMap(({ texts = [] }) => texts.map(({ block }) => block)),
  );
  const pages = changeProof(pagination.pages, markedPlaces(collation, placed), {
    font,
    language,
    outside,
  });
  const text = collation.before.passages.map((passage) => passage.text).join("\n");
  const pictures = await printablePictures(edition, { face: () => font, fallback: [] });
  const painted = paintPages({ pictures, pagination: { ...pagination, pages } });
  const job = { edition, date, generator };
  const id = documentId(`changes ${digest(text)}`, job, painted);
  return screenPdf({ ...job, id }, painted);
}

/** The face most of the text is set in, by its words on the first pages that are full of it. */
function bodyFont({ pages }: Pagination): Font | undefined {
  const full = pages.filter(({ texts = [] }) => texts.length >= FULL).slice(0, SAMPLE);
  const counts = new Map<Font, number>();
  for (const { marks } of full.length > 0 ? full : pages)
    for (const mark of marks)
      if (mark.type === "text")
        for (const { look } of mark.pieces) counts.set(look.font, (counts.get(look.font) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0];
}

/** Lines of a page of text, and how many such pages are looked at. */
const FULL = 12;
const SAMPLE = 5;
