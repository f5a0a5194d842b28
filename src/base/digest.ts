import { createHash } from "node:crypto";

/** SHA-256 in lower-case hex of bytes or of the UTF-8 of a text. */
export function digest(content: Uint8Array | string): string {
  if (typeof content === "string" || content.length < LONG) return sha256(content);
  const known = digests.get(content) ?? sha256(content);
  digests.set(content, known);
  return known;
}

/** Bytes from which on it is worth knowing that they are the same again. */
const LONG = 32_768;

/**
 * The digests of bytes that are still held. Nobody writes to bytes once they are made, and those of a
 * manuscript, of a font and of a finished book are each asked for by several, one after the other.
 */
const digests = new WeakMap<Uint8Array, string>();

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of parts in their order; where one ends and the next begins counts too. */
export function digestOfParts(parts: Iterable<Uint8Array | string>): string {
  const hash = createHash("sha256");
  // Texts that follow one another are handed over as one: a page of a book has four short ones.
  let waiting = "";
  for (const part of parts) {
    waiting += `${part.length} `;
    if (typeof part === "string") waiting += part;
    else {
      hash.update(waiting).update(part);
      waiting = "";
    }
  }
  return hash.update(waiting).digest("hex");
}

/** SHA-256 of a JSON-like value whose keys are sorted, so that equal values have equal digests. */
export function digestOf(value: unknown): string {
  return digest(JSON.stringify(value, sortKeys) ?? "undefined");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1));
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
