import type { Node } from "../xml.ts";

/** An item of a list, and the item that list stands in. */
export interface Step {
  readonly list: Node;
  readonly item: Node;
  readonly depth: number;
  readonly up?: Step;
}

/** A block, and the item of a list it stands in. */
export interface Leaf {
  readonly block: Node;
  readonly step?: Step;
}

/** The blocks of a list and of those inside it, in order; of anything else itself. */
export function leavesOf(block: Node, up?: Step): readonly Leaf[] {
  if (block.name !== "text:list") return [{ block, ...(up !== undefined && { step: up }) }];
  const depth = up === undefined ? 0 : up.depth + 1;
  return block.children.flatMap((item) => {
    if (!isItem(item)) return leavesOf(item, up);
    const step = { list: block, item, depth, ...(up !== undefined && { up }) };
    return item.children.flatMap((one) => leavesOf(one, step));
  });
}

function isItem({ name }: Node): boolean {
  return name === "text:list-item" || name === "text:list-header";
}

/** Hands on blocks, those of lists in lists again. */
export interface ListBuilder {
  take(leaf: Leaf): void;
  end(): void;
}

/** An item that is open for more blocks, and the steps that lead into it. */
interface Open {
  readonly steps: Set<Step>;
  readonly source: Node;
  readonly list: Node;
  readonly item: Node;
}

/** Steps that were taken out, each with the list it belongs to; of one of which that is not known, the list beside it. */
export type Restored = Map<Step, Node | undefined>;

/** A builder in front of `visit`. Blocks of one item stay in one. */
export function listBuilder(restored: Restored, visit: (block: Node) => void): ListBuilder {
  let lists: Node[] = [];
  const stack: Open[] = [];
  const end = () => {
    const whole = lists;
    lists = [];
    stack.length = 0;
    for (const list of whole) visit(list);
  };
  const open = (step: Step): Node => {
    const known = stack[step.depth];
    if (known?.steps.has(step) === true) return known.item;
    const around = step.up === undefined ? lists : open(step.up).children;
    const beside = stack[step.depth];
    const back = restored.has(step);
    const source = restored.get(step) ?? (back ? beside?.source : undefined) ?? step.list;
    const joins = beside !== undefined && beside.source === source;
    // An item without words of its own only says how deep those inside it stood.
    if (joins && back && step.item.children[0]?.name === "text:list") {
      beside.steps.add(step);
      return beside.item;
    }
    const list = joins ? beside.list : { ...step.list, children: [] };
    if (!joins) around.push(list);
    const item = { ...step.item, children: [] };
    list.children.push(item);
    stack.length = step.depth;
    stack.push({ steps: new Set([step]), source, list, item });
    return item;
  };
  const take = ({ block, step }: Leaf) => {
    if (step === undefined) {
      end();
      visit(block);
      return;
    }
    open(step).children.push(block);
    stack.length = step.depth + 1;
  };
  return { take, end };
}
