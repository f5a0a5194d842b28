import { SOFT_END } from "../../model/flow.ts";
import type { Locale } from "../locale.ts";
import { wordEnd } from "../quotes/words.ts";
import {
  CLEAR,
  CLOSING,
  classAt,
  DIGIT,
  isCapital,
  isNewline,
  LETTER,
  OPENING,
  QUOTE,
  SPACE,
} from "./chars.ts";
import { languageDash, pairsUp, retypedDash } from "./language-dashes.ts";
import { isSuspended } from "./suspended.ts";

/** What the marks before and after a run of dashes are. */
export interface DashNeighbours {
  /** True where the mark after the run closes a quotation. */
  readonly beforeClose: boolean;
  /** True where the mark before the run opens one. */
  readonly afterOpen: boolean;
  /** True inside a pair of dashes, in languages that pair them. */
  readonly pairOpen: boolean;
}

/** A run of typed dashes and what stands round it. */
export interface DashSite extends DashNeighbours {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** Offsets with the spaces at either side taken in; never over a line end. */
  readonly from: number;
  readonly to: number;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  /** Nothing but space stands before it, or after it, in its line. */
  readonly startsLine: boolean;
  readonly endsLine: boolean;
  /** Nothing follows in its paragraph. */
  readonly endsParagraph: boolean;
  /** Class of the nearest character either side that is no space. */
  readonly before: number;
  readonly after: number;
  /** Hyphens only, as typed on a keyboard. */
  readonly typed: boolean;
}

/** What the dash becomes; undefined: it stays. */
export interface DashVerdict {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly rule: string;
  readonly because: string;
  readonly confidence: number;
}

export function siteOf(
  text: string,
  at: number,
  end: number,
  { beforeClose, afterOpen, pairOpen }: DashNeighbours,
): DashSite {
  let from = at;
  while (from > 0 && isGap(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && isGap(text.charCodeAt(to))) to++;
  let typed = true;
  for (let place = at; place < end; place++) if (text.charCodeAt(place) !== 45) typed = false;
  return {
    text,
    at,
    end,
    from,
    to,
    spaceBefore: from < at,
    spaceAfter: to > end,
    startsLine:
      from === 0 || isNewline(text.charCodeAt(from - 1)) || text.charCodeAt(from - 1) === 12,
    endsLine: to === text.length || isNewline(text.charCodeAt(to)),
    endsParagraph: to === text.length || isNewline(text.charCodeAt(nextLine(text, to))),
    before: classAt(text, from - 1),
    after: classAt(text, to),
    typed,
    beforeClose,
    afterOpen,
    pairOpen,
  };
}

/** The start of the line after the one that ends at `at`. */
function nextLine(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function isGap(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x2009 ||
    code === 0x200a
  );
}

/** How a spaced or closed dash of the book is set, by language or house style. */
export interface DashPolicy {
  readonly spaced: Locale["dash"];
  /** A dash typed closed up: an em dash, or the dash of the language with its spaces. */
  readonly closed: "em" | "asSpaced";
  /** How many hyphens the author types for one em. */
  readonly hyphensPerEm: number;
  readonly conjunctions: ReadonlySet<string>;
  /** What a hyphen before one of them may hang after; undefined: anything. */
  readonly hanging: Locale["hanging"];
  /** True where most dashes of the book are typed as one hyphen. */
  readonly hyphenHabit: boolean;
  /** What opens a speech at the start of a line, in languages of dialogue dashes. */
  readonly dialogue: Locale["dialogueDash"];
  /** Whose spaces and dashes are set: the author's habit, as in English, or the language's. */
  readonly follows: "author" | "language";
  /** True where the language has one dash only, whatever the author typed. */
  readonly replaces: boolean;
}

const DASH_RULE = "typography/dash";
const HYPHEN_RULE = "typography/hyphen-for-dash";
const LONG_RULE = "typography/elided-name";

/** Reads one run of typed hyphens. */
export function dashVerdict(site: DashSite, policy: DashPolicy): DashVerdict | undefined {
  if (site.startsLine && site.endsLine) return undefined;
  if (!site.typed) return retyped(site, policy);
  const length = site.end - site.at;
  if (length === 1) return lone(site, policy);
  if (length >= 2 * policy.hyphensPerEm || length > 3) return long(site, policy, length);
  if (
    length === 2 &&
    policy.hyphensPerEm === 3 &&
    !site.spaceBefore &&
    !site.spaceAfter &&
    site.before === DIGIT &&
    site.after === DIGIT
  )
    return verdict(
      site.at,
      site.end,
      "–",
      DASH_RULE,
      "the book keeps three hyphens for a dash and two for a range",
    );
  if (site.spaceBefore && !site.spaceAfter && site.after === LETTER && looksLikeOption(site))
    return isPaired(site, policy) ? dash(site, policy, DASH_RULE, PAIRED) : undefined;
  return dash(site, policy, DASH_RULE, "hyphens typed for a dash");
}

const PAIRED = "one of a pair of hyphens typed for dashes";

function isPaired(site: DashSite, policy: DashPolicy): boolean {
  return policy.spaced === "pairedEm" && pairsUp(site);
}

/** A dash that was typed as one, in languages that have the last word on it. */
function retyped(site: DashSite, policy: DashPolicy): DashVerdict | undefined {
  if (policy.follows === "author") return undefined;
  const set = retypedDash(site, policy);
  if (set === undefined) return undefined;
  return verdict(set.start, set.end, set.text, DASH_RULE, "the language sets its own dash here");
}

/** `run it with --help`: a small letter follows, and no dash of prose stands so. */
function looksLikeOption(site: DashSite): boolean {
  const code = site.text.charCodeAt(site.end);
  return (
    site.end - site.at === 2 &&
    !site.startsLine &&
    code > 96 &&
    code < 123 &&
    site.before !== CLOSING
  );
}

function dash(site: DashSite, policy: DashPolicy, rule: string, because: string): DashVerdict {
  const { from, to, at, end, spaceBefore, spaceAfter } = site;
  if (policy.follows === "language") {
    const set = languageDash(site, policy);
    return verdict(set.start, set.end, set.text, rule, because);
  }
  if (site.startsLine) return firstInLine(site, policy, rule, because);
  // A dash at the edge of a quotation, a bracket or a line cuts speech off: it stands to the word.
  if (breaksOff(site, policy)) {
    // What a wrapped line parts is joined again: `he paused--` at its end goes on without a space.
    const wrapped = site.endsLine && site.text.charCodeAt(to) === SOFT_END_CODE;
    const stop = wrapped ? to + 1 : end;
    return verdict(from, site.endsLine ? stop : to, "—", rule, `${because} that breaks off`);
  }
  if (site.endsLine) return verdict(from, end, DASHES[policy.spaced].trimEnd(), rule, because);
  if (site.afterOpen) return verdict(at, to, "—", rule, `${because} that breaks in`);
  const closed = !(spaceBefore || spaceAfter) && policy.closed === "em";
  return verdict(from, to, closed ? "—" : DASHES[policy.spaced], rule, because);
}

const DASHES = { closedEm: "—", spacedEn: " – ", spacedEm: " — ", pairedEm: "—" } as const;

function firstInLine(
  site: DashSite,
  policy: DashPolicy,
  rule: string,
  because: string,
): DashVerdict {
  const { at, end, to, spaceAfter } = site;
  if (policy.dialogue !== undefined) {
    const gap = policy.dialogue.space === "" ? "" : " ";
    return verdict(at, to, policy.dialogue.dash + gap, rule, `${because} that opens a speech`);
  }
  const spaced = policy.spaced !== "closedEm" && spaceAfter;
  const text = spaced ? DASHES[policy.spaced].trim() : "—";
  return verdict(at, spaced ? end : to, text, rule, `${because} at the start of a line`);
}

function breaksOff(site: DashSite, policy: DashPolicy): boolean {
  if (site.beforeClose || site.after === CLOSING) return true;
  return site.endsLine && (site.endsParagraph || !site.spaceBefore || policy.spaced === "closedEm");
}

const SOFT_END_CODE = SOFT_END.charCodeAt(0);

/** A single hyphen: a dash where it is set off by a space, and a range or a minus among digits. */
function lone(site: DashSite, policy: DashPolicy): DashVerdict | undefined {
  if (isPaired(site, policy)) return dash(site, policy, HYPHEN_RULE, PAIRED);
  const how = dashLook(site, policy);
  if (how === undefined) return undefined;
  if (how === HANGING) return hanging(site, policy);
  return dash(site, policy, HYPHEN_RULE, `a hyphen ${how} is typed for a dash`);
}

const HANGING = "with a space after it";

/** A hyphen at the start of a line opens a speech in languages that do so, and where the author types it for all dashes. */
function startsSpeech(site: DashSite, policy: DashPolicy): boolean {
  if (site.after === DIGIT) return false;
  return policy.hyphenHabit || (policy.dialogue !== undefined && site.after !== SPACE);
}

/** How a hyphen looks like a dash, or undefined where it does not. */
function dashLook(site: DashSite, policy: DashPolicy): string | undefined {
  const { before, spaceBefore, spaceAfter } = site;
  if (site.startsLine) return startsSpeech(site, policy) ? "first in its line" : undefined;
  if (!spaceBefore && !spaceAfter)
    return site.beforeClose && before === LETTER ? "before a closing quote" : undefined;
  if (before === DIGIT && site.after === DIGIT) return undefined;
  if (spaceBefore) return spaceAfter || breaksOff(site, policy) ? "after a space" : undefined;
  return site.endsLine ? undefined : HANGING;
}

/** `don't like it- deal with it` against `pre- and post-war`. */
function hanging(site: DashSite, policy: DashPolicy): DashVerdict | undefined {
  const { text, to, after } = site;
  if (site.before !== LETTER && site.before !== CLOSING && site.before !== QUOTE) return undefined;
  if (after !== LETTER && after !== QUOTE && after !== CLEAR) return undefined;
  const word = text.slice(to, wordEnd(text, to)).toLowerCase();
  const waits = policy.conjunctions.has(word);
  const place = { last: site.from - 1, next: to };
  if (waits && (policy.hanging === undefined || isSuspended(text, place, policy.hanging)))
    return undefined;
  return {
    ...dash(site, policy, HYPHEN_RULE, "a hyphen with a space after it is typed for a dash"),
    confidence: 0.9,
  };
}

/** Four hyphens or more: a name or a word left out, or speech that breaks off. */
function long(site: DashSite, policy: DashPolicy, length: number): DashVerdict | undefined {
  const { text, at, end, before, spaceBefore } = site;
  const quoted = before === QUOTE && site.afterOpen;
  const standsForWord = spaceBefore || site.startsLine || before === OPENING || quoted;
  const standsForLetters = before === LETTER && isCapital(text.charCodeAt(at - 1));
  if (!standsForWord && !standsForLetters && site.beforeClose)
    return dash(site, policy, DASH_RULE, "hyphens typed for a dash");
  const glyph = length / policy.hyphensPerEm >= 3 ? "⸻" : "⸺";
  const what = standsForWord ? "a word" : "letters";
  return verdict(at, end, glyph, LONG_RULE, `a long dash stands for ${what} left out`);
}

function verdict(
  start: number,
  end: number,
  text: string,
  rule: string,
  because: string,
): DashVerdict {
  return { start, end, text, rule, because, confidence: 1 };
}
