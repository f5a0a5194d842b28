import type { Segment } from "./drawing.ts";

/** What a command of SVG's path data takes. */
const TAKES: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

interface Pen {
  readonly out: Segment[];
  x: number;
  y: number;
  startX: number;
  startY: number;
  /** The last control point, where the last command had one of the kind. */
  control: readonly [number, number] | undefined;
  last: string;
}

/**
 * The segments of path data; up to the fault where there is one, as SVG has it.
 *
 * Source: SVG 2, chapter 9.3.
 */
export function pathOf(data: string): readonly Segment[] {
  const pen: Pen = { out: [], x: 0, y: 0, startX: 0, startY: 0, control: undefined, last: "" };
  const reader = readerOf(data);
  for (;;) {
    const command = reader.command();
    if (command === undefined) return pen.out;
    if (pen.out.length === 0 && command.toUpperCase() !== "M") return pen.out;
    if (!drawn(pen, command, reader)) return pen.out;
  }
}

/** Draws a command as often as there are numbers for it; false where there are none at all. */
function drawn(pen: Pen, command: string, reader: ReturnType<typeof readerOf>): boolean {
  const upper = command.toUpperCase();
  const takes = TAKES[upper] ?? 0;
  const relative = command !== upper;
  // More points after a move are lines.
  for (let kind = upper, times = 0; ; kind = upper === "M" ? "L" : upper, times += 1) {
    const values = reader.values(takes, upper === "A");
    if (values === undefined) return times > 0;
    draw(pen, kind, absolute(pen, { kind, relative, values }));
    if (takes === 0) return true;
  }
}

function readerOf(data: string) {
  let at = 0;
  const skip = (): void => {
    while (at < data.length && /[\s,]/.test(data[at] ?? "")) at += 1;
  };
  const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
  const one = (flag: boolean): number | undefined => {
    skip();
    if (flag && /[01]/.test(data[at] ?? "")) return Number(data[at++]);
    number.lastIndex = at;
    const found = number.exec(data)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    return Number.isFinite(Number(found)) ? Number(found) : undefined;
  };
  return {
    command(): string | undefined {
      skip();
      const letter = data[at];
      if (letter === undefined || TAKES[letter.toUpperCase()] === undefined) return undefined;
      at += 1;
      return letter;
    },
    /** The flags of an arc are one digit each, with nothing needed between them. */
    values(count: number, arc: boolean): readonly number[] | undefined {
      const from = at;
      const values: number[] = [];
      for (let i = 0; i < count; i += 1) {
        const value = one(arc && (i === 3 || i === 4));
        if (value === undefined) {
          at = from;
          return undefined;
        }
        values.push(value);
      }
      return values;
    },
  };
}

interface Told {
  readonly kind: string;
  readonly relative: boolean;
  readonly values: readonly number[];
}

function absolute({ x, y }: Pen, { kind, relative, values }: Told): readonly number[] {
  if (!relative) return values;
  if (kind === "H") return values.map((value) => value + x);
  if (kind === "V") return values.map((value) => value + y);
  if (kind === "A")
    return values.map((value, i) => (i === 5 ? value + x : i === 6 ? value + y : value));
  return values.map((value, i) => value + (i % 2 === 0 ? x : y));
}

function draw(pen: Pen, kind: string, values: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
  const { x, y } = pen;
  const mirrored = (after: string): readonly [number, number] =>
    after.includes(pen.last) && pen.last !== "" && pen.control !== undefined
      ? [2 * x - pen.control[0], 2 * y - pen.control[1]]
      : [x, y];
  switch (kind) {
    case "M":
      pen.out.push(["M", a, b]);
      [pen.startX, pen.startY] = [a, b];
      go(pen, a, b);
      break;
    case "L":
      line(pen, a, b);
      break;
    case "H":
      line(pen, a, y);
      break;
    case "V":
      line(pen, x, a);
      break;
    case "C":
      curve(pen, [a, b, c, d, e, f]);
      break;
    case "S":
      curve(pen, [...mirrored("CS"), a, b, c, d]);
      break;
    case "Q":
      quadratic(pen, [a, b], [c, d]);
      break;
    case "T":
      quadratic(pen, mirrored("QT"), [a, b]);
      break;
    case "A":
      for (const part of arcOf([x, y], [a, b, c], { large: d !== 0, sweep: e !== 0, to: [f, g] }))
        pen.out.push(part);
      go(pen, f, g);
      break;
    default:
      pen.out.push(["Z"]);
      go(pen, pen.startX, pen.startY);
  }
  pen.last = kind;
}

function go(pen: Pen, x: number, y: number): void {
  [pen.x, pen.y] = [x, y];
  pen.control = undefined;
}

function line(pen: Pen, x: number, y: number): void {
  pen.out.push(["L", x, y]);
  go(pen, x, y);
}

type Point = readonly [number, number];

function curve(
  pen: Pen,
  [a, b, c, d, x, y]: readonly [number, number, number, number, number, number],
): void {
  pen.out.push(["C", a, b, c, d, x, y]);
  go(pen, x, y);
  pen.control = [c, d];
}

function quadratic(pen: Pen, control: Point, [x, y]: Point): void {
  const [p, q] = control;
  const third = (from: number, to: number): number => from + ((to - from) * 2) / 3;
  curve(pen, [third(pen.x, p), third(pen.y, q), third(x, p), third(y, q), x, y]);
  pen.control = control;
}

/** An arc as curves of a quarter turn at most. Source: SVG 2, appendix B.2. */
function arcOf(
  [x1, y1]: Point,
  [rx, ry, degrees]: readonly [number, number, number],
  { large, sweep, to }: { readonly large: boolean; readonly sweep: boolean; readonly to: Point },
): readonly Segment[] {
  const [x2, y2] = to;
  if (x1 === x2 && y1 === y2) return [];
  if (rx === 0 || ry === 0) return [["L", x2, y2]];
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [px, py] = [cos * dx + sin * dy, cos * dy - sin * dx];
  const grow = Math.max(1, Math.sqrt((px / rx) ** 2 + (py / ry) ** 2));
  const [a, b] = [Math.abs(rx) * grow, Math.abs(ry) * grow];
  const below = (a * py) ** 2 + (b * px) ** 2;
  const root = Math.sqrt(Math.max(0, (a * b) ** 2 / below - 1)) * (large === sweep ? -1 : 1);
  const [qx, qy] = [(root * a * py) / b, (-root * b * px) / a];
  const centre: Point = [cos * qx - sin * qy + (x1 + x2) / 2, sin * qx + cos * qy + (y1 + y2) / 2];
  const from = Math.atan2((py - qy) / b, (px - qx) / a);
  let sweepBy = Math.atan2((-py - qy) / b, (-px - qx) / a) - from;
  if (sweep && sweepBy < 0) sweepBy += 2 * Math.PI;
  if (!sweep && sweepBy > 0) sweepBy -= 2 * Math.PI;
  return turned({ centre, a, b, cos, sin }, from, sweepBy);
}

interface Ellipse {
  readonly centre: Point;
  readonly a: number;
  readonly b: number;
  readonly cos: number;
  readonly sin: number;
}

function turned({ centre, a, b, cos, sin }: Ellipse, from: number, by: number): Segment[] {
  const count = Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2) - 1e-9));
  const step = by / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const at = (u: number, v: number): Point => [
    centre[0] + cos * a * u - sin * b * v,
    centre[1] + sin * a * u + cos * b * v,
  ];
  return Array.from({ length: count }, (_, i): Segment => {
    const [s, e] = [from + i * step, from + (i + 1) * step];
    const [cs, ss, ce, se] = [Math.cos(s), Math.sin(s), Math.cos(e), Math.sin(e)];
    const first = at(cs - reach * ss, ss + reach * cs);
    const second = at(ce + reach * se, se - reach * ce);
    return ["C", ...first, ...second, ...at(ce, se)];
  });
}
