import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { unknownStyle } from "./diagnostics.ts";
import { curlyDouble, curlySingle, type DashStyle, type QuoteSet } from "./locale.ts";

/** Choices of a publisher, by name; they stand above the author's habits and the language's. */
export interface HouseStyle {
  readonly name: string;
  readonly summary: string;
  readonly quotes?: QuoteSet;
  readonly dash?: DashStyle;
  readonly closedDash?: "em" | "asSpaced";
  /** Where an ellipsis stands to the word before it; absent: as typed. */
  readonly ellipsis?: "closed";
  /** A comma or full point after words in italics stands outside them; absent: as typed. */
  readonly emphasisPoints?: "outside";
  /** Rules that are off unless a style turns them on. */
  readonly rules: readonly OptionalRule[];
}

/** Rules of taste. */
export type OptionalRule = "fractions" | "multiplication" | "copyright" | "degrees" | "minus";

/** The built-in house styles. */
export const houseStyles: readonly HouseStyle[] = [
  {
    name: "chicago",
    summary: "Double quotes outside, closed em dashes, signs for times and minus",
    quotes: [curlyDouble, curlySingle],
    dash: "closedEm",
    closedDash: "em",
    emphasisPoints: "outside",
    rules: ["multiplication", "minus"],
  },
  {
    name: "oxford",
    summary: "Single quotes outside, closed em dashes, signs for times and minus",
    quotes: [curlySingle, curlyDouble],
    dash: "closedEm",
    closedDash: "em",
    emphasisPoints: "outside",
    rules: ["multiplication", "minus"],
  },
  {
    name: "british-trade",
    summary: "Single quotes outside, spaced en dashes",
    quotes: [curlySingle, curlyDouble],
    dash: "spacedEn",
    closedDash: "asSpaced",
    rules: [],
  },
  {
    name: "standard-ebooks",
    summary: "Double quotes outside, closed em dashes, ellipses closed to the word before",
    quotes: [curlyDouble, curlySingle],
    dash: "closedEm",
    closedDash: "em",
    ellipsis: "closed",
    emphasisPoints: "outside",
    rules: ["fractions", "multiplication", "copyright", "degrees", "minus"],
  },
];

/** The house style of a name; none without a name. */
export function houseStyleNamed(name: string | undefined): Outcome<HouseStyle | undefined> {
  if (name === undefined) return success(undefined);
  const known = houseStyles.find((style) => style.name === name);
  const names = houseStyles.map((style) => style.name);
  return known === undefined ? failure(unknownStyle(name, names)) : success(known);
}
