import { posix } from "node:path";
import { Parser } from "htmlparser2";
import type { EpubFile } from "./finding.ts";

/** What the package document of any EPUB says, as far as stores ask. */
export interface PackageFacts {
  readonly path: string;
  /** Version of EPUB, “3.0” for example; undefined where it is not said. */
  readonly version?: string;
  /** Manifest items: path in the archive, media type and properties. */
  readonly items: readonly ManifestItem[];
  /** Path of the image named as cover, by property or in the manner of EPUB 2. */
  readonly cover?: string;
  readonly navigation?: string;
  readonly ncx?: string;
  readonly identifiers: readonly string[];
  /** Values of `meta` by property, `schema:accessMode` for example. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
}

export interface ManifestItem {
  readonly id: string;
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** Reads the package document that the container names; undefined where there is none. */
export function readPackage(files: ReadonlyMap<string, EpubFile>): PackageFacts | undefined {
  const container = files.get("META-INF/container.xml");
  const path = container && rootfileOf(container);
  const opf = path === undefined ? undefined : files.get(path);
  return opf === undefined ? undefined : packageFacts(opf);
}

function rootfileOf(container: EpubFile): string | undefined {
  let found: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { "full-path": path } = attributes;
        if (name === "rootfile") found ??= path;
      },
    },
    { xmlMode: true },
  );
  parser.end(textOf(container));
  return found;
}

function packageFacts(opf: EpubFile): PackageFacts {
  const items: ManifestItem[] = [];
  const metas = new Map<string, string[]>();
  const identifiers: string[] = [];
  let coverId: string | undefined;
  let version: string | undefined;
  let collect: ((text: string) => void) | undefined;
  let text = "";
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { id = "", href = "", name: named, content, property, properties = "" } = attributes;
        const local = name.replace(/^.*:/, "");
        text = "";
        collect = undefined;
        if (local === "item") {
          const { "media-type": mediaType = "" } = attributes;
          const path = pathFrom(opf.path, href);
          items.push({ id, path, mediaType, properties: properties.split(/\s+/).filter(Boolean) });
        } else if (local === "package") version = attributes["version"];
        else if (local === "meta" && named === "cover") coverId = content;
        else if (local === "meta" && property !== undefined)
          collect = (value) => metas.set(property, [...(metas.get(property) ?? []), value]);
        else if (local === "identifier") collect = (value) => identifiers.push(value);
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag() {
        collect?.(text.trim());
        collect = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(textOf(opf));
  const pathOf = (found: ManifestItem | undefined): string | undefined => found?.path;
  const cover =
    pathOf(items.find(({ properties }) => properties.includes("cover-image"))) ??
    pathOf(items.find(({ id }) => id === coverId));
  const navigation = pathOf(items.find(({ properties }) => properties.includes("nav")));
  const ncx = pathOf(items.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml"));
  return {
    path: opf.path,
    items,
    identifiers,
    metas,
    ...(version === undefined ? {} : { version }),
    ...(cover === undefined ? {} : { cover }),
    ...(navigation === undefined ? {} : { navigation }),
    ...(ncx === undefined ? {} : { ncx }),
  };
}

/** The path in the archive of an address in the file at `from`. */
export function pathFrom(from: string, href: string): string {
  const [file = ""] = href.trim().split("#");
  return posix.join(posix.dirname(from), decoded(file));
}

/** A path with escapes, or as it stands where they are broken. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The text of a file, whatever its bytes. */
export function textOf({ bytes }: EpubFile): string {
  return new TextDecoder().decode(bytes);
}
