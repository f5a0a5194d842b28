import { bindingsOf, boundBecause, eachBinding } from "./bindings.ts";
import type { Locale, QuotePair } from "./locale.ts";
import { classAt, SPACE } from "./marks/chars.ts";
import type { Edit, Rule, RuleContext } from "./rule.ts";

/**
 * Spaces that hold words and marks together. They are invisible in a
 * manuscript: writers print them, `fix` never puts them into a source.
 */

const NO_BREAK = "\u00A0";
const NARROW = "\u202F";

/** What a rule of spaces finds in one paragraph. */
type Finder = (text: string, context: RuleContext) => readonly Omit<Edit, "paragraph">[];

const NONE: readonly Omit<Edit, "paragraph">[] = [];

function invisibleRule(
  about: Pick<Rule, "id" | "summary" | "source" | "examples">,
  find: Finder,
): Rule {
  return {
    ...about,
    version: 1,
    invisible: true,
    propose(run, context) {
      const edits: Edit[] = [];
      for (const [paragraph, text] of run.entries())
        for (const { start, end, text: set, because, confidence } of find(text, context))
          edits.push({ paragraph, start, end, text: set, because, confidence });
      return { edits, doubts: [] };
    },
  };
}

/** `Mr. Brown`, `J. R. Brown`, `10 a.m.`, Polish `w domu`: one space that may not end a line. */
export const noBreakSpace: Rule = invisibleRule(
  {
    id: "typography/no-break-space",
    summary: "Keep an abbreviation, an initial, a number or a short word with what it belongs to",
    source:
      "New Hart’s Rules, chapters on abbreviations and numbers; The Chicago Manual of Style, chapters 6 and 9",
    examples: [
      { language: "en-US", before: "Mr. Brown came", after: "Mr.\u00A0Brown came" },
      { language: "en-GB", before: "Dr Brown came", after: "Dr\u00A0Brown came" },
      { language: "en-US", before: "J. R. Brown", after: "J.\u00A0R.\u00A0Brown" },
      { language: "en-US", before: "at 10 a.m. sharp", after: "at 10\u00A0a.m. sharp" },
      { language: "en-US", before: "It was I. Then he left.", after: "It was I. Then he left." },
      { language: "en-US", before: "he came", after: "he came" },
    ],
  },
  (text, { locale }) => {
    const bindings = bindingsOf(locale);
    const edits: Omit<Edit, "paragraph">[] = [];
    eachBinding(text, bindings, (at) => {
      const because = boundBecause(text, at, bindings);
      if (because !== undefined)
        edits.push({ start: at, end: at + 1, text: NO_BREAK, because, confidence: 1 });
    });
    return edits;
  },
);

/** A spaced dash or ellipsis never starts a line. */
export const dashSpace: Rule = invisibleRule(
  {
    id: "typography/dash-space",
    summary: "Keep a spaced dash or ellipsis with the word before it",
    source: "New Hart’s Rules, chapter on punctuation",
    examples: [
      { language: "en-GB", before: "he paused – then ran", after: "he paused\u00A0– then ran" },
      { language: "en-US", before: "he paused … then ran", after: "he paused\u00A0… then ran" },
      { language: "en-US", before: "he paused—then ran", after: "he paused—then ran" },
      { language: "en-US", before: "well-known", after: "well-known" },
    ],
  },
  (text, { locale }) => (/[–—…]/.test(text) ? spacedMarks(text, locale) : NONE),
);

/** The spaces that stand before a dash or an ellipsis, and after the dash of a speech. */
function spacedMarks(text: string, locale: Locale): readonly Omit<Edit, "paragraph">[] {
  const edits: Omit<Edit, "paragraph">[] = [];
  const put = (start: number, because: string): void => {
    edits.push({ start, end: start + 1, text: NO_BREAK, because, confidence: 1 });
  };
  for (const mark of ["–", "—", "…"])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      const opensSpeech = locale.dialogueDash !== undefined && mark !== "…" && startsLine(text, at);
      if (opensSpeech && text[at + 1] === " ")
        put(at + 1, "the dash that opens a speech stays with it");
      else if (opensAside(locale, text, at)) continue;
      else if (text[at - 1] === " " && classAt(text, at - 2) !== SPACE)
        put(at - 1, "the mark never starts a line");
    }
  return edits;
}

/** ` —dijo él—`: the first of a pair may start a line, for it stands to the words after it. */
function opensAside({ dash }: Locale, text: string, at: number): boolean {
  return dash === "pairedEm" && text[at] !== "…" && classAt(text, at + 1) !== SPACE;
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === "\n";
}

/** ’” and “‘ without a space run into one another. */
export const nestedQuotes: Rule = invisibleRule(
  {
    id: "typography/nested-quotes",
    summary: "Part two quotation marks that meet with a narrow space",
    source: "The Chicago Manual of Style, chapter 6",
    examples: [
      { language: "en-US", before: "“‘No,’ he said.”", after: "“\u202F‘No,’ he said.”" },
      { language: "en-US", before: "He said “no.’”", after: "He said “no.’\u202F”" },
      { language: "en-US", before: "“No,” he said.", after: "“No,” he said." },
      { language: "en-US", before: "the boys’ room", after: "the boys’ room" },
    ],
  },
  (text) => {
    if (!/[“‘’”„‚»›«‹]{2}/.test(text)) return NONE;
    const edits: Omit<Edit, "paragraph">[] = [];
    const because = "two quotation marks meet";
    for (const pair of MEETING)
      for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1))
        edits.push({ start: at + 1, end: at + 1, text: NARROW, because, confidence: 1 });
    return edits.toSorted((a, b) => a.start - b.start);
  },
);

/** Pairs that run into one another: two that open, or two that close. */
const MEETING = ["“‘", "‘“", "’”", "”’", "„‚", "‚„", "»›", "›»", "«‹", "‹«"];

/** « texte », texte ! : the spaces of French and its neighbours. */
export const pointSpace: Rule = invisibleRule(
  {
    id: "typography/point-space",
    summary: "Set the space that the language puts inside quotation marks and before points",
    source: "Lexique des règles typographiques en usage à l’Imprimerie nationale",
    examples: [
      { language: "fr", before: "«Viens!» dit-il.", after: "«\u202FViens\u202F!\u202F» dit-il." },
      { language: "fr", before: "Quoi ? Rien : rien.", after: "Quoi\u202F? Rien\u00A0: rien." },
      { language: "fr", before: "à 10:30", after: "à 10:30" },
      { language: "en-US", before: "What? No!", after: "What? No!" },
    ],
  },
  (text, { locale }) => {
    if (!takesSpaces(locale)) return NONE;
    const edits: Omit<Edit, "paragraph">[] = [];
    const because = "the language sets a space here that never breaks";
    const put = (start: number, end: number, space: string): void => {
      if (text.slice(start, end) !== space)
        edits.push({ start, end, text: space, because, confidence: 1 });
    };
    const { quoteSpace } = locale;
    const angles = quoteSpace === "" ? [] : locale.quotes.filter(isAngle);
    for (const { open, close } of angles) {
      eachOf(text, open, (at) => put(at + 1, at + (isGap(text, at + 1) ? 2 : 1), quoteSpace));
      eachOf(text, close, (at) => put(isGap(text, at - 1) ? at - 1 : at, at, quoteSpace));
    }
    for (const [point, space] of Object.entries(locale.pointSpace))
      eachOf(text, point, (at) => {
        if (takesSpace(text, at)) put(isGap(text, at - 1) ? at - 1 : at, at, space);
      });
    return edits
      .toSorted((a, b) => a.start - b.start)
      .filter((edit, i, all) => edit.start >= (all[i - 1]?.end ?? 0));
  },
);

function takesSpaces({ quoteSpace, pointSpace }: Locale): boolean {
  return quoteSpace !== "" || Object.keys(pointSpace).length > 0;
}

function isAngle({ open, close }: QuotePair): boolean {
  return open !== close && ANGLES.includes(open) && ANGLES.includes(close);
}

const ANGLES = "«»‹›";

function eachOf(text: string, mark: string, visit: (at: number) => void): void {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) visit(at);
}

function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009;
}

const POINTS = "?!;:…";

/** A point after a word and before a space, a quote or another point: not that of `10:30` or `http:`. */
function takesSpace(text: string, at: number): boolean {
  const before = text[isGap(text, at - 1) ? at - 2 : at - 1] ?? " ";
  if (POINTS.includes(before) || before.trim() === "") return false;
  const after = text[at + 1] ?? " ";
  return after.trim() === "" || "»”’)]?!…".includes(after);
}

/** The rules of spaces, in the order they run. */
export const spaceRules: readonly Rule[] = [pointSpace, noBreakSpace, dashSpace, nestedQuotes];
