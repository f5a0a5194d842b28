import { createHash } from "node:crypto";

/** The namespace of names that are URLs or URNs. Source: RFC 9562, section 6.6. */
const URL_NAMESPACE = "6ba7b8119dad11d180b400c04fd430c8";

/**
 * The UUID of a name that is a URN, of version 5: whoever knows the ISBN finds the same one.
 *
 * Archives and synchronised shelves tell books apart by UUID, shops by ISBN; a book has both.
 */
export function uuidOfUrn(urn: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(URL_NAMESPACE, "hex"))
    .update(urn)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}
