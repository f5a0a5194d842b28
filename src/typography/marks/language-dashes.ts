import type { DashStyle, DialogueDash } from "../locale.ts";
import { CLOSING, classAt, DIGIT, isNewline, LETTER, OPENING, QUOTE, SPACE } from "./chars.ts";

/**
 * Dashes in languages where the author's habit says nothing: what was typed
 * becomes the dash of the language, with its spaces.
 */

/** What this file needs to know of a run of dashes; see `DashSite`. */
export interface DashPlace {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  readonly startsLine: boolean;
  readonly endsLine: boolean;
  readonly endsParagraph: boolean;
  readonly before: number;
  readonly after: number;
  readonly beforeClose: boolean;
  readonly afterOpen: boolean;
  /** True inside a pair of dashes, where the language pairs them. */
  readonly pairOpen: boolean;
}

export interface LanguageDashes {
  readonly spaced: DashStyle;
  readonly dialogue: DialogueDash | undefined;
  readonly replaces: boolean;
}

/** Put `text` in place of `[start, end)`. */
export interface Setting {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What hyphens that were typed for a dash become. */
export function languageDash(place: DashPlace, dashes: LanguageDashes): Setting {
  const { at, to, spaceAfter, startsLine } = place;
  if (startsLine && dashes.dialogue !== undefined && startsSentence(place)) {
    const { dash, space } = dashes.dialogue;
    return { start: at, end: to, text: dash + (space === "" ? "" : gapAfter(place)) };
  }
  if (dashes.spaced === "pairedEm") return pairedDash(place);
  const glyph = dashes.spaced === "spacedEn" ? "–" : "—";
  if (startsLine || place.afterOpen || place.before === OPENING)
    return { start: at, end: to, text: glyph + (spaceAfter ? " " : "") };
  return spacedDash(place, glyph);
}

function spacedDash(place: DashPlace, glyph: string): Setting {
  const { beforeClose, from, end, to, spaceBefore, endsLine, endsParagraph } = place;
  if (endsLine && !endsParagraph) return { start: from, end, text: ` ${glyph}` };
  // What breaks off stays as it was typed: a space stands for whole words, none for half of one.
  const cut = spaceBefore ? ` ${glyph}` : glyph;
  if (beforeClose || endsLine || place.after === CLOSING)
    return { start: from, end: endsLine ? end : to, text: cut };
  return { start: from, end: to, text: ` ${glyph} ` };
}

/** The dashes of Spanish stand to what they enclose as brackets do. */
function pairedDash(place: DashPlace): Setting {
  const { at, from, end, to, spaceBefore, spaceAfter, startsLine, endsLine } = place;
  const { afterOpen, beforeClose, pairOpen } = place;
  if (endsLine) return { start: from, end, text: "—" };
  if (startsLine || afterOpen || place.before === OPENING) return { start: at, end: to, text: "—" };
  if (beforeClose || place.after === CLOSING) return { start: from, end: to, text: "—" };
  const opens = spaceBefore === spaceAfter ? !pairOpen : spaceBefore;
  return { start: from, end: to, text: opens ? " —" : "— " };
}

/** Whether a hyphen of Spanish is one of a pair of dashes: ` -dijo él-.` */
export function pairsUp(place: DashPlace): boolean {
  const { text, end, spaceBefore, spaceAfter, before, after, startsLine, pairOpen } = place;
  if (startsLine || after === DIGIT || spaceBefore === spaceAfter) {
    const closes = !(spaceBefore || spaceAfter) && after === CLOSING;
    return closes && pairOpen && before !== DIGIT;
  }
  if (spaceBefore)
    return (after === LETTER || after === OPENING) && PARTNER.test(text.slice(end, end + REACH));
  return pairOpen && before !== DIGIT;
}

/** The hyphen that closes what one opens, in the same paragraph; or the paragraph's own end, after a speech. */
const PARTNER =
  /^[^\n-]*[\p{L}?!…]-{1,3}(?=[\s.,;:!?…»”)]|$)|^(?:dij|pregunt|respond|contest|grit|murmur|susurr|exclam|añad|repli)[^\n-]*(?=\n|$)/u;
/** No aside is longer. */
const REACH = 400;

/** What a dash that was typed as one becomes; undefined: it stays. */
export function retypedDash(place: DashPlace, dashes: LanguageDashes): Setting | undefined {
  const { text, at, end, startsLine, spaceBefore, spaceAfter, before, after } = place;
  if (end !== at + 1 || !DASHES.includes(text.charAt(at))) return undefined;
  if (startsLine && dashes.dialogue !== undefined && startsSentence(place))
    return after === DIGIT ? undefined : retypedSpeech(place, dashes.dialogue);
  const isRange = before === DIGIT && after === DIGIT;
  const isPaired = dashes.spaced === "pairedEm" && !isRange && !startsLine;
  if (isPaired && (spaceBefore || spaceAfter)) return pairedDash(place);
  if (!dashes.replaces || isRange || !(spaceBefore || spaceAfter)) return undefined;
  const glyph = dashes.spaced === "spacedEn" ? "–" : "—";
  return { start: at, end, text: glyph };
}

const DASHES = "–—―";

function retypedSpeech(place: DashPlace, { dash, or, space }: DialogueDash): Setting {
  const { text, at, to } = place;
  const typed = text.charAt(at);
  const glyph = typed === dash || typed === or ? typed : dash;
  return { start: at, end: to, text: glyph + (space === "" ? "" : gapAfter(place)) };
}

/** The space after a dash, as typed where it is one already. */
function gapAfter({ text, end, to }: DashPlace): string {
  return to === end + 1 && text.charCodeAt(end) !== TAB ? text.slice(end, to) : " ";
}

const TAB = 9;

/** False on a wrapped line that goes on in mid-sentence. */
function startsSentence({ text, from }: DashPlace): boolean {
  let at = from - 1;
  let lines = 0;
  for (; at >= 0 && classAt(text, at) === SPACE; at--) if (isNewline(text.charCodeAt(at))) lines++;
  const kind = classAt(text, at);
  const ends = kind !== LETTER && kind !== DIGIT && text[at] !== "," && text[at] !== ";";
  return at < 0 || lines > 1 || ends || kind === QUOTE;
}

/** Whether a pair of dashes stands open after this one, set as `text`. */
export function pairsOpen(place: DashPlace, text: string, before: boolean): boolean {
  if (place.startsLine) return false;
  const bare = text.trim();
  if (bare !== "—" && bare !== "–") return before;
  return text.startsWith(" ") && !text.endsWith(" ");
}
