import type { Reader } from "../readers/reader.ts";
import type { Theme } from "../theme/theme.ts";
import type { Locale } from "../typography/locale.ts";
import type { Rule } from "../typography/rule.ts";
import type { Writer } from "../writers/writer.ts";

/** A plug-in is a plain object: lists of the same values the built-ins are. The last of a name wins. */
export interface Plugin {
  readonly name: string;
  /** The contract it was written for; the pipeline refuses any other. */
  readonly api: 1;
  readonly readers?: readonly Reader[];
  readonly locales?: readonly Locale[];
  readonly rules?: readonly Rule[];
  readonly themes?: readonly (Theme | ThemeFolder)[];
  readonly writers?: readonly Writer[];
}

/** A theme as files: a folder with a `theme.json`, read when a book asks for it. */
export interface ThemeFolder {
  readonly name: string;
  /** An absolute path; `fileURLToPath(new URL("./loud/", import.meta.url))`. */
  readonly folder: string;
}
