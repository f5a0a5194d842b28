import { expect, test } from "vitest";
import { commentQuestions } from "../../src/pipeline/comment-questions.ts";
import { decisionsText, readDecisions } from "../../src/pipeline/decisions-file.ts";
import type { Draft } from "../../src/readers/reader.ts";
import { type CommentAnswer, noDecisions } from "../../src/typography/decisions.ts";

const TEXT = "The long road bent.\n\nThe road went on, and the road ended.\n";

function draftWith(...comments: readonly (readonly [words: string, start: number, end: number])[]) {
  const source = {
    id: "a.docx",
    text: TEXT,
    encoding: { name: "utf-8", byteOrderMark: false, certain: false } as const,
  };
  return {
    source,
    metadata: {},
    settings: {},
    blocks: [],
    embedded: new Map(),
    requests: [],
    repairs: [],
    comments: comments.map(([words, start, end]) => ({
      author: "An Editor",
      words,
      at: { source: "a.docx", start, end },
    })),
  } satisfies Draft;
}

const answer = (words: string, about: string): CommentAnswer => ({
  author: "An Editor",
  words,
  about,
  answer: "done",
});

const open = (draft: Draft, ...comments: readonly CommentAnswer[]) =>
  commentQuestions([draft], { ...noDecisions, comments }).map(({ excerpt }) => excerpt);

test("a comment asks of its passage, of the beginning of a long one, or of the words before it", () => {
  expect(open(draftWith(["A?", 4, 13], ["B?", 9, 30], ["C?", 13, 13]))).toEqual([
    "long road",
    "road bent.…",
    "The long road",
  ]);
});

test("an answer to words that come once holds whatever becomes of the passage", () => {
  const draft = draftWith(["Which?", 4, 13]);
  expect(open(draft, answer("Which?", "a passage that is gone"))).toEqual([]);
  expect(open(draft, answer("What?", "long road"))).toEqual(["long road"]);
  expect(open(draft, { ...answer("Which?", "long road"), author: "Somebody Else" })).toEqual([
    "long road",
  ]);
});

test("of two comments of the same words the one of its passage is answered", () => {
  const draft = draftWith(["Which?", 9, 13], ["Which?", 25, 29]);
  expect(open(draft, answer("Which?", "The road went"))).toEqual(["road"]);
  const [left] = commentQuestions([draft], {
    ...noDecisions,
    comments: [answer("Which?", "The road went")],
  });
  expect(left?.at.start).toBe(9);
});

test("of two comments of the same words in one sentence an answer closes the one in the middle of its passage", () => {
  // “road” stands at 25 and at 47, both within the passage kept.
  const draft = draftWith(["Which?", 25, 29], ["Which?", 47, 51]);
  const second = answer("Which?", "road went on, and the road ended.");
  const [left, ...none] = commentQuestions([draft], { ...noDecisions, comments: [second] });
  expect(none).toEqual([]);
  expect(left?.at.start).toBe(25);
});

test("answers are read back from the file as they were written", async () => {
  const comments = [
    { author: "“A” \\ B", words: "Which: #road?\n", about: " the road", answer: "kept" },
  ];
  const text = decisionsText({ ...noDecisions, comments });
  const host = {
    kind: async () => "file",
    readInside: async () => ({ ok: true, value: new TextEncoder().encode(text), diagnostics: [] }),
  };
  const place = { path: "a", folder: "a", slug: "a" };
  const outcome = await readDecisions(
    host as unknown as Parameters<typeof readDecisions>[0],
    place as Parameters<typeof readDecisions>[1],
    new Map(),
  );
  expect(outcome.ok && outcome.value.comments).toEqual(comments);
});
