import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskHost } from "../pipeline/disk.ts";
import { joined } from "../pipeline/paths.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type BookDifference, outputDifference } from "../report/diff/difference.ts";
import { differencesJson } from "../report/diff/json.ts";
import { differencesMarkdown } from "../report/diff/markdown.ts";
import { differenceText } from "../report/diff/pretty.ts";
import { plural } from "../report/figures.ts";
import type { Account } from "../report/report.ts";
import { redlineUnknown } from "./diagnostics.ts";
import { type Compared, compareBook, type DiffWish } from "./diff-book.ts";
import { type Pair, pairsOf } from "./diff-pairs.ts";
import { type Side, sidesOf } from "./diff-sides.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { refuse } from "./refuse.ts";
import { type Sayings, saidOf } from "./said.ts";
import type { Terminal } from "./terminal.ts";

/** What `diff` is told. */
export interface DiffArguments extends Sayings {
  readonly before: string;
  readonly after?: string | undefined;
  readonly books: readonly string[];
  readonly reporter: "pretty" | "json" | "markdown";
  /** `html` and `pdf`, for a redline and a proof. */
  readonly to: readonly string[];
  readonly out: string;
  readonly theme?: string | undefined;
  /** Only the text: no books are made, and nothing is known of their pages. */
  readonly text: boolean;
}

/** The files a comparison can be written as. */
const FORMATS: readonly string[] = ["html", "pdf"];

/** `diff A B`: what changed for a reader between two states of books, and in what is made of them. */
export async function diff(asked: DiffArguments, terminal: Terminal): Promise<ExitCode> {
  const { said, diagnostics } = await saidOf(asked);
  const unknown = asked.to.filter((format) => !FORMATS.includes(format)).map(redlineUnknown);
  const early = [...diagnostics, ...unknown];
  if (exitCodeOf(early) !== EXIT.done) return refuse(early, terminal);
  const found = await sidesOf(terminal.cwd, workshopOf([]), asked);
  if (!found.ok) return refuse(found.diagnostics, terminal);
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  const wish = {
    said,
    ...(asked.theme !== undefined && { theme: asked.theme }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
  const { before, after } = found.value;
  const depth = asked.text && !asked.to.includes("pdf") ? "text" : "output";
  try {
    const { pairs, untouched } = pairsOf(terminal.cwd, before, after);
    const books = comparedAll(before, after, { pairs, wish: { wish, depth } });
    const faults = await told(books, { ...asked, untouched }, terminal);
    return finish([...found.value.diagnostics, ...faults], terminal);
  } finally {
    for (const side of [before, after]) if (side.type === "books") side.close();
  }
}

/** Says and writes each comparison as it comes, and what all of them come to. */
async function told(
  books: AsyncIterable<Compared>,
  asked: DiffArguments & { readonly untouched: number },
  terminal: Terminal,
): Promise<readonly Diagnostic[]> {
  const { reporter, untouched } = asked;
  const faults: Diagnostic[] = [];
  const all: BookDifference[] = [];
  for await (const compared of books) {
    const { difference } = compared;
    faults.push(...compared.diagnostics, ...(await delivered(terminal.cwd, compared, asked)));
    all.push(difference);
    if (reporter === "pretty") terminal.print(`${differenceText(difference, terminal.style)}\n`);
  }
  if (reporter === "json") terminal.print(differencesJson(all, untouched));
  if (reporter === "markdown") terminal.print(differencesMarkdown(all, untouched));
  if (reporter === "pretty" && untouched > 0)
    terminal.print(`${plural(untouched, "book")} did not change\n`);
  return faults;
}

async function finish(faults: readonly Diagnostic[], terminal: Terminal): Promise<ExitCode> {
  if (faults.length > 0) await refuse(faults, terminal);
  return exitCodeOf(faults);
}

/** Writes the redline and the proof beside the book’s own files. */
async function delivered(
  cwd: string,
  { difference, job }: Compared,
  { to, out }: DiffArguments,
): Promise<readonly Diagnostic[]> {
  const { slug, collation } = difference;
  if (to.length === 0 || collation === undefined) return [];
  const files = new Map<string, Uint8Array>();
  if (to.includes("html")) {
    const { redlinePage } = await import("../report/diff/redline.ts");
    const page = redlinePage(difference, collation);
    files.set(`${slug}.redline.html`, new TextEncoder().encode(page));
  }
  const set = to.includes("pdf") ? await job?.pagination() : undefined;
  if (job !== undefined && set?.ok === true) {
    const { changeProofPdf } = await import("../report/diff/proof-pdf.ts");
    files.set(`${slug}.redline.pdf`, await changeProofPdf(job, set.value, collation));
  }
  return (await diskHost(cwd).deliver(joined(out, slug), files)).diagnostics;
}

async function* comparedAll(
  before: Side,
  after: Side,
  { pairs, wish }: { readonly pairs: readonly Pair[]; readonly wish: DiffWish },
): AsyncGenerator<Compared> {
  for (const [old, now] of pairs) yield compareBook(old, now, wish);
  if (before.type === "report" && after.type === "report")
    yield { difference: reportDifference(before.account, after.account), diagnostics: [] };
}

/** Two reports compared: they tell of words, pages, files and questions, and hold no text. */
function reportDifference(before: Account, after: Account): BookDifference {
  return {
    slug: after.book.slug,
    title: after.book.title ?? "Untitled",
    language: after.book.language ?? "en",
    fate: "compared",
    words: { before: before.words, after: after.words },
    output: outputDifference(before, after),
  };
}
