import { digest } from "../../base/digest.ts";
import { toPt } from "../../base/units.ts";
import type { Collation } from "../../collate/collation.ts";
import type { Font } from "../../fonts/font.ts";
import type { Pagination } from "../../layout/pagination.ts";
import { paintPages, screenPdf } from "../../writers/paint.ts";
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
  const pages = changeProof(pagination.pages, markedPlaces(collation), {
    font,
    language,
    outside,
  });
  const text = collation.before.passages.map((passage) => passage.text).join("\n");
  const id = digest(`changes ${digest(text)} ${edition.digest} ${theme.digest} ${generator}`);
  const job = { edition, date, generator, pagination: { ...pagination, pages } };
  const paint = { ...job, id: id.slice(0, 32) };
  return screenPdf(paint, paintPages(paint));
}

/** The face most of the book is set in: that of the first line of a page of text. */
function bodyFont({ pages }: Pagination): Font | undefined {
  for (const { marks, texts = [] } of pages) {
    if (texts.length < 5) continue;
    const line = marks.findLast((mark) => mark.type === "text" && mark.tag >= 0);
    if (line?.type === "text") return line.pieces[0]?.font;
  }
  const any = pages.flatMap(({ marks }) => marks).find((mark) => mark.type === "text");
  return any?.type === "text" ? any.pieces[0]?.font : undefined;
}
