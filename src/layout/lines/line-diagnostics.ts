import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";

/** Points as a reader sees them: `4.2 pt`. */
function pt(length: number): string {
  return `${Math.round(length * 10) / 10} pt`;
}

function placed(span: Span | undefined): { readonly at?: Span } {
  return span === undefined ? {} : { at: span };
}

/** A line that could not be kept within its measure. */
export function overfullLine(text: string, by: number, span?: Span): Diagnostic {
  return {
    code: "layout/overfull-line",
    severity: "warning",
    message: `The line “${text}” is ${pt(by)} wider than the column`,
    ...placed(span),
    hint: "Add a soft hyphen or a space where the long word may be divided",
  };
}

/** A line that only spaces of more than twice their size would fill. */
export function underfullLine(text: string, ratio: number, span?: Span): Diagnostic {
  return {
    code: "layout/underfull-line",
    severity: "info",
    message: `The line “${text}” ends short of the column: it would need word spaces ${Math.round(ratio * 10) / 10} times their size`,
    ...placed(span),
    hint: "Reword the paragraph, or add a soft hyphen to the long word that follows",
  };
}

/** A paragraph for which no good lines exist. */
export function emergencyStretch(lines: number, span?: Span): Diagnostic {
  return {
    code: "layout/emergency-stretch",
    severity: "info",
    message: `The paragraph could be set only with ${lines === 1 ? "a very loose line" : `${lines} very loose lines`}`,
    ...placed(span),
    hint: "Nothing is lost; reword it if the page matters",
  };
}

/** A word so long that it is divided wherever the line ends, without a hyphen. */
export function brokenWord(word: string, span?: Span): Diagnostic {
  const start = word.length > 24 ? `${word.slice(0, 24)}…` : word;
  return {
    code: "layout/broken-word",
    severity: "warning",
    message: `“${start}” is longer than a line and is divided anywhere`,
    ...placed(span),
    hint: "Add soft hyphens where it may be divided",
  };
}

/** Words of this language are set whole. */
export function noHyphenation(language: string): Diagnostic {
  return {
    code: "layout/no-hyphenation",
    severity: "info",
    message: `There are no hyphenation patterns for the language “${language}”, so its words are not divided`,
  };
}

/** A character that no font of the chain has. */
export function missingGlyph(codePoint: number, span?: Span): Diagnostic {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return {
    code: "layout/missing-glyph",
    severity: "warning",
    message: `No font has the character “${String.fromCodePoint(codePoint)}” (${code}), so it is not printed`,
    ...placed(span),
    hint: "Add a font that has it to the theme’s fallback fonts",
  };
}

/** The most characters named in one breath. */
const NAMED = 12;

/** The character that a diagnostic says is missing; nothing where it is about something else. */
export function missedCharacter({ code, message }: Diagnostic): string | undefined {
  return code === "layout/missing-glyph" ? /“(.+)”/su.exec(message)?.[1] : undefined;
}

/**
 * Says once what each piece of a book misses: a book in a script no font has lacks thousands of
 * characters. It is said at the first place that is known.
 */
export function missingOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const found = diagnostics.filter(({ code }) => code === "layout/missing-glyph");
  const first = found.find(({ at }) => at !== undefined) ?? found[0];
  if (first === undefined) return diagnostics;
  const own = missedCharacter(first);
  const missed = new Set(own === undefined ? [] : [own]);
  for (const diagnostic of found) missed.add(missedCharacter(diagnostic) ?? diagnostic.message);
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.code !== first.code) return [diagnostic];
    return diagnostic === first ? [missed.size === 1 ? first : several(first, [...missed])] : [];
  });
}

function several(first: Diagnostic, missed: readonly string[]): Diagnostic {
  const named = missed.slice(0, NAMED).map((character) => `“${character}”`);
  const more = missed.length > NAMED ? ` and ${missed.length - NAMED} more` : "";
  return {
    ...first,
    message: `No font has the characters ${named.join(", ")}${more}, so they are not printed`,
  };
}

/** The diagnostics of lines, for `explain`. */
export const lineCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "layout/overfull-line",
    severity: "warning",
    explanation:
      "A line reaches into the margin because one of its words is wider than the column and has no place to divide it.",
    remedy:
      "Put a soft hyphen or a space in the word, widen the column, or choose a smaller type size.",
  },
  {
    code: "layout/underfull-line",
    severity: "info",
    explanation:
      "The paragraph has no division into lines in which the spaces of this one are less than twice their natural size, so they are drawn at twice, and the line ends short of the column.",
    remedy: "Reword the paragraph, or allow hyphenation in its language.",
  },
  {
    code: "layout/emergency-stretch",
    severity: "info",
    explanation:
      "Neither without nor with hyphens could the paragraph be set within tolerance, so very loose lines were allowed.",
    remedy: "Reword the paragraph if the page matters; nothing is lost.",
  },
  {
    code: "layout/broken-word",
    severity: "warning",
    explanation:
      "A word longer than a line, without a place to divide it, is divided where the line ends, without a hyphen.",
    remedy: "Put soft hyphens in the word.",
  },
  {
    code: "layout/no-hyphenation",
    severity: "info",
    explanation: "The language of a text has no hyphenation patterns; its words are set whole.",
    remedy: "Nothing, or mark soft hyphens where long words may be divided.",
  },
  {
    code: "layout/missing-glyph",
    severity: "warning",
    explanation:
      "A character stands in none of the theme’s fonts. It is left out of the page instead of being printed as an empty box.",
    remedy: "Add a font that has it to the theme’s fallback fonts, or replace the character.",
  },
];
