/** The four faces a family needs; the last three fall back to `regular` with a diagnostic. */
export interface FontFamily {
  readonly name: string;
  readonly regular: FontFile;
  readonly italic?: FontFile;
  readonly bold?: FontFile;
  readonly boldItalic?: FontFile;
  /** The licence text that travels with every file that embeds the family. */
  readonly licence: string;
}

export interface FontFile {
  /** File name without folder, `EBGaramond-Regular.ttf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  /** True of a font that comes with quoin: a test has read it through, so no build need do so again. */
  readonly ours?: boolean;
}

/** What of a family is asked for in a run of text. */
export interface FaceStyle {
  readonly weight: "regular" | "bold";
  readonly slant: "upright" | "italic";
}
