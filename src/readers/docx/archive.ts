import { type UnzipFault, unzip } from "../../base/unzip.ts";
import { failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import { brokenDocument, type DocumentFault } from "../diagnostics.ts";
import type { ReadInput } from "../reader.ts";

/** What a document may unfold to: 256 MB, of which a novel of a million words takes 60. */
const LIMITS = { files: 5000, bytes: 256 * 1024 * 1024 };

/** The parts of a document by their paths. */
export interface Archive {
  readonly part: (path: string) => Uint8Array | undefined;
  readonly text: (path: string) => string | undefined;
}

const FAULTS: Readonly<Record<UnzipFault["type"], DocumentFault>> = {
  notZip: "damaged",
  damaged: "damaged",
  tooLarge: "too-large",
  unsupported: "protected",
};

/** Opens a document of Word. Paths are only names here: nothing is ever written by them. */
export function openArchive({ id, bytes }: ReadInput): Outcome<Archive> {
  // Word packs an encrypted document into a file of its old format.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return failure(brokenDocument(id, "protected"));
  const unzipped = unzip(bytes, LIMITS);
  if (!unzipped.ok) return failure(brokenDocument(id, FAULTS[unzipped.fault.type]));
  const parts = new Map(
    unzipped.entries.map((entry) => [entry.path.replace(/^\//, ""), entry.bytes]),
  );
  if (!parts.has("word/document.xml")) return failure(brokenDocument(id, "other"));
  return success({
    part: (path) => parts.get(path),
    text: (path) => {
      const part = parts.get(path);
      return part === undefined ? undefined : decodeXml(part);
    },
  });
}

/** XML names its own encoding; Word writes UTF-8, others may write UTF-16 with a mark. */
function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
