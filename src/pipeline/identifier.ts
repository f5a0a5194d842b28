import { createHash } from "node:crypto";

/** The namespace of books made here: a UUID chosen once, so that identifiers never change. */
const NAMESPACE = "5c0e7d1a-9f43-5b6e-8a27-3d1f60b4c982";

/** What an identifier is derived from where the author gives none: never the text, so that an edit keeps it. */
export interface Identity {
  readonly slug: string;
  readonly title?: string | undefined;
  readonly authors: readonly string[];
}

/** `urn:uuid:…` of version 5 (RFC 9562, section 5.5) over slug, title and authors. */
export function uuidOf({ slug, title, authors }: Identity): string {
  const name = JSON.stringify([slug, title ?? "", ...authors].map((part) => part.normalize("NFC")));
  const bytes = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20)}`;
}

/** An ISBN-13 or ISBN-10 as 13 digits, or undefined where its check digit does not agree. */
export function isbnOf(written: string): string | undefined {
  const digits = written
    .replace(/^urn:isbn:/i, "")
    .replace(/^isbn(?:-1[03])?:?\s*/i, "")
    .replace(/[\s\u2010-\u2013-]/g, "");
  if (/^97[89]\d{10}$/.test(digits))
    return checkOf(digits.slice(0, 12)) === digits[12] ? digits : undefined;
  if (!/^\d{9}[\dXx]$/.test(digits)) return undefined;
  const sum = [...digits].reduce(
    (total, digit, at) => total + (10 - at) * (/x/i.test(digit) ? 10 : Number(digit)),
    0,
  );
  if (sum % 11 !== 0) return undefined;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkOf(body);
}

/** The thirteenth digit: weights 1 and 3 by turns, up to the next ten. */
function checkOf(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}
