import type { Block, Part, Section } from "../model/book.ts";
import type { LivePages } from "./press.ts";

/** The place among the pages of the one on which a block begins; undefined where no page is known to have it. */
export function pageOfBlock({ sheets, desk }: LivePages, id: string): number | undefined {
  const { front, body, back } = desk.edition.book;
  const node = [...front, ...body, ...back].flatMap(sectionsOf).find((one) => has(one, id));
  if (node === undefined) return undefined;
  const order = new Map(idsOf(node).map((one, at) => [one, at]));
  const wanted = order.get(id) ?? 0;
  let found: number | undefined;
  for (const [at, sheet] of sheets.entries()) {
    if (sheet.type !== "text") continue;
    const begins = sheet.piece.sheets[sheet.sheet]?.begins;
    const first = begins === undefined ? undefined : order.get(begins.block);
    if (begins === undefined || first === undefined) continue;
    const before = first < wanted || (first === wanted && begins.offset === 0);
    if (before || found === undefined) found = at;
  }
  return found;
}

function sectionsOf(node: Part | Section): readonly (Part | Section)[] {
  return node.type === "part" ? [node, ...node.sections] : [node];
}

function has(node: Part | Section, id: string): boolean {
  return idsOf(node).includes(id);
}

/** Ids of a piece and its blocks in reading order, without those of the chapters of a part. */
function idsOf(node: Part | Section): readonly string[] {
  const own = [node.id, ...node.blocks.flatMap(idOf)];
  return node.type === "part" ? own : [...own, ...node.sections.flatMap(idsOf)];
}

function idOf({ id }: Block): readonly string[] {
  return id === undefined ? [] : [id];
}
