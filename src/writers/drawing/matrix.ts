import type { Matrix } from "./drawing.ts";

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What happens where `inner` is done first and `outer` to its result. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/** The numbers in a text, whatever stands between them. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(NUMBER) ?? []).map(Number).filter(Number.isFinite);
}

/** The matrix of a `transform`; undefined where it is not written as SVG has it. */
export function transformOf(text: string): Matrix | undefined {
  let matrix = IDENTITY;
  for (const [, name = "", values = ""] of text.matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const made = namedTransform(name, numbersIn(values));
    if (made === undefined) return undefined;
    matrix = times(matrix, made);
  }
  return matrix.every(Number.isFinite) ? matrix : undefined;
}

function namedTransform(name: string, values: readonly number[]): Matrix | undefined {
  const [x = 0, y] = values;
  switch (name) {
    case "matrix": {
      const [a, b, c, d, e, f] = values;
      if (b === undefined || c === undefined || d === undefined) return undefined;
      return [a ?? 1, b, c, d, e ?? 0, f ?? 0];
    }
    case "translate":
      return [1, 0, 0, 1, x, y ?? 0];
    case "scale":
      return [x, 0, 0, y ?? x, 0, 0];
    case "rotate":
      return rotation(x, y ?? 0, values[2] ?? 0);
    case "skewX":
      return [1, 0, Math.tan(radians(x)), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(radians(x)), 0, 1, 0, 0];
    default:
      return undefined;
  }
}

function rotation(degrees: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
