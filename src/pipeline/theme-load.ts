import { nearest } from "../base/nearest.ts";
import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type FontBytes, fontFilesOf } from "../theme/fonts.ts";
import { overrideTheme, parseTheme } from "../theme/parse.ts";
import type { Theme } from "../theme/theme.ts";
import type { ThemeChoice } from "./config/book-config.ts";
import { themeUnknown } from "./config/diagnostics.ts";
import { fileUnreadable } from "./file-diagnostics.ts";
import type { Host } from "./host.ts";
import { joined } from "./paths.ts";
import type { Workshop } from "./workshop.ts";

/** The look of a book whose author chose none. */
export const DEFAULT_THEME = "classic";

const BASE = "base";
const MAX_JSON = 1_048_576;
const MAX_FONT = 64 * 1_048_576;

/** A theme asked for: `tokens` and fonts of the book's own stand in `bookFolder`. */
export interface ThemeWish {
  readonly choice: ThemeChoice;
  /** Where a theme named by a path starts: the book's folder, or `.` for the command line. */
  readonly themesFrom: string;
  readonly bookFolder: string;
}

/** The theme by name, from a plug-in, the package or a folder, with the book's own tokens laid over it. */
export async function loadTheme(
  host: Host,
  workshop: Workshop,
  wish: ThemeWish,
): Promise<Outcome<Theme>> {
  const { choice, bookFolder } = wish;
  const named = await themeNamed(host, workshop, wish);
  if (!named.ok || Object.keys(choice.tokens).length === 0) return named;
  const fonts = await fontsOf(host, bookFolder, choice.tokens);
  const from = { from: "theme" };
  const own = overrideTheme(named.value, choice.tokens, from, {
    fonts: fonts.bytes,
    templates: {},
  });
  return {
    ...own,
    diagnostics: [...named.diagnostics, ...fonts.diagnostics, ...own.diagnostics],
  };
}

async function themeNamed(
  host: Host,
  workshop: Workshop,
  wish: ThemeWish,
): Promise<Outcome<Theme>> {
  const found = await findTheme(host, workshop, wish);
  if (!found.ok) return found;
  return typeof found.value === "string" ? readTheme(host, found.value) : success(found.value);
}

/** The theme of a plug-in, or the folder of one; nothing of it is read. */
export async function findTheme(
  host: Host,
  workshop: Workshop,
  { choice, themesFrom }: Pick<ThemeWish, "choice" | "themesFrom">,
): Promise<Outcome<Theme | string>> {
  const name = choice.name ?? DEFAULT_THEME;
  const plugged = workshop.themes.find((theme) => theme.name === name);
  if (plugged !== undefined && "folder" in plugged)
    return success(plugged.folder.replaceAll("\\", "/").replace(/\/$/, ""));
  if (plugged !== undefined) return success(plugged);
  const own = joined(themesFrom, name);
  const folders = [name === BASE ? undefined : await host.themeFolder(name), own];
  for (const folder of folders) {
    if (folder === undefined) continue;
    if ((await host.kind(`${folder}/theme.json`)) === "file") return success(folder);
  }
  const known = [...(await host.themeNames()), ...workshop.themes.map((theme) => theme.name)];
  return failure(themeUnknown(name, nearest(name, known), known));
}

async function readTheme(host: Host, folder: string): Promise<Outcome<Theme>> {
  const path = `${folder}/theme.json`;
  const bytes = await host.read(path, MAX_JSON);
  if (!bytes.ok) return bytes;
  const json = parseJson(bytes.value);
  if (json === undefined) return failure(fileUnreadable(path, "it is not JSON"));
  const fonts = await fontsOf(host, folder, json);
  const base = await host.themeFolder(BASE);
  const templates = {
    ...(base === undefined ? {} : await templatesIn(host, base)),
    ...(await templatesIn(host, folder)),
  };
  const theme = parseTheme(json, { from: path }, { fonts: fonts.bytes, templates });
  return { ...theme, diagnostics: [...fonts.diagnostics, ...theme.diagnostics] };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function fontsOf(
  host: Host,
  folder: string,
  tokens: unknown,
): Promise<{ readonly bytes: FontBytes; readonly diagnostics: readonly Diagnostic[] }> {
  const found = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  for (const { key, package: from, path } of fontFilesOf(tokens)) {
    const file =
      from === undefined
        ? await host.readInside(folder, path, MAX_FONT)
        : await host.readPackage(from, path);
    diagnostics.push(...file.diagnostics);
    if (file.ok) found.set(key, file.value);
  }
  return { bytes: found, diagnostics };
}

async function templatesIn(host: Host, folder: string): Promise<Readonly<Record<string, string>>> {
  const templates: Record<string, string> = {};
  for (const name of await host.list(folder)) {
    if (!name.endsWith(".hbs")) continue;
    const bytes = await host.read(`${folder}/${name}`, MAX_JSON);
    if (bytes.ok) templates[name.slice(0, -".hbs".length)] = new TextDecoder().decode(bytes.value);
  }
  return templates;
}
