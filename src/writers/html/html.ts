import { type Diagnostic, success } from "../../diagnostics/diagnostic.ts";
import { outputOptionUnknown } from "../markup-diagnostics.ts";
import type { Writer } from "../writer.ts";
import { bookPage } from "./page.ts";

/** The book as one accessible web page that needs nothing beside it. */
export const htmlWriter: Writer<object> = {
  format: "html",
  summary: "One web page with everything in it: contents, notes, pictures and fonts",
  version: 1,

  parseOptions(raw) {
    return success({}, unknownOptions("html", raw));
  },

  async write(job) {
    const page = bookPage(job);
    if (!page.ok) return page;
    const path = `${job.edition.slug}.html`;
    const bytes = new TextEncoder().encode(page.value);
    return success([{ path, mediaType: "text/html", bytes }], page.diagnostics);
  },
};

/** A format without options says so of each one given. */
export function unknownOptions(format: string, raw: unknown): readonly Diagnostic[] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.keys(raw).map((name) => outputOptionUnknown(format, name));
}
