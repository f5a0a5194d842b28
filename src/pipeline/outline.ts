import type { Block, Inline, Part, Section, SectionRole } from "../model/book.ts";
import type { Matter } from "../model/composition.ts";
import type { Heading } from "../readers/reader.ts";
import type { Span } from "../source/span.ts";

/** A heading with what stands under it, while the book's outline is still growing. */
export interface Branch {
  readonly depth: number;
  role: SectionRole | "part" | undefined;
  readonly id?: string | undefined;
  readonly label: readonly Inline[];
  readonly number?: number | undefined;
  title: readonly Inline[];
  readonly span?: Span | undefined;
  readonly blocks: Block[];
  readonly branches: Branch[];
  matter?: Matter | undefined;
}

/** The headings of one file as a tree, and what stands before the first of them. */
export function outlineOf(blocks: readonly (Block | Heading)[]): {
  readonly opening: readonly Block[];
  readonly branches: readonly Branch[];
} {
  const opening: Block[] = [];
  const branches: Branch[] = [];
  const open: Branch[] = [];
  for (const block of blocks) {
    if (block.type !== "heading") {
      (open.at(-1)?.blocks ?? opening).push(block);
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= block.depth) open.pop();
    const branch = branchOf(block);
    (open.at(-1)?.branches ?? branches).push(branch);
    open.push(branch);
  }
  for (const branch of branches) findParts(branch);
  return { opening, branches };
}

/** A branch with no heading of its own. */
export function untitled(blocks: readonly Block[], role: Branch["role"]): Branch {
  return { depth: 1, role, label: [], title: [], blocks: [...blocks], branches: [] };
}

function branchOf(heading: Heading): Branch {
  const { depth, role, id, label, number, title, span } = heading;
  return { depth, role, id, label, number, title, span, blocks: [], branches: [] };
}

/** What no words say to be a part is one where chapters that say so stand under it. */
function findParts(branch: Branch): void {
  if (branch.role === undefined && branch.branches.some(({ role }) => role === "chapter"))
    branch.role = "part";
}

/** The finished part; what stands in it at first level is a chapter unless its words say otherwise. */
export function partOf(branch: Branch): Part {
  return {
    ...nodeOf(branch),
    type: "part",
    blocks: withoutEdges(branch.blocks),
    sections: branch.branches.map((child) => sectionOf(child, "chapter")),
  };
}

/** The finished section with all that stands under it. */
export function sectionOf(branch: Branch, role: SectionRole): Section {
  const own = branch.role === "part" ? "section" : branch.role;
  return {
    ...nodeOf(branch),
    type: "section",
    role: own ?? role,
    blocks: withoutEdges(branch.blocks),
    sections: branch.branches.map((child) => sectionOf(child, "section")),
  };
}

function nodeOf({
  id,
  label,
  number,
  title,
  span,
}: Branch): Omit<Part, "type" | "blocks" | "sections"> {
  return {
    id: id ?? "",
    label,
    title,
    ...(number !== undefined && { number }),
    ...(span !== undefined && { span }),
  };
}

/** A turn of scene needs a scene on both sides. */
function withoutEdges(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(({ type }) => type !== "sceneBreak");
  const last = blocks.findLastIndex(({ type }) => type !== "sceneBreak");
  if (first < 0) return [];
  return blocks
    .slice(first, last + 1)
    .filter((block, at, all) => block.type !== "sceneBreak" || all[at - 1]?.type !== "sceneBreak");
}
