import type { Matrix } from "./drawing.ts";
import { IDENTITY, numbersIn } from "./matrix.ts";
import type { Length } from "./svg-shapes.ts";
import type { SvgNode } from "./svg-tree.ts";

/** The size of a drawing, and what brings the units inside it to those. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
  /** Size in the units inside, of which percentages are parts. */
  readonly inner: { readonly width: number; readonly height: number };
}

/** Units of CSS in pixels. */
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  ex: 8,
};

/** Where nothing says how large it is. Source: CSS 2.1, 10.3.2. */
const UNSAID = { width: 300, height: 150 };

/** What `viewBox`, `width`, `height` and `preserveAspectRatio` of a drawing come to. Source: SVG 2, 8.6 to 8.8. */
export function viewOf({ attributes }: SvgNode): View {
  const [left = 0, top = 0, wide = 0, high = 0] = numbersIn(attributes["viewBox"] ?? "");
  const boxed = wide > 0 && high > 0;
  const told = { width: absolute(attributes["width"]), height: absolute(attributes["height"]) };
  const ratio = boxed ? wide / high : UNSAID.width / UNSAID.height;
  const width =
    told.width ?? (told.height === undefined ? wide || UNSAID.width : told.height * ratio);
  const height = told.height ?? (told.width === undefined ? high || UNSAID.height : width / ratio);
  if (!boxed) return { width, height, matrix: IDENTITY, inner: { width, height } };
  const fit = attributes["preserveAspectRatio"] ?? "";
  const inner = { width: wide, height: high };
  const [across, down] = [width / wide, height / high];
  if (/none/.test(fit))
    return { width, height, inner, matrix: [across, 0, 0, down, -left * across, -top * down] };
  const scale = /slice/.test(fit) ? Math.max(across, down) : Math.min(across, down);
  const x = (width - wide * scale) * share(fit, /x(M\w\w)/);
  const y = (height - high * scale) * share(fit, /Y(M\w\w)/);
  return { width, height, inner, matrix: [scale, 0, 0, scale, x - left * scale, y - top * scale] };
}

/** The part of what is left that stands before the drawing. */
function share(fit: string, side: RegExp): number {
  const said = side.exec(fit)?.[1];
  return said === "Min" ? 0 : said === "Max" ? 1 : 0.5;
}

function absolute(written: string | undefined): number | undefined {
  const [, value = "", unit = ""] = LENGTH.exec(written ?? "") ?? [];
  const scale = UNITS[unit];
  const length = Number(value) * (scale ?? Number.NaN);
  return value !== "" && length > 0 && Number.isFinite(length) ? length : undefined;
}

const LENGTH = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%]*)\s*$/i;

/** Reads lengths inside a drawing. */
export function lengthIn({ inner }: View): Length {
  const both = Math.hypot(inner.width, inner.height) / Math.SQRT2;
  return (written, along) => {
    const [, value = "", unit = ""] = LENGTH.exec(written ?? "") ?? [];
    if (value === "") return undefined;
    const whole = along === "both" ? both : inner[along];
    const scale = unit === "%" ? whole / 100 : UNITS[unit.toLowerCase()];
    const length = Number(value) * (scale ?? Number.NaN);
    return Number.isFinite(length) ? length : undefined;
  };
}
