import { deflateSync } from "node:zlib";
import type { Mark, Page, StructureElement, Tag, TextPiece } from "../layout/pagination.ts";
import { type FaceGlyphs, type GlyphBook, LIFT } from "./paint-glyphs.ts";

/** The content stream of a page, and what it refers to. */
export interface PageContent {
  /** Deflated. */
  readonly stream: Buffer;
  readonly faces: ReadonlySet<FaceGlyphs>;
  /** Resource names of images by asset. */
  readonly images: ReadonlySet<string>;
  /** Structure element of each marked-content sequence, by its number on the page. */
  readonly sequences: readonly Tag[];
}

interface PaintImage {
  readonly name: string;
  readonly orientation: number;
}

/** What all pages of a book share while they are written. */
export interface ContentInput {
  readonly glyphs: GlyphBook;
  readonly structure: readonly StructureElement[];
  /** Resource name of an image that can be printed, and how Exif wants it turned. */
  readonly imageOf: (asset: string) => PaintImage | undefined;
}

/** Level 6 is zlib's own choice; higher ones cost more time than they save bytes on such text. */
const LEVEL = 6;

/** The stream of a page with nothing on it. */
export const EMPTY_STREAM: Buffer = deflateSync(Buffer.alloc(0));

/** Writes the marks of a page as PDF operators. */
export function pageContent(page: Page, input: ContentInput): PageContent {
  const pen: Pen = {
    input,
    height: page.height,
    out: "",
    inText: false,
    open: CLOSED,
    face: undefined,
    size: 0,
    scale: 1,
    tracking: 0,
    rise: 0,
    sequences: [],
    faces: new Set(),
    images: new Set(),
  };
  for (const mark of page.marks) paintMark(pen, mark);
  closeSequence(pen);
  endText(pen);
  const { sequences, faces, images } = pen;
  return {
    stream: deflateSync(Buffer.from(pen.out, "latin1"), { level: LEVEL }),
    faces,
    images,
    sequences,
  };
}

/** No marked content is open. */
const CLOSED = -2;

/** The state of the stream: what the last operators have set. */
interface Pen {
  readonly input: ContentInput;
  readonly height: number;
  out: string;
  inText: boolean;
  open: Tag;
  face: FaceGlyphs | undefined;
  size: number;
  scale: number;
  tracking: number;
  rise: number;
  readonly sequences: Tag[];
  readonly faces: Set<FaceGlyphs>;
  readonly images: Set<string>;
}

function paintMark(pen: Pen, mark: Mark): void {
  switch (mark.type) {
    case "text":
      paintText(pen, mark);
      break;
    case "rule": {
      endText(pen);
      openSequence(pen, mark.tag);
      const y = pen.height - mark.y - mark.height;
      pen.out += `${n(mark.x)} ${n(y)} ${n(mark.width)} ${n(mark.height)} re f\n`;
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
  const image = pen.input.imageOf(mark.asset);
  if (image === undefined) return;
  endText(pen);
  openSequence(pen, mark.tag);
  pen.images.add(mark.asset);
  const y = pen.height - mark.y - mark.height;
  const [a, b, c, d, e, f] = TURNS[image.orientation - 1] ?? UPRIGHT;
  const { width, height } = mark;
  const matrix = [a * width, b * height, c * width, d * height, mark.x + e * width, y + f * height];
  pen.out += `q ${matrix.map(n).join(" ")} cm /${image.name} Do Q\n`;
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
  const first = pieces[0];
  if (first === undefined) return;
  beginText(pen);
  openSequence(pen, first.tag ?? mark.tag);
  pen.out += `1 0 0 1 ${n(mark.x + first.x)} ${n(pen.height - mark.y)} Tm`;
  let open = false;
  pieces.forEach((piece, i) => {
    const tag = piece.tag ?? mark.tag;
    const face = pen.input.glyphs.of(piece.font);
    if (!open || tag !== pen.open || !sameLook(pen, piece, face)) {
      if (open) pen.out += ")]TJ";
      openSequence(pen, tag);
      setLook(pen, piece, face);
      pen.out += "[(";
      open = true;
    }
    pen.out += pieceCodes(piece, face, pieces[i + 1], mark.tag >= 0);
  });
  pen.out += ")]TJ\n";
}

/** The codes of a piece, and of the space that leads to the next; a space also ends a line, for those who read it aloud. */
function pieceCodes(
  piece: TextPiece,
  face: FaceGlyphs,
  next: TextPiece | undefined,
  content: boolean,
): string {
  const encoded = face.encode(piece.shaped);
  const { width } = encoded;
  const codes = encoded.lifted ? liftedCodes(encoded.codes, piece) : encoded.codes;
  const { font, size, scale, tracking, shaped } = piece;
  if (next === undefined)
    return content && !/[-\u00ad\u2010]$/.test(shaped.text) ? codes + face.space : codes;
  const em = size * scale;
  const ended = ((width / font.unitsPerEm) * size + shaped.glyphs.length * tracking) * scale;
  let gap = next.x - piece.x - ended;
  const spaced = piece.space > 0;
  if (spaced) gap -= ((face.spaceAdvance / font.unitsPerEm) * size + tracking) * scale;
  const move = Math.round((-gap * 10_000) / em) / 10;
  return `${codes}${spaced ? face.space : ""}${move === 0 ? "" : `)${move}(`}`;
}

/** Marks over letters stand where the font puts them: the text rises for a glyph and comes back. */
function liftedCodes(codes: string, { font, size, rise }: TextPiece): string {
  return codes.replace(LIFTED, (_, units: string) => {
    const height = rise + (Number(units) / font.unitsPerEm) * size;
    return `)]TJ ${n(height)} Ts[(`;
  });
}

const LIFTED = new RegExp(`${LIFT}(-?\\d+);`, "g");

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
  if (pen.face !== face || pen.size !== size) pen.out += ` /${face.name} ${n(size)} Tf`;
  if (pen.scale !== scale) pen.out += ` ${n(scale * 100)} Tz`;
  if (pen.tracking !== tracking) pen.out += ` ${n(tracking)} Tc`;
  if (pen.rise !== rise) pen.out += ` ${n(rise)} Ts`;
  pen.face = face;
  pen.size = size;
  pen.scale = scale;
  pen.tracking = tracking;
  pen.rise = rise;
  pen.faces.add(face);
}

/** Marked content opens and closes on the same side of `BT` and `ET`. */
function beginText(pen: Pen): void {
  if (pen.inText) return;
  closeSequence(pen);
  pen.out += "BT\n";
  pen.inText = true;
}

function endText(pen: Pen): void {
  if (!pen.inText) return;
  closeSequence(pen);
  pen.out += "ET\n";
  pen.inText = false;
}

function closeSequence(pen: Pen): void {
  if (pen.open === CLOSED) return;
  pen.out += " EMC\n";
  pen.open = CLOSED;
}

/** Makes sure that what follows belongs to `tag`. */
function openSequence(pen: Pen, tag: Tag): void {
  if (pen.open === tag) return;
  closeSequence(pen);
  pen.open = tag;
  const element = pen.input.structure[tag];
  if (element === undefined) {
    pen.out += "/Artifact BMC ";
    return;
  }
  const actual =
    element.actualText === undefined ? "" : `/ActualText <${utf16Hex(element.actualText)}>`;
  pen.out += `/${element.role} <</MCID ${pen.sequences.length}${actual}>> BDC `;
  pen.sequences.push(tag);
}

/** A text string as PDF wants it where it is not plain ASCII. */
export function utf16Hex(text: string): string {
  let hex = "FEFF";
  for (let i = 0; i < text.length; i += 1)
    hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0");
  return hex;
}

/** A number with as many digits as a printer can tell apart. */
function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
