import { importModule } from "../base/import-module.ts";
import { type Unzipped, unzip } from "../base/unzip.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type StoreName, stores } from "./stores.ts";
import { checkContent } from "./validate/content.ts";
import { notAnEpub } from "./validate/diagnostics.ts";
import type { EpubFile, Finding, Verdict } from "./validate/finding.ts";
import { hintFor } from "./validate/hints.ts";
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
 * Three checks look at it: EPUBCheck, or the embedded edition of it; our own of the content model and
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
  const texts = (facts?.items ?? [])
    .filter(({ mediaType }) => mediaType === "application/xhtml+xml")
    .flatMap(({ path }) => files.get(path) ?? []);
  const store = options.store === undefined ? undefined : stores[options.store];
  const { checker, findings } = options.epubCheck ?? (await embeddedCheck(bytes));
  return success({
    checker,
    findings: [
      ...joined(findings, texts.flatMap(checkContent)),
      ...(facts && store ? checkStore(bytes.length, files, facts, store) : []),
    ],
  });
}

/** Where both found a fault of markup in one line, EPUBCheck says it, and ours what to do. */
function joined(found: readonly Finding[], own: readonly Finding[]): readonly Finding[] {
  const placeOf = ({ path, line }: Finding): string => `${path}:${line}`;
  const hints = new Map(
    own
      .filter(({ severity }) => severity === "error")
      .map((finding) => [placeOf(finding), finding.hint]),
  );
  const said = new Set(found.filter(({ code }) => code === "RSC-005").map(placeOf));
  return [
    ...found.map((finding) => {
      const hint = finding.code === "RSC-005" ? hints.get(placeOf(finding)) : undefined;
      return hint === undefined ? finding : { ...finding, hint };
    }),
    ...own.filter((finding) => finding.severity !== "error" || !said.has(placeOf(finding))),
  ];
}

/** The verdict of the embedded EPUBCheck, loaded only when somebody validates. */
async function embeddedCheck(bytes: Uint8Array): Promise<Verdict> {
  // By name: a package that waits while it loads cannot be a part of the bundle.
  const { EpubCheck } = (await importModule(
    "@likecoin/epubcheck-ts",
  )) as typeof import("@likecoin/epubcheck-ts");
  const { messages } = await EpubCheck.validate(bytes, { maxErrors: 1000 });
  const findings = messages.map(
    ({ id, severity, message, location }): Finding => ({
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
    }),
  );
  return { checker: "the embedded edition of EPUBCheck", findings };
}
