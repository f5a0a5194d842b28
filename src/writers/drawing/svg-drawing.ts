import type {
  Clip,
  Drawing,
  Group,
  Item,
  Matrix,
  Paint,
  Segment,
  Shape,
  Stroke,
} from "./drawing.ts";
import { IDENTITY, numbersIn, times, transformOf } from "./matrix.ts";
import { tintOf, unit } from "./svg-colour.ts";
import { gradientPaint } from "./svg-gradient.ts";
import { type Length, shapePath } from "./svg-shapes.ts";
import { type Cascade, cascadeOf, type Style } from "./svg-style.ts";
import { type DrawingType, letteringOf } from "./svg-text.ts";
import { everything, type SvgNode, svgTree } from "./svg-tree.ts";
import { lengthIn, viewOf } from "./svg-view.ts";

/** Sixteen megabytes hold any drawing that was made by hand. */
const MOST_BYTES = 16 * 1_048_576;
/** Elements that are drawn, those drawn again by `use` counted again. */
const MOST_DRAWN = 100_000;
/** Points in all. */
const MOST_SEGMENTS = 1_000_000;

/**
 * What a drawing in SVG shows, as paths; nothing where it is none or is too
 * large for one. Nothing in it is run or fetched. What is not drawn, it names.
 */
export function svgDrawing(bytes: Uint8Array, type: DrawingType): Drawing | undefined {
  const root = bytes.length > MOST_BYTES ? undefined : svgTree(bytes);
  if (root === undefined) return undefined;
  const undrawn = new Set<string>();
  const view = viewOf(root);
  const draft: Draft = {
    type,
    undrawn,
    length: lengthIn(view),
    cascade: cascadeOf(root, (selector) => undrawn.add(`the style rule for “${selector}”`)),
    byId: new Map([...everything(root)].map((node) => [node.attributes["id"] ?? "", node])),
    left: MOST_DRAWN,
    segments: MOST_SEGMENTS,
  };
  const items: Item[] = [];
  const style = draft.cascade(root, {});
  for (const child of root.children)
    draw(draft, child, { style, matrix: view.matrix, items, uses: 0 });
  if (draft.left <= 0 || draft.segments <= 0) undrawn.add("all that is beyond a million points");
  return { width: view.width, height: view.height, items, undrawn: [...undrawn] };
}

interface Draft {
  readonly type: DrawingType;
  readonly undrawn: Set<string>;
  readonly length: Length;
  readonly cascade: Cascade;
  readonly byId: ReadonlyMap<string, SvgNode>;
  left: number;
  segments: number;
}

interface Around {
  readonly style: Style;
  readonly matrix: Matrix;
  readonly items: Item[];
  /** How many `use` stand around. */
  readonly uses: number;
}

/** Elements that show nothing themselves. */
const SILENT: ReadonlySet<string> = new Set([
  "",
  "title",
  "desc",
  "metadata",
  "defs",
  "style",
  "symbol",
  "clipPath",
  "linearGradient",
  "radialGradient",
  "marker",
  "mask",
  "pattern",
  "filter",
]);

function draw(draft: Draft, node: SvgNode, around: Around): void {
  // Programs keep their own notes under names of their own.
  if (SILENT.has(node.name) || node.name.includes(":")) return;
  draft.left -= 1;
  if (draft.left <= 0 || draft.segments <= 0) return;
  const style = draft.cascade(node, around.style);
  if (style["display"] === "none") return;
  const own = transformOf(style["transform"] ?? "");
  if (own === undefined) draft.undrawn.add(`the transform “${style["transform"]}”`);
  const matrix = times(around.matrix, own ?? IDENTITY);
  for (const name of ["filter", "mask"])
    if (style[name] !== undefined && style[name] !== "none") draft.undrawn.add(`a ${name}`);
  const group = groupOf(draft, style, matrix);
  const items = group?.items ?? around.items;
  if (group !== undefined) around.items.push(group);
  drawNode(draft, node, { style, matrix, items, uses: around.uses });
}

interface OpenGroup extends Group {
  readonly items: Item[];
}

/** Where an element is clipped, or seen through as a whole. */
function groupOf(draft: Draft, style: Style, matrix: Matrix): OpenGroup | undefined {
  const opacity = unit(fraction(style["opacity"], 1));
  const clip = clipOf(draft, style["clip-path"], matrix);
  if (opacity === 1 && clip === undefined) return undefined;
  return { type: "group", items: [], opacity, ...(clip && { clip }) };
}

function drawNode(draft: Draft, node: SvgNode, around: Around): void {
  switch (node.name) {
    case "g":
    case "a":
    case "switch":
      for (const child of node.children) draw(draft, child, around);
      break;
    case "svg":
      drawInner(draft, node, around);
      break;
    case "use":
      drawAgain(draft, node, around);
      break;
    case "text":
      for (const { style, path } of letteringOf(node, around.style, {
        ...draft,
        odd: (what) => draft.undrawn.add(what),
      }))
        addShape(draft, path, { ...around, style });
      break;
    default: {
      const path = shapePath(node.name, node.attributes, draft.length);
      if (path === undefined) draft.undrawn.add(`the element “${node.name}”`);
      else addShape(draft, path, around);
    }
  }
}

/** A drawing within the drawing. */
function drawInner(draft: Draft, node: SvgNode, around: Around): void {
  const { attributes } = node;
  const { matrix } = viewOf(node);
  const x = draft.length(attributes["x"], "width") ?? 0;
  const y = draft.length(attributes["y"], "height") ?? 0;
  const moved = times(around.matrix, times([1, 0, 0, 1, x, y], matrix));
  for (const child of node.children) draw(draft, child, { ...around, matrix: moved });
}

/** Elements that use each other stop being drawn here. */
const MOST_USES = 12;

function drawAgain(draft: Draft, node: SvgNode, around: Around): void {
  const { attributes } = node;
  const href = attributes["href"] ?? attributes["xlink:href"] ?? "";
  const target = draft.byId.get(href.slice(1));
  if (target === undefined || around.uses >= MOST_USES) {
    draft.undrawn.add(`the use of “${href}”`);
    return;
  }
  const x = draft.length(attributes["x"], "width") ?? 0;
  const y = draft.length(attributes["y"], "height") ?? 0;
  const inner = {
    ...around,
    matrix: times(around.matrix, [1, 0, 0, 1, x, y]),
    uses: around.uses + 1,
  };
  if (target.name !== "symbol") {
    draw(draft, target, inner);
    return;
  }
  const { width = "", height = "" } = attributes;
  const sized = { ...target.attributes, ...(width && { width }), ...(height && { height }) };
  drawInner(draft, { ...target, attributes: { ...sized, x: "", y: "" } }, inner);
}

interface Styled {
  readonly style: Style;
  readonly path: readonly Segment[];
}

function addShape(draft: Draft, path: readonly Segment[], { style, matrix, items }: Around): void {
  if (style["visibility"] === "hidden" || path.length === 0) return;
  draft.segments -= path.length;
  for (const marker of ["marker-start", "marker-mid", "marker-end"])
    if ((style[marker] ?? "none") !== "none") draft.undrawn.add("the markers of a line");
  const fill = paintOf(draft, { style, path }, "fill");
  const stroke = strokeOf(draft, { style, path });
  if (fill === undefined && stroke === undefined) return;
  const evenOdd = style["fill-rule"] === "evenodd";
  const shape: Shape = { type: "shape", matrix, path, evenOdd };
  items.push({ ...shape, ...(fill && { fill }), ...(stroke && { stroke }) });
}

function paintOf(
  draft: Draft,
  { style, path }: Styled,
  which: "fill" | "stroke",
): Paint | undefined {
  const written = (style[which] ?? (which === "fill" ? "black" : "none")).trim();
  if (written === "none") return undefined;
  const opacity = unit(fraction(style[`${which}-opacity`], 1));
  const named = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(written);
  if (named !== null) {
    const desk = { ...draft, odd: (what: string) => void draft.undrawn.add(what) };
    const paint = gradientPaint(named[1] ?? "", path, desk) ?? tintOf(named[2] ?? "");
    return paint && { ...paint, opacity: paint.opacity * opacity };
  }
  const tint = tintOf(/^currentcolor$/i.test(written) ? (style["color"] ?? "black") : written);
  if (tint === undefined) {
    draft.undrawn.add(`the colour “${written}”`);
    return undefined;
  }
  const paint = { colour: tint.colour, opacity: tint.opacity * opacity };
  return paint.opacity > 0 ? paint : undefined;
}

const CAPS: Readonly<Record<string, 0 | 1 | 2>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, 0 | 1 | 2>> = { miter: 0, round: 1, bevel: 2 };

function strokeOf(draft: Draft, styled: Styled): Stroke | undefined {
  const { style } = styled;
  const paint = paintOf(draft, styled, "stroke");
  const width = draft.length(style["stroke-width"] ?? "1", "both") ?? 1;
  if (paint === undefined || width <= 0) return undefined;
  const dashes = numbersIn(style["stroke-dasharray"] ?? "").filter((one) => one >= 0);
  return {
    ...paint,
    width,
    cap: CAPS[style["stroke-linecap"] ?? ""] ?? 0,
    join: JOINS[style["stroke-linejoin"] ?? ""] ?? 0,
    miter: Math.max(1, fraction(style["stroke-miterlimit"], 4)),
    dashes: dashes.some((one) => one > 0) ? dashes : [],
    dashFrom: numbersIn(style["stroke-dashoffset"] ?? "")[0] ?? 0,
  };
}

function clipOf(draft: Draft, written: string | undefined, matrix: Matrix): Clip | undefined {
  const id = /^url\(\s*["']?#([^"')]+)["']?\s*\)/.exec(written ?? "")?.[1];
  const node = id === undefined ? undefined : draft.byId.get(id);
  if (node?.name !== "clipPath") {
    if (written !== undefined && written !== "none") draft.undrawn.add("a clip");
    return undefined;
  }
  if (node.attributes["clipPathUnits"] === "objectBoundingBox") {
    draft.undrawn.add("a clip in parts of what it clips");
    return undefined;
  }
  const style = draft.cascade(node, {});
  const outer = times(matrix, transformOf(style["transform"] ?? "") ?? IDENTITY);
  const paths = node.children.flatMap((child) => {
    const path = shapePath(child.name, child.attributes, draft.length);
    if (path === undefined) return [];
    const own = draft.cascade(child, style);
    draft.segments -= path.length;
    const inner = times(outer, transformOf(own["transform"] ?? "") ?? IDENTITY);
    return [{ matrix: inner, path, evenOdd: own["clip-rule"] === "evenodd" }];
  });
  return { paths };
}

function fraction(written: string | undefined, otherwise: number): number {
  const value = Number.parseFloat(written ?? "");
  if (!Number.isFinite(value)) return otherwise;
  return written?.trim().endsWith("%") ? value / 100 : value;
}
