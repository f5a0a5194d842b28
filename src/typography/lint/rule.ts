import type { Severity } from "../../diagnostics/diagnostic.ts";

/** What an editorial rule says. */
export interface Words {
  readonly message: string;
  readonly hint?: string;
}

/** What an editorial rule finds in a paragraph: a range of its text, and what to say of it. */
export interface Finding extends Words {
  readonly start: number;
  readonly end: number;
}

/** What the manual shows of an editorial rule, of a paragraph or of the book. */
export interface LintEntry {
  /** `lint/name`, the code of its diagnostics and the name that turns it off. */
  readonly id: string;
  readonly summary: string;
  /** A warning where any reader would stumble, a note where only an editor may care. */
  readonly severity: Severity;
  /** Texts, and the words it points at in each; none where it keeps silent. */
  readonly examples: readonly { readonly text: string; readonly finds: readonly string[] }[];
}

/** An editorial rule: it says, and never changes anything. */
export interface LintRule extends LintEntry {
  /** Looked for only where they are prose: not in headings, verse, tables. */
  readonly prose: boolean;
  /** Looked for in every language; absent: in English. */
  readonly everywhere?: true;
  check(text: string): readonly Finding[];
}

/** All matches of a global pattern as findings. */
export function findAll(
  text: string,
  pattern: RegExp,
  say: (match: string) => Words,
): readonly Finding[] {
  const found: Finding[] = [];
  // `matchAll` copies the expression for each paragraph, and nearly all of them match nothing.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    found.push({ start, end: start + match[0].length, ...say(match[0]) });
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}
