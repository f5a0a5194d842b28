import type { FontFamily } from "../../fonts/family.ts";
import { escapeMarkup } from "../escape.ts";

/** The licences of the fonts that the page carries: they travel with it, folded away. */
export function colophonMarkup(families: readonly FontFamily[]): string {
  return families
    .filter(({ licence }) => licence !== "")
    .map(
      ({ name, licence }) =>
        `<details lang="en" dir="ltr">\n<summary>${escapeMarkup(name)}</summary>\n<pre>${escapeMarkup(licence)}</pre>\n</details>\n`,
    )
    .join("");
}
