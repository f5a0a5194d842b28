import { toPt } from "../base/units.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { documentId } from "./document-id.ts";
import { printPdf, screenPdf } from "./paint.ts";
import { paintPages } from "./paint-book.ts";
import {
  colouredPicture,
  damagedPicture,
  undrawnParts,
  unknownPdfEdition,
  unknownPdfOption,
  wrongProof,
} from "./pdf-diagnostics.ts";
import { staysColoured } from "./print-colour.ts";
import { proofPages } from "./proof-pages.ts";
import type { Artifact, WriteJob, Writer } from "./writer.ts";

/** Which PDFs are made from the one setting. */
export interface PdfOptions {
  readonly editions: "both" | "screen" | "print";
  /** Also `<slug>.proof.pdf`: the same pages with numbered lines and room to write. */
  readonly proof?: boolean;
}

/**
 * Writes the set pages as PDF: `<slug>.pdf` for screens, tagged, linked and
 * outlined, and `<slug>.print.pdf` for the printer, with boxes and nothing else.
 */
export const pdfWriter: Writer<PdfOptions> = {
  format: "pdf",
  summary: "Set pages as PDF, for screens and for the printer",
  version: 4,
  parseOptions,
  write,
};

const DEFAULTS: PdfOptions = { editions: "both", proof: false };
const KEYS: ReadonlySet<string> = new Set(Object.keys(DEFAULTS));

function parseOptions(raw: unknown): Outcome<PdfOptions> {
  if (raw === undefined || raw === null) return success(DEFAULTS);
  if (typeof raw !== "object" || Array.isArray(raw)) return failure(unknownPdfOption(String(raw)));
  const fields = raw as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).filter((key) => !KEYS.has(key));
  if (unknown.length > 0) return failure(...unknown.map(unknownPdfOption));
  const { editions = DEFAULTS.editions, proof = DEFAULTS.proof } = fields;
  if (typeof proof !== "boolean") return failure(wrongProof(String(proof)));
  return editions === "both" || editions === "screen" || editions === "print"
    ? success({ editions, proof })
    : failure(unknownPdfEdition(String(editions)));
}

async function write(job: WriteJob<PdfOptions>): Promise<Outcome<readonly Artifact[]>> {
  const set = await job.painted();
  if (!set.ok) return set;
  const { edition, theme, options, date, generator } = job;
  const painted = set.value;
  const paint = { edition, date, generator };
  const idOf = (kind: string): string => documentId(kind, paint, painted);
  const artifacts: Artifact[] = [];
  if (options.editions !== "print")
    artifacts.push(
      pdf(`${edition.slug}.pdf`, await screenPdf({ ...paint, id: idOf("screen") }, painted)),
    );
  if (options.editions !== "screen") {
    const bleed = toPt(theme.page.bleed, 10);
    artifacts.push(
      pdf(
        `${edition.slug}.print.pdf`,
        await printPdf({ ...paint, id: idOf("print") }, painted, bleed),
      ),
    );
  }
  if (options.proof) {
    const marks = await job.pagination();
    if (!marks.ok) return marks;
    const pagination = { ...marks.value, pages: proofPages(marks.value.pages) };
    const proof = await screenPdf(
      { ...paint, id: idOf("proof") },
      paintPages({ pictures: painted, pagination }),
    );
    artifacts.push(pdf(`${edition.slug}.proof.pdf`, proof));
  }
  const damaged = [...edition.assets.values()]
    .filter(({ ref }) => !painted.images.has(ref) && !painted.drawings.has(ref))
    .map(({ ref }) => damagedPicture(ref));
  const coloured =
    options.editions === "screen"
      ? []
      : [...painted.images.values()].filter(staysColoured).map(({ ref }) => colouredPicture(ref));
  const undrawn = [...painted.drawings].flatMap(([ref, drawing]) =>
    drawing.undrawn.length > 0 ? [undrawnParts(ref, drawing.undrawn)] : [],
  );
  return success(artifacts, [...set.diagnostics, ...damaged, ...coloured, ...undrawn]);
}

function pdf(path: string, bytes: Uint8Array): Artifact {
  return { path, mediaType: "application/pdf", bytes };
}
