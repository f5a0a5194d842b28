/** One file of the package, as its manifest lists it. */
export interface Resource {
  readonly id: string;
  /** From the folder of the package document: `text/chapter1.xhtml`. */
  readonly path: string;
  readonly mediaType: string;
  readonly content: Uint8Array | string;
  /** Of the manifest item, separated by spaces; empty for none. */
  readonly properties: string;
  /** Not of the publication itself: linked to from the package document, and not in its manifest. */
  readonly record?: { readonly rel: string };
}

/** A place in the reading order. */
export interface SpineItem {
  readonly id: string;
  /** False for what stands outside the reading order. */
  readonly linear: boolean;
}
