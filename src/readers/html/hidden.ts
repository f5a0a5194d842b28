import type { BackgroundOf } from "./colours.ts";
import { nearness } from "./colours.ts";
import { NO_STYLE, type Style, type StyleOf } from "./style.ts";
import { type Element, firstIn, textOf } from "./tree.ts";

/**
 * What keeps an element out of sight: all of it; its words, but not those inside it that are shown again; or, as it
 * seems, its words.
 */
export type Hidden = "whole" | "words" | "perhaps";

/** How an element is kept out of sight by its style or an attribute; undefined where it is in sight. */
export function hiddenBy(
  element: Element,
  style: Style,
  backgroundOf: BackgroundOf,
): Hidden | undefined {
  const { name, attributes } = element;
  if (attributes["hidden"] !== undefined || style["display"] === "none" || isDot(element))
    return "whole";
  if (attributes["aria-hidden"] === "true" && name !== "figcaption" && name !== "hr")
    return "whole";
  const colour = style["color"] ?? (name === "font" ? attributes["color"] : undefined);
  if (style === NO_STYLE && colour === undefined) return undefined;
  if (has(style, UNSEEN) || isCutAway(style) || isClipped(style["clip"] ?? "")) return "whole";
  if (has(style, UNSEEN_WORDS)) return "words";
  if (SMALL.test(style["font-size"] ?? "")) return "perhaps";
  return colour === undefined ? undefined : hiddenByColour(element, colour, backgroundOf);
}

/** A picture nobody sees, by which a site counts its readers. */
function isDot({ name, attributes }: Element): boolean {
  const sizes = [attributes["width"], attributes["height"]];
  return name === "img" && sizes.every((size) => /^[01](?:px)?$/.test(size ?? ""));
}

function has(style: Style, values: readonly (readonly [string, RegExp])[]): boolean {
  return values.some(([property, hidden]) => hidden.test(style[property] ?? ""));
}

/** Far outside of any page. A hanging indent of Word can be a hundred points. */
const FAR = /^-(?:\d{4,}|[5-9]\d\d|\d{3,}(?:\.\d+)?(?:r?em|%|v[wh]|in|cm))/;

/** Values by which pages keep words out of sight of a reader and in the text of a copy. */
const UNSEEN: readonly (readonly [string, RegExp])[] = [
  ["opacity", /^(?:0(?:\.0\d*)?|\.0\d*)%?$/],
  ["left", /^-\d{3,}/],
  ["top", /^-\d{3,}/],
  ["right", FAR],
  ["bottom", FAR],
  ["margin-left", FAR],
  ["margin-top", FAR],
  ["text-indent", FAR],
  ["clip-path", /^(?:inset\((?:50|100)%\)|circle\(0(?:px|%)?\))$/],
  ["transform", /^(?:scale[xy]?\(0\)|translate[xy]?\(\s*-(?:\d{4,}|[5-9]\d\d))/],
  ["zoom", /^0(?:\.0+)?%?$/],
];

/** The same, of what elements inside may say otherwise: a row of boxes is set in no size, and each box in its own. */
const UNSEEN_WORDS: readonly (readonly [string, RegExp])[] = [
  ["visibility", /^(?:hidden|collapse)$/],
  // A point or less, or less than a tenth of the size around.
  [
    "font-size",
    /^(?:0(?:\.0+)?(?:p[xt]|r?em|%)?|(?:1(?:\.0+)?|0?\.\d+)p[xt]|0?\.\d+%|0?\.0\d*r?em)$/,
  ],
  ["color", /^(?:transparent|rgba\([^()]*,\s*0(?:\.0+)?\s*\))$/],
];

/** Letters nobody can read, but for a line that is there to be small. */
const SMALL = /^(?:[2-3](?:\.\d+)?|1\.\d+)p[xt]$/;

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

/** Words of the colour of the page are hidden; a dark bar over its own words is one that readers lift. */
function hiddenByColour(
  element: Element,
  colour: string,
  backgroundOf: BackgroundOf,
): Hidden | undefined {
  const background = backgroundOf(element);
  const near = nearness(colour, background?.colour ?? "white");
  if (near === undefined || near > 8) return undefined;
  if (background === undefined || (background.on === element && background.dark)) return "perhaps";
  return "words";
}

/** True where an element inside one whose words are hidden is shown again. */
export function showsSome(element: Element, styleOf: StyleOf): boolean {
  return firstIn(element, (one) => isShown(styleOf(one))) !== undefined;
}

/** Sizes that start from the size around are none where that is none. */
const RELATIVE = /(?:em|%|smaller|larger|inherit)$/;

function isShown(style: Style): boolean {
  if (style === NO_STYLE || has(style, UNSEEN_WORDS)) return false;
  const { visibility, "font-size": size = "", color: colour } = style;
  return (
    visibility === "visible" ||
    (size !== "" && (!RELATIVE.test(size) || /rem$/.test(size))) ||
    (colour !== undefined && colour !== "inherit")
  );
}

/** Takes the words out of an element that are hidden in it, and gives them; what is shown again stays. */
export function takeHidden(element: Element, styleOf: StyleOf): string {
  const taken: string[] = [];
  const kept = element.children.filter((child) => {
    if (typeof child !== "string") {
      if (isShown(styleOf(child))) return true;
      if (showsSome(child, styleOf)) {
        taken.push(takeHidden(child, styleOf));
        return true;
      }
    }
    taken.push(typeof child === "string" ? child : textOf(child));
    return false;
  });
  element.children.splice(0, element.children.length, ...kept);
  return taken.join(" ").replace(/\s+/g, " ").trim();
}
