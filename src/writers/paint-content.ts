import { deflateSync } from "node:zlib";
import type { Mark } from "../layout/pagination.ts";
import { createInk } from "./paint-ink.ts";
import { paintText } from "./paint-line.ts";
import {
  CLOSED,
  type ContentInput,
  closeSequence,
  endText,
  numbers,
  openSequence,
  type Pen,
} from "./paint-state.ts";
import type { Furniture, LinkMark, PaintedSheet } from "./painted.ts";

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
