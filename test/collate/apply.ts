import { type Collation, type Entry, PARTING, type WordRun } from "../../src/collate/collation.ts";

/** The texts of one side as the entries alone tell them; `from` are the passages of the other side. */
export function applied(collation: Collation, side: "before" | "after"): readonly string[] {
  const texts: string[] = [];
  for (const { entries } of collation.chapters)
    for (const entry of entries)
      for (const [at, text] of textsIn(entry, collation, side)) {
        if (texts[at] !== undefined) throw new Error(`passage ${at} is told twice`);
        texts[at] = text;
      }
  return texts;
}

function textsIn(
  entry: Entry,
  { before, after }: Collation,
  side: "before" | "after",
): readonly (readonly [number, string])[] {
  const old = (at: number) => [at, before.passages[at]!.text] as const;
  const now = (at: number) => [at, after.passages[at]!.text] as const;
  const forth = side === "after";
  switch (entry.type) {
    case "same":
      return [forth ? now(entry.b) : old(entry.a)];
    case "cut":
    case "movedFrom":
      return forth ? [] : [old(entry.a)];
    case "added":
      return forth ? [now(entry.b)] : [];
    case "movedTo":
      if (!forth) return [];
      return entry.runs === undefined
        ? [now(entry.b)]
        : joined(entry.runs, "after").map((text) => [entry.b, text] as const);
    case "edited": {
      const { from } = forth ? entry.b : entry.a;
      return joined(entry.runs, side).map((text, at) => [from + at, text] as const);
    }
  }
}

function joined(runs: readonly WordRun[], side: "before" | "after"): readonly string[] {
  return runs
    .map((run) => run[side])
    .join("")
    .split(PARTING);
}
