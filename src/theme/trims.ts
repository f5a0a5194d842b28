import type { Length } from "../base/units.ts";

/** A size that books are trimmed to, under the names people call it by. */
export interface Trim {
  readonly names: readonly string[];
  readonly width: Length;
  readonly height: Length;
  /** Who offers or defines the size. */
  readonly source: string;
  /** Month in which the source was last compared. */
  readonly checked: string;
}

const KDP = "Kindle Direct Publishing, paperback trim sizes";
const BRITISH = "British trade formats, as printers list them";
const ISO = "ISO 216";

/**
 * Sizes by name. Vendors add and drop sizes: this is data with its date, and
 * any other size is given as width by height, `5.4x8.4in` or `140x210mm`.
 */
export const trims: readonly Trim[] = [
  inches("5x8", KDP),
  inches("5.06x7.81", KDP),
  inches("5.25x8", KDP),
  inches("5.5x8.5", KDP, "digest", "half-letter"),
  inches("6x9", KDP, "trade"),
  inches("6.14x9.21", KDP),
  inches("6.69x9.61", KDP),
  inches("7x10", KDP),
  inches("7.44x9.69", KDP),
  inches("7.5x9.25", KDP),
  inches("8x10", KDP),
  inches("8.25x6", KDP),
  inches("8.25x8.25", KDP),
  inches("8.5x8.5", KDP),
  inches("8.5x11", KDP, "letter"),
  inches("4.25x6.87", "North American mass-market paperback", "mass-market", "pocket"),
  millimetres("110x178", BRITISH, "a-format"),
  millimetres("129x198", BRITISH, "b-format"),
  millimetres("135x216", BRITISH, "c-format"),
  millimetres("138x216", BRITISH, "demy"),
  millimetres("156x234", BRITISH, "royal"),
  millimetres("105x148", ISO, "a6"),
  millimetres("148x210", ISO, "a5"),
  millimetres("210x297", ISO, "a4"),
];

/** The size a text names: a name in any case, or width by height in inches or millimetres. */
export function trimNamed(
  text: string,
): { readonly width: Length; readonly height: Length } | undefined {
  const wanted = text.trim().toLowerCase().replace(/\s+|"/g, "").replaceAll("×", "x");
  const known = trims.find(({ names }) => names.includes(wanted));
  if (known !== undefined) return { width: known.width, height: known.height };
  const size = /^(\d{1,3}(?:\.\d{1,3})?)(in|mm)?x(\d{1,3}(?:\.\d{1,3})?)(in|mm)?$/.exec(wanted);
  if (size === null) return undefined;
  const [, width = "", widthUnit, height = "", heightUnit] = size;
  // Nobody prints a book twenty inches wide, nor one of twenty millimetres.
  const unit = widthUnit ?? heightUnit ?? (Number(width) <= 20 ? "in" : "mm");
  return {
    width: `${Number(width)}${unit === "mm" ? "mm" : "in"}`,
    height: `${Number(height)}${(heightUnit ?? unit) === "mm" ? "mm" : "in"}`,
  };
}

function inches(size: string, source: string, ...more: readonly string[]): Trim {
  const [width, height] = size.split("x").map(Number);
  const names = [size, `${size}in`, ...more];
  return {
    names,
    width: `${width ?? 0}in`,
    height: `${height ?? 0}in`,
    source,
    checked: "2026-11",
  };
}

function millimetres(size: string, source: string, ...more: readonly string[]): Trim {
  const [width, height] = size.split("x").map(Number);
  const names = [size, `${size}mm`, ...more];
  return {
    names,
    width: `${width ?? 0}mm`,
    height: `${height ?? 0}mm`,
    source,
    checked: "2026-11",
  };
}
