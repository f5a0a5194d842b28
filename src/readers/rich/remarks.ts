import type { ChangePolicy } from "../choices.ts";
import type { Remark } from "./draft.ts";

/** Changes that were tracked and neither accepted nor rejected. */
export interface Tracked {
  readonly insertions: number;
  readonly deletions: number;
  /** Changes of looks alone, where the format tells them. */
  readonly formatting?: number;
  readonly authors: ReadonlySet<string>;
}

/** Says what became of tracked changes, where there were any. */
export function trackedRemarks(
  { insertions, deletions, formatting = 0, authors }: Tracked,
  policy: ChangePolicy = "accept",
): readonly Remark[] {
  if (insertions + deletions + formatting === 0) return [];
  const names = [...authors].slice(0, 5);
  const by = names.length === 0 ? "" : ` by ${names.join(", ")}`;
  const put = count(insertions, "insertion");
  const cut = count(deletions, "deletion");
  const looks = formatting === 0 ? "" : `, ${count(formatting, "change")} of looks`;
  if (policy === "fail") {
    const message = `Tracked changes${by} wait for a decision: ${put}, ${cut}${looks}`;
    return [{ name: "undecided-changes", message }];
  }
  const [done, kept] =
    policy === "accept"
      ? ["accepted", `${put} kept, ${cut} left out`]
      : ["rejected", `${put} left out, ${cut} kept`];
  return [
    { name: "tracked-changes", message: `Tracked changes${by} were ${done}: ${kept}${looks}` },
  ];
}

function count(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? "" : "s"}`;
}

/** Says what was hidden, where anything was. */
export function hiddenRemarks(pieces: readonly string[]): readonly Remark[] {
  const words = pieces.join("").replace(/\s+/g, " ").trim();
  if (words === "") return [];
  const message = `“${words.slice(0, 80)}” is hidden in the document and was left out`;
  return [{ name: "hidden-text", message }];
}

/** Says once which styles have names that say nothing, and what to write so that they do. */
export function styleRemarks(unknown: ReadonlyMap<string, number>): readonly Remark[] {
  const [first] = unknown.keys();
  if (first === undefined) return [];
  const all = [...unknown].map(([name, times]) => `“${name}” (${count(times, "paragraph")})`);
  const more = all.length > MOST_STYLES ? ` and ${all.length - MOST_STYLES} more` : "";
  const key = /^[\p{L}][\p{L}\d _-]*$/u.test(first) ? first : JSON.stringify(first);
  const message = `Styles whose names say nothing were read as plain text: ${all.slice(0, MOST_STYLES).join(", ")}${more}; “styles: { ${key}: quotation }” in book.yaml would say what one is`;
  return [{ name: "style", message }];
}

/** More names than this nobody reads in one line. */
const MOST_STYLES = 12;

/** What a comment says, and who wrote it. */
export function commentWords(author: string, text: string): string {
  const words = text.replace(/\s+/g, " ").trim().slice(0, 300);
  const who = author.trim() === "" ? "A comment says" : `${author.trim()} comments`;
  return `${who}: “${words}”`;
}
