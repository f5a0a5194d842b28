import { Parser } from "htmlparser2";
import type { EpubFile, Finding } from "./finding.ts";
import { type PackageFacts, pathFrom, textOf } from "./package.ts";

/** Properties of metadata that need no prefix. Source: EPUB 3.3, appendix D.3. */
const PROPERTIES: ReadonlySet<string> = new Set(
  (
    "alternate-script authority belongs-to-collection collection-type display-seq file-as group-position " +
    "identifier-type meta-auth pageBreakSource role source-of term title-type"
  ).split(" "),
);

/** Faults of the package document of EPUB 3 that the embedded EPUBCheck passes over. */
export function packageFindings(
  opf: EpubFile,
  facts: PackageFacts,
  files: ReadonlyMap<string, EpubFile>,
): readonly Finding[] {
  const found: Finding[] = [];
  const guide = guideReader(new Set(facts.items.map(({ path }) => path)));
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { property, prefix, href = "", type = "" } = attributes;
        const path = pathFrom(opf.path, href);
        const place = `${open.at(-1)}/${name.replace(/^.*:/, "")}`;
        if (place === "metadata/meta") found.push(...propertyFindings(property));
        else if (place === "undefined/package") found.push(...prefixFindings(prefix));
        else if (place === "guide/reference") found.push(...guide({ href, type, path }));
        else if (place === "collection/link" && isLost(href, path, files))
          found.push(said("warning", `A collection names “${href}”, which is not in the book`));
        open.push(name.replace(/^.*:/, ""));
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(textOf(opf));
  return found.map((finding) => ({ ...finding, path: opf.path }));
}

/** Reads the entries of the guide one after another. */
function guideReader(
  listed: ReadonlySet<string>,
): (entry: { href: string; type: string; path: string }) => readonly Finding[] {
  const seen = new Set<string>();
  return ({ href, type, path }) => {
    const key = `${type.toLowerCase().trim()} ${href.toLowerCase().trim()}`;
    const again = seen.has(key);
    seen.add(key);
    if (!listed.has(path))
      return [said("error", `The guide names “${href}”, which the manifest does not list`)];
    return again ? [said("warning", `The guide says twice that its ${type} is “${href}”`)] : [];
  };
}

function said(severity: Finding["severity"], message: string): Finding {
  const hint = "Name each file once, and only files that the book has and the manifest lists";
  return { severity, code: "package/reference", message, hint };
}

function isLost(href: string, path: string, files: ReadonlyMap<string, EpubFile>): boolean {
  return !/^[a-z][a-z\d+.-]*:/i.test(href) && !files.has(path);
}

function propertyFindings(property = ""): readonly Finding[] {
  const name = property.trim();
  if (name === "" || name.includes(":") || PROPERTIES.has(name)) return [];
  return [
    {
      severity: "error",
      code: "package/property",
      message: `EPUB has no property “${name}” of metadata`,
      hint: "Use one that it has, or one of another vocabulary with its prefix",
    },
  ];
}

function prefixFindings(prefix = ""): readonly Finding[] {
  if (/^\s*(?:[^\s:]+:\s+\S+(?:\s+|$))*$/.test(prefix)) return [];
  return [
    {
      severity: "error",
      code: "package/prefix",
      message: `“${prefix}” declares no prefixes`,
      hint: "Write each as a name, a colon, a space and an address",
    },
  ];
}
