import { NO_STYLE, type Style } from "./style.ts";
import type { Element } from "./tree.ts";

/** True where a style or attribute keeps an element out of sight. */
export function isHidden(element: Element, style: Style): boolean {
  const { name, attributes } = element;
  if (attributes["hidden"] !== undefined || style["display"] === "none") return true;
  if (attributes["aria-hidden"] === "true" && name !== "figcaption" && name !== "hr") return true;
  if (style === NO_STYLE) return false;
  if (UNSEEN.some(([property, values]) => values.test(style[property] ?? ""))) return true;
  return isCutAway(style) || isClipped(style["clip"] ?? "");
}

/** Values by which pages keep words out of sight of a reader and in the text of a copy. */
const UNSEEN: readonly (readonly [string, RegExp])[] = [
  ["visibility", /^(?:hidden|collapse)$/],
  // Less than a point, or less than a tenth of the size around.
  ["font-size", /^(?:0(?:\.0+)?(?:p[xt]|r?em|%)?|0?\.\d+(?:p[xt]|%)|0?\.0\d*r?em)$/],
  ["opacity", /^(?:0(?:\.0\d*)?|\.0\d*)%?$/],
  ["color", /^transparent$/],
  ["left", /^-\d{3,}/],
  ["top", /^-\d{3,}/],
  ["text-indent", /^-\d{3,}/],
  ["clip-path", /^(?:inset\((?:50|100)%\)|circle\(0(?:px|%)?\))$/],
];

/** A box too small for any letter, of which what does not fit is cut away. */
function isCutAway(style: Style): boolean {
  const cut = /hidden|clip/.test(`${style["overflow"]} ${style["overflow-x"]}`);
  const none = /^(?:0|(?:[01]|0?\.\d+)p[xt]|0(?:r?em|%))$/;
  return cut && SIZES.some((size) => none.test(style[size] ?? ""));
}

const SIZES = ["width", "height", "max-width", "max-height"] as const;

function isClipped(clip: string): boolean {
  const sides = /^rect\(([^()]*)\)$/.exec(clip)?.[1]?.split(/[\s,]+/) ?? [];
  return sides.length === 4 && sides.every((side) => /^[01](?:px)?$/.test(side));
}
