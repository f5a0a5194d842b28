import { append } from "../../base/append.ts";
import { commentOf, type SaidComment } from "../rich/remarks.ts";
import type { RichComment, RichPiece } from "../rich/rich.ts";
import { type Node, nodesOf } from "../xml.ts";
import { allText, type Document } from "./document.ts";

/** A comment as its part has it, with the paragraph that others know it by. */
interface Said extends SaidComment {
  readonly id: string;
  readonly paragraph: string;
}

/**
 * The comments of a document by id. Answers are comments too: they are one with what they answer, as a later
 * part says, which also says what was settled.
 */
export function commentsOf(
  xml: string | undefined,
  extended: string | undefined,
): ReadonlyMap<string, RichComment> {
  const said = nodesOf(xml).map(saidIn);
  const threads = threadsOf(extended);
  // A comment of an older program has no paragraph to be answered by.
  const known = said.filter(({ paragraph }) => paragraph !== "");
  const byParagraph = new Map(known.map((one) => [one.paragraph, one]));
  const parentOf = (one: Said) => byParagraph.get(threads.get(one.paragraph)?.parent ?? "");
  // What is answered is no answer itself; whatever a file says beside that stands alone.
  const opened = (one: Said) => {
    const parent = parentOf(one);
    return parent !== undefined && parentOf(parent) === undefined ? parent : one;
  };
  const answers = new Map<Said, Said[]>();
  for (const one of said) append(answers, opened(one), one);
  const comments = new Map<string, RichComment>();
  for (const [one, own] of answers) {
    const settled = threads.get(one.paragraph)?.done ?? false;
    const rest = own.filter((answer) => answer !== one);
    const comment = commentOf({ ...one, settled }, rest);
    for (const { id } of own) comments.set(id, comment);
  }
  return comments;
}

/** Where a comment begins or ends, as a piece among words; none for one that nobody wrote. */
export function commentAt({ comments }: Document, { attributes }: Node): readonly RichPiece[] {
  const comment = comments.get(attributes["w:id"] ?? "");
  return comment === undefined ? [] : [{ type: "remark", comment, look: {} }];
}

/** Keeps where a comment begins or ends between two paragraphs, for the next of them. */
export function noteComment(document: Document, node: Node): void {
  document.seen.marks.push(...commentAt(document, node));
}

function saidIn(node: Node): Said {
  const { attributes, children } = node;
  return {
    id: attributes["w:id"] ?? "",
    author: attributes["w:author"] ?? "",
    text: allText(node),
    paragraph: children.at(-1)?.attributes["w14:paraId"] ?? "",
  };
}

interface Thread {
  readonly parent: string | undefined;
  readonly done: boolean;
}

/** What is known of comments by the paragraph each ends with. */
function threadsOf(xml: string | undefined): ReadonlyMap<string, Thread> {
  return new Map(
    nodesOf(xml).map(({ attributes }) => {
      const done = /^(?:1|true|on)$/.test(attributes["w15:done"] ?? "");
      return [attributes["w15:paraId"] ?? "", { parent: attributes["w15:paraIdParent"], done }];
    }),
  );
}
