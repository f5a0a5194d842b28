/**
 * quoin as a library: `build`, `check` and `fix`, the values they give, and the
 * types a plug-in is written against.
 */
export type { Diagnostic, Outcome, Severity } from "./diagnostics/diagnostic.ts";
export type { Book, Metadata } from "./model/book.ts";
export type { Edition } from "./model/edition.ts";
export { type Fixed, type FixOptions, fix } from "./pipeline/fix.ts";
export type { Host } from "./pipeline/host.ts";
export type { Plugin, ThemeFolder } from "./pipeline/plugin.ts";
export type { Draft, Reader, ReadInput } from "./readers/reader.ts";
export {
  type BuildOptions,
  type BuildResult,
  build,
  check,
  type MadeBook,
} from "./report/library.ts";
export type { Report } from "./report/report.ts";
export type { Theme } from "./theme/theme.ts";
export type { Change, Proposal, Question, Rule } from "./typography/rule.ts";
export type { Artifact, WriteJob, Writer } from "./writers/writer.ts";
