import { type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Source } from "../source/span.ts";
import {
  type CommentAnswer,
  type Decision,
  type Decisions,
  noDecisions,
} from "../typography/decisions.ts";
import { conform, type Schema } from "./config/schema.ts";
import { parseYaml } from "./config/yaml.ts";
import type { BookPlace } from "./discover.ts";
import type { Host } from "./host.ts";
import { joined } from "./paths.ts";

/** Where an author's answers are kept: beside the book, whatever its manuscripts are called. */
export const DECISIONS_FILE = "decisions.yaml";

const MAX_DECISIONS = 8 * 1_048_576;

const text: Schema = { kind: "text", exact: true };

const schema: Schema = {
  kind: "keys",
  keys: {
    answers: {
      kind: "list",
      of: {
        kind: "keys",
        keys: { rule: text, before: text, typed: text, after: text, answer: text },
      },
    },
    comments: {
      kind: "list",
      of: { kind: "keys", keys: { author: text, words: text, about: text, answer: text } },
    },
    words: { kind: "list", of: { kind: "text" } },
  },
};

/** The answers beside a book, or none where there is no such file. */
export async function readDecisions(
  host: Host,
  place: BookPlace,
  sources: Map<string, Source>,
): Promise<Outcome<Decisions>> {
  if ((await host.kind(joined(place.folder, DECISIONS_FILE))) !== "file")
    return success(noDecisions);
  const bytes = await host.readInside(place.folder, DECISIONS_FILE, MAX_DECISIONS);
  if (!bytes.ok) return bytes;
  const content = new TextDecoder().decode(bytes.value);
  const encoding = { name: "utf-8", byteOrderMark: false, certain: true } as const;
  sources.set(DECISIONS_FILE, { id: DECISIONS_FILE, text: content, encoding });
  const tree = await parseYaml(DECISIONS_FILE, content);
  if (!tree.ok) return tree;
  const { value, diagnostics } = conform(tree.value, schema, "");
  const {
    answers = [],
    comments,
    words = [],
  } = (value ?? {}) as {
    readonly answers?: readonly Partial<Decision>[];
    readonly comments?: readonly Partial<CommentAnswer>[];
    readonly words?: readonly string[];
  };
  const settled = comments === undefined ? {} : { comments: comments.flatMap(commentAnswerOf) };
  return success({ answers: answers.flatMap(decisionOf), words, ...settled }, diagnostics);
}

function commentAnswerOf(one: Partial<CommentAnswer>): readonly CommentAnswer[] {
  const { author = "", words, about = "", answer } = one;
  return words === undefined || answer === undefined ? [] : [{ author, words, about, answer }];
}

function decisionOf(answer: Partial<Decision>): readonly Decision[] {
  const { rule, before = "", typed, after = "", answer: chosen } = answer;
  if (rule === undefined || typed === undefined || chosen === undefined) return [];
  return [{ rule, before, typed, after, answer: chosen }];
}

/** The answers as the file holds them: one block each, so that a change to one is a change of its lines only. */
export function decisionsText({ answers, words, comments = [] }: Decisions): string {
  const quoted = (value: string): string => JSON.stringify(value);
  const blocks = answers.map(({ rule, before, typed, after, answer }) =>
    [
      `  - rule: ${quoted(rule)}`,
      `    before: ${quoted(before)}`,
      `    typed: ${quoted(typed)}`,
      `    after: ${quoted(after)}`,
      `    answer: ${quoted(answer)}`,
    ].join("\n"),
  );
  const settled = comments.map((comment) =>
    [
      `  - author: ${quoted(comment.author)}`,
      `    words: ${quoted(comment.words)}`,
      `    about: ${quoted(comment.about)}`,
      `    answer: ${quoted(comment.answer)}`,
    ].join("\n"),
  );
  return [
    "# Answers to what quoin asked, found again by the words round each mark.",
    "# An answer equal to what was typed leaves the place alone.",
    blocks.length === 0 ? "answers: []" : `answers:\n${blocks.join("\n")}`,
    ...(settled.length === 0 ? [] : [`comments:\n${settled.join("\n")}`]),
    words.length === 0
      ? "words: []"
      : `words:\n${words.map((word) => `  - ${quoted(word)}`).join("\n")}`,
    "",
  ].join("\n");
}
