import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { importModule } from "../base/import-module.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pluginMissing } from "../pipeline/diagnostics.ts";
import { pluginOf, wordsOf } from "../pipeline/guard.ts";
import type { Plugin } from "../pipeline/plugin.ts";

/** The one file that is run because it is there: it stands in the working folder, never in a book's. */
const CONFIG = "quoin.config.js";

/** The plug-ins of the working folder's `quoin.config.js` and of `--plugin`. Books name none. */
export async function loadPlugins(
  cwd: string,
  named: readonly string[],
): Promise<{ readonly plugins: readonly Plugin[]; readonly diagnostics: readonly Diagnostic[] }> {
  const plugins: Plugin[] = [];
  const diagnostics: Diagnostic[] = [];
  const config = resolve(cwd, CONFIG);
  const modules = existsSync(config) ? [`./${CONFIG}`, ...named] : named;
  for (const name of modules) {
    try {
      const loaded: unknown = await importModule(addressOf(cwd, name));
      for (const value of valuesOf(loaded)) {
        const plugin = pluginOf(value, name);
        diagnostics.push(...plugin.diagnostics);
        if (plugin.ok) plugins.push(plugin.value);
      }
    } catch (error) {
      diagnostics.push(pluginMissing(name, wordsOf(error)));
    }
  }
  return { plugins, diagnostics };
}

/** A path starts at the working folder; a bare name is a package installed there. */
function addressOf(cwd: string, name: string): string {
  const path = resolve(cwd, name);
  if (/^[./\\]|^[A-Za-z]:/.test(name) || existsSync(path)) return pathToFileURL(path).href;
  return pathToFileURL(createRequire(resolve(cwd, "noop.js")).resolve(name)).href;
}

/** A module's default: a plug-in, a list of them, or a configuration that has a list. */
function valuesOf(loaded: unknown): readonly unknown[] {
  const value = property(loaded, "default") ?? property(loaded, "plugin") ?? loaded;
  const list = property(value, "plugins") ?? value;
  return Array.isArray(list) ? list : [list];
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
