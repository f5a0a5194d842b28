import { countWords } from "../pipeline/count.ts";
import type { Entry, Tally, Witness, WordRun } from "./collation.ts";

/** No words at all. */
export const NONE: Tally = { added: 0, cut: 0, moved: 0 };

/** Two tallies as one. */
export function plus(x: Tally, y: Tally): Tally {
  return { added: x.added + y.added, cut: x.cut + y.cut, moved: x.moved + y.moved };
}

/** The words of entries; what was moved counts where it stands now. */
export function tallyOf(entries: readonly Entry[], before: Witness, after: Witness): Tally {
  return entries.reduce((sum, entry) => plus(sum, entryTally(entry, before, after)), NONE);
}

function entryTally(entry: Entry, before: Witness, after: Witness): Tally {
  switch (entry.type) {
    case "same":
    case "movedFrom":
      return NONE;
    case "cut":
      return { ...NONE, cut: before.passages[entry.a]?.words ?? 0 };
    case "added":
      return { ...NONE, added: after.passages[entry.b]?.words ?? 0 };
    case "edited":
      return runsTally(entry.runs);
    case "movedTo": {
      if (entry.runs === undefined) return { ...NONE, moved: after.passages[entry.b]?.words ?? 0 };
      const moved = sumOf(entry.runs, "same", ({ after: text }) => text);
      return plus(runsTally(entry.runs), { ...NONE, moved });
    }
  }
}

function runsTally(runs: readonly WordRun[]): Tally {
  return {
    cut: sumOf(runs, "cut", ({ before }) => before),
    added: sumOf(runs, "added", ({ after }) => after),
    moved: sumOf(runs, "movedTo", ({ after }) => after),
  };
}

function sumOf(
  runs: readonly WordRun[],
  type: WordRun["type"],
  textOf: (run: WordRun) => string,
): number {
  return runs.reduce((sum, run) => sum + (run.type === type ? countWords(textOf(run)) : 0), 0);
}
