import type { ChapterFate, Collation, Entry, Passage, WordRun } from "../../collate/collation.ts";
import { lineOf, moveWords, shortened } from "./wording.ts";

/** One change as a list names it: a passage edited, or passages cut or added together. */
export interface ListedChange {
  /** Index of the chapter among the fates, and of the first entry in it. */
  readonly chapter: number;
  readonly entry: number;
  /** How many entries it spans. */
  readonly entries: number;
  readonly kind: "edited" | "cut" | "added" | "movedFrom" | "movedTo";
  /** Words cut and added, for what is largest. */
  readonly weight: number;
  readonly before: string;
  readonly after: string;
  /** Where moved text came from or went. */
  readonly way?: string | undefined;
}

/** Every change of a book in the order of reading. */
export function changesIn(collation: Collation): readonly ListedChange[] {
  return collation.chapters.flatMap((fate, chapter) => changesOf(collation, fate, chapter));
}

function changesOf(
  collation: Collation,
  { entries }: ChapterFate,
  chapter: number,
): readonly ListedChange[] {
  const changes: ListedChange[] = [];
  for (let at = 0; at < entries.length; ) {
    const first = entries[at];
    if (first === undefined || first.type === "same") {
      at += 1;
      continue;
    }
    let end = at + 1;
    if (first.type !== "edited")
      while (entries[end]?.type === first.type && moveOf(entries[end]) === moveOf(first)) end += 1;
    changes.push(changeOf(collation, entries.slice(at, end), { chapter, entry: at }));
    at = end;
  }
  return changes;
}

function moveOf(entry: Entry | undefined): number | undefined {
  return entry !== undefined && "move" in entry ? entry.move : undefined;
}

function changeOf(
  collation: Collation,
  entries: readonly Entry[],
  place: Pick<ListedChange, "chapter" | "entry">,
): ListedChange {
  const { before, after } = collation;
  const [first] = entries;
  const olds = entries.map((one) => (one.type === "cut" || one.type === "movedFrom" ? one.a : -1));
  const news = entries.map((one) => (one.type === "added" || one.type === "movedTo" ? one.b : -1));
  const old = olds.map((a) => before.passages[a]);
  const now = news.map((b) => after.passages[b]);
  const sum = (list: typeof old): number => list.reduce((all, one) => all + (one?.words ?? 0), 0);
  const shared = { ...place, entries: entries.length };
  if (first?.type === "edited") {
    const { cut, added, weight } = runsText(first.runs);
    return { ...shared, kind: "edited", weight, before: cut, after: added };
  }
  const move = moveOf(first);
  const way = move === undefined ? undefined : moveWords(collation, move);
  const gone = first?.type === "cut" || first?.type === "movedFrom";
  return {
    ...shared,
    kind: first?.type === "same" || first === undefined ? "edited" : first.type,
    weight: move === undefined ? sum(gone ? old : now) : 0,
    before: gone ? textOf(old) : "",
    after: gone ? "" : textOf(now),
    ...(way !== undefined && { way: gone ? way.to : way.from }),
  };
}

/** Passages as one line; of a whole chapter the title is known. */
function textOf(passages: readonly (Passage | undefined)[]): string {
  const known = passages.filter((passage) => passage !== undefined);
  const body = known.filter(({ kind }) => kind !== "title");
  return lineOf((body.length > 0 ? body : known).map(shownText).join(" "));
}

/** A break between scenes may be nothing but white. */
function shownText({ kind, text }: Passage): string {
  return kind === "scene" && text === "" ? "(a blank line between scenes)" : text;
}

/** What was cut and what was added in a passage, each as one line. */
function runsText(runs: readonly WordRun[]): {
  readonly cut: string;
  readonly added: string;
  readonly weight: number;
} {
  const join = (types: readonly WordRun["type"][], side: "before" | "after"): string =>
    runs
      .filter(({ type }) => types.includes(type))
      .map((run) => lineOf(run[side]))
      .join(" … ");
  const cut = join(["cut", "movedFrom"], "before");
  const added = join(["added", "movedTo"], "after");
  return { cut, added, weight: wordsIn(cut) + wordsIn(added) };
}

function wordsIn(text: string): number {
  return text.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A change in a few words: “spring → summer”. */
export function changeLine({ kind, before, after, way }: ListedChange, length: number): string {
  const [old, now] = [shortened(before, length), shortened(after, length)];
  switch (kind) {
    case "cut":
      return `cut: ${old}`;
    case "added":
      return `added: ${now}`;
    case "movedFrom":
      return `moved to “${way ?? ""}”: ${old}`;
    case "movedTo":
      return `moved here from “${way ?? ""}”: ${now}`;
    case "edited":
      if (old === "") return `added: ${now}`;
      return now === "" ? `cut: ${old}` : `${old} → ${now}`;
  }
}
