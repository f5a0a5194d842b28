import type { Block, Inline, Note, Paragraph, Section } from "../../../src/model/book.ts";

/** Short ways to write a book down in a test. */
export const t = (value: string): Inline => ({ type: "text", value });
export const em = (...inlines: readonly (Inline | string)[]): Inline => ({
  type: "emphasis",
  inlines: inlinesOf(inlines),
});
export const note = (id: string, ...blocks: readonly Block[]): Note => ({
  type: "note",
  id,
  blocks,
});

function inlinesOf(inlines: readonly (Inline | string)[]): readonly Inline[] {
  return inlines.map((inline) => (typeof inline === "string" ? t(inline) : inline));
}

export function p(id: string, ...inlines: readonly (Inline | string)[]): Paragraph {
  return { type: "paragraph", id, inlines: inlinesOf(inlines) };
}

export function section(
  id: string,
  title: string,
  blocks: readonly Block[],
  more: Partial<Section> = {},
): Section {
  return {
    type: "section",
    id,
    role: "chapter",
    label: [],
    title: title === "" ? [] : [t(title)],
    blocks,
    sections: [],
    ...more,
  };
}
