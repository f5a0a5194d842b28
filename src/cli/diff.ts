import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type BookDifference, outputDifference } from "../report/diff/difference.ts";
import { differenceText } from "../report/diff/pretty.ts";
import type { Account } from "../report/report.ts";
import { type Compared, type Copy, compareBook, type DiffWish } from "./diff-book.ts";
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

/** `diff A B`: what changed for a reader between two states of books, and in what is made of them. */
export async function diff(asked: DiffArguments, terminal: Terminal): Promise<ExitCode> {
  const { said, diagnostics } = await saidOf(asked);
  if (exitCodeOf(diagnostics) !== EXIT.done) return refuse(diagnostics, terminal);
  const found = await sidesOf(terminal.cwd, workshopOf([]), asked);
  if (!found.ok) return refuse(found.diagnostics, terminal);
  const { before, after } = found.value;
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  const wish = {
    said,
    ...(asked.theme !== undefined && { theme: asked.theme }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
  const faults: Diagnostic[] = [...found.value.diagnostics];
  const all: BookDifference[] = [];
  try {
    for await (const compared of comparedAll(before, after, {
      wish,
      depth: asked.text ? "text" : "output",
    })) {
      faults.push(...compared.diagnostics);
      all.push(compared.difference);
      terminal.print(`${differenceText(compared.difference, terminal.style)}\n`);
    }
  } finally {
    for (const side of [before, after]) if (side.type === "books") side.close();
  }
  if (faults.length > 0) await refuse(faults, terminal);
  return exitCodeOf(faults);
}

async function* comparedAll(before: Side, after: Side, asked: DiffWish): AsyncGenerator<Compared> {
  if (before.type === "report" || after.type === "report") {
    if (before.type === "report" && after.type === "report")
      yield { difference: reportDifference(before.account, after.account), diagnostics: [] };
    return;
  }
  for (const [old, now] of pairsOf(before, after)) yield compareBook(old, now, asked);
}

type Books = Extract<Side, { type: "books" }>;

/** Books are paired by name; where each side has one alone, those two are meant. */
function pairsOf(
  before: Books,
  after: Books,
): readonly (readonly [Copy | undefined, Copy | undefined])[] {
  const copy = ({ host }: Books, place: Copy["place"]): Copy => ({ host, place });
  const [old, now] = [before.places[0], after.places[0]];
  if (before.places.length === 1 && after.places.length === 1 && old && now)
    return [[copy(before, old), copy(after, now)]];
  const known = new Map(before.places.map((place) => [place.slug, place]));
  const kept = new Set(after.places.map(({ slug }) => slug));
  return [
    ...after.places.map((place) => {
      const was = known.get(place.slug);
      return [was && copy(before, was), copy(after, place)] as const;
    }),
    ...before.places
      .filter(({ slug }) => !kept.has(slug))
      .map((place) => [copy(before, place), undefined] as const),
  ];
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
