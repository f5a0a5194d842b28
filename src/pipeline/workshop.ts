import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReaderEntry } from "../readers/reader.ts";
import { readers as builtInReaders } from "../readers/registry.ts";
import type { Theme } from "../theme/theme.ts";
import type { Locale } from "../typography/locale.ts";
import type { Rule } from "../typography/rule.ts";
import { writers as builtInWriters } from "../writers/registry.ts";
import type { WriterEntry } from "../writers/writer.ts";
import { guarded } from "./guard.ts";
import type { Plugin, ThemeFolder } from "./plugin.ts";

/** Everything a build can use by name: what is built in, and what plug-ins add. */
export interface Workshop {
  readonly readers: readonly ReaderEntry[];
  readonly writers: readonly WriterEntry[];
  /** Of plug-ins only; the built-in ones are `polish`'s own. */
  readonly rules: readonly Rule[];
  readonly locales: readonly Locale[];
  readonly themes: readonly (Theme | ThemeFolder)[];
  /** What plug-ins did wrong where there was no outcome to put it in. Emptied by each book. */
  readonly faults: Diagnostic[];
}

/** Joins plug-ins to what is built in; the last of a name wins. */
export function workshopOf(plugins: readonly Plugin[]): Workshop {
  const faults: Diagnostic[] = [];
  const safe = plugins.map((plugin) => guarded(plugin, faults));
  const readers = safe.flatMap((plugin) => plugin.readers ?? []).map(loaded);
  const writers = safe.flatMap((plugin) => plugin.writers ?? []).map(loaded);
  return {
    readers: lastOfEach([...builtInReaders, ...readers], ({ format }) => format),
    writers: lastOfEach([...builtInWriters, ...writers], ({ format }) => format),
    rules: lastOfEach(
      safe.flatMap((plugin) => plugin.rules ?? []),
      ({ id }) => id,
    ),
    locales: lastOfEach(
      safe.flatMap((plugin) => plugin.locales ?? []),
      ({ tag }) => tag,
    ),
    themes: lastOfEach(
      safe.flatMap((plugin) => plugin.themes ?? []),
      ({ name }) => name,
    ),
    faults,
  };
}

/** What a plug-in brings is there already. */
function loaded<T extends object>(one: T): T & { load(): Promise<T> } {
  return { ...one, load: async () => one };
}

/** Keeps the place of the first of a name and the value of the last. */
function lastOfEach<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [nameOf(item), item])).values()];
}

/** The reader of an ending, dot included; the last registered for it wins. */
export function readerFor(workshop: Workshop, extension: string): ReaderEntry | undefined {
  return workshop.readers.findLast(({ extensions }) => extensions.includes(extension));
}

/** Every ending that can be read, in order. */
export function readableExtensions(workshop: Workshop): readonly string[] {
  return [...new Set(workshop.readers.flatMap(({ extensions }) => extensions))];
}
