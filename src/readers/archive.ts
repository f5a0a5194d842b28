import { type UnzipFault, unzip } from "../base/unzip.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { brokenDocument, type DocumentFault, tooLarge } from "./diagnostics.ts";
import { limitsOf } from "./limits.ts";
import type { ReadInput } from "./reader.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** The parts of a packed document by their paths, which are only names: nothing is ever written by them. */
export interface Archive {
  /** In the order of the archive. */
  readonly paths: readonly string[];
  readonly part: (path: string) => Uint8Array | undefined;
  readonly text: (path: string) => string | undefined;
}

const FAULTS: Readonly<Record<UnzipFault["type"], DocumentFault>> = {
  notZip: "damaged",
  damaged: "damaged",
  tooLarge: "too-large",
  unsupported: "protected",
};

/** Opens a packed document, of which one part is what makes it one of its format; the document may say which. */
export function openArchive(
  { id, bytes, choices }: ReadInput,
  needed: string | ((archive: Archive) => string),
): Outcome<Archive> {
  const limits = limitsOf(choices?.limits);
  if (bytes.length > limits.bytes) return failure(tooLarge(id, bytes.length, limits.bytes));
  // Word packs an encrypted document into a file of its old format.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return failure(brokenDocument(id, "protected"));
  const { entries: files, unfolded, ratio } = limits;
  const unzipped = unzip(bytes, { files, bytes: unfolded, ratio });
  if (!unzipped.ok) return failure(brokenDocument(id, FAULTS[unzipped.fault.type]));
  const parts = new Map(
    unzipped.entries.map((entry) => [entry.path.replace(/^\//, ""), entry.bytes]),
  );
  const archive: Archive = {
    paths: [...parts.keys()],
    part: (path) => parts.get(path),
    text: (path) => {
      const part = parts.get(path);
      return part === undefined ? undefined : decodeXml(part);
    },
  };
  const path = typeof needed === "string" ? needed : needed(archive);
  return parts.has(path) ? success(archive) : failure(brokenDocument(id, "other"));
}

/** XML names its own encoding; UTF-8 as a rule, UTF-16 with a mark, in old books one of the pages of Windows. */
export function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const [, name = "utf-8"] =
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head) ?? [];
  return decoderOf(name).decode(bytes);
}

function decoderOf(name: string): { decode(bytes: Uint8Array): string } {
  // A document in bytes that calls itself UTF-16 was written again by a program that left the line.
  if (/^utf-?16/i.test(name)) return new TextDecoder("utf-8");
  try {
    const decoder = new TextDecoder(name);
    return decoder.encoding === "windows-1252" ? { decode: decodeWindows1252 } : decoder;
  } catch {
    return new TextDecoder("utf-8");
  }
}

/** The path of a part from where another names it; undefined where it would leave the archive. */
export function partPath(from: string, target: string): string | undefined {
  const steps = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === ".." && steps.pop() === undefined) return undefined;
    if (step !== ".." && step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
