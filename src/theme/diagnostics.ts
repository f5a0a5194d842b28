import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

/** Where a theme's tokens were written. */
export interface ThemePlace {
  /** The file, or whoever else said it, as messages name it: `themes/classic/theme.json`, `--set`. */
  readonly from: string;
  readonly at?: Span;
}

function place({ at }: ThemePlace): { readonly at?: Span } {
  return at === undefined ? {} : { at };
}

export function tokenUnknown(path: string, near: string | undefined, from: ThemePlace): Diagnostic {
  return {
    code: "theme/unknown-token",
    severity: "warning",
    message: `${from.from}: no theme has a token “${path}”`,
    hint: near === undefined ? "themes/README.md lists the tokens" : `Did you mean “${near}”?`,
    ...place(from),
  };
}

export function tokenWrong(
  token: { readonly path: string; readonly given: unknown; readonly wanted: string },
  from: ThemePlace,
): Diagnostic {
  const given = typeof token.given === "string" ? token.given : JSON.stringify(token.given);
  return {
    code: "theme/wrong-token",
    severity: "error",
    message: `${from.from}: “${token.path}” cannot be “${(given ?? "").slice(0, 60)}”`,
    hint: `It is ${token.wanted}`,
    ...place(from),
  };
}

export function noRoom(from: ThemePlace): Diagnostic {
  return {
    code: "theme/no-room",
    severity: "error",
    message: `${from.from}: the margins leave no room for text on the page`,
    hint: "Make the page larger or the margins smaller; the column is at least a third of the page",
    ...place(from),
  };
}

export function fontMissing(role: string, path: string, from: ThemePlace): Diagnostic {
  return {
    code: "theme/missing-font",
    severity: "error",
    message: `${from.from}: the font file “${path}” for “${role}” is not there`,
    hint: "Paths of fonts start at the folder of the theme, or of the book that names them",
    ...place(from),
  };
}

export function licenceMissing(family: string, from: ThemePlace): Diagnostic {
  return {
    code: "theme/no-font-licence",
    severity: "warning",
    message: `${from.from}: nothing says under which licence “${family}” may be embedded`,
    hint: "Put the licence text beside the font and name it with “licence”, as in licence: fonts/OFL.txt",
    ...place(from),
  };
}

export function contrastLow(
  pair: { readonly path: string; readonly ratio: number },
  from: ThemePlace,
): Diagnostic {
  return {
    code: "theme/low-contrast",
    severity: "warning",
    message: `${from.from}: “${pair.path}” is hard to read on its paper (contrast ${pair.ratio.toFixed(1)} to 1)`,
    hint: "Text needs a contrast of 4.5 to 1 at least",
    ...place(from),
  };
}

export function templateBroken(name: string, reason: string): Diagnostic {
  return {
    code: "theme/broken-template",
    severity: "error",
    message: `The template “${name}.hbs” of the theme does not work: ${reason}`,
    hint: "Compare it with the one in themes/base",
  };
}

/** The diagnostics of this room, for `explain`. */
export const themeCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "theme/unknown-token",
    severity: "warning",
    explanation:
      "A theme, or a book that changes one, names a token that no writer reads. It has no effect.",
    remedy: "Correct the name, or remove the line.",
  },
  {
    code: "theme/wrong-token",
    severity: "error",
    explanation:
      "A token has a value of the wrong kind: a length without a unit, a word where a choice of " +
      "three is asked for. The value it had before stands, so the book is not as it was meant.",
    remedy: "Give the value in the form the hint names.",
  },
  {
    code: "theme/no-room",
    severity: "error",
    explanation:
      "Page size and margins together leave less than a third of the page for text. The page of " +
      "the theme underneath stands.",
    remedy: "Make the page larger or the margins smaller.",
  },
  {
    code: "theme/missing-font",
    severity: "error",
    explanation:
      "A font that a theme or a book names cannot be read. The face next to it in the family " +
      "stands in, and without any the family of the theme underneath.",
    remedy: "Check the path, or copy the font file into the folder.",
  },
  {
    code: "theme/no-font-licence",
    severity: "warning",
    explanation:
      "Most licences ask that their text travels with the font, and the books we make carry " +
      "fonts in them. Without the text the book may break the licence.",
    remedy: "Name the licence file beside the font.",
  },
  {
    code: "theme/low-contrast",
    severity: "warning",
    explanation:
      "Text and paper of a screen edition are too near in lightness for many readers, by the " +
      "measure of the Web Content Accessibility Guidelines 2.2, criterion 1.4.3.",
    remedy: "Darken the text or lighten the paper; in dark mode the other way round.",
  },
  {
    code: "theme/broken-template",
    severity: "error",
    explanation:
      "A Handlebars template of a theme has a fault, so the markup it shapes cannot be made.",
    remedy: "Correct the template, or delete it to use the one of the base set.",
  },
];
