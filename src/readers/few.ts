import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Of one kind of remark an author reads so many; the rest are counted. */
const MOST = 20;

/** The diagnostics of a reading, with what comes up again and again cut short by a count. */
export function few(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const seen = new Map<string, number>();
  return diagnostics.flatMap((diagnostic) => {
    const { code } = diagnostic;
    const at = (seen.get(code) ?? 0) + 1;
    seen.set(code, at);
    if (at < MOST || (counts.get(code) ?? 0) <= MOST) return [diagnostic];
    const left = (counts.get(code) ?? 0) - MOST + 1;
    const message = `${left} more places are like the ones above`;
    return at === MOST ? [{ ...diagnostic, message }] : [];
  });
}
