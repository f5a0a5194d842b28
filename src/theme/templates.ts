import type { Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import { baseTemplates } from "./base-templates.ts";
import { templateBroken } from "./diagnostics.ts";
import { templateOf } from "./template-engine.ts";
import type { Theme } from "./theme.ts";

/** What a template is filled with: text, lists of it, and markup under names that end in `Markup` or are `attributes`. */
export type TemplateData = Readonly<Record<string, unknown>>;

/**
 * Fills a template of a theme. A template that does not work is reported, and the base set's stands in.
 *
 * Handlebars escapes what is text; prototypes of the data stay out of reach.
 */
export function fill(theme: Theme, name: string, data: TemplateData): Outcome<string> {
  const base = baseTemplates[name];
  const source = theme.templates[name] ?? base ?? "";
  const clean = legible(data);
  try {
    return success(templateOf(source)(clean));
  } catch (problem) {
    const reason = problem instanceof Error ? (problem.message.split("\n")[0] ?? "") : "";
    const instead = base === undefined ? "" : templateOf(base)(clean);
    return success(instead, [templateBroken(name, reason)]);
  }
}

/** What XML forbids, in the data that Handlebars will escape. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function legible(data: TemplateData): TemplateData {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key.endsWith("Markup") ? value : legibleValue(value),
    ]),
  );
}

function legibleValue(value: unknown): unknown {
  if (typeof value === "string") return value.replace(FORBIDDEN, "\uFFFD");
  if (Array.isArray(value)) return value.map(legibleValue);
  if (typeof value !== "object" || value === null) return value;
  return legible(value as TemplateData);
}
