import { type Diagnostic, failure, type Outcome } from "../diagnostics/diagnostic.ts";
import type { Reader } from "../readers/reader.ts";
import type { Proposal, Rule } from "../typography/rule.ts";
import type { Writer } from "../writers/writer.ts";
import { pluginFailed, pluginRefused } from "./diagnostics.ts";
import type { Plugin } from "./plugin.ts";

/** The plug-in contract of this version. */
const API = 1;

/** Checks that a value somebody loaded is a plug-in of our contract. */
export function pluginOf(value: unknown, from: string): Outcome<Plugin> {
  if (typeof value !== "object" || value === null)
    return failure(pluginRefused(from, "it is not an object"));
  const { name, api } = value as { readonly name?: unknown; readonly api?: unknown };
  const called = typeof name === "string" && name !== "" ? name : from;
  if (api !== API)
    return failure(pluginRefused(called, `it is written for api ${JSON.stringify(api) ?? "none"}`));
  for (const list of ["readers", "locales", "rules", "themes", "writers"] as const) {
    const items = (value as Plugin)[list];
    if (items !== undefined && !Array.isArray(items))
      return failure(pluginRefused(called, `its “${list}” is not a list`));
  }
  return { ok: true, value: { ...(value as Plugin), name: called }, diagnostics: [] };
}

/** The plug-in with every function made safe: what it throws becomes a diagnostic that names it. */
export function guarded(plugin: Plugin, faults: Diagnostic[]): Plugin {
  const { readers = [], rules = [], writers = [] } = plugin;
  return {
    ...plugin,
    readers: readers.map((reader) => guardReader(reader, plugin.name)),
    rules: rules.map((rule) => guardRule(rule, plugin.name, faults)),
    writers: writers.map((writer) => guardWriter(writer, plugin.name)),
  };
}

function guardReader(reader: Reader, name: string): Reader {
  const doing = (id: string) => `reading “${id}”`;
  return {
    ...reader,
    read: (input) => safely(() => reader.read(input), name, doing(input.id)),
  };
}

function guardWriter(writer: Writer, name: string): Writer {
  return {
    ...writer,
    parseOptions(raw) {
      try {
        return writer.parseOptions(raw);
      } catch (error) {
        return failure(pluginFailed(name, `reading options of ${writer.format}`, wordsOf(error)));
      }
    },
    write: (job) => safely(() => writer.write(job), name, `writing ${writer.format}`),
  };
}

/** A rule that throws proposes nothing from then on, and is reported once. */
function guardRule(rule: Rule, name: string, faults: Diagnostic[]): Rule {
  const nothing: Proposal = { edits: [], doubts: [] };
  return {
    ...rule,
    propose(run, context) {
      try {
        return rule.propose(run, context);
      } catch (error) {
        const fault = pluginFailed(name, `applying ${rule.id}`, wordsOf(error));
        if (!faults.some(({ message }) => message === fault.message)) faults.push(fault);
        return nothing;
      }
    },
  };
}

async function safely<T>(
  run: () => Promise<Outcome<T>>,
  name: string,
  doing: string,
): Promise<Outcome<T>> {
  try {
    return await run();
  } catch (error) {
    return failure(pluginFailed(name, doing, wordsOf(error)));
  }
}

/** What an error says, in one line. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split("\n")[0] ?? "";
}
