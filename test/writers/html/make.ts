import type { Book } from "../../../src/model/book.ts";
import type { Asset, Edition } from "../../../src/model/edition.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import type { WriteJob } from "../../../src/writers/writer.ts";
import { editionOf } from "../../support/edition.ts";
import { themeNamed } from "../../theme/load.ts";

/** A job for a writer that needs no pages. */
export function jobFor(edition: Edition, theme: Theme = themeNamed("classic")): WriteJob<object> {
  return {
    edition,
    theme,
    options: {},
    date: new Date(0),
    generator: "quoin 0.0.0",
    formats: ["html"],
    painted: () => Promise.reject(new Error("nobody asked for pages")),
    pagination: () => Promise.reject(new Error("nobody asked for pages")),
  };
}

export function jobOf(book: Book, theme?: Theme, assets: readonly Asset[] = []): WriteJob<object> {
  return jobFor(editionOf(book, assets), theme);
}
