import type { Memory } from "../base/memory.ts";
import { type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Font } from "../fonts/font.ts";
import type { SetPage } from "../layout/bind-book.ts";
import type { Desk } from "../layout/blocks/desk.ts";
import { createStructure } from "../layout/blocks/structure.ts";
import type { Keeper } from "../layout/keeper.ts";
import { setWithGutter } from "../layout/paginate.ts";
import type { Mark, Pagination } from "../layout/pagination.ts";
import { setBook } from "../layout/set-book.ts";
import { loadType } from "../layout/typeset.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import { jpegOrientation } from "./jpeg-orientation.ts";
import { furnitureOf, sheetOf } from "./paint-content.ts";
import { programOf } from "./paint-fonts.ts";
import { createGlyphBook, type Exceptions, type GlyphBook, pairName } from "./paint-glyphs.ts";
import type { ContentInput } from "./paint-state.ts";
import { rememberedPieces } from "./paint-store.ts";
import type {
  Furniture,
  Painted,
  PaintedFace,
  PaintedPage,
  PaintedPiece,
  PaintedSheet,
  UsedGlyph,
} from "./painted.ts";
import { type Pictures, printablePictures } from "./pictures/printable.ts";

/**
 * Sets and paints a book, each piece to the end before the next is begun. Pieces
 * that the memory has are neither set nor painted again.
 */
export async function paintBook(
  edition: Edition,
  theme: Theme,
  memory?: Memory,
): Promise<Outcome<Painted>> {
  const loaded = await loadType(edition, theme, { memory });
  if (!loaded.ok) return loaded;
  const input = loaded.value;
  const pictures = await printablePictures(edition, input.fonts);
  const { value, diagnostics } = setWithGutter(input, (desk) => {
    const means = { fonts: input.fonts.fonts, pictures, memory };
    const painted = agreed(means, (painter) => {
      const pressed = setBook(desk, keeperOf(painter, desk, memory));
      painter.glyphs.begin();
      const furnish = furnisher(painter, desk);
      const pages = pressed.pages.map((page) => furnished(furnish, desk, page));
      return { ...pressed, pages, furniture: painter.glyphs.used() };
    });
    return { value: painted, count: painted.pages.length, diagnostics: painted.diagnostics };
  });
  return success(value, [...loaded.diagnostics, ...diagnostics]);
}

/** A page with its head and folio painted. */
function furnished(
  furnish: (mark: Mark) => Furniture,
  { geometry: { width, height } }: Desk,
  { folio, side, begins, heads, of }: SetPage<PaintedPiece>,
): PaintedPage {
  const furniture = heads.map(furnish);
  const page = { folio, side, width, height, blank: of === undefined, furniture };
  return { ...page, ...(begins && { begins }), ...(of && { of }) };
}

/** Paints heads and folios. The head of a chapter stands in one place on all its pages of a side, and is painted once. */
function furnisher(painter: Painter, { geometry }: Desk): (mark: Mark) => Furniture {
  const content = { ...painter, structure: [], height: geometry.height };
  const painted = new Map<unknown, { readonly mark: Mark; readonly furniture: Furniture }[]>();
  return (mark) => {
    const words = mark.type === "text" ? mark.pieces : mark;
    const same = painted.get(words) ?? [];
    painted.set(words, same);
    const known = same.find(({ mark: { x, y } }) => x === mark.x && y === mark.y);
    if (known !== undefined) return known.furniture;
    const furniture = furnitureOf(mark, content);
    same.push({ mark, furniture });
    return furniture;
  };
}

/** Paints pages that are there already, heads and all: proofs, and whatever else is no book. */
export function paintPages({
  pictures,
  pagination,
}: {
  readonly pictures: Pictures;
  readonly pagination: Pagination;
}): Painted {
  const { outline, structure } = pagination;
  return agreed({ fonts: [], pictures }, (painter) => {
    painter.glyphs.begin();
    const sheets = pagination.pages.map(({ marks, height }) =>
      sheetOf(marks, { ...painter, structure, height }),
    );
    const piece = { sheets, structure, glyphs: painter.glyphs.used() };
    const anchors = new Map<string, { readonly page: number; readonly y: number }>();
    const pages = pagination.pages.map(({ marks, ...page }, sheet): PaintedPage => {
      for (const mark of marks)
        if (mark.type === "anchor" && !anchors.has(mark.id))
          anchors.set(mark.id, { page: sheet, y: mark.y });
      return { ...page, furniture: [], of: { piece, sheet } };
    });
    return { pages, outline, anchors, furniture: [] };
  });
}

/** What pieces are painted with. */
interface Painter extends Pick<ContentInput, "glyphs" | "orientationOf"> {
  readonly exceptions: Exceptions;
}

function keeperOf(painter: Painter, desk: Desk, memory?: Memory): Keeper<PaintedPiece> {
  const { height } = desk.geometry;
  const pieces = memory && rememberedPieces(memory, painter.exceptions);
  return {
    begin(now) {
      const own = createStructure();
      const structure = own.elements;
      const content = { ...painter, structure, height };
      const sheets: PaintedSheet[] = [];
      painter.glyphs.begin();
      return {
        desk: { ...now, structure: own, specials: new Map() },
        take: ({ marks }) => void sheets.push(sheetOf(marks, content)),
        done: () => ({ sheets, structure, glyphs: painter.glyphs.used() }),
      };
    },
    ...(pieces && { memory: pieces }),
  };
}

/** What all attempts at a book share. */
interface Means {
  readonly fonts: readonly Font[];
  readonly pictures: Pictures;
  readonly memory?: Memory | undefined;
}

/** Pages, and the glyphs of those parts of them that are no piece. */
interface Pages extends Pick<Painted, "pages" | "outline" | "anchors"> {
  readonly furniture: readonly UsedGlyph[];
}

/**
 * Paints, and where two pieces gave one code to two glyphs paints again with
 * codes of their own for those: once in a thousand books, and always alike.
 */
function agreed<P extends Pages>(
  means: Means,
  paint: (painter: Painter) => P,
): Painted & Omit<P, "furniture"> {
  const { fonts, pictures } = means;
  const { images, drawings } = pictures;
  let exceptions: Exceptions = new Map();
  for (;;) {
    const glyphs = createGlyphBook({ fonts, exceptions });
    const { furniture, ...pages } = paint({ glyphs, exceptions, orientationOf: turns(pictures) });
    const used = unionOf(pages.pages, furniture);
    const more = disagreements(used);
    if (more.size === 0) return { ...pages, images, drawings, faces: facesOf(means, glyphs, used) };
    exceptions = more;
  }
}

function turns({ images, drawings }: Pictures): ContentInput["orientationOf"] {
  const known = new Map<string, number>();
  return (ref) => {
    const asset = images.get(ref);
    if (asset === undefined) return drawings.has(ref) ? 1 : undefined;
    const turn =
      known.get(ref) ?? (asset.mediaType === "image/jpeg" ? jpegOrientation(asset.bytes) : 1);
    known.set(ref, turn);
    return turn;
  };
}

/** Every pair of glyph and text of the book, by its name. */
function unionOf(
  pages: readonly PaintedPage[],
  furniture: readonly UsedGlyph[],
): ReadonlyMap<string, UsedGlyph> {
  const used = new Map<string, UsedGlyph>();
  const add = (glyph: UsedGlyph): void => void used.set(pairName(glyph), glyph);
  furniture.forEach(add);
  for (const piece of new Set(pages.flatMap(({ of }) => of?.piece ?? [])))
    piece.glyphs.forEach(add);
  return used;
}

/** Pairs that share a code with another: all but the first of them get one that nobody has, from the end of the private area down. */
function disagreements(used: ReadonlyMap<string, UsedGlyph>): Exceptions {
  const byCode = new Map<string, UsedGlyph[]>();
  for (const glyph of used.values()) {
    const code = `${glyph[0]} ${glyph[1]}`;
    const sharing = byCode.get(code);
    if (sharing === undefined) byCode.set(code, [glyph]);
    else sharing.push(glyph);
  }
  const names = [...byCode.values()]
    .flatMap((sharing) => sharing.map(pairName).sort().slice(1))
    .sort();
  const exceptions = new Map<string, number>();
  let code = LAST_CODE;
  for (const name of names) {
    const face = name.slice(0, name.indexOf(" "));
    while (byCode.has(`${face} ${code}`)) code -= 1;
    exceptions.set(name, code);
    code -= 1;
  }
  return exceptions;
}

const LAST_CODE = 0xf8ff;

function facesOf(
  { fonts, memory }: Means,
  glyphs: GlyphBook,
  used: ReadonlyMap<string, UsedGlyph>,
): readonly PaintedFace[] {
  const byFace = new Map<number, UsedGlyph[]>();
  for (const glyph of used.values()) {
    const own = byFace.get(glyph[0]);
    if (own === undefined) byFace.set(glyph[0], [glyph]);
    else own.push(glyph);
  }
  const known = new Map(glyphs.faces.map(({ number, font }) => [number, font] as const));
  return [...byFace]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, own]) => {
      const font = fonts[number] ?? known.get(number);
      const sorted = own.sort((a, b) => a[1] - b[1]);
      if (font === undefined) return [];
      const program = programOf(font, sorted, memory);
      return [{ font, number, name: `F${number + 1}`, glyphs: sorted, program }];
    });
}
