/** Characters with a meaning in markup, and those that XML 1.0 or HTML forbid outright (lone surrogates included). */
const SPECIAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
  /[&<>"\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Where none of these stands, nothing is special; most runs of text end here, in one quick look. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
  /[&<>"\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF]/;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * Text made safe for element content and for double-quoted attributes, in XHTML and HTML alike.
 *
 * Every word of an author passes through here, and nothing else decides what may stand in markup.
 * A character that no document may hold becomes U+FFFD, so that nothing vanishes unseen.
 */
export function escapeMarkup(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(SPECIAL, (found) => ENTITIES[found] ?? "\uFFFD");
}

/** ` name="value"`, or nothing where there is no value. */
export function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? "" : ` ${name}="${escapeMarkup(String(value))}"`;
}

/** Languages written from right to left, by their primary subtag. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|ha-arab|he|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)\b/i;

/** `rtl` or `ltr`, as the language is written. */
export function directionOf(language: string): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.test(language) || /-(?:arab|hebr)\b/i.test(language) ? "rtl" : "ltr";
}

/** An address a reader may follow: `http`, `https`, `mailto`, or a place in the book. All else is only text. */
export function isSafeHref(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#.)/i.test(href);
}

/** Characters that a URI may hold as they are. Source: RFC 3986, section 2. */
const URI = /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*$/;

/**
 * An address from the web as a URI that every checker takes; undefined where it is none.
 *
 * An author may type a space, an umlaut or a bracket in an address, and browsers mend it silently.
 */
export function externalHref(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const whole = URI.test(href) ? href : new URL(href).href;
  const [, root = "", rest = ""] = /^(https?:\/\/[^/?#]*|[^:]*:)(.*)$/is.exec(whole) ?? [];
  const mended = rest
    .replace(/%(?![\dA-Fa-f]{2})/g, "%25")
    .replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent)
    // Only the first `#` divides; a second one is a character of the fragment.
    .replace(
      /(#[^#]*)(#.*)$/,
      (_, first: string, more: string) => first + more.replaceAll("#", "%23"),
    );
  return root + mended;
}
