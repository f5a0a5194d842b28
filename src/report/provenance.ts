import { digest } from "../base/digest.ts";
import type { FontFamily } from "../fonts/family.ts";
import type { BuildWish, Built } from "../pipeline/build.ts";
import type { Tree } from "../pipeline/config/tree.ts";
import { stampOf } from "../pipeline/date.ts";

/** A family of fonts that may be embedded, with what its licence is. */
export interface FontEntry {
  readonly family: string;
  readonly files: readonly { readonly file: string; readonly digest: string }[];
  readonly licence: {
    /** Its SPDX identifier, where we know it by its words. */
    readonly id?: string | undefined;
    /** Its line of copyright. */
    readonly copyright?: string | undefined;
    readonly digest: string;
  };
}

/** What was asked for, where it is not what the book says itself: all that is needed to make it again. */
export interface AskedEntry {
  readonly formats?: readonly string[] | undefined;
  readonly theme?: string | undefined;
  /** What the command line said of the book, by the keys of `book.yaml`. */
  readonly said?: unknown;
}

/** The fonts of a theme, in the order of its families. */
export function fontsOf(theme: NonNullable<Built["theme"]>): readonly FontEntry[] {
  const families = Object.values(theme.families);
  return [...new Map(families.map((family) => [family.name, fontEntry(family)])).values()];
}

function fontEntry({ name, licence, ...faces }: FontFamily): FontEntry {
  const files = [faces.regular, faces.italic, faces.bold, faces.boldItalic].filter(
    (face) => face !== undefined,
  );
  return {
    family: name,
    files: files.map((face) => ({ file: face.name, digest: face.digest })),
    licence: {
      id: LICENCES.find(([, words]) => words.test(licence))?.[0],
      copyright: /^\s*(copyright\b.*?)\s*$/im.exec(licence)?.[1],
      digest: digest(licence),
    },
  };
}

/** Licences by the words they begin with. Source: the SPDX list of licences. */
const LICENCES: readonly (readonly [string, RegExp])[] = [
  ["OFL-1.1", /SIL OPEN FONT LICENSE\s+Version 1\.1/i],
  ["Apache-2.0", /Apache License\s+Version 2\.0/i],
  ["UFL-1.0", /UBUNTU FONT LICENCE\s+Version 1\.0/i],
];

/** What was asked for, in plain data; a folder of one machine is not told. */
export function askedOf({ formats, theme, said }: BuildWish): AskedEntry {
  const words = valuesOf(said);
  const isSaid = typeof words === "object" && words !== null && Object.keys(words).length > 0;
  return {
    formats,
    theme: theme === undefined || /^(?:[/\\]|[A-Za-z]:)/.test(theme) ? undefined : theme,
    said: isSaid ? words : undefined,
  };
}

/** The tree as it may be said again: a number that was typed otherwise than we write it stays as typed. */
function valuesOf(tree: Tree): unknown {
  switch (tree.type) {
    case "scalar":
      return typeof tree.value === "number" && String(tree.value) !== tree.text
        ? tree.text
        : tree.value;
    case "sequence":
      return tree.items.map(valuesOf);
    case "mapping":
      return Object.fromEntries(
        [...tree.entries].map(([key, { value }]) => [key, valuesOf(value)]),
      );
  }
}

/** The date stamped into the files. */
export function dateOf({ asked, metadata }: Built): string {
  return stampOf(metadata?.date, asked.sourceDateEpoch).date.toISOString();
}
