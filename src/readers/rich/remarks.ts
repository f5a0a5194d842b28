import type { ChangePolicy } from "../choices.ts";
import type { Remark } from "./draft.ts";
import type { RichComment } from "./rich.ts";

/** Changes that were tracked and neither accepted nor rejected. */
export interface Tracked {
  readonly insertions: number;
  readonly deletions: number;
  /** Changes of looks alone, where the format tells them. */
  readonly formatting?: number;
  /** The format does not keep what the looks were before. */
  readonly looksStay?: boolean;
  readonly authors: ReadonlySet<string>;
}

/** Says what became of tracked changes, where there were any. */
export function trackedRemarks(
  { insertions, deletions, formatting = 0, authors, looksStay = false }: Tracked,
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
  const stay = looksStay && policy === "reject" && formatting > 0;
  const since = stay ? ", which stay: the file does not say what they were" : "";
  const [done, kept] =
    policy === "accept"
      ? ["accepted", `${put} kept, ${cut} left out`]
      : ["rejected", `${put} left out, ${cut} kept`];
  return [
    {
      name: "tracked-changes",
      message: `Tracked changes${by} were ${done}: ${kept}${looks}${since}`,
    },
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

/** Says that numbers of pages were left out of the words round them. */
export function pageRemarks(times: number): readonly Remark[] {
  if (times === 0) return [];
  const what = times === 1 ? "A reference to a page was" : `${times} references to pages were`;
  const message = `${what} left out: the pages of a book are its own, so name the chapter instead`;
  return [{ name: "not-carried", message }];
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

/** Programs inside documents: of Word, and of LibreOffice. */
const MACROS =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|(?:Basic|Scripts)\/.*\.(?:xml|xlb|py|js|bsh))$/i;

/** Says that a document holds programs, which are never looked at. */
export function macroRemarks(paths: readonly string[]): readonly Remark[] {
  if (!paths.some((path) => MACROS.test(path))) return [];
  const message = "The document holds macros, which are no part of a book and are never run";
  return [{ name: "not-carried", message }];
}

/** Said where an object of another program has a picture of itself. */
export const FOREIGN =
  "An object of another program was left out; the picture or the words it shows here were kept";

/** A comment by one person, as it came out of a file. */
export interface SaidComment {
  readonly author: string;
  readonly text: string;
  readonly settled?: boolean;
}

/** A comment and the answers to it as one, each answer with its author's name. */
export function commentOf(
  { author, text, settled = false }: SaidComment,
  answers: readonly SaidComment[] = [],
): RichComment {
  const words = [text, ...answers.map((one) => `${plain(one.author)}: ${one.text}`)];
  return { author: plain(author), words: words.map(plain).join(" — "), settled };
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
