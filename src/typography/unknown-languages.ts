import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { unknownLanguage } from "./diagnostics.ts";
import type { Locale } from "./locale.ts";
import { localeIn } from "./locales/registry.ts";

/** One remark for each language among `tags` that no locale is of; the first is that of the whole book. */
export function unknownLanguages(
  tags: readonly string[],
  known: readonly Locale[],
): readonly Diagnostic[] {
  const missing = new Map<string, string>();
  for (const tag of tags) {
    const language = primary(tag);
    const isEnglish = language === "en" || language === "";
    const isSetAsEnglish = primary(localeIn(known, tag).tag) === "en";
    if (!isEnglish && isSetAsEnglish && !missing.has(language)) missing.set(language, tag);
  }
  const [main] = tags;
  return [...missing.values()].map((tag) => unknownLanguage(tag, tag === main));
}

function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}
