import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

/** A quotation opened with one mark and closed with the other. */
export function mismatchedQuotation(at: Span, excerpt: string): Diagnostic {
  return {
    code: "typography/mismatched-quotation",
    severity: "warning",
    message: `A quotation opens with one mark and closes with another near “${excerpt}”`,
    at,
    hint: "It is set with one pair of marks; change the manuscript if another was meant",
  };
}

/** A quotation that no mark closes. */
export function unclosedQuotation(at: Span, excerpt: string): Diagnostic {
  return {
    code: "typography/unclosed-quotation",
    severity: "warning",
    message: `A quotation opens and never closes near “${excerpt}”`,
    at,
    hint: "Close it, or open the next paragraph with the same mark if the speech goes on",
  };
}

/** A closing mark that nothing opened. */
export function strayQuote(at: Span, excerpt: string): Diagnostic {
  return {
    code: "typography/stray-quote",
    severity: "warning",
    message: `A quotation closes that was never opened near “${excerpt}”`,
    at,
    hint: "Open it where it begins, or take the mark away",
  };
}

/** A quotation over several paragraphs of which only the first opens it. */
export function unopenedParagraphs(at: Span, excerpt: string): Diagnostic {
  return {
    code: "typography/unopened-paragraphs",
    severity: "info",
    message: `A quotation goes on over paragraphs that do not open with its mark, from “${excerpt}”`,
    at,
    hint: "Nothing, where a letter or verse stands inside it; else open each of its paragraphs with the mark",
  };
}

/** A language whose marks nobody has laid down. */
export function unknownLanguage(tag: string, isMain: boolean): Diagnostic {
  return {
    code: "typography/unknown-language",
    severity: isMain ? "warning" : "info",
    message: `The marks of the language “${tag}” are not known; American ones are set`,
    hint: "A plug-in can add the language; turn off the rules that change what should stay",
  };
}

/** A house style nobody has registered. */
export function unknownStyle(name: string, known: readonly string[]): Diagnostic {
  return {
    code: "typography/unknown-house-style",
    severity: "error",
    message: `There is no house style “${name}”`,
    hint: `Known styles: ${known.join(", ")}`,
    usage: true,
  };
}

/** An answer whose words are no longer in the book. */
export function staleDecision(words: string): Diagnostic {
  return {
    code: "typography/stale-decision",
    severity: "warning",
    message: `The words “${words}” of a decision are no longer in the book`,
    hint: "Take the decision out, or give it the words that stand there now",
  };
}

/** An answer whose words stand in the book more than once. */
export function ambiguousDecision(words: string, times: number): Diagnostic {
  return {
    code: "typography/ambiguous-decision",
    severity: "warning",
    message: `The words “${words}” of a decision stand in the book ${times} times`,
    hint: "Give the decision more of the words before and after the mark",
  };
}

/** So many of something, and where it stands first. */
interface Odd {
  readonly times: number;
  readonly first: Span | undefined;
}

/** A note on all the exceptions to one habit, at the first of them. */
function exception(name: string, message: string, { first }: Odd): Diagnostic {
  const at = first === undefined ? {} : { at: first };
  return { code: `typography/${name}-exception`, severity: "info", message, ...at };
}

/** Quotations in the marks the book does not use outside. */
export function quoteException(odd: Odd, total: number, marks: "double" | "single"): Diagnostic {
  const use = odd.times === 1 ? "uses" : "use";
  return exception(
    "quote",
    `${odd.times} of ${total} quotations ${use} ${marks} marks outside`,
    odd,
  );
}

/** Dashes that are not spaced as the others are. */
export function dashException(odd: Odd, total: number, way: "closed" | "spaced"): Diagnostic {
  const is = odd.times === 1 ? "is" : "are";
  const typed = way === "closed" ? "closed up" : "spaced";
  return exception("dash", `${odd.times} of ${total} dashes ${is} typed ${typed}`, odd);
}

/** Ellipses between words that do not stand to the first as the others do. */
export function ellipsisException(odd: Odd, total: number, way: "closed" | "spaced"): Diagnostic {
  const is = odd.times === 1 ? "is" : "are";
  const typed = way === "closed" ? "closed up to the word" : "with a space before";
  return exception("ellipsis", `${odd.times} of ${total} ellipses ${is} typed ${typed}`, odd);
}

/** Accents typed as apostrophes. */
export function typedAccents({ times, first }: Odd): Diagnostic {
  return {
    code: "typography/typed-accent",
    severity: "info",
    message: `${times} accents are typed as apostrophes, as in “perche'”`,
    ...(first !== undefined && { at: first }),
    hint: "“profile: { accents: set }” in book.yaml sets the letters; without it apostrophes are set",
  };
}

/** Scene breaks of another mark than the others. */
export function sceneBreakException(
  odd: Odd,
  glyphs: readonly string[],
  usual: { readonly times: number; readonly glyphs: string },
): Diagnostic {
  const what = odd.times === 1 ? "scene break is" : "scene breaks are";
  const names = glyphs.map((glyph) => `“${glyph}”`).join(" or ");
  return exception(
    "scene-break",
    `${odd.times} ${what} typed ${names} where ${usual.times} are typed “${usual.glyphs}”`,
    odd,
  );
}

/** What the codes of this room mean. */
export const typographyCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "typography/quote-exception",
    severity: "info",
    explanation:
      "Nearly all quotations of the book stand in one kind of marks, and a few that stand in no other have the other kind. They are set as they were typed.",
    remedy:
      "Look at the place named and change the manuscript. “profile: { quotes: single }” in book.yaml says which marks stand outside where the count is wrong; “rules: { quote-exception: false }” turns the note off.",
  },
  {
    code: "typography/dash-exception",
    severity: "info",
    explanation:
      "Nearly all dashes between words are typed one way, closed up or between spaces, and a few the other way.",
    remedy:
      "Change the few, or say “profile: { dash: closed }” or “spaced” in book.yaml, and hyphens typed for dashes are all set so. “rules: { dash-exception: false }” turns the note off.",
  },
  {
    code: "typography/ellipsis-exception",
    severity: "info",
    explanation:
      "Nearly all ellipses between words are typed one way, closed up to the word before or with a space, and a few the other way.",
    remedy:
      "Change the few, or say “profile: { ellipsis: closed }” or “spaced” in book.yaml, and all are set so. “rules: { ellipsis-exception: false }” turns the note off.",
  },
  {
    code: "typography/typed-accent",
    severity: "info",
    explanation:
      "On a keyboard without accents Italian is typed with an apostrophe after the last vowel: perche', citta'. Only marks are ever changed unasked, so apostrophes are set there.",
    remedy:
      "Say “profile: { accents: set }” in book.yaml, and the letters with their accents are set, and recorded as changes. Words cut short, as po', keep their apostrophe. “rules: { typed-accent: false }” turns the note off, or the rule.",
  },
  {
    code: "typography/scene-break-exception",
    severity: "info",
    explanation:
      "Most scene breaks are typed with one mark and a few with another. Nothing says whether a different pause is meant.",
    remedy:
      "Type them alike if they are. “profile: { sceneBreak: '***' }” in book.yaml says which mark is meant; “rules: { scene-break-exception: false }” turns the note off.",
  },
  {
    code: "typography/stale-decision",
    severity: "warning",
    explanation:
      "A decision in decisions.yaml is tied to the words round a mark. Those words are no longer in the book, so the decision does nothing.",
    remedy: "Delete the decision, or write the words as they stand now.",
  },
  {
    code: "typography/ambiguous-decision",
    severity: "warning",
    explanation:
      "A decision in decisions.yaml fits more than one place in the book, so it is not clear which mark it means, and none is changed.",
    remedy: "Add words before or after the mark until only one place fits.",
  },
  {
    code: "typography/mismatched-quotation",
    severity: "warning",
    explanation:
      "A quotation opens with a double mark and closes with a single one, or the other way round. Only one reading is possible, so the odd mark is set right, and you are told, because it may hide a quotation inside the quotation.",
    remedy: "Correct the manuscript, or leave it: the book is set with matching marks.",
  },
  {
    code: "typography/unclosed-quotation",
    severity: "warning",
    explanation:
      "A paragraph opens a quotation that it does not close, and the next paragraph does not open with the same mark, as it would if the speech went on. This is the first place where the marks go wrong; what follows is read afresh.",
    remedy: "Close the quotation, or open each further paragraph of the speech with its mark.",
  },
  {
    code: "typography/stray-quote",
    severity: "warning",
    explanation: "A mark closes a quotation where none is open. Nothing is invented to open it.",
    remedy: "Add the opening mark where the quotation begins, or delete the closing one.",
  },
  {
    code: "typography/unopened-paragraphs",
    severity: "info",
    explanation:
      "A quotation opens in one paragraph and closes in a later one, and those between do not begin with its mark, as the paragraphs of a speech do. It is set as it stands: opened once and closed once.",
    remedy:
      "Nothing, where a letter or verse stands inside the quotation. Else begin each of its paragraphs with the opening mark, or close it where the speech ends.",
  },
  {
    code: "typography/unknown-language",
    severity: "warning",
    explanation:
      "Each language has its own quotation marks, dashes and spaces. None are laid down for this one, so those of American English are set. It is a note where only a passage is in the language.",
    remedy:
      "Add the language in a plug-in, name a near one with “language:” in book.yaml, or turn single rules off.",
  },
  {
    code: "typography/unknown-house-style",
    severity: "error",
    explanation:
      "A house style is a set of choices with a name. The one asked for is not among those that are loaded.",
    remedy:
      "Use one of the names the message lists, or leave the style out to keep the author's habits.",
  },
];
