import type { Block, Inline, SectionRole } from "../../src/model/book.ts";
import type { Manuscript } from "../../src/pipeline/load.ts";
import type { Draft, Heading } from "../../src/readers/reader.ts";

/** One run of text, as a reader gives it. */
export function words(value: string): readonly Inline[] {
  return [{ type: "text", value }];
}

export function paragraph(value: string): Block {
  return { type: "paragraph", inlines: words(value) };
}

/** A heading at a depth: `label: title`, with a role where the words say one. */
export function heading(
  depth: number,
  text: string,
  more: { role?: SectionRole | "part"; number?: number; id?: string } = {},
): Heading {
  const [label, title] = text.includes(": ") ? text.split(": ") : ["", text];
  return {
    type: "heading",
    depth,
    label: label === "" ? [] : words(label!),
    title: title === "" ? [] : words(title!),
    span: { source: "a.md", start: 0, end: 0 },
    ...more,
  };
}

/** A manuscript of these blocks, as a file of a book. */
export function manuscript(
  blocks: readonly (Block | Heading)[],
  more: Partial<Omit<Manuscript, "draft">> & { metadata?: Draft["metadata"] } = {},
): Manuscript {
  const { metadata = {}, ...entry } = more;
  const encoding = { name: "utf-8", byteOrderMark: false, certain: true } as const;
  return {
    ...entry,
    draft: {
      source: { id: "a.md", text: "", encoding },
      metadata,
      settings: {},
      blocks,
      embedded: new Map(),
      requests: [],
      repairs: [],
    },
  };
}
