import type { Segment } from "./drawing.ts";
import { numbersIn } from "./matrix.ts";
import { pathOf } from "./svg-path.ts";

/** Reads a length in the units of the drawing: `along` says of which side a percentage is a part. */
export type Length = (
  written: string | undefined,
  along: "width" | "height" | "both",
) => number | undefined;

/** The path of a basic shape; undefined where the element is none. */
export function shapePath(
  name: string,
  attributes: Readonly<Record<string, string>>,
  length: Length,
): readonly Segment[] | undefined {
  const across = (key: string): number => length(attributes[key], "width") ?? 0;
  const down = (key: string): number => length(attributes[key], "height") ?? 0;
  switch (name) {
    case "path":
      return pathOf(attributes["d"] ?? "");
    case "line":
      return [
        ["M", across("x1"), down("y1")],
        ["L", across("x2"), down("y2")],
      ];
    case "polyline":
    case "polygon":
      return corners(attributes["points"] ?? "", name === "polygon");
    case "circle": {
      const radius = length(attributes["r"], "both") ?? 0;
      return ellipse({ x: across("cx"), y: down("cy") }, radius, radius);
    }
    case "ellipse":
      return ellipse({ x: across("cx"), y: down("cy") }, across("rx"), down("ry"));
    case "rect":
      return rectangle(attributes, length);
    default:
      return undefined;
  }
}

function corners(points: string, closed: boolean): readonly Segment[] {
  const values = numbersIn(points);
  const path: Segment[] = [];
  for (let i = 0; i + 1 < values.length; i += 2)
    path.push([i === 0 ? "M" : "L", values[i] ?? 0, values[i + 1] ?? 0]);
  if (closed && path.length > 0) path.push(["Z"]);
  return path;
}

/** How far a control point stands from the end of a quarter circle, in radii. */
const KAPPA = 0.552285;

function ellipse(
  { x, y }: { readonly x: number; readonly y: number },
  a: number,
  b: number,
): readonly Segment[] {
  if (a <= 0 || b <= 0) return [];
  const [p, q] = [a * KAPPA, b * KAPPA];
  return [
    ["M", x + a, y],
    ["C", x + a, y + q, x + p, y + b, x, y + b],
    ["C", x - p, y + b, x - a, y + q, x - a, y],
    ["C", x - a, y - q, x - p, y - b, x, y - b],
    ["C", x + p, y - b, x + a, y - q, x + a, y],
    ["Z"],
  ];
}

function rectangle(
  attributes: Readonly<Record<string, string>>,
  length: Length,
): readonly Segment[] {
  const x = length(attributes["x"], "width") ?? 0;
  const y = length(attributes["y"], "height") ?? 0;
  const width = length(attributes["width"], "width") ?? 0;
  const height = length(attributes["height"], "height") ?? 0;
  if (width <= 0 || height <= 0) return [];
  const rx = length(attributes["rx"], "width");
  const ry = length(attributes["ry"], "height");
  const a = Math.min(Math.max(0, rx ?? ry ?? 0), width / 2);
  const b = Math.min(Math.max(0, ry ?? rx ?? 0), height / 2);
  const [right, foot] = [x + width, y + height];
  if (a === 0 || b === 0)
    return [["M", x, y], ["L", right, y], ["L", right, foot], ["L", x, foot], ["Z"]];
  const [p, q] = [a * (1 - KAPPA), b * (1 - KAPPA)];
  return [
    ["M", x + a, y],
    ["L", right - a, y],
    ["C", right - p, y, right, y + q, right, y + b],
    ["L", right, foot - b],
    ["C", right, foot - q, right - p, foot, right - a, foot],
    ["L", x + a, foot],
    ["C", x + p, foot, x, foot - q, x, foot - b],
    ["L", x, y + b],
    ["C", x, y + q, x + p, y, x + a, y],
    ["Z"],
  ];
}
