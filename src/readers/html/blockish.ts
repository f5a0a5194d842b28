import type { Element } from "./tree.ts";
import type { Walk } from "./walking.ts";

/** Elements that are blocks whatever stands in them. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Whether an element is a block, or holds one. */
export function isBlock(walk: Walk, element: Element): boolean {
  if (BLOCKS.has(element.name) || isRule(element)) return true;
  const known = walk.blockish.get(element);
  if (known !== undefined) return known;
  const holds = element.children.some((child) => typeof child !== "string" && isBlock(walk, child));
  walk.blockish.set(element, holds);
  return holds;
}

/** A picture as low as a line, as programs draw a rule. */
function isRule({ name, attributes }: Element): boolean {
  if (name !== "img") return false;
  const height = Number(attributes["height"]);
  return height > 0 && height <= 4 && Number(attributes["width"]) >= height * 20;
}
