/**
 * Bytes that are kept from one build to the next: a chapter as it was set, a font as it was cut.
 *
 * A key names all that the bytes depend on but the program itself, which the store adds. What was
 * put may be gone, and what is found is what was put, byte for byte: a store never has
 * half of it, and never that of another key.
 */
export interface Store {
  get(key: string): Uint8Array | undefined;
  put(key: string, bytes: Uint8Array): void;
}

/** A store that keeps nothing, for a build without a cache. */
export const noStore: Store = { get: () => undefined, put: () => undefined };
