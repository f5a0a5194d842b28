import type { Remark } from "./draft.ts";

/** Changes that were tracked and neither accepted nor rejected. */
export interface Tracked {
  readonly insertions: number;
  readonly deletions: number;
  readonly authors: ReadonlySet<string>;
}

/** Says what became of tracked changes, where there were any. */
export function trackedRemarks({ insertions, deletions, authors }: Tracked): readonly Remark[] {
  if (insertions + deletions === 0) return [];
  const names = [...authors].slice(0, 5);
  const by = names.length === 0 ? "" : ` by ${names.join(", ")}`;
  const message = `Tracked changes${by} were accepted: ${insertions} insertions kept, ${deletions} deletions left out`;
  return [{ name: "tracked-changes", message }];
}

/** Says what was hidden, where anything was. */
export function hiddenRemarks(pieces: readonly string[]): readonly Remark[] {
  const words = pieces.join("").replace(/\s+/g, " ").trim();
  if (words === "") return [];
  const message = `“${words.slice(0, 80)}” is hidden in the document and was left out`;
  return [{ name: "hidden-text", message }];
}

/** Says which styles have names that say nothing, and how often each is used. */
export function styleRemarks(unknown: ReadonlyMap<string, number>): readonly Remark[] {
  return [...unknown].map(([name, times]) => ({
    name: "style",
    message: `The style “${name}” of ${times} ${times === 1 ? "paragraph" : "paragraphs"} was read as plain text`,
  }));
}

/** What a comment says, and who wrote it. */
export function commentWords(author: string, text: string): string {
  const words = text.replace(/\s+/g, " ").trim().slice(0, 300);
  const who = author.trim() === "" ? "A comment says" : `${author.trim()} comments`;
  return `${who}: “${words}”`;
}
