import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { Block, Book, Part, Section } from "../model/book.ts";
import type { Built } from "../pipeline/build.ts";
import { lineStarts, positionOf } from "../source/lines.ts";
import type { Span } from "../source/span.ts";

/** A line of the list beside the text: a finding, a question or a change, each with its place. */
export interface AccountLine {
  readonly kind: "error" | "warning" | "info" | "question" | "change";
  readonly text: string;
  readonly more: string;
  /** `file:line`, as an editor takes it. */
  readonly place: string;
  /** Id of the block it is about, to go to. */
  readonly block?: string;
}

/** What there is to say of a build. */
export interface Account {
  readonly lines: readonly AccountLine[];
  readonly words: number;
  readonly changes: number;
}

/** The most lines of a kind that are sent: an author reads no more. */
const MOST = 300;

/** What there is to say of a build, for the list beside the text. */
export function accountOf(built: Built): Account {
  const locate = locator(built);
  const lines: AccountLine[] = [];
  const findings = gravestFirst(built.diagnostics);
  for (const { severity, message, hint, at } of findings.slice(0, MOST))
    lines.push({ kind: severity, text: message, more: hint ?? "", ...locate(at) });
  lines.push(...rest(findings[MOST]?.severity ?? "info", findings.length, "finding"));
  for (const { excerpt, readings, at, comment } of built.questions.slice(0, MOST)) {
    const choices = readings.map(({ text, means }) => `${text} (${means})`).join(" · ");
    const more =
      comment === undefined ? choices : `${comment.author || "A comment"}: ${comment.words}`;
    lines.push({ kind: "question", text: excerpt, more, ...locate(at) });
  }
  lines.push(...rest("question", built.questions.length, "question"));
  const visible = built.changes.filter(({ invisible }) => !invisible);
  for (const { before, after, because, at } of visible.slice(0, MOST))
    lines.push({ kind: "change", text: `${before} → ${after}`, more: because, ...locate(at) });
  lines.push(...rest("change", visible.length, "change"));
  return { lines, words: built.words, changes: built.changes.length };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Where not all are sent, those that are left out are the lightest. */
function gravestFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics;
  return diagnostics.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** The line that says how many of a kind are not sent. */
function rest(kind: AccountLine["kind"], all: number, named: string): readonly AccountLine[] {
  const left = all - MOST;
  if (left <= 0) return [];
  const text = `and ${left} more ${named}${left === 1 ? "" : "s"}`;
  return [{ kind, text, more: "quoin check tells all of them", place: "" }];
}

type Located = Pick<AccountLine, "place" | "block">;

/** Finds lines and blocks of places; both are looked up in lists made once. */
function locator(built: Built): (at: Span | undefined) => Located {
  const lines = new Map<string, ReturnType<typeof lineStarts>>();
  const blocks = built.edition === undefined ? [] : placedBlocks(built.edition.book);
  return (at) => {
    if (at === undefined) return { place: "" };
    const text = built.sources.get(at.source)?.text ?? "";
    const starts = lines.get(at.source) ?? lineStarts(text);
    lines.set(at.source, starts);
    const { line } = positionOf(starts, at.start);
    const block = blockAt(blocks, at);
    return { place: `${at.source}:${line}`, ...(block !== undefined && { block }) };
  };
}

interface PlacedBlock {
  readonly id: string;
  readonly source: string;
  readonly start: number;
}

function placedBlocks({ front, body, back }: Book): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  const add = (block: Block): void => {
    const span = block.span ?? firstSpan(block);
    if (block.id !== undefined && span !== undefined)
      placed.push({ id: block.id, source: span.source, start: span.start });
  };
  const visit = (node: Part | Section): void => {
    node.blocks.forEach(add);
    node.sections.forEach(visit);
  };
  [...front, ...body, ...back].forEach(visit);
  return placed.sort(
    (a, b) => (a.source < b.source ? -1 : Number(a.source > b.source)) || a.start - b.start,
  );
}

function firstSpan(block: Block): Span | undefined {
  return block.type === "paragraph" ? block.inlines.find(({ span }) => span)?.span : undefined;
}

/** The last block that begins at a place or before it. */
function blockAt(blocks: readonly PlacedBlock[], at: Span): string | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    const before =
      block !== undefined &&
      (block.source < at.source || (block.source === at.source && block.start <= at.start));
    if (before) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low - 1];
  return found?.source === at.source ? found.id : undefined;
}
