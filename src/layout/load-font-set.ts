import { type Memory, noMemory } from "../base/memory.ts";
import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { FaceStyle, FontFamily, FontFile } from "../fonts/family.ts";
import type { Font } from "../fonts/font.ts";
import { loadFont } from "../fonts/fontkit.ts";
import type { FontRole, Theme } from "../theme/theme.ts";
import type { FontSet } from "./font-set.ts";
import { faceMissing } from "./pages/page-diagnostics.ts";

/** Reads every face of a theme once; faces that several roles share are one font. */
export async function loadFontSet(
  theme: Theme,
  memory: Memory = noMemory,
): Promise<Outcome<FontSet>> {
  const diagnostics: Diagnostic[] = [];
  const byDigest = new Map<string, Font>();
  const load = async (file: FontFile): Promise<Font | undefined> => {
    const known = byDigest.get(file.digest);
    if (known !== undefined) return known;
    const key = `sound font ${file.digest}`;
    const sound = file.ours === true || memory.get(key) !== undefined;
    const loaded = await loadFont(file.bytes, { sound });
    if (loaded.ok && !sound) memory.put(key, Uint8Array.of(1));
    diagnostics.push(...loaded.diagnostics);
    if (!loaded.ok) return undefined;
    byDigest.set(file.digest, loaded.value);
    return loaded.value;
  };
  const faces = new Map<string, Font>();
  for (const role of ROLES) {
    const family = theme.families[role];
    for (const style of STYLES) {
      const font = await load(fileOf(family, style));
      if (font === undefined) return failure(...diagnostics);
      faces.set(keyOf(role, style), font);
    }
    const lacks = STYLES.filter((style) => !has(family, style)).map(nameOf);
    if (lacks.length > 0 && role === "body") diagnostics.push(faceMissing(family.name, lacks));
  }
  const fallback: Font[] = [];
  for (const family of theme.fallback) {
    const font = await load(family.regular);
    if (font !== undefined) fallback.push(font);
  }
  return success(
    {
      fonts: [...byDigest.values()],
      fallback,
      face(role, style) {
        const font = faces.get(keyOf(role, style));
        if (font === undefined) throw new RangeError(`no face for ${keyOf(role, style)}`);
        return font;
      },
    },
    diagnostics,
  );
}

const ROLES: readonly FontRole[] = ["body", "display", "mono"];
const STYLES: readonly FaceStyle[] = [
  { weight: "regular", slant: "upright" },
  { weight: "regular", slant: "italic" },
  { weight: "bold", slant: "upright" },
  { weight: "bold", slant: "italic" },
];

function keyOf(role: FontRole, { weight, slant }: FaceStyle): string {
  return `${role} ${weight} ${slant}`;
}

function nameOf({ weight, slant }: FaceStyle): string {
  return weight === "bold" && slant === "italic"
    ? "bold italic"
    : slant === "italic"
      ? "italic"
      : weight;
}

function has(family: FontFamily, style: FaceStyle): boolean {
  return fileAt(family, style) !== undefined;
}

function fileAt(family: FontFamily, { weight, slant }: FaceStyle): FontFile | undefined {
  if (slant === "upright") return weight === "bold" ? family.bold : family.regular;
  return weight === "bold" ? family.boldItalic : family.italic;
}

/** The nearest face a family has: weight gives way before slant. */
function fileOf(family: FontFamily, style: FaceStyle): FontFile {
  return (
    fileAt(family, style) ??
    fileAt(family, { ...style, weight: "regular" }) ??
    fileAt(family, { ...style, slant: "upright" }) ??
    family.regular
  );
}
