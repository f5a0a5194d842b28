import { deflateSync } from "node:zlib";
import type { Lift } from "../fonts/font.ts";
import type { Mark, StructureElement, Tag, TextPiece } from "../layout/pagination.ts";
import type { FaceGlyphs, GlyphBook } from "./paint-glyphs.ts";
import { createInk, type Ink } from "./paint-ink.ts";
import { utf16Hex } from "./paint-text.ts";
import type { Furniture, LinkMark, PaintedSheet } from "./painted.ts";

/** What all pages of a piece share while they are painted. */
export interface ContentInput {
  readonly glyphs: GlyphBook;
  readonly structure: readonly StructureElement[];
  /** How Exif wants a picture turned; absent for one that cannot be printed. */
  readonly orientationOf: (asset: string) => number | undefined;
  /** Height of the page. */
  readonly height: number;
}

/** Level 6, zlib's own choice, takes half as long again and saves a thousandth of the bytes. */
const LEVEL = 5;

/** Bytes of room for a deflated page: most take half of it, and zlib's own choice is four times as much, for each page anew. */
const ROOM = 4096;

/** The stream of a page with nothing on it. */
export const EMPTY_STREAM: Uint8Array = deflateSync(new Uint8Array(0));

/** Writes the marks of a page as PDF operators. */
export function sheetOf(marks: readonly Mark[], input: ContentInput): PaintedSheet {
  const pen = painted(marks, input);
  const { sequences, images } = pen;
  const stream = deflateSync(pen.ink.written, { level: LEVEL, chunkSize: ROOM });
  const links = marks.filter((mark): mark is LinkMark => mark.type === "link");
  return { stream, faces: facesOf(pen), images: [...images.keys()], sequences, links };
}

/** Writes the head or the folio of a page, which leave no trace in what is painted after them. */
export function furnitureOf(mark: Mark, input: ContentInput): Furniture {
  const pen = painted([mark], input);
  const operators = Buffer.from(pen.ink.written).toString("latin1");
  return { operators: `q\n${operators}Q`, faces: facesOf(pen) };
}

/** One ink for all pages; each is finished before the next is begun. */
const INK = createInk();

function painted(marks: readonly Mark[], input: ContentInput): Pen {
  INK.clear();
  const pen: Pen = {
    input,
    ink: INK,
    inText: false,
    open: CLOSED,
    face: undefined,
    size: 0,
    scale: 1,
    tracking: 0,
    rise: 0,
    sequences: [],
    faces: new Set(),
    images: new Map(),
  };
  for (const mark of marks) paintMark(pen, mark);
  closeSequence(pen);
  endText(pen);
  return pen;
}

function facesOf({ faces }: Pen): readonly number[] {
  return [...faces].map(({ number }) => number).sort((a, b) => a - b);
}

/** No marked content is open. */
const CLOSED = -2;

/** The state of the stream: what the last operators have set. */
interface Pen {
  readonly input: ContentInput;
  readonly ink: Ink;
  inText: boolean;
  open: Tag;
  face: FaceGlyphs | undefined;
  size: number;
  scale: number;
  tracking: number;
  rise: number;
  readonly sequences: Tag[];
  readonly faces: Set<FaceGlyphs>;
  /** Names by asset. */
  readonly images: Map<string, string>;
}

function paintMark(pen: Pen, mark: Mark): void {
  switch (mark.type) {
    case "text":
      paintText(pen, mark);
      break;
    case "rule": {
      endText(pen);
      openSequence(pen, mark.tag);
      const y = pen.input.height - mark.y - mark.height;
      numbers(pen, [mark.x, y, mark.width, mark.height]);
      pen.ink.text("re f\n");
      break;
    }
    case "image":
      paintImage(pen, mark);
      break;
    // These are no ink: the document keeps them.
    case "link":
    case "anchor":
  }
}

function paintImage(pen: Pen, mark: Extract<Mark, { type: "image" }>): void {
  const orientation = pen.input.orientationOf(mark.asset);
  if (orientation === undefined) return;
  endText(pen);
  openSequence(pen, mark.tag);
  const name = pen.images.get(mark.asset) ?? `I${pen.images.size + 1}`;
  pen.images.set(mark.asset, name);
  const y = pen.input.height - mark.y - mark.height;
  const [a, b, c, d, e, f] = TURNS[orientation - 1] ?? UPRIGHT;
  const { width, height } = mark;
  const matrix = [a * width, b * height, c * width, d * height, mark.x + e * width, y + f * height];
  pen.ink.text("q ");
  numbers(pen, matrix);
  pen.ink.text(`cm /${name} Do Q\n`);
}

type Matrix = readonly [number, number, number, number, number, number];

const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/** The unit square turned as Exif orientations 1 to 8 ask. */
const TURNS: readonly Matrix[] = [
  UPRIGHT,
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

function paintText(pen: Pen, mark: Extract<Mark, { type: "text" }>): void {
  const { pieces } = mark;
  const { ink } = pen;
  const first = pieces[0];
  if (first === undefined) return;
  beginText(pen);
  openSequence(pen, first.tag ?? mark.tag);
  ink.text("1 0 0 1 ");
  numbers(pen, [mark.x + first.x, pen.input.height - mark.y]);
  ink.text("Tm");
  let open = false;
  let face = pen.input.glyphs.of(first.font);
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as TextPiece;
    const tag = piece.tag ?? mark.tag;
    if (piece.font !== face.font) face = pen.input.glyphs.of(piece.font);
    if (!open || tag !== pen.open || !sameLook(pen, piece, face)) {
      if (open) ink.text(")]TJ");
      openSequence(pen, tag);
      setLook(pen, piece, face);
      ink.text("[(");
      open = true;
    }
    paintPiece(pen, face, piece, pieces[i + 1]);
  }
  const last = pieces[pieces.length - 1] as TextPiece;
  // A space ends a line, for those who read it aloud.
  if (mark.tag >= 0 && !HYPHENS.has(last.shaped.text.charCodeAt(last.shaped.text.length - 1)))
    paintSpace(ink, face);
  ink.text(")]TJ\n");
}

/** Hyphens, and the soft one that divides a word: the word goes on in the next line. */
const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0xad, 0x2010]);

/** The codes of a piece, and of the space that leads to the next. */
function paintPiece(
  { ink }: Pen,
  face: FaceGlyphs,
  piece: TextPiece,
  next: TextPiece | undefined,
): void {
  const { start, end, lifts, width } = face.encode(piece.shaped);
  const { font, size, scale, tracking, shaped } = piece;
  const from = lifts === undefined ? start : paintLifted(ink, face.codes, piece, { start, lifts });
  ink.bytes(face.codes, from, end);
  if (next === undefined) return;
  const em = size * scale;
  // Words without letter-spacing are not asked how many glyphs they have: it takes a look at another place.
  const tracked = tracking === 0 ? 0 : shaped.glyphs.length * tracking;
  const ended = ((width / font.unitsPerEm) * size + tracked) * scale;
  let gap = next.x - piece.x - ended;
  if (piece.space > 0) {
    gap -= ((face.spaceAdvance / font.unitsPerEm) * size + tracking) * scale;
    paintSpace(ink, face);
  }
  const move = Math.round((-gap * 10_000) / em) / 10;
  if (move !== 0) ink.move(move);
}

function paintSpace(ink: Ink, face: FaceGlyphs): void {
  const { start, end } = face.space();
  ink.bytes(face.codes, start, end);
}

/**
 * Marks over letters stand where the font puts them: the text rises for a glyph and comes back.
 * Gives the place of the codes after the last of them.
 */
function paintLifted(
  ink: Ink,
  codes: Uint8Array,
  { font, size, rise }: TextPiece,
  { start, lifts }: { readonly start: number; readonly lifts: readonly Lift[] },
): number {
  let from = start;
  for (const { at, by } of lifts) {
    ink.bytes(codes, from, at);
    ink.text(")]TJ ");
    ink.number(rise + (by / font.unitsPerEm) * size);
    ink.text(" Ts[(");
    from = at;
  }
  return from;
}

/** Numbers with a space after each. */
function numbers({ ink }: Pen, values: readonly number[]): void {
  for (const value of values) {
    ink.number(value);
    ink.text(" ");
  }
}

function sameLook(pen: Pen, { size, scale, tracking, rise }: TextPiece, face: FaceGlyphs): boolean {
  return (
    pen.face === face &&
    pen.size === size &&
    pen.scale === scale &&
    pen.tracking === tracking &&
    pen.rise === rise
  );
}

function setLook(pen: Pen, { size, scale, tracking, rise }: TextPiece, face: FaceGlyphs): void {
  if (pen.face !== face || pen.size !== size) {
    pen.ink.text(` /${face.name}`);
    operator(pen, size, " Tf");
  }
  if (pen.scale !== scale) operator(pen, scale * 100, " Tz");
  if (pen.tracking !== tracking) operator(pen, tracking, " Tc");
  if (pen.rise !== rise) operator(pen, rise, " Ts");
  pen.face = face;
  pen.size = size;
  pen.scale = scale;
  pen.tracking = tracking;
  pen.rise = rise;
  pen.faces.add(face);
}

function operator({ ink }: Pen, value: number, name: string): void {
  ink.text(" ");
  ink.number(value);
  ink.text(name);
}

/** Marked content opens and closes on the same side of `BT` and `ET`. */
function beginText(pen: Pen): void {
  if (pen.inText) return;
  closeSequence(pen);
  pen.ink.text("BT\n");
  pen.inText = true;
}

function endText(pen: Pen): void {
  if (!pen.inText) return;
  closeSequence(pen);
  pen.ink.text("ET\n");
  pen.inText = false;
}

function closeSequence(pen: Pen): void {
  if (pen.open === CLOSED) return;
  pen.ink.text(" EMC\n");
  pen.open = CLOSED;
}

/** Makes sure that what follows belongs to `tag`. */
function openSequence(pen: Pen, tag: Tag): void {
  if (pen.open === tag) return;
  closeSequence(pen);
  pen.open = tag;
  const element = pen.input.structure[tag];
  if (element === undefined) {
    pen.ink.text("/Artifact BMC ");
    return;
  }
  const actual =
    element.actualText === undefined ? "" : `/ActualText <${utf16Hex(element.actualText)}>`;
  pen.ink.text(`/${element.role} <</MCID ${pen.sequences.length}${actual}>> BDC `);
  pen.sequences.push(tag);
}
