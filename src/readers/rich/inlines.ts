import { languageTag } from "../../base/language-tag.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { Block, Inline, Text } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { linkTo } from "../markdown/html.ts";
import { pushLeaves, type Reading, spanOf } from "../reading.ts";
import type { Projection } from "./project.ts";
import type { Look, RichBlock, RichImage, RichPiece } from "./rich.ts";

/** A document while its blocks are made: the reading of its text, and where everything stands. */
export interface RichReading extends Reading {
  readonly places: Projection["places"];
  /** How deep inside blocks and notes the reading is. */
  readonly depth: number;
  /** The blocks of notes that the note being read calls; no note is being read where absent. */
  readonly inner?: Block[];
  /** Ids of headings, the only places in a document that links lead to. */
  readonly ids: ReadonlySet<string>;
  readonly blocksOf: (reading: RichReading, blocks: readonly RichBlock[]) => readonly Block[];
}

/** A piece with its place; words are cut where spaces stand at the edge of a look. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly look: Look;
  readonly piece: RichPiece;
}

type Flag = "strong" | "emphasis" | "smallCaps" | "strikethrough" | "superscript" | "subscript";

/** From the outside in. */
const FLAGS: readonly Flag[] = [
  "strong",
  "emphasis",
  "smallCaps",
  "strikethrough",
  "superscript",
  "subscript",
];

/** The inlines of pieces: runs of one look joined, looks nested, spaces outside of them. */
export function richInlines(reading: RichReading, pieces: readonly RichPiece[]): readonly Inline[] {
  return byLink(reading, trimmed(reading, joinedGaps(reading, unitsOf(reading, pieces))));
}

function unitsOf(reading: RichReading, pieces: readonly RichPiece[]): readonly Unit[] {
  return pieces.flatMap((piece): readonly Unit[] => {
    const place = reading.places.get(piece);
    // A comment is nothing between the words it stands among.
    if (place === undefined || piece.type === "remark") return [];
    if (piece.type !== "text") return [{ ...place, look: piece.look, piece }];
    const words = reading.text.slice(place.start, place.end);
    const head = words.length - words.trimStart().length;
    const tail = words.trimEnd().length;
    if (tail === 0) return [{ ...place, look: piece.look, piece }];
    const cuts = [0, head, tail, words.length];
    return cuts.slice(1).flatMap((to, i) => {
      const from = cuts[i] ?? 0;
      if (to <= from) return [];
      return [{ start: place.start + from, end: place.start + to, look: piece.look, piece }];
    });
  });
}

/** A space has a look only where both its neighbours have it. */
function joinedGaps(reading: RichReading, units: readonly Unit[]): readonly Unit[] {
  return units.map((unit, i) => {
    if (unit.piece.type !== "text" || !isBlank(reading, unit)) return unit;
    const before = units[i - 1]?.look ?? {};
    const after = units[i + 1]?.look ?? {};
    const flags = [...FLAGS, "code" as const].filter((flag) => before[flag] && after[flag]);
    const { href, language } = before;
    const look: Look = {
      ...Object.fromEntries(flags.map((flag) => [flag, true])),
      ...(href !== undefined && href === after.href ? { href } : {}),
      ...(language !== undefined && language === after.language ? { language } : {}),
    };
    return { ...unit, look };
  });
}

function isBlank(reading: RichReading, { start, end }: Unit): boolean {
  return reading.text.slice(start, end).trim() === "";
}

/** Spaces and breaks at the edges of a paragraph are nobody's. */
function trimmed(reading: RichReading, units: readonly Unit[]): readonly Unit[] {
  const kept = (unit: Unit) =>
    unit.piece.type !== "break" && !(unit.piece.type === "text" && isBlank(reading, unit));
  const from = units.findIndex(kept);
  return from < 0 ? [] : units.slice(from, units.findLastIndex(kept) + 1);
}

function byLink(reading: RichReading, units: readonly Unit[]): readonly Inline[] {
  return runs(units, ({ look }) => look.href).flatMap(({ value, units: run }) => {
    const inlines = byLanguage(reading, run);
    if (value === undefined || inlines.length === 0) return inlines;
    if (value.startsWith("#") && !reading.ids.has(value.slice(1))) return inlines;
    return linkTo(reading, value, inlines, spanAround(reading, run));
  });
}

function byLanguage(reading: RichReading, units: readonly Unit[]): readonly Inline[] {
  return runs(units, ({ look }) => look.language).flatMap(({ value, units: run }) => {
    const inlines = byFlag(reading, run, 0);
    const language = value === undefined ? undefined : languageTag(value);
    if (language === undefined || inlines.length === 0) return inlines;
    const span = spanAround(reading, run);
    return [{ type: "phrase", language, inlines, span }] satisfies readonly Inline[];
  });
}

function byFlag(reading: RichReading, units: readonly Unit[], at: number): readonly Inline[] {
  // Most runs have no look at all, and one paragraph may hold a hundred thousand of them.
  const next = FLAGS.findIndex((one, i) => i >= at && units.some(({ look }) => look[one] === true));
  const flag = FLAGS[next];
  if (flag === undefined) return leaves(reading, units);
  return runs(units, ({ look }) => look[flag] === true).flatMap(({ value, units: run }) => {
    const inlines = byFlag(reading, run, next + 1);
    if (!value || inlines.length === 0 || inlines.every(({ type }) => type === "note"))
      return inlines;
    return [{ type: flag, inlines, span: spanAround(reading, run) }] satisfies readonly Inline[];
  });
}

interface Run<T> {
  readonly value: T;
  readonly units: readonly Unit[];
}

/** Neighbours with one value, in order. */
function runs<T>(units: readonly Unit[], of: (unit: Unit) => T): readonly Run<T>[] {
  const found: { value: T; units: Unit[] }[] = [];
  for (const unit of units) {
    const value = of(unit);
    const last = found.at(-1);
    if (last !== undefined && last.value === value) last.units.push(unit);
    else found.push({ value, units: [unit] });
  }
  return found;
}

function spanAround(reading: RichReading, units: readonly Unit[]) {
  return spanOf(reading, units[0]?.start ?? 0, units.at(-1)?.end ?? 0);
}

/** Words that follow one another are one leaf, however many runs they came in. */
function leaves(reading: RichReading, units: readonly Unit[]): readonly Inline[] {
  return runs(units, ({ piece, look }) =>
    piece.type === "text" ? look.code === true : piece,
  ).flatMap(({ value, units: run }) => {
    const { start, end } = spanAround(reading, run);
    if (typeof value === "object") return objectOf(reading, value, { start, end });
    if (value)
      return [
        { type: "code", value: reading.text.slice(start, end), span: spanOf(reading, start, end) },
      ] satisfies readonly Inline[];
    const into: Text[] = [];
    pushLeaves(reading, start, end, into);
    return into;
  });
}

function objectOf(
  reading: RichReading,
  piece: RichPiece,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Inline[] {
  const span = spanOf(reading, start, end);
  switch (piece.type) {
    case "break":
      return [{ type: "lineBreak", span }];
    case "image":
      requestImage(reading, piece, span);
      return [
        { type: "image", image: piece.image, alt: piece.alt, decorative: piece.decorative, span },
      ];
    case "note":
      return noteOf(reading, piece.blocks, span);
    case "text":
    case "remark":
      return [];
    default:
      return unreachable(piece);
  }
}

function noteOf(
  reading: RichReading,
  given: readonly RichBlock[],
  span: ReturnType<typeof spanOf>,
): readonly Inline[] {
  const { inner } = reading;
  if (inner !== undefined) {
    const message =
      "A note calls a note, which a book cannot show; it stands at the end of that note";
    reading.diagnostics.push(notice("reference", message, span));
    // A third note comes after the second, which calls it.
    const at = inner.length;
    const blocks = reading.blocksOf(reading, given);
    inner.splice(at, 0, ...blocks);
    return [];
  }
  const more: Block[] = [];
  const own = reading.blocksOf({ ...reading, inner: more }, given);
  const blocks = [...own, ...more];
  return blocks.length === 0 ? [] : [{ type: "note", blocks, span }];
}

/** Asks for an image that is a file beside the document, and says where one has no description. */
export function requestImage(
  reading: RichReading,
  { image, path, alt, decorative }: RichImage,
  span: ReturnType<typeof spanOf>,
): void {
  if (path !== undefined) reading.requests.push({ ref: image, path, span });
  if (alt === "" && !decorative)
    reading.diagnostics.push(notice("image-alt", "An image has no description", span));
}
