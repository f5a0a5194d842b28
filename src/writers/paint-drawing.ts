import type {
  Colour,
  Drawing,
  Gradient,
  Group,
  Item,
  Matrix,
  Paint,
  Segment,
  Shape,
} from "./drawing/drawing.ts";
import { times } from "./drawing/matrix.ts";
import { nextObject, type PdfDocument, writeStream } from "./paint-pen.ts";

/** Which inks a drawing is painted with: those it asks for, or black alone. */
export type Inks = "colour" | "black";

/**
 * Writes a drawing as an object that a page paints where it paints a picture:
 * whatever the drawing measures, it fills the unit square. Gives its number.
 */
export function embedDrawing(document: PdfDocument, drawing: Drawing, inks: Inks): number {
  const { width, height, items } = drawing;
  const matrix = [1 / width, 0, 0, -1 / height, 0, 1];
  return form(document, { items, box: [0, 0, width, height], matrix, inks, entries: "" });
}

interface Form {
  readonly items: readonly Item[];
  readonly box: readonly number[];
  readonly matrix: readonly number[];
  readonly inks: Inks;
  readonly entries: string;
}

/** What a stream is being written with, and what it has named. */
interface Pen {
  readonly document: PdfDocument;
  readonly inks: Inks;
  readonly box: readonly number[];
  readonly out: string[];
  /** Names of states by what they say. */
  readonly states: Map<string, string>;
  /** What gradients are, named by their place. */
  readonly patterns: string[];
  /** Object numbers of groups, named by their place. */
  readonly groups: number[];
}

function form(document: PdfDocument, { items, box, matrix, inks, entries }: Form): number {
  const pen: Pen = { document, inks, box, out: [], states: new Map(), patterns: [], groups: [] };
  for (const item of items) paintItem(pen, item);
  const states = [...pen.states].map(([said, name]) => `/${name}<<${said}>>`).join("");
  const groups = pen.groups.map((id, i) => `/X${i + 1} ${id} 0 R`).join("");
  const patterns = pen.patterns.map((body, i) => `/P${i + 1} ${body}`).join("");
  const resources = `<<${states && `/ExtGState<<${states}>>`}${patterns && `/Pattern<<${patterns}>>`}${groups && `/XObject<<${groups}>>`}>>`;
  const id = nextObject(document);
  const head = `/Type/XObject/Subtype/Form/BBox[${list(box)}]/Matrix[${list(matrix)}]/Resources${resources}${entries}`;
  writeStream(document, id, head, Buffer.from(pen.out.join("\n"), "latin1"));
  return id;
}

function paintItem(pen: Pen, item: Item): void {
  if (item.type === "group") paintGroup(pen, item);
  else paintShape(pen, item);
}

/** What is seen through as one is an object of its own; what is only clipped stands in the stream. */
function paintGroup(pen: Pen, { items, opacity, clip }: Group): void {
  const { out } = pen;
  out.push("q");
  if (clip !== undefined) {
    const evenOdd = clip.paths.some((path) => path.evenOdd);
    for (const { matrix, path } of clip.paths) out.push(pathText(path, matrix));
    // A clip of nothing shows nothing.
    out.push(clip.paths.length === 0 ? "0 0 0 0 re W n" : evenOdd ? "W* n" : "W n");
  }
  if (opacity < 1) {
    const { document, inks, box } = pen;
    const entries = "/Group<</S/Transparency>>";
    const id = form(document, { items, box, matrix: [1, 0, 0, 1, 0, 0], inks, entries });
    pen.groups.push(id);
    out.push(`/${stateOf(pen, opacity, opacity)} gs /X${pen.groups.length} Do`);
  } else for (const item of items) paintItem(pen, item);
  out.push("Q");
}

function paintShape(pen: Pen, { matrix, path, evenOdd, fill, stroke }: Shape): void {
  const { out } = pen;
  out.push("q");
  const clear = Math.min(fill?.opacity ?? 1, stroke?.opacity ?? 1) < 1;
  if (clear) out.push(`/${stateOf(pen, fill?.opacity ?? 1, stroke?.opacity ?? 1)} gs`);
  out.push(`${list(matrix)} cm`);
  if (fill !== undefined) out.push(inkOf(pen, fill, matrix, FILLING));
  if (stroke !== undefined) {
    out.push(inkOf(pen, stroke, matrix, STROKING));
    out.push(`${r(stroke.width)} w ${stroke.cap} J ${stroke.join} j ${r(stroke.miter)} M`);
    if (stroke.dashes.length > 0) out.push(`[${list(stroke.dashes)}] ${r(stroke.dashFrom)} d`);
  }
  out.push(pathText(path, undefined), operator(fill !== undefined, stroke !== undefined, evenOdd));
  out.push("Q");
}

function operator(fill: boolean, stroke: boolean, evenOdd: boolean): string {
  if (!fill) return "S";
  return `${stroke ? "B" : "f"}${evenOdd ? "*" : ""}`;
}

/** Operators for grey, for mixed colours, and for patterns. */
interface Operators {
  readonly grey: string;
  readonly mixed: string;
  readonly space: string;
  readonly pattern: string;
}

const FILLING: Operators = { grey: "g", mixed: "rg", space: "cs", pattern: "scn" };
const STROKING: Operators = { grey: "G", mixed: "RG", space: "CS", pattern: "SCN" };

function inkOf(pen: Pen, { colour, gradient }: Paint, matrix: Matrix, to: Operators): string {
  if (gradient === undefined) {
    const values = inksOf(colour, pen.inks);
    return `${list(values)} ${values.length === 1 ? to.grey : to.mixed}`;
  }
  pen.patterns.push(patternOf(gradient, matrix, pen.inks));
  return `/Pattern ${to.space} /P${pen.patterns.length} ${to.pattern}`;
}

/** A grey is one number in either: no ink is mixed for what black alone prints. */
function inksOf(colour: Colour, inks: Inks): readonly number[] {
  const [red, green, blue] = colour;
  if (red === green && green === blue) return [red];
  // Weights of Rec. 709, as of pictures.
  return inks === "colour" ? colour : [greyOf(colour)];
}

function greyOf([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function patternOf(gradient: Gradient, matrix: Matrix, inks: Inks): string {
  const { coordinates, stops } = gradient;
  const spread = inks === "black" ? "/DeviceGray" : "/DeviceRGB";
  const values = stops.map(({ colour }) => (inks === "black" ? [greyOf(colour)] : colour));
  const between = values.slice(1).map((value, i) => step(values[i] ?? value, value));
  const bounds = stops.slice(1, -1).map(({ at }) => at);
  const domain = `${r(stops[0]?.at ?? 0)} ${r(stops.at(-1)?.at ?? 1)}`;
  const encode = between.map(() => "0 1").join(" ");
  const joined = `<</FunctionType 3/Domain[${domain}]/Functions[${between.join("")}]/Bounds[${list(bounds)}]/Encode[${encode}]>>`;
  const kind = coordinates.length === 4 ? 2 : 3;
  // The line of the gradient goes from 0 to 1, and its colours may begin later.
  const shading = `<</ShadingType ${kind}/ColorSpace${spread}/Coords[${list(coordinates)}]/Extend[true true]/Function ${joined}>>`;
  return `<</PatternType 2/Matrix[${list(times(matrix, gradient.matrix))}]/Shading ${shading}>>`;
}

function step(from: readonly number[], to: readonly number[]): string {
  return `<</FunctionType 2/Domain[0 1]/N 1/C0[${list(from)}]/C1[${list(to)}]>>`;
}

function stateOf({ states }: Pen, fill: number, stroke: number): string {
  const said = `/ca ${r(fill)}/CA ${r(stroke)}`;
  const name = states.get(said) ?? `G${states.size + 1}`;
  states.set(said, name);
  return name;
}

const LETTERS = { M: "m", L: "l", C: "c" } as const;

/** A path as PDF writes it; a clip's points are moved here, since a clip knows no matrix of its own. */
function pathText(path: readonly Segment[], matrix: Matrix | undefined): string {
  return path
    .map((segment) => {
      if (segment[0] === "Z") return "h";
      const [letter, ...points] = segment;
      return `${list(matrix === undefined ? points : moved(points, matrix))} ${LETTERS[letter]}`;
    })
    .join("\n");
}

function moved(points: readonly number[], [a, b, c, d, e, f]: Matrix): readonly number[] {
  return points.map((value, i) =>
    i % 2 === 0
      ? a * value + c * (points[i + 1] ?? 0) + e
      : b * (points[i - 1] ?? 0) + d * value + f,
  );
}

function list(values: readonly number[]): string {
  return values.map(r).join(" ");
}

/** Beyond any page, and well within what readers of PDF can count to. */
const MOST = 1e7;

/** Millionths, for matrices that shrink; PDF knows no exponents. */
function r(value: number): string {
  const bounded = Number.isFinite(value) ? Math.min(MOST, Math.max(-MOST, value)) : 0;
  const fixed = bounded.toFixed(6);
  return fixed.replace(/\.?0+$/, "").replace(/^-0$/, "0");
}
