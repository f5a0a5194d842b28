import { type Look, pushWords } from "../rich/rich.ts";
import { pageOfCharset, textIn } from "./code-pages.ts";
import type { Group, ParagraphLook, Rtf } from "./document.ts";
import { languageOfNumber } from "./languages.ts";
import { endCell, endParagraph, endRow } from "./paragraph.ts";
import { withoutStyleMarks } from "./scrivener.ts";

/** Puts words into the text, or says why they do not go there. */
export function putWords(rtf: Rtf, given: string): void {
  const { group, target, seen } = rtf;
  const plain = withoutStyleMarks(seen, given);
  const text = seen.sign ? plain.replace(/^¬/, "") : plain;
  seen.sign = false;
  if (group.hidden) {
    seen.hidden.push(text);
    return;
  }
  countChange(rtf);
  if (isLeftOut(rtf)) {
    target.leftOut ||= text.trim() !== "";
    return;
  }
  if (target.size === undefined && group.size !== undefined && text.trim() !== "")
    target.size = group.size;
  pushWords(text, group.look, target.pieces);
}

/** True where what stands here is a change that is no part of the book. */
function isLeftOut({ group, changes }: Rtf): boolean {
  return group.change === (changes === "reject" ? "inserted" : "deleted");
}

/** The end of a paragraph that was taken out joins it with the next. */
function paragraphEnd(rtf: Rtf): void {
  if (isLeftOut(rtf)) countChange(rtf);
  else endParagraph(rtf);
}

function countChange({ group, seen, reviewers }: Rtf): void {
  const { change } = group;
  if (change !== seen.change) {
    if (change === "inserted") seen.insertions++;
    if (change === "deleted") seen.deletions++;
    seen.change = change;
  }
  const name = change === undefined ? undefined : reviewers[group.reviewer];
  if (name !== undefined && name !== "" && name !== "Unknown") seen.authors.add(name);
}

/** The code page of the font in use. */
export function pageInUse({ group, fonts, page }: Rtf): number {
  return fonts.get(group.font) ?? page;
}

/** Gives the bytes that wait to where words go. */
export function flush(rtf: Rtf): void {
  if (rtf.pending.length === 0) return;
  const bytes = Uint8Array.from(rtf.pending);
  rtf.pending.length = 0;
  rtf.group.destination.text(rtf, textIn(pageInUse(rtf), bytes));
}

/** Characters that have a control word or symbol of their own. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: "\u2005",
  zwj: "\u200D",
  zwnj: "\u200C",
  "~": "\u00A0",
  _: "\u2011",
  "-": "",
  ":": "",
  "|": "",
  "{": "{",
  "}": "}",
  "\\": "\\",
};

type Change = (rtf: Rtf, value: number | undefined) => void;

/** A switch is on without a number, or with one that is not 0. */
function on(value: number | undefined): boolean {
  return value !== 0;
}

function look(flag: keyof Look): Change {
  return ({ group }, value) => {
    group.look = { ...group.look, [flag]: on(value) };
  };
}

/** The underline of a link is its sign and no stress. */
const underline: Change = ({ group }, value) => {
  if (group.look.href === undefined) group.look = { ...group.look, emphasis: on(value) };
};

function raised(superscript: boolean, subscript: boolean): Change {
  return ({ group }) => {
    group.look = { ...group.look, superscript, subscript };
  };
}

function change(kind: Group["change"]): Change {
  return ({ group }, value) => {
    group.change = on(value) ? kind : undefined;
  };
}

/** The reviewer of a change by number. */
const reviewer: Change = ({ group }, value) => {
  group.reviewer = value ?? 0;
};

const plain: Change = ({ group }) => {
  const { href } = group.look;
  group.look = href === undefined ? {} : { href };
  group.hidden = false;
  group.change = undefined;
};

const language: Change = (rtf, value) => {
  const tag = languageOfNumber(value);
  const { language: _, ...rest } = rtf.group.look;
  const primary = (one: string | undefined) => one?.split("-")[0];
  const foreign =
    tag !== undefined && rtf.language !== undefined && primary(tag) !== primary(rtf.language);
  rtf.group.look = foreign ? { ...rest, language: tag } : rest;
};

/** Control words that change how words look. */
export const LOOKS: Readonly<Record<string, Change>> = {
  plain,
  i: look("emphasis"),
  b: look("strong"),
  scaps: look("smallCaps"),
  strike: look("strikethrough"),
  striked: look("strikethrough"),
  ul: underline,
  uld: underline,
  uldash: underline,
  uldb: underline,
  ulth: underline,
  ulw: underline,
  ulwave: underline,
  ulnone: (rtf) => underline(rtf, 0),
  super: raised(true, false),
  sub: raised(false, true),
  nosupersub: raised(false, false),
  v: ({ group }, value) => {
    group.hidden = on(value);
  },
  revised: change("inserted"),
  deleted: change("deleted"),
  revauth: reviewer,
  revauthdel: reviewer,
  f: ({ group }, value) => {
    group.font = value ?? 0;
  },
  fs: ({ group }, value) => {
    group.size = value;
  },
  cs: (rtf, value) => {
    const look = rtf.wordStyles.get(value ?? -1);
    if (look !== undefined) rtf.group.look = { ...rtf.group.look, ...look };
  },
  lang: language,
  uc: ({ group }, value) => {
    group.stand = Math.max(0, Math.min(16, value ?? 1));
  },
};

const noBorder: Change = ({ group }) => {
  if (group.paragraph.side === "bottom") group.paragraph = { ...group.paragraph, ruled: false };
};

function paragraph(of: (value: number | undefined) => ParagraphLook): Change {
  return ({ group }, value) => {
    group.paragraph = { ...group.paragraph, ...of(value) };
  };
}

/** Control words that change how a paragraph stands. */
export const PARAGRAPHS: Readonly<Record<string, Change>> = {
  pard: ({ group, target }) => {
    group.paragraph = {};
    target.oldList = undefined;
  },
  s: paragraph((value) => ({ style: value ?? 0 })),
  sbasedon: paragraph((value) => ({ basedOn: value ?? 0 })),
  qc: paragraph(() => ({ align: "center" })),
  qr: paragraph(() => ({ align: "end" })),
  ql: ({ group }) => {
    const { align: _, ...rest } = group.paragraph;
    group.paragraph = rest;
  },
  qj: ({ group }) => {
    const { align: _, ...rest } = group.paragraph;
    group.paragraph = rest;
  },
  outlinelevel: ({ group }, value = 9) => {
    const { outline: _, ...rest } = group.paragraph;
    group.paragraph = value >= 0 && value < 9 ? { ...rest, outline: value + 1 } : rest;
  },
  ls: paragraph((value) => ({ list: value ?? 0 })),
  ilvl: paragraph((value) => ({ depth: value ?? 0 })),
  pagebb: paragraph((value) => ({ newPage: on(value) })),
  intbl: paragraph((value) => ({ inTable: on(value) })),
  brdrb: paragraph(() => ({ ruled: true, side: "bottom" })),
  brdrt: paragraph(() => ({ side: "other" })),
  brdrl: paragraph(() => ({ side: "other" })),
  brdrr: paragraph(() => ({ side: "other" })),
  brdrnone: noBorder,
  brdrnil: noBorder,
  li: paragraph((value) => ({ indent: value ?? 0 })),
  lin: paragraph((value) => ({ indent: value ?? 0 })),
  fi: paragraph((value) => ({ first: value ?? 0 })),
};

function pageBreak({ target }: Rtf): void {
  const begun = target.pieces.some((piece) =>
    piece.type === "text" ? piece.text.trim() !== "" : piece.type !== "remark",
  );
  if (begun) target.breakAfter = true;
  else target.breakBefore = true;
}

function lineBreak({ target, group }: Rtf): void {
  target.pieces.push({ type: "break", look: group.look });
}

/** Control words that end something. */
export const ENDS: Readonly<Record<string, (rtf: Rtf) => void>> = {
  par: paragraphEnd,
  "\n": paragraphEnd,
  "\r": paragraphEnd,
  nestcell: endParagraph,
  line: lineBreak,
  softline: () => undefined,
  page: pageBreak,
  sect: (rtf) => {
    endParagraph(rtf);
    pageBreak(rtf);
  },
  cell: endCell,
  row: endRow,
  trowd: ({ target }) => {
    target.head = false;
  },
  trhdr: ({ target }) => {
    target.head = true;
  },
};

/** The charset of a font tells its code page. */
export function setCharset(rtf: Rtf, font: number, charset: number): void {
  const page = pageOfCharset(charset);
  if (page !== undefined) rtf.fonts.set(font, page);
}
