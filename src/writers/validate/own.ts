import { containerFindings } from "./container-rules.ts";
import { contentChecker } from "./content.ts";
import type { EpubFile, Finding } from "./finding.ts";
import type { GrammarName } from "./grammar/read-grammar.ts";
import type { ManifestItem, PackageFacts } from "./package.ts";
import { packageFindings } from "./package-rules.ts";
import { styleFindings } from "./style.ts";

/**
 * What our own checks find in the files of an EPUB.
 *
 * A file that is no XML is passed over, as EPUBCheck does: what comes after the fault is guesswork.
 */
export function ownFindings(
  files: ReadonlyMap<string, EpubFile>,
  facts: PackageFacts | undefined,
  found: readonly Finding[],
): readonly Finding[] {
  if (facts === undefined) return [];
  const broken = new Set(
    found.filter(({ code }) => NOT_XML.includes(code)).map(({ path }) => path),
  );
  const check = contentChecker((path) => files.has(path));
  const old = facts.version?.startsWith("2") === true;
  const opf = files.get(facts.path);
  return [
    ...containerFindings(files, facts.version),
    ...(opf === undefined || old || broken.has(facts.path)
      ? []
      : packageFindings(opf, facts, files)),
    ...facts.items.flatMap((item) => {
      const file = files.get(item.path);
      if (file === undefined || broken.has(item.path)) return [];
      if (item.mediaType === "text/css") return styleFindings(file);
      const grammar = grammarOf(item, old);
      return grammar === undefined ? [] : check(file, grammar);
    }),
  ];
}

/** What EPUBCheck says of a file that cannot be read as XML. */
const NOT_XML: readonly string[] = ["HTM-004", "RSC-016"];

function grammarOf({ mediaType, properties }: ManifestItem, old: boolean): GrammarName | undefined {
  if (mediaType === "application/x-dtbncx+xml") return "ncx";
  if (mediaType !== "application/xhtml+xml") return undefined;
  if (old) return "xhtml2";
  return properties.includes("nav") ? "navigation" : "xhtml";
}
