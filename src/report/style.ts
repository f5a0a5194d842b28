/** How a terminal shows weight. Words carry the meaning; colour only repeats it. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly odd: (text: string) => string;
}

const same = (text: string): string => text;

/** For files, pipes, and whoever asked for no colour. */
export const plainStyle: Style = { strong: same, faint: same, good: same, bad: same, odd: same };

const paint =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

/** For terminals that show colour. */
export const colourStyle: Style = {
  strong: paint(1, 22),
  faint: paint(2, 22),
  good: paint(32, 39),
  bad: paint(31, 39),
  odd: paint(33, 39),
};

/**
 * Text from a manuscript made safe to print: control characters and bidi
 * overrides become visible, so that no file can move the cursor or hide a word.
 */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ").replace(/\p{Cc}|\p{Bidi_Control}|\u200b/gu, "\uFFFD");
}
