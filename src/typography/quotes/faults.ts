import { PARAGRAPH, RESET, SINGLE } from "../marks/scan.ts";
import type { ReadPassage } from "../read.ts";
import {
  ROLE_CLOSE,
  ROLE_CLOSE_BOTH,
  ROLE_MISMATCH,
  ROLE_OPEN,
  ROLE_REOPEN,
  ROLE_STRAY,
} from "./moves.ts";

/** A quotation that is not as it should be, and the mark where it shows. */
export interface Fault {
  readonly kind: "mismatched" | "unclosed" | "stray";
  readonly start: number;
  readonly end: number;
}

/** The faults of a passage in the order of the text. */
export function faultsOf({ marks, reading }: ReadPassage): readonly Fault[] {
  const faults: Fault[] = [];
  // Marks that opened what is open now, outermost first.
  let open: number[] = [];
  const report = (kind: Fault["kind"], i: number): void => {
    faults.push({ kind, start: marks.at[i] ?? 0, end: marks.end[i] ?? 0 });
  };
  for (let i = 0; i < marks.at.length; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind === PARAGRAPH || kind === RESET) {
      const lost = reading.unclosed[i] ?? 0;
      for (const opener of open.slice(open.length - lost)) report("unclosed", opener);
      open = open.slice(0, open.length - lost);
    } else if (kind <= SINGLE) open = follow(reading.roles[i] ?? 0, i, { open, report });
  }
  return faults.sort((a, b) => a.start - b.start);
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
