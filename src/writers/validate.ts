import { type Unzipped, unzip } from "../base/unzip.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type StoreName, stores } from "./stores.ts";
import { notAnEpub } from "./validate/diagnostics.ts";
import { embeddedCheck } from "./validate/embedded.ts";
import type { EpubFile, Verdict } from "./validate/finding.ts";
import { joined } from "./validate/joined.ts";
import { ownFindings } from "./validate/own.ts";
import { readPackage } from "./validate/package.ts";
import { checkStore } from "./validate/store.ts";

/**
 * Bounds on a stranger's file: enough for an illustrated book of the largest size a store takes,
 * and little enough that an archive made to burst does no harm.
 */
const LIMITS = { files: 20_000, bytes: 1024 * 1024 * 1024 };

/** What is checked besides the rules of EPUB, and by whom those are. */
export interface ValidateOptions {
  readonly store?: StoreName;
  /** The verdict of EPUBCheck itself, where it was run; the embedded edition is then not asked. */
  readonly epubCheck?: Verdict;
}

/**
 * All that is wrong with an EPUB, wherever it was made, with what to do about it.
 *
 * Three checks look at it: EPUBCheck, or the embedded edition of it; our own of what that edition passes over and
 * of descriptions of images; and the rules of a store where one is named. Fails only where the bytes
 * are no archive that can be opened within bounds.
 */
export async function validateEpub(
  bytes: Uint8Array,
  options: ValidateOptions = {},
): Promise<Outcome<Verdict>> {
  const unpacked: Unzipped = unzip(bytes, LIMITS);
  if (!unpacked.ok) return failure(notAnEpub(unpacked.fault));
  const files = new Map<string, EpubFile>(unpacked.entries.map((entry) => [entry.path, entry]));
  const facts = readPackage(files);
  const store = options.store === undefined ? undefined : stores[options.store];
  const { checker, findings } = options.epubCheck ?? (await embeddedCheck(bytes, files, facts));
  const own = ownFindings(files, facts, findings);
  return success({
    checker,
    findings: [
      ...joined(findings, own, options.epubCheck ? "EPUBCheck" : "embedded"),
      ...(facts && store ? checkStore(bytes.length, files, facts, store) : []),
    ],
  });
}
