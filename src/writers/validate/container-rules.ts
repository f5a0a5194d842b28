import { Parser } from "htmlparser2";
import type { EpubFile, Finding } from "./finding.ts";
import { textOf } from "./package.ts";

/** Files beside `container.xml` that have a form, by the element each begins with. */
const ROOTS: ReadonlyMap<string, string> = new Map([
  ["META-INF/encryption.xml", "encryption"],
  ["META-INF/signatures.xml", "signatures"],
]);
const NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:container";

/** Faults of the files under META-INF that the embedded EPUBCheck passes over. */
export function containerFindings(
  files: ReadonlyMap<string, EpubFile>,
  version: string | undefined,
): readonly Finding[] {
  return [...ROOTS].flatMap(([path, root]) => {
    const file = files.get(path);
    const why = file && faultOf(file, root, version);
    if (why === undefined) return [];
    const hint = "Correct the file, or take it out where nothing is encrypted or signed";
    return [{ severity: "error", code: "container/form", message: why, hint, path }];
  });
}

function faultOf(file: EpubFile, root: string, version: string | undefined): string | undefined {
  const names: string[] = [];
  let namespace: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const [prefix] = /^[^:]+(?=:)/.exec(name) ?? [];
        const declared = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
        if (names.length === 0) namespace = attributes[declared];
        names.push(name.replace(/^.*:/, ""));
      },
    },
    { xmlMode: true },
  );
  parser.end(textOf(file));
  if (names[0] !== root || namespace !== NAMESPACE)
    return `The file does not begin with <${root}> of the container's namespace`;
  if (root === "signatures") return undefined;
  const data = names.filter((name) => name === "EncryptedData").length;
  if (data === 0 && !names.includes("EncryptedKey")) return "Nothing is said to be encrypted";
  const methods = names.filter((name) => name === "EncryptionMethod").length;
  // EPUB 3 leaves the method to whoever encrypts.
  if (version?.startsWith("2") && methods < data) return "How a file is encrypted is not said";
  return undefined;
}
