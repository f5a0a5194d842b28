import { posix } from "node:path";
import { addressFault } from "./address.ts";
import type { Finding } from "./finding.ts";

/** A tag of a document as it is written. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: number;
}

/** A finding and where it is: an offset into the text. */
export interface Placed {
  readonly finding: Finding;
  readonly at: number;
}

/** Faults of what the tags of a document refer to, as far as the embedded EPUBCheck passes them over. */
export function referenceFindings(
  tags: readonly Tag[],
  path: string,
  has: (path: string) => boolean,
): readonly Placed[] {
  const ids = new Set(tags.flatMap(({ attributes }) => attributes["id"] ?? []));
  const prefixes = prefixesOf(tags[0]);
  const missing = (href: string): boolean => isLocal(href) && !has(resolved(path, href));
  return [
    ...baseFindings(tags, path, has),
    ...tags.flatMap((tag) =>
      [
        ...addressFindings(tag),
        ...missingFindings(tag, missing),
        ...fragmentFindings(tag, ids),
        ...typeFindings(tag, prefixes),
      ].map((finding) => ({ finding, at: tag.at })),
    ),
  ];
}

function addressFindings({ attributes }: Tag): readonly Finding[] {
  return ["href", "src", "cite", "poster", "action", "data"].flatMap((name) => {
    const address = attributes[name]?.replaceAll("&amp;", "&");
    const why = address === undefined ? undefined : addressFault(address);
    if (why === undefined) return [];
    return fault(
      "address",
      `“${address}” is no address: ${why}`,
      "Correct it; characters an address may not have are escaped, a space as %20",
    );
  });
}

/** Pictures that are named in other places than `src`. */
function missingFindings(
  { name, attributes }: Tag,
  missing: (href: string) => boolean,
): readonly Finding[] {
  const { srcset = "", style = "" } = attributes;
  const chosen =
    name === "source"
      ? [...srcset.matchAll(/([^\s,]\S*)(?:\s[^,]*)?(?:,|$)/g)].map(([, url = ""]) =>
          url.replace(/,+$/, ""),
        )
      : [];
  const painted = [...style.matchAll(/url\(\s*["']?([^"')]+?)["']?\s*\)/gi)].map(([, url]) => url);
  return [...chosen, ...painted].flatMap((href = "") =>
    missing(href)
      ? fault("missing", `“${href}” is not in the book`, "Add the file, or take out what names it")
      : [],
  );
}

/** Places in the same document that a formula or a drawing names. */
function fragmentFindings({ name, attributes }: Tag, ids: ReadonlySet<string>): readonly Finding[] {
  const { xref, indenttarget } = attributes;
  const used =
    /^(?:\w+:)?use$/.test(name) && (attributes["xlink:href"] ?? attributes["href"] ?? "");
  const named = [xref, indenttarget, used ? /^#(.+)/.exec(used)?.[1] : undefined];
  return named.flatMap((id) =>
    id === undefined || ids.has(id)
      ? []
      : fault("fragment", `Nothing in the file has the id “${id}”`, "Correct the id that is named"),
  );
}

/** Prefixes every reading system knows, as EPUB 3.3 reserves them. */
const RESERVED = "a11y dcterms marc media onix rendition schema xsd msv prism".split(" ");

function prefixesOf(root: Tag | undefined): ReadonlySet<string> {
  const declared = root?.attributes["epub:prefix"] ?? "";
  return new Set([...RESERVED, ...[...declared.matchAll(/(\S+):\s/g)].map(([, one = ""]) => one)]);
}

function typeFindings({ attributes }: Tag, prefixes: ReadonlySet<string>): readonly Finding[] {
  return (attributes["epub:type"] ?? "").split(/\s+/).flatMap((type) => {
    const [, prefix] = /^([^:]+):./.exec(type) ?? [];
    if (prefix === undefined || prefixes.has(prefix)) return [];
    return fault(
      "type",
      `The prefix of “${type}” is declared nowhere`,
      "Declare it in epub:prefix on <html>, or use a type of EPUB's own",
    );
  });
}

/** A base moves every address that comes after it: links that were right lead astray. */
function baseFindings(
  tags: readonly Tag[],
  path: string,
  has: (path: string) => boolean,
): readonly Placed[] {
  const base = tags.find(({ name, attributes }) => name === "base" && attributes["href"]);
  const to = base?.attributes["href"];
  if (base === undefined || to === undefined) return [];
  const astray = tags
    .slice(tags.indexOf(base) + 1)
    .flatMap(({ attributes: { href, src } }) => href ?? src ?? [])
    .find((href) => isLocal(href) && !(isLocal(to) && has(resolved(resolved(path, to), href))));
  if (astray === undefined) return [];
  const [finding] = fault(
    "base",
    `<base> sends “${astray}” to where nothing is`,
    "Take <base> out, and write each address as it is from this file",
  );
  return finding === undefined ? [] : [{ finding, at: base.at }];
}

/** Whether an address is that of a file in the book, and not of a place in the same file. */
function isLocal(href: string): boolean {
  return href !== "" && !/^(?:[a-z][a-z\d+.-]*:|#|\/\/)/i.test(href);
}

function resolved(path: string, href: string): string {
  const [file = ""] = href.split(/[?#]/);
  const folder = path.endsWith("/") ? path : `${posix.dirname(path)}/`;
  return posix.join(folder, decoded(file));
}

/** An address with escapes, or as it stands where they are broken. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function fault(kind: string, message: string, hint: string): readonly Finding[] {
  return [{ severity: "error", code: `content/${kind}`, message, hint }];
}
