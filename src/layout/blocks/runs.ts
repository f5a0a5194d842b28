import { unreachable } from "../../base/unreachable.ts";
import type { Font } from "../../fonts/font.ts";
import type { Inline, Note } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import type { Span } from "../../source/span.ts";
import type { Tag } from "../pagination.ts";
import type { ParagraphText, StyledRun } from "../paragraph.ts";
import type { Desk } from "./desk.ts";
import { directed } from "./direction.ts";
import { changedHand, type Hand, handOf } from "./hand.ts";
import { imageRun } from "./inline-image.ts";
import { DOCUMENT } from "./structure.ts";
import { runOf } from "./styled-run.ts";
import type { TypeStyle } from "./type-style.ts";

/** A note called in a paragraph: where in the paragraph's own text its number stands. */
export interface NoteCall {
  readonly note: Note;
  readonly offset: number;
  readonly tag: Tag;
}

/** A paragraph ready for the line setter. */
export interface RunText extends ParagraphText {
  readonly length: number;
  readonly calls: readonly NoteCall[];
  /** True where some pieces need more than glyphs: links, strokes, pictures. */
  readonly special: boolean;
  /** For each OBJECT of the flow text: its offset in the runs, and how much longer the runs are from there on. */
  readonly shifts: readonly { readonly at: number; readonly by: number }[];
}

interface Draft {
  readonly desk: Desk;
  readonly runs: StyledRun[];
  readonly calls: NoteCall[];
  readonly shifts: { at: number; by: number }[];
  length: number;
  special: boolean;
}

/** Size of superior figures and letters, and how high they stand, in parts of the type size. */
const SUPERIOR = { size: 0.62, rise: 0.34 } as const;
const INFERIOR = { size: 0.62, rise: -0.14 } as const;
/** Code among text is set a little smaller: fixed-width faces look large. */
const CODE_SIZE = 0.88;

/** Inlines as runs of one font, size and language. `element` is the structure element of the paragraph. */
export function runsOf(
  desk: Desk,
  inlines: readonly Inline[],
  style: TypeStyle,
  element: Tag,
  more: { readonly language?: string | undefined; readonly span?: Span | undefined } = {},
): RunText {
  const language = more.language ?? desk.edition.book.metadata.language;
  const draft: Draft = { desk, runs: [], calls: [], shifts: [], length: 0, special: false };
  setInlines(draft, inlines, handOf(style, language, element));
  const text = directed(draft.runs, language);
  if (text.order === undefined && text.rtl === undefined)
    return runText(text.runs, draft, more.span);
  return { ...text, ...runText(text.runs, draft, more.span) };
}

/** A text that runs from left to right, of one of two makes. */
export function runText(
  runs: readonly StyledRun[],
  { calls, shifts, length, special }: Pick<RunText, "calls" | "shifts" | "length" | "special">,
  span: Span | undefined,
): RunText {
  return span === undefined
    ? { runs, calls, shifts, length, special }
    : { runs, calls, shifts, length, special, span };
}

/** Plain words in one style, for what the author did not write. */
export function runsOfText(desk: Desk, text: string, style: TypeStyle, language?: string): RunText {
  return runsOf(desk, [{ type: "text", value: text }], style, 0, { language });
}

function setInlines(draft: Draft, inlines: readonly Inline[], hand: Hand): void {
  for (const inline of inlines) setInline(draft, inline, inHand(draft, inline, hand));
}

/** A node in a language of its own gets an element that says so. */
function inHand({ desk }: Draft, { language }: Inline, hand: Hand): Hand {
  if (language === undefined || language === hand.language) return hand;
  const element = desk.structure.add(hand.element, "Span", { language });
  return changedHand(hand, { language, element, own: true });
}

function setInline(draft: Draft, inline: Inline, hand: Hand): void {
  switch (inline.type) {
    case "text":
      setText(draft, inline.value, hand, inline.span);
      break;
    case "emphasis":
    case "strong":
    case "smallCaps":
    case "superscript":
    case "subscript":
    case "phrase":
    case "indexMark":
      setInlines(draft, inline.inlines, handFor(inline, hand));
      break;
    case "code":
      setText(draft, inline.value, codeHand(hand), inline.span);
      break;
    case "lineBreak":
      setText(draft, "\n", hand);
      break;
    case "strikethrough":
    case "link":
    case "image":
    case "note":
    case "crossReference":
      setObject(draft, inline, hand);
      break;
    default:
      unreachable(inline);
  }
}

type Styled = Extract<
  Inline,
  {
    type:
      | "emphasis"
      | "strong"
      | "smallCaps"
      | "superscript"
      | "subscript"
      | "phrase"
      | "indexMark";
  }
>;

/** Letters of small capitals stand a little further apart, in parts of the type size. */
const SMALL_CAPS_TRACKING = 0.04;

/** How words inside an element look. */
function handFor({ type }: Styled, hand: Hand): Hand {
  switch (type) {
    case "emphasis":
      return changedHand(hand, { slant: hand.slant === "italic" ? "upright" : "italic" });
    case "strong":
      return changedHand(hand, { weight: "bold" });
    case "smallCaps": {
      const tracking = hand.tracking + hand.size * SMALL_CAPS_TRACKING;
      return changedHand(hand, { caps: "smallCaps", tracking });
    }
    case "superscript":
      return shifted(hand, SUPERIOR);
    case "subscript":
      return shifted(hand, INFERIOR);
    case "phrase":
    case "indexMark":
      return hand;
    default:
      return unreachable(type);
  }
}

type ObjectInline = Extract<
  Inline,
  { type: "strikethrough" | "link" | "image" | "note" | "crossReference" }
>;

/** Inlines that are more than glyphs: their pieces come back from the line setter with a tag. */
function setObject(draft: Draft, inline: ObjectInline, hand: Hand): void {
  const { desk } = draft;
  switch (inline.type) {
    case "strikethrough": {
      const element = desk.structure.add(hand.element, "Span");
      mark(draft, element, { type: "strike" });
      setInlines(draft, inline.inlines, changedHand(hand, { element, own: true }));
      break;
    }
    case "link": {
      const element = linkElement(draft, inline.href, titleText(inline.inlines), hand);
      setInlines(draft, inline.inlines, changedHand(hand, { element, own: true }));
      break;
    }
    case "crossReference": {
      const label = desk.edition.labels.get(inline.target) ?? "";
      const element = linkElement(draft, `#${inline.target}`, label, hand);
      setShifted(draft, label, changedHand(hand, { element, own: true }));
      break;
    }
    case "note":
      setCall(draft, inline, hand);
      break;
    case "image":
      setImage(draft, inline, hand);
      break;
    default:
      unreachable(inline);
  }
}

/** A picture among the words; its description where it cannot be printed. */
function setImage(draft: Draft, image: Extract<Inline, { type: "image" }>, hand: Hand): void {
  const run = imageRun(draft.desk, image, hand, hand.element);
  if (run === undefined) {
    setShifted(draft, image.alt, hand);
    return;
  }
  draft.special = true;
  draft.runs.push(run);
  draft.length += 1;
}

function setCall(draft: Draft, note: Note, hand: Hand): void {
  const { desk } = draft;
  const number = desk.noteNumbers.get(note.id ?? "") ?? "*";
  const element = linkElement(draft, `#${note.id ?? ""}`, number, hand);
  draft.calls.push({ note, offset: draft.length, tag: element });
  const superior = shifted(changedHand(hand, { element, own: true }), SUPERIOR);
  const plain = {
    figures: "lining",
    slant: "upright",
    weight: "regular",
    hyphenate: false,
  } as const;
  setShifted(draft, number, changedHand(superior, plain));
}

function linkElement(draft: Draft, href: string, contents: string, hand: Hand): Tag {
  const element = draft.desk.structure.add(hand.element, "Link");
  mark(draft, element, { type: "link", href, contents: contents === "" ? href : contents });
  return element;
}

function mark(draft: Draft, element: Tag, special: Parameters<Desk["specials"]["set"]>[1]): void {
  draft.desk.specials.set(element, special);
  draft.special = true;
}

/** Text that stands for one OBJECT of the flow text. */
function setShifted(draft: Draft, text: string, hand: Hand): void {
  draft.shifts.push({ at: draft.length, by: text.length - 1 });
  setText(draft, text, hand);
}

function shifted(hand: Hand, by: { readonly size: number; readonly rise: number }): Hand {
  const { size, rise } = hand;
  return changedHand(hand, { size: size * by.size, rise: rise + size * by.rise });
}

function codeHand(hand: Hand): Hand {
  const size = hand.role === "mono" ? hand.size : hand.size * CODE_SIZE;
  const plain = { hyphenate: false, caps: "none", figures: "lining" } as const;
  return changedHand(hand, { role: "mono", size, ...plain });
}

function setText(draft: Draft, value: string, hand: Hand, span?: Span): void {
  if (hand.caps === "upper") setCapitals(draft, value, hand, span);
  else if (value !== "") setRuns(draft, value, hand, span);
}

/** A word with the dashes and spaces after it. */
const WORD = /[^\s\p{Pd}]*\p{Pd}*\s*/gu;

/**
 * Words in capitals, each told as the author wrote it to whoever copies or reads them. They are
 * elements of their own, not to be divided: a part of one would tell the whole. A link or what
 * else is one already stays as it is, and nothing is told of heads, which are no content.
 */
function setCapitals(draft: Draft, value: string, hand: Hand, span?: Span): void {
  for (const [word] of value.matchAll(WORD)) {
    const text = word.toLocaleUpperCase(hand.language);
    const same = text === word || hand.own || hand.element <= DOCUMENT;
    const element = same
      ? hand.element
      : draft.desk.structure.add(hand.element, "Span", { actualText: word });
    const own = same ? hand : changedHand(hand, { element, own: true, hyphenate: false });
    if (text !== "") setRuns(draft, text, own, span);
  }
}

function setRuns(draft: Draft, text: string, hand: Hand, span?: Span): void {
  const { desk } = draft;
  const features = featuresOf(hand);
  const { size, language, rise, tracking, hyphenate } = hand;
  const tag = hand.own ? hand.element : undefined;
  const take = (stretch: string, font: Font): void => {
    draft.runs.push(
      runOf({ text: stretch, font, size, features, language, rise, tracking, hyphenate, tag }),
    );
  };
  desk.coverage.split(text, desk.fonts.face(hand.role, hand), take, span);
  draft.length += text.length;
}

const FEATURES: Readonly<Record<string, readonly string[]>> = {
  oldstyle: ["onum", "pnum"],
  lining: ["lnum", "pnum"],
  oldstyleTabular: ["onum", "tnum"],
  liningTabular: ["lnum", "tnum"],
  oldstyleSmallCaps: ["smcp", "onum", "pnum"],
  liningSmallCaps: ["smcp", "lnum", "pnum"],
  oldstyleTabularSmallCaps: ["smcp", "onum", "tnum"],
  liningTabularSmallCaps: ["smcp", "lnum", "tnum"],
  none: [],
};

/** Shared arrays, so that the line setter may tell features apart by identity. */
function featuresOf({ role, figures, caps }: Hand): readonly string[] {
  if (role === "mono") return FEATURES["none"] ?? [];
  return FEATURES[caps === "smallCaps" ? `${figures}SmallCaps` : figures] ?? [];
}
