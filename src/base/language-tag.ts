/** Languages that most books are in, as loading the names of all takes longer than reading a short book. */
const COMMON: ReadonlySet<string> = new Set(
  "ar bg ca cs da de el en es et fi fr he hr hu it ja ko lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk zh".split(
    " ",
  ),
);

/** Languages that nobody but a book knows. Source: ISO 639-2, codes for local use. */
const INVENTED = /^q[a-t][a-z]$/;

/** A language tag in its canonical form, or undefined where no such language is known. */
export function languageTag(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written.trim().replaceAll("_", "-"));
    const language = tag?.split("-")[0] ?? "";
    return COMMON.has(language) || INVENTED.test(language) || isNamed(language) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Names of languages; made once, for a page made to hurt has a million tags. */
let names: Intl.DisplayNames | undefined;

function isNamed(language: string): boolean {
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(language) !== undefined;
}
