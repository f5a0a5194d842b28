import { PARAGRAPH, RESET, SINGLE } from "../marks/scan.ts";
import type { ReadPassage } from "../read.ts";
import {
  ROLE_CLOSE,
  ROLE_CLOSE_BOTH,
  ROLE_MARK,
  ROLE_MISMATCH,
  ROLE_OPEN,
  ROLE_REOPEN,
  ROLE_STRAY,
} from "./moves.ts";

/** A quotation that is not as it should be, and the mark where it shows. */
export interface Fault {
  /** `runOn` opens, and closes paragraphs later, with no mark at their beginnings. */
  readonly kind: "mismatched" | "unclosed" | "stray" | "runOn";
  readonly start: number;
  readonly end: number;
}

/** A fault and the number of its mark. */
interface MarkFault extends Fault {
  readonly mark: number;
}

/** The faults of a passage in the order of the text. */
export function faultsOf(passage: ReadPassage): readonly Fault[] {
  const { marks, reading } = passage;
  const faults: MarkFault[] = [];
  // Marks that opened what is open now, outermost first.
  let open: number[] = [];
  const report = (kind: Fault["kind"], i: number): void => {
    faults.push({ kind, start: marks.at[i] ?? 0, end: marks.end[i] ?? 0, mark: i });
  };
  for (let i = 0; i < marks.at.length; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind === PARAGRAPH || kind === RESET) {
      const lost = reading.unclosed[i] ?? 0;
      for (const opener of open.slice(open.length - lost)) report("unclosed", opener);
      open = open.slice(0, open.length - lost);
    } else if (kind <= SINGLE) open = follow(reading.roles[i] ?? 0, i, { open, report });
  }
  return joined(
    faults.sort((a, b) => a.start - b.start),
    passage,
  );
}

/**
 * One quotation that opens and, paragraphs later, closes is one fault and not two: a letter or
 * verse was set inside it, or its paragraphs were not opened again. Where another
 * of its kind stands between, they are two after all.
 */
function joined(faults: readonly MarkFault[], { marks, reading }: ReadPassage): readonly Fault[] {
  const isOne = (opener: MarkFault, closer: MarkFault | undefined): boolean => {
    if (opener.kind !== "unclosed" || closer?.kind !== "stray") return false;
    const kind = marks.kind[opener.mark];
    if (kind !== marks.kind[closer.mark]) return false;
    for (let i = opener.mark + 1; i < closer.mark; i++)
      if (marks.kind[i] === kind && reading.roles[i] !== ROLE_MARK) return false;
    return true;
  };
  return faults.flatMap((fault, i) => {
    const { kind, start, end } = fault;
    const before = faults[i - 1];
    if (before !== undefined && isOne(before, fault)) return [];
    return { kind: isOne(fault, faults[i + 1]) ? ("runOn" as const) : kind, start, end };
  });
}

function follow(
  role: number,
  i: number,
  {
    open,
    report,
  }: { readonly open: number[]; readonly report: (kind: Fault["kind"], i: number) => void },
): number[] {
  switch (role) {
    case ROLE_OPEN:
      open.push(i);
      return open;
    case ROLE_REOPEN:
      if (open.length > 0) open[open.length - 1] = i;
      return open;
    case ROLE_CLOSE:
      open.pop();
      return open;
    case ROLE_MISMATCH:
      report("mismatched", i);
      open.pop();
      return open;
    case ROLE_CLOSE_BOTH: {
      const inner = open.pop();
      if (inner !== undefined) report("unclosed", inner);
      open.pop();
      return open;
    }
    case ROLE_STRAY:
      report("stray", i);
      return open;
    default:
      return open;
  }
}
