import type { Element } from "./tree.ts";

/** The class by which Google Docs says which list of the document, and which level of it, a list is. */
const PLACE = /(?:^|\s)lst-kix_([\w-]+)-(\d)(?:\s|$)/;

/** A list that goes on, with the place it says it has. */
interface Open {
  readonly id: string;
  readonly level: number;
  readonly list: Element;
  /** Its last item, where that has been copied to take a list in. */
  item?: Element;
}

/**
 * The children of an element, lists that were written flat put into the items they belong to.
 *
 * Google Docs writes each level of a list as a list by itself, one after another, and numbers that
 * go on after a deeper level as a new list.
 */
export function withListsNested(children: Element["children"]): Element["children"] {
  if (!children.some((child) => placeOf(child) !== undefined)) return children;
  const made: Element["children"] = [];
  let open: Open[] = [];
  for (const child of children) {
    if (typeof child === "string" && open.length > 0 && child.trim() === "") continue;
    const place = placeOf(child);
    if (typeof child === "string" || place === undefined) {
      open = [];
      made.push(child);
      continue;
    }
    open = open.filter(({ id, level }) => id === place.id && level <= place.level);
    const last = open.at(-1);
    if (last?.level === place.level && last.list.name === child.name) {
      goOn(last, child);
      continue;
    }
    const list = { ...child, children: [...child.children] };
    if (last === undefined || last.level === place.level) {
      open = [];
      made.push(list);
    } else putInto(last, list);
    open.push({ ...place, list });
  }
  return made;
}

function placeOf(child: Element | string): Pick<Open, "id" | "level"> | undefined {
  if (typeof child === "string" || (child.name !== "ul" && child.name !== "ol")) return undefined;
  const [, id, level] = PLACE.exec(child.attributes["class"] ?? "") ?? [];
  return id === undefined ? undefined : { id, level: Number(level) };
}

function goOn(last: Open, { children }: Element): void {
  for (const child of children) last.list.children.push(child);
  if (children.some(isItem)) delete last.item;
}

/** Puts a list into the last item of another; the tree as it was parsed stays as it is. */
function putInto(last: Open, list: Element): void {
  const { children } = last.list;
  if (last.item === undefined) {
    const at = children.findLastIndex(isItem);
    const item = children[at];
    if (item === undefined || typeof item === "string") {
      children.push(list);
      return;
    }
    last.item = { ...item, children: [...item.children] };
    children[at] = last.item;
  }
  last.item.children.push(list);
}

function isItem(child: Element | string): boolean {
  return typeof child !== "string" && child.name === "li";
}
