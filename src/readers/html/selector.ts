import type { Style } from "./style.ts";
import type { Element } from "./tree.ts";

/** A rule for elements that stand inside others, or have several classes. */
export interface NestedRule {
  readonly path: readonly Compound[];
  readonly style: Style;
}

/** An element by its name, or any, with all of some classes. */
interface Compound {
  readonly name: string;
  readonly classes: readonly string[];
}

/** What a selector of names, classes and spaces asks for, from the outermost in; undefined for any other. */
export function pathOf(selector: string): readonly Compound[] | undefined {
  const words = selector.split(/\s+/);
  if (words.length > 4 || !words.every((word) => COMPOUND.test(word))) return undefined;
  return words.map((word) => {
    const [name = "", ...classes] = word.split(".");
    return { name: name.toLowerCase(), classes };
  });
}

const COMPOUND = /^(?=.)(?:[a-z][a-z\d]*)?(?:\.[\w-]+)*$/i;

/** The class, or the name, that every element a path leads to has. */
export function keyOf(path: readonly Compound[]): string | undefined {
  const last = path.at(-1);
  const name = last?.classes[0];
  return name === undefined ? last?.name : `.${name}`;
}

/** True where an element is the last of a path, and the others stand round it in order. */
export function matches(element: Element, path: readonly Compound[]): boolean {
  let left = path.length - 1;
  const last = path[left];
  if (last === undefined || !isOf(element, last)) return false;
  for (let up = element.parent; up !== undefined && left > 0; up = up.parent) {
    const next = path[left - 1];
    if (next !== undefined && isOf(up, next)) left--;
  }
  return left === 0;
}

function isOf({ name, attributes }: Element, wanted: Compound): boolean {
  if (wanted.name !== "" && wanted.name !== name) return false;
  if (wanted.classes.length === 0) return true;
  const own = (attributes["class"] ?? "").split(/\s+/);
  return wanted.classes.every((one) => own.includes(one));
}
