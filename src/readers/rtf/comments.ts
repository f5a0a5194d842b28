import { commentOf } from "../rich/remarks.ts";
import { wordsOf } from "../rich/rich.ts";
import type { OpenComment, Rtf, Target } from "./document.ts";

/** More passages than this are open in no document. */
const MOST_BEGUN = 10_000;

/** Marks where the passage of a comment begins or ends; its words come after it, under the same number. */
export function markComment({ comments: { begun }, target }: Rtf, number: string): void {
  const known = begun.get(number);
  if (known === undefined && begun.size >= MOST_BEGUN) return;
  const comment: OpenComment = known ?? { author: "", words: "", settled: false };
  begun.set(number, comment);
  target.pieces.push({ type: "remark", comment, look: {} });
}

/** Takes the words of a comment, which stand where its mark does. */
export function takeComment({ comments, target }: Rtf, { items }: Target): void {
  const { begun, author, number } = comments;
  const words = items.map(({ block }) => (block.type === "paragraph" ? wordsOf(block.pieces) : ""));
  const comment: OpenComment = begun.get(number) ?? { author: "", words: "", settled: false };
  begun.delete(number);
  Object.assign(comment, commentOf({ author, text: words.join(" ") }));
  comments.all.push(comment);
  target.pieces.push({ type: "remark", comment, look: {} });
  comments.author = "";
  comments.number = "";
}
