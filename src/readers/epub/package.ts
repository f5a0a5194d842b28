import type { Metadata } from "../../model/book.ts";
import { type Archive, partPath } from "../archive.ts";
import { child, type Node, nodesOf } from "../xml.ts";
import { metadataIn } from "./metadata.ts";

/** A file of a book. */
export interface PackageItem {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: ReadonlySet<string>;
}

/** What the package document of an EPUB says, its paths those of the archive. */
export interface Package {
  readonly metadata: Partial<Metadata>;
  readonly items: readonly PackageItem[];
  /** The files of text in the order they are read. */
  readonly spine: readonly PackageItem[];
  readonly cover?: PackageItem;
  /** The table of contents: the navigation document, or the older NCX. */
  readonly nav?: PackageItem;
  readonly ncx?: PackageItem;
  /** What older books say their files are: `cover`, `toc`, `dedication`. */
  readonly guide: ReadonlyMap<string, string>;
  /** The program that made it. */
  readonly generator: string;
}

/** The name of an element or attribute without its prefix, which a book may choose. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Reads the package a container leads to; undefined where there is none. */
export function packageOf({ text }: Pick<Archive, "text">): Package | undefined {
  const path = rootPath(text("META-INF/container.xml"));
  const xml = path === undefined ? undefined : text(path);
  if (path === undefined || xml === undefined) return undefined;
  const parts = new Map(nodesOf(xml).map((node) => [localName(node.name), node]));
  const metadata = parts.get("metadata");
  const byId = itemsOf(path, parts.get("manifest"));
  const items = [...byId.values()];
  const spine = refsOf(parts.get("spine")).flatMap((id) => byId.get(id) ?? []);
  const metas = (metadata?.children ?? []).map(({ attributes }) => attributes);
  const say = (name: string) => metas.find((meta) => meta["name"] === name)?.["content"];
  const cover =
    items.find(({ properties }) => properties.has("cover-image")) ?? byId.get(say("cover") ?? "");
  const nav = items.find(({ properties }) => properties.has("nav"));
  const ncx =
    byId.get(parts.get("spine")?.attributes["toc"] ?? "") ??
    items.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml");
  return {
    metadata: metadata === undefined ? {} : metadataIn(metadata, uniqueId(xml)),
    items,
    spine,
    guide: guideOf(path, parts.get("guide")),
    generator: say("generator") ?? "",
    ...(cover !== undefined && { cover }),
    ...(nav !== undefined && { nav }),
    ...(ncx !== undefined && { ncx }),
  };
}

function rootPath(xml: string | undefined): string | undefined {
  const roots = nodesOf(xml).flatMap(({ children }) => children);
  const [root] = roots.filter(({ name }) => localName(name) === "rootfile");
  const path = root?.attributes["full-path"];
  return path === undefined ? undefined : partPath("", path);
}

/** Attributes of the root are not in its children; this one names the identifier that counts. */
function uniqueId(xml: string): string {
  return (
    /<[\w:]*package\b[^>]{0,2000}?unique-identifier\s*=\s*["']([^"']{1,200})/.exec(xml)?.[1] ?? ""
  );
}

function itemsOf(path: string, manifest: Node | undefined): ReadonlyMap<string, PackageItem> {
  const items = new Map<string, PackageItem>();
  for (const { attributes } of manifest?.children ?? []) {
    const { id = "", href = "", properties = "" } = attributes;
    const target = partPath(path, decodedPath(href));
    if (target === undefined || id === "" || items.has(id)) continue;
    items.set(id, {
      path: target,
      mediaType: attributes["media-type"] ?? "",
      properties: new Set(properties.split(/\s+/)),
    });
  }
  return items;
}

/** A path as the archive has it: addresses write a space as `%20`. */
export function decodedPath(href: string): string {
  const [path = ""] = href.split("#");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refsOf(spine: Node | undefined): readonly string[] {
  return [...new Set((spine?.children ?? []).map(({ attributes }) => attributes["idref"] ?? ""))];
}

function guideOf(path: string, guide: Node | undefined): ReadonlyMap<string, string> {
  return new Map(
    (guide?.children ?? []).flatMap(({ attributes }): readonly (readonly [string, string])[] => {
      const target = partPath(path, decodedPath(attributes["href"] ?? ""));
      return target === undefined ? [] : [[target, attributes["type"] ?? ""]];
    }),
  );
}

/** The paths of files whose content is encrypted; fonts may be, and are not needed. */
export function encryptedPaths(xml: string | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = (node: Node): void => {
    const uri = localName(node.name) === "CipherReference" ? node.attributes["URI"] : undefined;
    const path = uri === undefined ? undefined : partPath("", decodedPath(uri));
    if (path !== undefined) paths.add(path);
    for (const one of node.children) visit(one);
  };
  for (const node of nodesOf(xml)) visit(node);
  return paths;
}

/** The first child by its name without prefix. */
export function childNamed(node: Node, name: string): Node | undefined {
  return child(node, name) ?? node.children.find((one) => localName(one.name) === name);
}
