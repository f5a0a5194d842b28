/** A length in PostScript points, 1/72 inch. Every length in `layout` is one. */
export type Pt = number;

/** A length as a theme writes it: absolute, or relative to the type size it stands in. */
export type Length = `${number}pt` | `${number}mm` | `${number}in` | `${number}em`;

const POINTS: Readonly<Record<string, Pt>> = { pt: 1, mm: 72 / 25.4, in: 72 };

/** True for text in the form of a `Length`, for example `5.5in`. */
export function isLength(value: unknown): value is Length {
  return typeof value === "string" && /^-?\d+(?:\.\d+)?(?:pt|mm|in|em)$/.test(value);
}

/** A length in points; `em` is the type size in points that an em stands for. */
export function toPt(length: Length, em: Pt): Pt {
  const unit = length.replace(/^[-\d.]+/, "");
  return Number.parseFloat(length) * (POINTS[unit] ?? em);
}
