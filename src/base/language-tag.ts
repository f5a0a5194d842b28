/** Names of languages; made once, for a page made to hurt has a million tags. */
const NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** Languages that nobody but a book knows. Source: ISO 639-2, codes for local use. */
const INVENTED = /^q[a-t][a-z]$/;

/** A language tag in its canonical form, or undefined where no such language is known. */
export function languageTag(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written.trim().replaceAll("_", "-"));
    const language = tag?.split("-")[0] ?? "";
    return NAMES.of(language) === undefined && !INVENTED.test(language) ? undefined : tag;
  } catch {
    return undefined;
  }
}
