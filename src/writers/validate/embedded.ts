import { Parser } from "htmlparser2";
import { importModule } from "../../base/import-module.ts";
import type { EpubFile, Finding, Verdict } from "./finding.ts";
import { hintFor } from "./hints.ts";
import { type PackageFacts, textOf } from "./package.ts";

/** The verdict of the embedded EPUBCheck, loaded only when somebody validates. */
export async function embeddedCheck(
  bytes: Uint8Array,
  files: ReadonlyMap<string, EpubFile>,
  facts: PackageFacts | undefined,
): Promise<Verdict> {
  // By name: a package that waits while it loads cannot be a part of the bundle.
  const { EpubCheck } = (await importModule(
    "@likecoin/epubcheck-ts",
  )) as typeof import("@likecoin/epubcheck-ts");
  const checker = "the embedded edition of EPUBCheck";
  const options = { maxErrors: 1000 };
  const { messages } = await EpubCheck.validate(bytes, options);
  if (facts?.version?.startsWith("2") !== true)
    return { checker, findings: messages.map(findingOf) };
  if (!messages.some(({ message }) => NO_ENTITY.test(message)))
    return { checker, findings: messages.filter(holdsForEpub2).map(findingOf) };
  // The DTD of EPUB 2 has the entities of HTML, which no XML parser knows that does not read it.
  const plain = new Map([...files].map(([path, file]) => [path, withoutEntities(file)]));
  const again = await EpubCheck.validateExpanded(plain, options);
  const ofArchive = messages.filter(({ id }) => id.startsWith("PKG-"));
  return {
    checker,
    findings: [...ofArchive, ...again.messages].filter(holdsForEpub2).map(findingOf),
  };
}

interface Message {
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  readonly location?: { readonly path: string; readonly line?: number } | undefined;
}

function findingOf({ id, severity, message, location }: Message): Finding {
  return {
    severity:
      severity === "fatal" || severity === "error"
        ? "error"
        : severity === "warning"
          ? "warning"
          : "info",
    code: id,
    // What follows the first line repeats it for every tag that is still open.
    message: (message.split("\n")[0] ?? message).replace(/\.$/, ""),
    hint: hintFor(id),
    ...(location === undefined ? {} : { path: location.path }),
    ...(location?.line === undefined ? {} : { line: location.line }),
  };
}

/** What the embedded edition asks of EPUB 2 as well, though only EPUB 3 asks it. */
const OF_EPUB_3 =
  /"title" element must not be empty|"border" attribute|headers attribute must refer|encoding declaration state/;

function holdsForEpub2({ id, message }: Message): boolean {
  return id !== "CSS-001" && !(id === "RSC-005" && OF_EPUB_3.test(message));
}

const NO_ENTITY = /^Fatal[^:]*: Entity '\w+' not defined|^Entity '\w+' not defined/;

/** The file with the entities of HTML as the characters they stand for, where its document type has them. */
function withoutEntities(file: EpubFile): Uint8Array {
  const text = textOf(file);
  if (!/<!DOCTYPE html PUBLIC "-\/\/W3C\/\/DTD XHTML/.test(text.slice(0, 1000))) return file.bytes;
  const plain = text.replace(/&(?!(?:amp|lt|gt|quot|apos);)[a-z]\w*;/gi, characterOf);
  return new TextEncoder().encode(plain);
}

function characterOf(entity: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => void pieces.push(piece) });
  parser.end(entity);
  return pieces.join("");
}
