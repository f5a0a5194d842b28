import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import { listed, meant, place } from "../wording.ts";

/** A parser quotes what it could not read, however long that is. */
const LONGEST_REASON = 160;

export function yamlBroken(reason: string, at: Span): Diagnostic {
  const why = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
  return {
    code: "config/broken-yaml",
    severity: "error",
    message: `The YAML cannot be read here: ${why}`,
    at,
    hint: "Put a value that holds a colon, a hash or quotes into quotation marks, and indent with spaces",
  };
}

export function yamlTooLarge(at: Span): Diagnostic {
  return {
    code: "config/too-many-aliases",
    severity: "error",
    message: "The YAML unfolds into more than any book needs, by aliases or by depth",
    at,
    hint: "Write the values out instead of pointing at them",
  };
}

export function keyUnknown(path: string, near: string | undefined, at?: Span): Diagnostic {
  const hint = meant(near);
  return {
    code: "config/unknown-key",
    severity: "warning",
    message: `“${path}” means nothing in a book and is left out`,
    ...place(at),
    ...(hint !== undefined && { hint }),
  };
}

export function valueOfWrongKind(path: string, wanted: string, at?: Span): Diagnostic {
  return {
    code: "config/wrong-value",
    severity: "error",
    message: `“${path}” takes ${wanted}`,
    ...place(at),
  };
}

export function numberOutOfRange(
  path: string,
  {
    typed,
    bound,
    least,
  }: { readonly typed: string; readonly bound: number; readonly least: boolean },
  at?: Span,
): Diagnostic {
  return {
    code: "config/out-of-range",
    severity: "warning",
    message: `“${path}” is ${typed}, and ${bound} is the ${least ? "least" : "most"} it can be: that is taken`,
    ...place(at),
  };
}

export function choiceUnknown(
  path: string,
  typed: string,
  choices: readonly string[],
  at?: Span,
): Diagnostic {
  return {
    code: "config/wrong-value",
    severity: "error",
    message: `“${typed}” is nothing “${path}” can be`,
    ...place(at),
    hint: `It can be ${listed(choices)}`,
  };
}

export function isbnWrong(isbn: string, at?: Span): Diagnostic {
  return {
    code: "config/isbn",
    severity: "error",
    message: `“${isbn}” is no ISBN: its check digit does not agree`,
    ...place(at),
    hint: "Copy the number again; an ISBN has 13 digits (or 10) and the last one checks the others",
  };
}

export function languageUnknown(tag: string, usage: boolean): Diagnostic {
  return {
    code: "config/unknown-language",
    severity: "error",
    message: `“${tag}” names no language`,
    hint: "Write a tag such as en, en-GB, fr or de-CH",
    ...(usage && { usage }),
  };
}

export function formatUnknown(
  format: string,
  near: string | undefined,
  known: readonly string[],
): Diagnostic {
  return {
    code: "config/unknown-format",
    severity: "error",
    message: `There is no writer for “${format}”`,
    hint: [meant(near), `The formats are ${listed(known)}`].filter(Boolean).join(" "),
    usage: true,
  };
}

export function themeUnknown(
  name: string,
  near: string | undefined,
  known: readonly string[],
): Diagnostic {
  return {
    code: "config/unknown-theme",
    severity: "error",
    message: `There is no theme “${name}”`,
    hint: [meant(near), `The themes are ${listed(known)}; a folder with a theme.json serves too`]
      .filter(Boolean)
      .join(" "),
    usage: true,
  };
}

export function dateOutOfBounds(value: string): Diagnostic {
  return {
    code: "config/source-date",
    severity: "warning",
    message: `SOURCE_DATE_EPOCH is “${value}”, which is no time from 1980 to 2107, and is ignored`,
    hint: "Give whole seconds since 1970, for example from “git log -1 --format=%ct”",
  };
}

/** A date of publication that the calendar does not have. */
export function dateOfNoDay(written: string): Diagnostic {
  return {
    code: "config/no-such-date",
    severity: "warning",
    message: `“${written}” is no day of the calendar, so the files are not dated by it`,
    hint: "Write the date as 2026, 2026-11 or 2026-11-23",
  };
}

/** Nobody says when the book came out, and a file must say something. */
export function dateAssumed(): Diagnostic {
  return {
    code: "config/no-date",
    severity: "warning",
    message: "The book has no date, so its files are dated 1 January 1980",
    hint: "Give date: in book.yaml, or set SOURCE_DATE_EPOCH; the clock is never asked",
  };
}

/** What `explain` and the manual say of findings about settings. */
export const configCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "config/broken-yaml",
    severity: "error",
    explanation: "book.yaml, or a manuscript's front matter, is not YAML from the place given on.",
    remedy: "Quote values that hold a colon or a hash; indent with spaces, never with tabs.",
  },
  {
    code: "config/too-many-aliases",
    severity: "error",
    explanation:
      "The settings unfold into more than twenty thousand values. A few lines of aliases can do that, and a book never needs to.",
    remedy: "Write the values out.",
  },
  {
    code: "config/unknown-key",
    severity: "warning",
    explanation: "A key is not one a book has. It is left out, and the book is made without it.",
    remedy: "Correct the key; the near one is named where there is one.",
  },
  {
    code: "config/wrong-value",
    severity: "error",
    explanation: "A key has a value of another kind than it takes.",
    remedy: "Write what the message says the key takes.",
  },
  {
    code: "config/out-of-range",
    severity: "warning",
    explanation:
      "A number is smaller or greater than a book can ask for. A book comes from strangers as its files do, so it raises a limit so far and no further.",
    remedy: "Write a number between the bounds; where a file needs more, split it.",
  },
  {
    code: "config/isbn",
    severity: "error",
    explanation: "The last digit of an ISBN is computed from the others, and here it is another.",
    remedy: "Copy the number again from where it was assigned.",
  },
  {
    code: "config/unknown-language",
    severity: "error",
    explanation:
      "The language is not given as a tag that names one. Typography and hyphenation depend on it.",
    remedy: "Write en, en-GB, fr, de-CH and the like, not the language's name.",
  },
  {
    code: "config/unknown-format",
    severity: "error",
    explanation: "No writer makes the format asked for, neither built in nor from a plug-in.",
    remedy: "Choose one of those the message lists, or load the plug-in that adds it.",
  },
  {
    code: "config/unknown-theme",
    severity: "error",
    explanation: "There is no theme of that name, and no folder with a theme.json at that path.",
    remedy: "Choose one of those the message lists, or give the path of a theme's folder.",
  },
  {
    code: "config/source-date",
    severity: "warning",
    explanation:
      "SOURCE_DATE_EPOCH sets the date inside the files. It is not a number of seconds, or a date no archive can hold.",
    remedy: "Set it to whole seconds since 1970, or leave it out.",
  },
  {
    code: "config/no-such-date",
    severity: "warning",
    explanation:
      "The date of publication has the form of a date and names no day: a thirteenth month, or the thirtieth of February. The files cannot be dated by it.",
    remedy: "Correct the date in book.yaml or in the front matter.",
  },
  {
    code: "config/no-date",
    severity: "warning",
    explanation:
      "An EPUB and a PDF say when they were made. The clock would make every build another file, so it is never asked: the date comes from the book, or from SOURCE_DATE_EPOCH, and else is the first day that an archive can hold.",
    remedy:
      "Give the date of publication in book.yaml, or set SOURCE_DATE_EPOCH where the books are made.",
  },
];
