import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Block, Book, Section } from "../model/book.ts";
import type { Heading } from "../readers/reader.ts";
import type { Decisions } from "../typography/decisions.ts";
import { fixPlainText } from "../typography/plain.ts";
import { type Patch, polish } from "../typography/polish.ts";
import type { HabitChoice, Profile } from "../typography/profile.ts";
import type { Change, Question } from "../typography/rule.ts";

export interface FixOptions {
  /** BCP 47. */
  readonly language: string;
  readonly format: "txt" | "md";
  /** A named style such as `chicago`; absent: the author's own habits are kept. */
  readonly houseStyle?: string;
  readonly decisions?: Decisions;
  /** What the author says of the habits that are measured. */
  readonly habits?: HabitChoice;
  /** What changes and diagnostics call the text: a file name, as a rule. */
  readonly source?: string;
}

/** A manuscript with its typographic fixes made, and the account of them. */
export interface Fixed {
  readonly text: string;
  /** In the order of the text, with places in the text given. */
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  /** Absent where the text could not be read. */
  readonly profile: Profile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the visible typographic fixes in a manuscript's own text and nothing
 * else: no-break spaces and joiners are set when the book is written.
 */
export async function fix(text: string, options: FixOptions): Promise<Fixed> {
  return options.format === "txt" ? fixPlain(text, options) : fixMarkdown(text, options);
}

function fixPlain(text: string, options: FixOptions): Fixed {
  const { source = "text", ...rest } = options;
  const outcome = fixPlainText(text, { ...rest, source });
  if (!outcome.ok) return unread(text, outcome.diagnostics);
  const { value, diagnostics } = outcome;
  return {
    text: value.text,
    questions: value.questions,
    profile: value.profile,
    diagnostics,
    get changes() {
      return value.changes;
    },
  };
}

async function fixMarkdown(text: string, options: FixOptions): Promise<Fixed> {
  const id = options.source ?? "text";
  // Loading the reader costs more than fixing a page of plain text, which does not need it.
  const { md } = await import("../readers/markdown/md.ts");
  const bytes = new TextEncoder().encode(text);
  const draft = await md.read({ id, bytes, language: options.language });
  if (!draft.ok) return unread(text, draft.diagnostics);
  const { source, blocks } = draft.value;
  const { houseStyle, decisions, habits } = options;
  const outcome = polish(bookOf(blocks, options.language), {
    sources: new Map([[id, source]]),
    only: "patches",
    ...(houseStyle === undefined ? {} : { houseStyle }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(habits === undefined ? {} : { habits }),
  });
  if (!outcome.ok) return unread(text, outcome.diagnostics);
  const { patches, questions, profile } = outcome.value;
  const made = patchesIn(source.text, patches);
  const mark =
    text.startsWith(BYTE_ORDER_MARK) && !source.text.startsWith(BYTE_ORDER_MARK)
      ? BYTE_ORDER_MARK
      : "";
  return {
    text: mark + patched(source.text, made),
    get changes() {
      return changesOf(made);
    },
    questions,
    profile,
    diagnostics: outcome.diagnostics,
  };
}

/** Patches as the ledger shows them. */
export function changesOf(patches: readonly Patch[]): readonly Change[] {
  return patches.map(({ rule, at, before, after, because, confidence }) => ({
    rule,
    at,
    before,
    after,
    because,
    confidence,
    invisible: false,
  }));
}

const BYTE_ORDER_MARK = "\uFEFF";

function unread(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  return { text, changes: [], questions: [], profile: undefined, diagnostics };
}

/** Patches that say what stands in the text, in order, none overlapping. */
export function patchesIn(text: string, patches: readonly Patch[]): readonly Patch[] {
  const standing = patches.filter(({ at, before }) => text.slice(at.start, at.end) === before);
  // A note may stand behind the paragraph it belongs to; all else is in order already.
  const isSorted = standing.every(({ at }, i) => at.start >= (standing[i - 1]?.at.start ?? 0));
  const ordered = isSorted ? standing : standing.toSorted((a, b) => a.at.start - b.at.start);
  let done = 0;
  return ordered.filter(({ at }) => {
    if (at.start < done) return false;
    done = at.end;
    return true;
  });
}

/** The text with patches made that are in order. */
export function patched(text: string, patches: readonly Patch[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { at, after } of patches) {
    pieces.push(text.slice(done, at.start), after);
    done = at.end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

/** The blocks of one manuscript as a book of flat sections: what `polish` reads. */
export function bookOf(blocks: readonly (Block | Heading)[], language: string): Book {
  const sections: Section[] = [];
  let own: Block[] = [];
  let heading: Heading | undefined;
  const close = (): void => {
    sections.push({
      type: "section",
      id: "",
      role: "section",
      label: heading?.label ?? [],
      title: heading?.title ?? [],
      blocks: own,
      sections: [],
    });
  };
  for (const block of blocks) {
    if (block.type !== "heading") own.push(block);
    else {
      close();
      heading = block;
      own = [];
    }
  }
  close();
  const metadata = { authors: [], contributors: [], language, identifier: "", subjects: [] };
  return { type: "book", metadata, front: [], body: sections, back: [] };
}
