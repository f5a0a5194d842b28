import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contrastLow, type ThemePlace } from "./diagnostics.ts";
import type { ColourStyle } from "./theme.ts";

/** WCAG 2.2, criterion 1.4.3, for text of ordinary size. */
const LEAST_CONTRAST = 4.5;

/** What is wrong with the colours of a theme for those who read by them. */
export function contrastProblems(colours: ColourStyle, from: ThemePlace): readonly Diagnostic[] {
  const pairs = [
    ["text", colours.text, colours.paper],
    ["accent", colours.accent, colours.paper],
    ["darkText", colours.darkText, colours.darkPaper],
    ["darkAccent", colours.darkAccent, colours.darkPaper],
  ] as const;
  return pairs
    .map(([name, text, paper]) => ({ path: `colours.${name}`, ratio: contrast(text, paper) }))
    .filter(({ ratio }) => ratio < LEAST_CONTRAST)
    .map((pair) => contrastLow(pair, from));
}

/**
 * The contrast of two colours, 1 for none to 21 for black on white.
 *
 * Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
 */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue from 0 to 1 of `#rgb` or `#rrggbb`. */
function channels(colour: string): readonly number[] {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255);
}

/** A colour between two others, `share` of the first: for rules and quiet text, so that a theme names six colours and no more. */
export function mixed(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)];
  const digits = a.map((channel, at) =>
    Math.round((channel * share + (b[at] ?? 0) * (1 - share)) * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${digits.join("")}`;
}
