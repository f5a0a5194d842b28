import { accentAt } from "./accents.ts";
import { CLOSING, classAt, DIGIT, LETTER, SPACE } from "./marks/chars.ts";
import { dashVerdict, siteOf } from "./marks/dashes.ts";
import { dotsFrom, dotsLead, dotsText } from "./marks/dots.ts";
import { type EditList, emptyEdits, pushEdit } from "./marks/edits.ts";
import { pairsOpen } from "./marks/language-dashes.ts";
import { isRange } from "./marks/ranges.ts";
import {
  COMMA_CLOSED,
  DOTS,
  GAP,
  HYPHENS,
  INTERNAL,
  type Marks,
  PARAGRAPH,
  PRIME,
  RESET,
  SINGLE,
} from "./marks/scan.ts";
import { glyphOf, levelsOf } from "./quotes/levels.ts";
import { ROLE_MARK, ROLE_MISMATCH, ROLE_OPEN, ROLE_REOPEN, ROLE_STRAY } from "./quotes/moves.ts";
import type { Reading } from "./quotes/parse.ts";
import { CONTINUED, INSIDE, LEADING, MEASURE, TRAILING } from "./quotes/settings.ts";
import type { Style } from "./style.ts";
import { withSymbols } from "./symbols.ts";

const QUOTES = "typography/quotes";
const APOSTROPHE = "typography/apostrophe";
const PRIME_RULE = "typography/prime";
const SPACING = "typography/spacing";

/** What each mark of a run becomes, in the order of the text. */
export function settle(marks: Marks, reading: Reading, style: Style): EditList {
  const edits = emptyEdits();
  const { byLevel } = style;
  const levels =
    byLevel === undefined
      ? undefined
      : levelsOf(marks, reading, (i) => byLevel.base(glyphOf(marks, i)));
  let pairOpen = false;
  for (let i = 0; i < marks.at.length; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind <= SINGLE) settleSpacedQuote(edits, { marks, reading, i, style, levels });
    else if (kind === HYPHENS) pairOpen = settleDash(edits, { marks, reading, i, style, pairOpen });
    else if (kind === PARAGRAPH || kind === RESET) pairOpen = false;
    else settlePlain(edits, { marks, reading, i, style });
  }
  const rules = style.house?.rules ?? [];
  return rules.length === 0 ? edits : withSymbols(edits, marks.text, rules);
}

/** The marks that stand for one thing only. */
function settlePlain(edits: EditList, { marks, i, style }: Place): void {
  const start = marks.at[i] ?? 0;
  const end = marks.end[i] ?? start;
  const kind = marks.kind[i] ?? RESET;
  if (kind === DOTS) settleDots(edits, marks.text, { start, end, style });
  else if (kind === GAP) pushGap(edits, start, end, "no space stands before a point");
  else if (kind === COMMA_CLOSED)
    pushEdit(edits, {
      start: end,
      end,
      text: " ",
      rule: SPACING,
      because: "a space stands after a comma",
      confidence: 1,
    });
  else if (kind === PRIME)
    pushEdit(edits, {
      start,
      end,
      text: "′",
      rule: PRIME_RULE,
      because: "it counts feet",
      confidence: 1,
    });
  else if (kind === INTERNAL && marks.text.charCodeAt(start) !== CURLY_CLOSE)
    pushEdit(edits, {
      start,
      end,
      text: "’",
      rule: APOSTROPHE,
      because: "it stands inside a word",
      confidence: 1,
    });
}

const CURLY_CLOSE = 0x2019;

function pushGap(edits: EditList, start: number, end: number, because: string): void {
  if (start < (edits.end.at(-1) ?? 0)) return;
  pushEdit(edits, { start, end, text: "", rule: SPACING, because, confidence: 0.95 });
}

interface QuotePlace extends Place {
  /** Where the marks follow the level. */
  readonly levels: Uint8Array | undefined;
}

interface Place {
  readonly marks: Marks;
  readonly reading: Reading;
  readonly i: number;
  readonly style: Style;
}

/** A quote of English, and the space that a typist left inside it: `" Hello "`. */
function settleSpacedQuote(edits: EditList, place: QuotePlace): void {
  const { marks, reading, i, style } = place;
  const { text } = marks;
  const role = reading.roles[i] ?? ROLE_MARK;
  const start = marks.at[i] ?? 0;
  const end = marks.end[i] ?? start;
  const accent = style.setsAccents ? accentAt(marks, reading, i, style.locale) : undefined;
  if (accent !== undefined) {
    const because = "an apostrophe is typed for the accent";
    pushEdit(edits, { ...accent, rule: "typography/typed-accent", because, confidence: 0.9 });
    return;
  }
  if (role === ROLE_MARK || role === ROLE_STRAY || !style.locale.keepsOuter) {
    settleQuote(edits, place);
    return;
  }
  const opening = role === ROLE_OPEN || role === ROLE_REOPEN;
  const outside = classAt(text, opening ? start - 1 : end);
  const isApart = outside === SPACE || outside === CLOSING;
  if (!opening && isApart && text[start - 1] === " " && INNER.has(classAt(text, start - 2)))
    pushGap(edits, start - 1, start, "no space stands before a closing quote");
  settleQuote(edits, place);
  if (opening && isApart && text[end] === " " && classAt(text, end + 1) === LETTER)
    pushGap(edits, end, end + 1, "no space stands after an opening quote");
}

/** What a quotation may end with. */
const INNER: ReadonlySet<number> = new Set([LETTER, DIGIT, CLOSING]);

function settleQuote(edits: EditList, place: QuotePlace): void {
  const { marks, reading, i } = place;
  const start = marks.at[i] ?? 0;
  const end = marks.end[i] ?? start;
  const role = reading.roles[i] ?? ROLE_MARK;
  const text = role === ROLE_MARK ? markGlyph(marks, reading, i) : quoteGlyph(place, role);
  if (text === undefined) return;
  const { from, to } = role === ROLE_MARK ? { from: start, to: end } : withGap(edits, place, text);
  if (marks.text.slice(from, to) === text) return;
  const rule = role !== ROLE_MARK ? QUOTES : text === "’" ? APOSTROPHE : PRIME_RULE;
  pushEdit(edits, {
    start: from,
    end: to,
    text,
    rule: role === ROLE_MISMATCH ? "typography/mismatched-quotation" : rule,
    because: reasonFor(role, reading.senses[i] ?? 0),
    confidence: confidenceOf(reading.margins[i] ?? 0),
  });
}

/** An angle quote with the space the French put inside it, where the marks to be set have none. */
function withGap(
  edits: EditList,
  { marks, reading, i, style }: QuotePlace,
  text: string,
): { readonly from: number; readonly to: number } {
  const from = marks.at[i] ?? 0;
  const to = marks.end[i] ?? from;
  const kept = { from, to };
  const angle = ANGLES.includes(marks.text.charAt(from));
  const spaced = ANGLES.includes(text) && style.locale.quoteSpace !== "";
  if (!angle || spaced || style.byLevel === undefined) return kept;
  const role = reading.roles[i] ?? ROLE_MARK;
  if (role === ROLE_OPEN || role === ROLE_REOPEN)
    return GAPS.includes(marks.text.charAt(to)) ? { from, to: to + 1 } : kept;
  const isFree = role !== ROLE_STRAY && from - 1 >= (edits.end.at(-1) ?? 0);
  return isFree && GAPS.includes(marks.text.charAt(from - 1)) ? { from: from - 1, to } : kept;
}

const ANGLES = "«»‹›<>";
const GAPS: readonly string[] = [" ", "\u00A0", "\u2009", "\u202F"];

/** A distance in the units of `Evidence` as a probability. */
export function confidenceOf(margin: number): number {
  return Math.round(1000 / (1 + Math.exp(-margin / 10))) / 1000;
}

function quoteGlyph({ reading, i, style, levels }: QuotePlace, role: number): string {
  const set = style.byLevel?.set;
  const byKind = reading.kinds[i] === 0 ? style.double : style.single;
  const pair = set?.[(levels?.[i] ?? 0) % set.length] ?? byKind;
  if (role === ROLE_REOPEN) return pair[style.locale.continuedQuote ?? "open"];
  return role === ROLE_OPEN ? pair.open : pair.close;
}

function markGlyph(marks: Marks, reading: Reading, i: number): string | undefined {
  const single = marks.kind[i] === SINGLE;
  const sense = reading.senses[i];
  if (sense === CONTINUED) return undefined;
  if (sense === MEASURE) return single ? "′" : "″";
  return single ? "’" : undefined;
}

function reasonFor(role: number, sense: number): string {
  if (role === ROLE_MISMATCH) return "the quotation was opened with the other mark";
  if (role === ROLE_OPEN) return "it opens a quotation";
  if (role === ROLE_REOPEN) return "it opens another paragraph of a speech";
  if (role !== ROLE_MARK) return "it closes a quotation";
  if (sense === LEADING) return "letters or figures are left out before the word";
  if (sense === TRAILING) return "it ends a possessive or a clipped word";
  return sense === INSIDE
    ? "it stands inside a word"
    : "it counts feet, inches, minutes or seconds";
}

/** Sets one run of dashes, and says whether a pair of them stands open after it. */
function settleDash(
  edits: EditList,
  { marks, reading, i, style, pairOpen }: Place & { readonly pairOpen: boolean },
): boolean {
  const { text } = marks;
  const start = marks.at[i] ?? 0;
  const end = marks.end[i] ?? start;
  if (end === start + 1 && text.charCodeAt(start) === HYPHEN && isRange(text, start)) {
    pushEdit(edits, {
      start,
      end,
      text: "–",
      rule: "typography/range",
      because: "it stands between the ends of a range",
      confidence: 0.95,
    });
    return pairOpen;
  }
  const site = siteOf(text, start, end, {
    pairOpen,
    beforeClose: marks.at[i + 1] === end && closes(marks, reading, i + 1),
    afterOpen: marks.end[i - 1] === start && opens(marks, reading, i - 1),
  });
  const verdict = dashVerdict(site, style.dashes);
  // Two dashes may lay claim to the space between them; the first has it.
  const free = verdict !== undefined && verdict.start >= (edits.end.at(-1) ?? 0);
  if (free && text.slice(verdict.start, verdict.end) !== verdict.text) pushEdit(edits, verdict);
  if (style.dashes.spaced !== "pairedEm") return false;
  return pairsOpen(site, verdict?.text ?? text.slice(site.from, site.to), pairOpen);
}

const HYPHEN = 45;

function closes(marks: Marks, reading: Reading, i: number): boolean {
  return (marks.kind[i] ?? DOTS) <= SINGLE && (reading.roles[i] ?? 0) > ROLE_REOPEN;
}

function opens(marks: Marks, reading: Reading, i: number): boolean {
  const role = reading.roles[i] ?? 0;
  return (marks.kind[i] ?? DOTS) <= SINGLE && (role === ROLE_OPEN || role === ROLE_REOPEN);
}

function settleDots(
  edits: EditList,
  text: string,
  { start, end, style }: { readonly start: number; readonly end: number; readonly style: Style },
): void {
  const found = dotsText(text, start, end, style.locale);
  const from = dotsFrom(text, start, end, style.locale);
  const isFree = from >= (edits.end.at(-1) ?? 0);
  const lead = dotsLead(text, start, end, style.locale);
  if (found === undefined && lead === "" && (from === start || !isFree)) return;
  pushEdit(edits, {
    start: isFree ? from : start,
    end,
    text: lead + (found ?? text.slice(start, end)),
    rule: "typography/ellipsis",
    because: "points typed for an ellipsis",
    confidence: 1,
  });
}
