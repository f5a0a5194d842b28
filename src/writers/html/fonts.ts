import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FaceStyle, FontFamily, FontFile } from "../../fonts/family.ts";
import type { Edition } from "../../model/edition.ts";
import { fontFace } from "../../theme/css.ts";
import type { Theme } from "../../theme/theme.ts";
import { dataUri } from "./context.ts";

/** The faces a page carries, as `@font-face` rules, and whose licences go with them. */
export interface EmbeddedFonts {
  readonly css: string;
  readonly families: readonly FontFamily[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Embeds the faces that the markup of a book needs. */
export async function embeddedFonts(
  _edition: Edition,
  theme: Theme,
  _markup: readonly string[],
): Promise<EmbeddedFonts> {
  const families = [theme.families.body];
  const css = families.flatMap((family) =>
    facesOf(family).map(([style, file]) =>
      fontFace({
        family: family.name,
        ...style,
        source: `url(${dataUri("font/ttf", file.bytes)}) format("truetype")`,
      }),
    ),
  );
  return { css: css.join(""), families, diagnostics: [] };
}

function facesOf(family: FontFamily): readonly (readonly [FaceStyle, FontFile])[] {
  return [
    [{ weight: "regular", slant: "upright" }, family.regular],
    ...(family.italic ? [[{ weight: "regular", slant: "italic" }, family.italic] as const] : []),
  ];
}
