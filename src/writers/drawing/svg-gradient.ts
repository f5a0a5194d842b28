import type { Gradient, Matrix, Paint, Segment, Stop } from "./drawing.ts";
import { IDENTITY, times, transformOf } from "./matrix.ts";
import { tintOf, unit } from "./svg-colour.ts";
import type { Length } from "./svg-shapes.ts";
import type { Cascade } from "./svg-style.ts";
import type { SvgNode } from "./svg-tree.ts";

/** What gradients are read with. */
export interface GradientDesk {
  readonly byId: ReadonlyMap<string, SvgNode>;
  readonly cascade: Cascade;
  readonly length: Length;
  /** Is told what could not be drawn. */
  readonly odd: (what: string) => void;
}

/** The paint that a gradient of a drawing gives to a path; undefined where there is none of the name. */
export function gradientPaint(
  id: string,
  path: readonly Segment[],
  desk: GradientDesk,
): Paint | undefined {
  const chain = chainOf(id, desk.byId);
  const kind = chain[0]?.name;
  if (kind !== "linearGradient" && kind !== "radialGradient") {
    desk.odd(kind === "pattern" ? "a pattern" : `the paint “${id}”`);
    return undefined;
  }
  const stops = stopsOf(chain, desk);
  const [first] = stops;
  if (first === undefined) return undefined;
  const opacity = stops.reduce((sum, stop) => sum + stop.opacity, 0) / stops.length;
  if (stops.some((stop) => Math.abs(stop.opacity - opacity) > 0.01))
    desk.odd("a gradient that fades, which is as clear everywhere");
  const plain = { colour: first.colour, opacity };
  const gradient = geometryOf(kind, chain, path, desk);
  return stops.length === 1 || gradient === undefined
    ? plain
    : { ...plain, gradient: { ...gradient, stops } };
}

/** Gradients that take from each other what they do not say themselves, and no further than this. */
const LONGEST = 8;

function chainOf(id: string, byId: ReadonlyMap<string, SvgNode>): readonly SvgNode[] {
  const chain: SvgNode[] = [];
  let node = byId.get(id);
  while (node !== undefined && chain.length < LONGEST) {
    chain.push(node);
    node = byId.get((node.attributes["href"] ?? node.attributes["xlink:href"] ?? "").slice(1));
  }
  return chain;
}

function stopsOf(
  chain: readonly SvgNode[],
  { cascade }: GradientDesk,
): readonly (Stop & { readonly opacity: number })[] {
  const owner = chain.find(({ children }) => children.some(({ name }) => name === "stop"));
  // PDF wants each stop after the one before; where two meet, the colour changes at once.
  let least = -APART;
  return (owner?.children ?? []).flatMap((node) => {
    if (node.name !== "stop") return [];
    const style = cascade(node, {});
    const tint = tintOf(style["stop-color"] ?? "black");
    if (tint === undefined) return [];
    least = Math.max(least + APART, unit(part(node.attributes["offset"]) ?? 0));
    const opacity = tint.opacity * unit(part(style["stop-opacity"]) ?? 1);
    return [{ at: least, colour: tint.colour, opacity }];
  });
}

const APART = 1e-5;

function geometryOf(
  kind: "linearGradient" | "radialGradient",
  chain: readonly SvgNode[],
  path: readonly Segment[],
  { length, odd }: GradientDesk,
): Omit<Gradient, "stops"> | undefined {
  const said = (name: string): string | undefined =>
    chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
  if (!["pad", undefined].includes(said("spreadMethod"))) odd("a gradient that begins again");
  const boxed = said("gradientUnits") !== "userSpaceOnUse";
  const frame = boxed ? boxOf(path) : IDENTITY;
  if (frame === undefined) return undefined;
  const value = (name: string, along: "width" | "height" | "both", otherwise: string): number =>
    (boxed ? part(said(name) ?? otherwise) : length(said(name) ?? otherwise, along)) ?? 0;
  const matrix = times(frame, transformOf(said("gradientTransform") ?? "") ?? IDENTITY);
  if (kind === "linearGradient") {
    const from = [value("x1", "width", "0%"), value("y1", "height", "0%")] as const;
    const to = [value("x2", "width", "100%"), value("y2", "height", "0%")] as const;
    return { matrix, coordinates: [...from, ...to] };
  }
  const [x, y] = [value("cx", "width", "50%"), value("cy", "height", "50%")];
  const radius = value("r", "both", "50%");
  const fx = said("fx") === undefined ? x : value("fx", "width", "50%");
  const fy = said("fy") === undefined ? y : value("fy", "height", "50%");
  return { matrix, coordinates: [fx, fy, value("fr", "both", "0%"), x, y, radius] };
}

/** What brings the unit square to the box of a path; the points that pull a curve count as its own. */
function boxOf(path: readonly Segment[]): Matrix | undefined {
  let [left, top, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, ...points] of path)
    for (const [i, value] of points.entries()) {
      if (i % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
      else [top, foot] = [Math.min(top, value), Math.max(foot, value)];
    }
  return right > left && foot > top ? [right - left, 0, 0, foot - top, left, top] : undefined;
}

function part(written: string | undefined): number | undefined {
  const value = Number.parseFloat(written ?? "");
  if (!Number.isFinite(value)) return undefined;
  return written?.trim().endsWith("%") ? value / 100 : value;
}
