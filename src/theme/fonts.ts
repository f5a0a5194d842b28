import { digest } from "../base/digest.ts";
import type { FontFamily, FontFile } from "../fonts/family.ts";
import { fontMissing, licenceMissing } from "./diagnostics.ts";
import type { FontRole } from "./theme.ts";
import { isMapping, join, type Reading, reportUnknown, token } from "./tokens.ts";

/** A file that a theme's fonts are made of: a face or a licence text. */
export interface FontRequest {
  /** The key under which its bytes are handed back. */
  readonly key: string;
  /** Where the path starts: in a package of npm, or in the folder of whoever named it. */
  readonly package?: string;
  readonly path: string;
}

/** Bytes of font files and licence texts by `FontRequest.key`; what cannot be read is left out. */
export type FontBytes = ReadonlyMap<string, Uint8Array>;

const FACES = ["regular", "italic", "bold", "boldItalic"] as const;
const ROLES = ["body", "display", "mono"] as const satisfies readonly FontRole[];

/** The packages that the fonts of our themes are in; quoin depends on one version of each. */
const OURS = /^@expo-google-fonts\//;

/** The families of a theme, before its digest is taken. */
export interface Families {
  readonly families: Readonly<Record<FontRole, FontFamily>>;
  readonly fallback: readonly FontFamily[];
}

/**
 * The files that the `fonts` and `fallback` of a theme's or a book's tokens name, each once.
 *
 * Whoever holds the disk reads them and hands the bytes to `parseTheme` or `overrideTheme`.
 * Keys of files without a package start with `folder:`, so that a theme's and a book's files are
 * asked for and handed in apart.
 */
export function fontFilesOf(json: unknown): readonly FontRequest[] {
  if (!isMapping(json)) return [];
  const { fonts, fallback } = json;
  const entries = [
    ...(isMapping(fonts) ? Object.values(fonts) : []),
    ...(Array.isArray(fallback) ? fallback : []),
  ];
  const requests = entries.filter(isMapping).flatMap(requestsOf);
  return [...new Map(requests.map((request) => [request.key, request])).values()];
}

function requestsOf(entry: Readonly<Record<string, unknown>>): readonly FontRequest[] {
  return [...FACES, "licence" as const].flatMap((name) => {
    const request = requestOf(entry, name);
    return request === undefined ? [] : [request];
  });
}

function requestOf(
  entry: Readonly<Record<string, unknown>>,
  name: (typeof FACES)[number] | "licence",
): FontRequest | undefined {
  const { package: from, [name]: path } = entry;
  if (typeof path !== "string" || path === "") return undefined;
  return typeof from === "string"
    ? { key: `${from}:${path}`, package: from, path }
    : { key: `folder:${path}`, path };
}

/** The families a theme's tokens ask for, laid over those of the theme underneath. */
export function familiesOf(
  raw: { readonly fonts?: unknown; readonly fallback?: unknown },
  base: Families | undefined,
  bytes: FontBytes,
  reading: Reading,
): Families | undefined {
  const fonts = isMapping(raw.fonts) ? raw.fonts : {};
  reportUnknown(fonts, ROLES, "fonts", reading);
  const { body: own } = fonts;
  const body = familyOf(own, "fonts.body", bytes, reading) ?? base?.families.body;
  if (body === undefined) return undefined;
  const other = (role: FontRole): FontFamily =>
    (fonts[role] === "body" ? body : familyOf(fonts[role], `fonts.${role}`, bytes, reading)) ??
    // A book that brings its own body face brings it to the headings too where those shared the old one.
    sharedOf(role, base, body);
  const fallback = Array.isArray(raw.fallback)
    ? raw.fallback.map((entry, at) => familyOf(entry, `fallback[${at + 1}]`, bytes, reading))
    : (base?.fallback ?? []);
  return {
    families: { body, display: other("display"), mono: other("mono") },
    fallback: fallback.filter((family) => family !== undefined),
  };
}

function sharedOf(role: FontRole, base: Families | undefined, body: FontFamily): FontFamily {
  if (base === undefined || base.families[role] === base.families.body) return body;
  return base.families[role];
}

const familyName = token(
  (raw): raw is string => typeof raw === "string" && /^[\p{L}\p{N} ._-]{1,60}$/u.test(raw),
  "the name of a family in letters, figures, spaces and hyphens",
);

function familyOf(
  entry: unknown,
  path: string,
  bytes: FontBytes,
  reading: Reading,
): FontFamily | undefined {
  if (entry === undefined || entry === "body") return undefined;
  const wanted =
    "a mapping with name, regular, italic, bold, boldItalic, licence and perhaps package";
  if (!token(isMapping, wanted)(entry, {}, path, reading) || !isMapping(entry)) return undefined;
  reportUnknown(entry, ["name", "package", "licence", ...FACES], path, reading);
  const { name: called, regular: asked } = entry;
  const faces = facesOf(entry, path, bytes, reading);
  const regular = faces.get("regular");
  if (regular === undefined) {
    if (asked === undefined) reading.problems.push(fontMissing(path, "regular", reading.from));
    return undefined;
  }
  const name = familyName(
    called,
    regular.name.replace(/[-_.].*$/, ""),
    join(path, "name"),
    reading,
  );
  const licence = licenceOf(entry, name, bytes, reading);
  return { name, licence, ...Object.fromEntries(faces), regular };
}

function facesOf(
  entry: Readonly<Record<string, unknown>>,
  path: string,
  bytes: FontBytes,
  reading: Reading,
): ReadonlyMap<string, FontFile> {
  const faces = new Map<string, FontFile>();
  for (const name of FACES) {
    const request = requestOf(entry, name);
    if (request === undefined) continue;
    const found = bytes.get(request.key);
    if (found === undefined)
      reading.problems.push(fontMissing(join(path, name), request.path, reading.from));
    else
      faces.set(name, {
        name: request.path.split(/[\\/]/).at(-1) ?? request.path,
        bytes: found,
        digest: digest(found),
        ...(OURS.test(request.package ?? "") && { ours: true }),
      });
  }
  return faces;
}

function licenceOf(
  entry: Readonly<Record<string, unknown>>,
  family: string,
  bytes: FontBytes,
  reading: Reading,
): string {
  const request = requestOf(entry, "licence");
  const found = request === undefined ? undefined : bytes.get(request.key);
  if (found === undefined) {
    reading.problems.push(licenceMissing(family, reading.from));
    return "";
  }
  return new TextDecoder().decode(found).replace(/\r\n?/g, "\n").trim();
}
