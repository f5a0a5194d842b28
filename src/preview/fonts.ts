import type { FontSet } from "../layout/font-set.ts";
import { loadFontSet } from "../layout/load-font-set.ts";
import type { Host } from "../pipeline/host.ts";
import { loadTheme } from "../pipeline/theme-load.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import type { Theme } from "../theme/theme.ts";

/** The last fonts that were read, by the files they are of. */
let known: { readonly key: string; readonly fonts: Promise<FontSet | undefined> } | undefined;

/** The fonts of a theme, read once while it keeps its files; undefined where they cannot be used. */
export function fontsFor(theme: Theme): Promise<FontSet | undefined> {
  const key = keyOf(theme);
  if (known?.key !== key) known = { key, fonts: read(theme) };
  return known.fonts;
}

/** Reads the fonts that most books are set in, ahead of the book. */
export async function prepareFonts(host: Host, workshop: Workshop): Promise<void> {
  const choice = { choice: { tokens: {} }, themesFrom: ".", bookFolder: "." };
  const theme = await loadTheme(host, workshop, choice);
  if (theme.ok && known === undefined) await fontsFor(theme.value);
}

async function read(theme: Theme): Promise<FontSet | undefined> {
  const loaded = await loadFontSet(theme);
  return loaded.ok ? loaded.value : undefined;
}

function keyOf({ families, fallback }: Theme): string {
  return [...Object.values(families), ...fallback]
    .flatMap(({ regular, italic, bold, boldItalic }) => [regular, italic, bold, boldItalic])
    .map((file) => file?.digest ?? "")
    .join(" ");
}
