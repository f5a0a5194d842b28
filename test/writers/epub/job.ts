import type { FontFamily } from "../../../src/fonts/family.ts";
import type { Edition } from "../../../src/model/edition.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import type { EpubOptions } from "../../../src/writers/epub/options.ts";
import { epubWriter } from "../../../src/writers/epub.ts";
import type { Artifact, WriteJob } from "../../../src/writers/writer.ts";
import { themeNamed } from "../../theme/load.ts";

const theme = themeNamed("classic");

/** The theme with fonts of four bytes, for tests that make many books and look at no font. */
export const plainTheme: Theme = {
  ...theme,
  families: {
    body: withoutOutlines("Body"),
    display: withoutOutlines("Body"),
    mono: withoutOutlines("Mono"),
  },
};

function withoutOutlines(name: string): FontFamily {
  const bytes = new Uint8Array([0, 1, 0, 0]);
  return { name, licence: "", regular: { name: `${name}.ttf`, bytes, digest: name } };
}

/** A job of the EPUB writer with the classic theme, on a fixed day. */
export function epubJob(
  edition: Edition,
  raw: unknown = undefined,
  more: Partial<WriteJob<EpubOptions>> = {},
): WriteJob<EpubOptions> {
  const options = epubWriter.parseOptions(raw);
  if (!options.ok) throw new Error("the options of the test do not parse");
  return {
    edition,
    theme,
    options: options.value,
    date: new Date("2026-11-23T00:00:00Z"),
    generator: "quoin test",
    formats: ["epub"],
    painted: async () => ({ ok: false, diagnostics: [] }),
    pagination: async () => ({ ok: false, diagnostics: [] }),
    ...more,
  };
}

/** The EPUBs of an edition. */
export async function epubsOf(
  edition: Edition,
  raw: unknown = undefined,
  more: Partial<WriteJob<EpubOptions>> = {},
): Promise<readonly Artifact[]> {
  const outcome = await epubWriter.write(epubJob(edition, raw, more));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}
