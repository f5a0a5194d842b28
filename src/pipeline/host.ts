import type { Outcome } from "../diagnostics/diagnostic.ts";

/**
 * The world, as one interface. `pipeline` and `cli` hold it; every other room
 * gets values. Paths use `/`. The clock is not in it: dates are inputs.
 */
export interface Host {
  /** The bytes of a file, or a diagnostic that says why not: missing, a folder, unreadable, over the limit. */
  read(path: string, limit: number): Promise<Outcome<Uint8Array>>;
  /** The same for a file a manuscript names: refused where `path` or what it links to leaves `folder`. */
  readInside(folder: string, path: string, limit: number): Promise<Outcome<Uint8Array>>;
  kind(path: string): Promise<"file" | "folder" | "missing">;
  /** The real last name of a path: that of the working folder for `.`. */
  nameOf(path: string): Promise<string>;
  /** Names in a folder, sorted by code unit; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** Writes all files or none: each beside its place first, then renamed. */
  deliver(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<Outcome<void>>;
  /** Bytes of a file of an installed package, for fonts: `@expo-google-fonts/literata`, `400Regular/…ttf`. */
  readPackage(name: string, path: string): Promise<Outcome<Uint8Array>>;
  /** The folder of a built-in theme, or of the `base` templates, by name; undefined where there is none. */
  themeFolder(name: string): Promise<string | undefined>;
  /** The names of the built-in themes, sorted. */
  themeNames(): Promise<readonly string[]>;
}
