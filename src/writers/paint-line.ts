import type { Lift } from "../fonts/font.ts";
import type { Mark, TextPiece } from "../layout/pagination.ts";
import type { FaceGlyphs } from "./paint-glyphs.ts";
import type { Ink } from "./paint-ink.ts";
import { beginText, numbers, openSequence, operator, type Pen } from "./paint-state.ts";

/** A line of text as operators: its place, then for each look and each tag an array of codes and moves. */
export function paintText(pen: Pen, mark: Extract<Mark, { type: "text" }>): void {
  const { pieces } = mark;
  const { ink } = pen;
  const first = pieces[0];
  if (first === undefined) return;
  beginText(pen);
  openSequence(pen, first.look.tag ?? mark.tag);
  ink.text("1 0 0 1 ");
  numbers(pen, [mark.x + first.x, pen.input.height - mark.y]);
  ink.text("Tm");
  let face = pen.input.glyphs.of(first.look.font);
  let before: TextPiece | undefined;
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as TextPiece;
    if (before === undefined || piece.look !== before.look || piece.scale !== before.scale)
      face = turnTo(pen, piece, { mark, open: before !== undefined });
    paintPiece(pen, face, piece, pieces[i + 1]);
    before = piece;
  }
  const last = pieces[pieces.length - 1] as TextPiece;
  // A space ends a line, for those who read it aloud.
  if (mark.tag >= 0 && !HYPHENS.has(last.shaped.text.charCodeAt(last.shaped.text.length - 1)))
    paintSpace(ink, face);
  ink.text(")]TJ\n");
}

/** Gets ready for the look of a piece: in an array of its own, where it is another than that of the array that is `open`. */
function turnTo(
  pen: Pen,
  piece: TextPiece,
  { mark, open }: { readonly mark: Extract<Mark, { type: "text" }>; readonly open: boolean },
): FaceGlyphs {
  const { ink, input } = pen;
  const face = input.glyphs.of(piece.look.font);
  const tag = piece.look.tag ?? mark.tag;
  if (open && tag === pen.open && sameLook(pen, piece, face)) return face;
  if (open) ink.text(")]TJ");
  openSequence(pen, tag);
  setLook(pen, piece, face);
  ink.text("[(");
  return face;
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
  const { scale, look, shaped } = piece;
  const { font, size, tracking } = look;
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
  { look: { font, size, rise } }: TextPiece,
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

function sameLook(pen: Pen, { scale, look }: TextPiece, face: FaceGlyphs): boolean {
  return (
    pen.face === face &&
    pen.size === look.size &&
    pen.scale === scale &&
    pen.tracking === look.tracking &&
    pen.rise === look.rise
  );
}

function setLook(pen: Pen, { scale, look }: TextPiece, face: FaceGlyphs): void {
  const { size, tracking, rise } = look;
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
