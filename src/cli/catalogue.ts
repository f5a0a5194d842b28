import type { DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import { fontsCatalogue } from "../fonts/diagnostics.ts";
import { lineCatalogue } from "../layout/lines/line-diagnostics.ts";
import { pageCatalogue } from "../layout/pages/page-diagnostics.ts";
import { configCatalogue } from "../pipeline/config/diagnostics.ts";
import { pipelineCatalogue } from "../pipeline/diagnostics.ts";
import { fileCatalogue } from "../pipeline/file-diagnostics.ts";
import { readersCatalogue } from "../readers/diagnostics.ts";
import { themeCatalogue } from "../theme/diagnostics.ts";
import { typographyCatalogue } from "../typography/diagnostics.ts";
import { lintCatalogue } from "../typography/lint/diagnostics.ts";
import { epubCatalogue } from "../writers/epub/diagnostics.ts";
import { markupCatalogue } from "../writers/markup-diagnostics.ts";
import { pdfCatalogue } from "../writers/pdf-diagnostics.ts";
import { siteCatalogue } from "../writers/site/diagnostics.ts";
import { validateCatalogue } from "../writers/validate/diagnostics.ts";
import { cliCatalogue } from "./diagnostics.ts";

/** Every finding that any room can raise, by code. */
export const catalogue: readonly DiagnosticEntry[] = [
  ...cliCatalogue,
  ...pipelineCatalogue,
  ...fileCatalogue,
  ...configCatalogue,
  ...readersCatalogue,
  ...typographyCatalogue,
  ...lintCatalogue,
  ...themeCatalogue,
  ...fontsCatalogue,
  ...lineCatalogue,
  ...pageCatalogue,
  ...markupCatalogue,
  ...siteCatalogue,
  ...epubCatalogue,
  ...pdfCatalogue,
  ...validateCatalogue,
].toSorted((a, b) => (a.code < b.code ? -1 : 1));
