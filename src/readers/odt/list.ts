import { areSpeech, grouped, type Item, isDash, spoken } from "../rich/group.ts";
import type { RichBlock } from "../rich/rich.ts";
import type { Node } from "../xml.ts";
import { apart, type OdtDocument } from "./document.ts";

/** The list round a list. */
interface ListAround {
  readonly style: string;
  readonly depth: number;
}

/** A list with the lists in it; what the program only numbers as lists stays what it is. */
export function listItems(document: OdtDocument, list: Node, around: ListAround): readonly Item[] {
  const style = list.attributes["text:style-name"] ?? around.style;
  const { depth } = around;
  const entries = list.children
    .filter(({ name }) => name === "text:list-item" || name === "text:list-header")
    .map((entry) => ({
      entry,
      items: entry.children.flatMap((one) =>
        one.name === "text:list"
          ? listItems(document, one, { style, depth: depth + 1 })
          : document.itemsIn(apart(document), { ...entry, children: [one] }),
      ),
    }));
  const all = entries.flatMap(({ items }) => items);
  // The program numbers headings by making lists of them.
  if (all.some(({ block }) => block.type === "paragraph" && block.level !== undefined)) return all;
  const level = document.styles.level(style, depth);
  const items = entries.map(({ items: own }) => grouped(own)).filter((own) => own.length > 0);
  const blocks = items.flat();
  if (blocks.length === 0) return all;
  if (depth === 1 && isDash(level?.mark ?? "") && areSpeech(blocks))
    return blocks.map((block) => ({ block: spoken(block) }));
  const ordered = level?.ordered ?? false;
  const start = startOf(document, list, { style, first: level?.start ?? 1, count: items.length });
  return [{ block: { type: "list", ordered, start, items } satisfies RichBlock }];
}

/** A list may say where it starts, or go on from one that was interrupted. */
function startOf(
  { seen }: OdtDocument,
  list: Node,
  {
    style,
    first,
    count,
  }: { readonly style: string; readonly first: number; readonly count: number },
): number {
  const { attributes, children } = list;
  const said = Number(children[0]?.attributes["text:start-value"] ?? Number.NaN);
  const before = attributes["text:continue-list"];
  const goesOn = attributes["text:continue-numbering"] === "true";
  const ended =
    before !== undefined ? seen.lists.get(before) : goesOn ? seen.lists.get(style) : undefined;
  const start =
    Number.isInteger(said) && said >= 0 ? said : ended === undefined ? first : ended + 1;
  const id = attributes["xml:id"];
  seen.lists.set(style, start + count - 1);
  if (id !== undefined) seen.lists.set(id, start + count - 1);
  return start;
}
