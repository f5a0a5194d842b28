/** A language tag in its canonical form, or undefined where no such language is known. */
export function languageTag(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written.trim().replaceAll("_", "-"));
    const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    const language = tag?.split("-")[0] ?? "";
    return names.of(language) === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}
