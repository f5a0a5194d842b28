/**
 * Bytes that are kept from one build to the next: a chapter as it was set, a font as it was cut.
 *
 * A key names all that the bytes depend on but the program itself, which the memory adds. What was
 * kept may be gone, and what is found is what was kept, byte for byte: a memory never has
 * half of it, and never that of another key.
 */
export interface Memory {
  get(key: string): Uint8Array | undefined;
  put(key: string, bytes: Uint8Array): void;
}

/** A memory that keeps nothing, for a build without a cache. */
export const noMemory: Memory = { get: () => undefined, put: () => undefined };
