import type { StyleOf } from "./style.ts";
import type { Element } from "./tree.ts";

/** A background that is known, and the element that has it. */
export interface Background {
  /** Empty where it is a picture, or unknown. */
  readonly colour: string;
  readonly dark: boolean;
  readonly on: Element;
}

/** The background an element stands on; undefined where nothing is said of it. */
export type BackgroundOf = (element: Element) => Background | undefined;

/** Finds backgrounds, that of each element once. */
export function backgroundsOf(styleOf: StyleOf): BackgroundOf {
  const known = new Map<Element, Background | undefined>();
  const of: BackgroundOf = (element) => {
    if (known.has(element)) return known.get(element);
    const { parent, attributes } = element;
    const style = styleOf(element);
    const said =
      style["background-color"] ??
      style["background"] ??
      attributes["bgcolor"]?.toLowerCase() ??
      (attributes["background"] === undefined ? undefined : "url()");
    const own = said === undefined || /^(?:transparent|none|inherit|0)\b/.test(said) ? "" : said;
    const found =
      own !== "" ? backgroundIn(own, element) : parent === undefined ? undefined : of(parent);
    known.set(element, found);
    return found;
  };
  return of;
}

/** Of a picture, a blend or a colour by another name it is only known that it is there. */
function backgroundIn(said: string, on: Element): Background {
  const picture = /url\(|gradient/.test(said);
  const colour = said.split(/\s+(?![^(]*\))/).find((part) => levels(part) !== undefined);
  if (picture || colour === undefined) return { colour: "", dark: false, on };
  return { colour, dark: (levels(colour) ?? []).every((part) => part < 96), on };
}

/** How far two colours are from each other in the channel that differs most, of 255; undefined where one is unknown. */
export function nearness(one: string, other: string): number | undefined {
  const [a, b] = [levels(one.toLowerCase()), levels(other.toLowerCase())];
  if (a === undefined || b === undefined) return undefined;
  return Math.max(...a.map((level, i) => Math.abs(level - (b[i] ?? 0))));
}

const NAMES: Readonly<Record<string, readonly number[]>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
};

/** Red, green and blue of a colour that is written as one. */
function levels(colour: string): readonly number[] | undefined {
  const named = NAMES[colour];
  if (named !== undefined) return named;
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(colour)?.[1];
  if (hex !== undefined) {
    const size = hex.length / 3;
    return [0, 1, 2].map((i) => {
      const digits = hex.slice(i * size, i * size + size);
      return Number.parseInt(size === 1 ? digits + digits : digits, 16);
    });
  }
  const parts = /^rgba?\((\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+1(?:\.0+)?)?\)$/.exec(
    colour,
  );
  return parts === null ? undefined : parts.slice(1).map(Number);
}
