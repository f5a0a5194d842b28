import type { Finding } from "./finding.ts";

/** What EPUBCheck calls the faults that our checks call by these names. */
const TWINS: Readonly<Record<string, RegExp>> = {
  "content/address": /^(?:RSC-020|RSC-005|HTM-025)$/,
  "content/encoding": /^RSC-02[78]$/,
  "content/base": /^RSC-00[67]$/,
  "content/fragment": /^RSC-(?:012|005)$/,
  "content/missing": /^RSC-00[78]$/,
  "content/style": /^CSS-008$/,
  "content/type": /^OPF-028$/,
  "package/prefix": /^OPF-00[45]/,
  "package/property": /^OPF-027$/,
  "package/reference": /^(?:OPF-031|RSC-007w?|RSC-017)$/,
  "container/form": /^RSC-0(?:05|16)$/,
};
/** Of all other faults of markup. */
const MARKUP = /^RSC-005$/;

/**
 * The findings of both, each fault once: where both found it, EPUBCheck says it, and ours what to do.
 *
 * Beside EPUBCheck itself ours only say what to do: it is the judge, and may be of another version than our grammars.
 */
export function joined(
  found: readonly Finding[],
  own: readonly Finding[],
  checker: "EPUBCheck" | "embedded",
): readonly Finding[] {
  const errors = own.filter(({ severity }) => severity === "error");
  const others = own.filter(({ severity }) => severity !== "error");
  const by = new Map(errors.map((finding) => [placeOf(finding), finding]));
  const said = found.map((finding) => {
    const { hint, code } = by.get(placeOf(finding)) ?? {};
    return hint !== undefined && twinOf(code).test(finding.code) ? { ...finding, hint } : finding;
  });
  if (checker === "EPUBCheck") return [...said, ...others];
  const alone = errors.filter((one) => !found.some((other) => isTwin(one, other)));
  return [...said.map((finding) => unlessRead(finding, errors)), ...alone, ...others];
}

function placeOf({ path, line }: Finding): string {
  return `${path}:${line}`;
}

function twinOf(code: string | undefined): RegExp {
  return TWINS[code ?? ""] ?? MARKUP;
}

/** Whether the two are one fault, as far as the checker says where it is. */
function isTwin(own: Finding, found: Finding): boolean {
  if (found.path !== own.path || !twinOf(own.code).test(found.code)) return false;
  return found.line === undefined || own.line === undefined || found.line === own.line;
}

/**
 * The embedded edition takes a declaration it cannot read for an error of the style sheet. EPUBCheck does not, and
 * reading systems pass over the declaration; only where the sheet itself cannot be read is it an error.
 */
function unlessRead(finding: Finding, errors: readonly Finding[]): Finding {
  if (finding.code !== "CSS-008") return finding;
  const broken = errors.some(({ code, path }) => code === "content/style" && path === finding.path);
  return broken || finding.path?.endsWith(".css") !== true
    ? finding
    : { ...finding, severity: "warning" };
}
