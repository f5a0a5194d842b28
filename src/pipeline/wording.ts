import type { Span } from "../source/span.ts";

/** Spreads a place into a diagnostic only where there is one. */
export function place(at: Span | undefined): { readonly at?: Span } {
  return at === undefined ? {} : { at };
}

/** A list of names as a sentence names them. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

/** A question that offers the near name, where there is one. */
export function meant(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean “${near}”?`;
}
