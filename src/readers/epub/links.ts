import { type Element, elementsIn } from "../html/tree.ts";
import { firstHeading, type Headings, isHeading } from "./headings.ts";
import type { BookPage } from "./page.ts";

/** Gives the headings that links of the book lead to ids of their own, and the links those ids. */
export function settleLinks(
  pages: readonly BookPage[],
  { said, byId }: Headings,
): ReadonlySet<string> {
  const ids = new Map<Element, string>();
  const taken = new Set<string>();
  for (const { path, body } of pages) byId.set(`${path}#`, body);
  const links = pages.flatMap(({ body }) => elementsIn(body).filter(leadsInside));
  for (const { attributes } of links) {
    const href = attributes["href"] ?? "";
    const heading = headedBy(byId.get(href.slice(1)));
    if (heading === undefined) continue;
    const id = ids.get(heading) ?? freshId(href.slice(href.lastIndexOf("#") + 1), taken);
    ids.set(heading, id);
    attributes["href"] = `#${id}`;
  }
  for (const [heading, id] of ids) said.set(heading, { ...said.get(heading), id });
  return taken;
}

function leadsInside({ name, attributes }: Element): boolean {
  return name === "a" && (attributes["href"] ?? "").startsWith("#");
}

/** The heading a link leads to: itself, or that of the section or file it names. */
function headedBy(target: Element | undefined): Element | undefined {
  if (target === undefined || isHeading(target)) return target;
  return /^(?:section|body|div|article)$/.test(target.name) ? firstHeading(target) : undefined;
}

function freshId(wanted: string, taken: Set<string>): string {
  const plain = /^[a-z][\w-]*$/i.test(wanted) ? wanted.replace(/_heading$/, "") : "place";
  let id = plain;
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
  taken.add(id);
  return id;
}
