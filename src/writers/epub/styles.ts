import { digest } from "../../base/digest.ts";
import { type Memory, noMemory } from "../../base/memory.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FontFamily } from "../../fonts/family.ts";
import { sfntOf } from "../../fonts/subset/sfnt.ts";
import { subsetTables } from "../../fonts/subset/subset.ts";
import type { Edition } from "../../model/edition.ts";
import { fontFace, HEADS } from "../../theme/css.ts";
import { epubStyle } from "../../theme/css-epub.ts";
import type { Theme } from "../../theme/theme.ts";
import { type Face, facesOf } from "../faces.ts";
import { charactersOf, reservesName } from "../html/fonts.ts";
import { fontEmbeddedWhole } from "../markup-diagnostics.ts";
import type { Resource } from "./resource.ts";

/** The style sheet, the fonts it names, and the licences of the fonts. */
export interface Style {
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
}

interface StyleInput {
  readonly edition: Edition;
  readonly theme: Theme;
  /** Fonts that earlier builds cut. */
  readonly memory?: Memory | undefined;
}

/** Styles the files of text; each font is cut down to the characters that stand in them. */
export function styleResources(
  { edition, theme, memory = noMemory }: StyleInput,
  texts: readonly Resource[],
): Style {
  const faces = facesOf(edition.book, theme).filter((face) => isNamed(face, theme));
  const characters = charactersOf(
    texts.flatMap(({ content }) => (typeof content === "string" ? [content] : [])),
  );
  const fonts = faces.map((face) => fontResource(face, characters, memory));
  const families = [...new Map(faces.map(({ family }) => [family.name, family])).values()];
  const rules = faces.map((face, i) =>
    fontFace({ ...face, family: face.family.name, source: `url(../${fonts[i]?.path})` }),
  );
  const sheet: Resource = {
    id: "style",
    path: "css/book.css",
    mediaType: "text/css",
    content: rules.join("") + epubStyle(theme),
    properties: "",
  };
  return {
    resources: [sheet, ...fonts, ...families.flatMap(licenceResource)],
    diagnostics: families.filter(reservesName).map(({ name }) => fontEmbeddedWhole(name)),
  };
}

/** True for a face the style sheet names: those of heads, of ornaments, and of code. Running text has the reader's own. */
function isNamed({ family, weight, slant }: Face, theme: Theme): boolean {
  if (family === theme.families.mono) return true;
  if (family === theme.families.body && weight === "regular" && slant === "upright") return true;
  return [...HEADS].some((name) => {
    const style = theme.styles[name];
    return (
      theme.families[style.family] === family && style.weight === weight && style.slant === slant
    );
  });
}

/** TrueType, since older devices read no WOFF2. */
function fontResource(
  { family, file }: Face,
  characters: readonly number[],
  memory: Memory,
): Resource {
  const openType = file.bytes[0] === 0x4f;
  const stem = file.name.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9]/g, "");
  return {
    id: `font-${stem}`,
    path: `fonts/${stem}.${openType ? "otf" : "ttf"}`,
    mediaType: openType ? "font/otf" : "font/ttf",
    content: reservesName(family) ? file.bytes : cutFont(file.bytes, characters, memory),
    properties: "",
  };
}

/** The font with the glyphs of these characters alone, or whole where it cannot be cut. */
function cutFont(bytes: Uint8Array, characters: readonly number[], memory: Memory): Uint8Array {
  const key = `sfnt ${digest(bytes)} ${characters.join(" ")}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const tables = subsetTables(bytes, characters);
  if (tables === undefined) return bytes;
  const cut = sfntOf(tables);
  memory.put(key, cut);
  return cut;
}

/** The licence travels with the font, as it asks. */
function licenceResource({ name, licence }: FontFamily): readonly Resource[] {
  if (licence === "") return [];
  const stem = name.replace(/[^A-Za-z0-9]/g, "");
  return [
    {
      id: `licence-${stem}`,
      path: `fonts/${stem}Licence.txt`,
      mediaType: "text/plain",
      content: licence,
      properties: "",
      record: { rel: "dcterms:license" },
    },
  ];
}
