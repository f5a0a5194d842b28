/**
 * What an element may not stand in, however deep.
 *
 * Source: HTML Living Standard, chapter 4, where the content model of an element ends with “but there must be no …
 * descendant”, as far as books that do it are refused elsewhere; for EPUB 2 XHTML 1.0, appendix B.
 */
type Rule = readonly [ancestors: string, elements: string];

const INTERACTIVE = "a button details embed iframe label select textarea";

const MODERN: readonly Rule[] = [
  ["a button", INTERACTIVE],
  ["label", "label"],
  ["dfn", "dfn"],
  ["form", "form"],
  ["header footer", "header footer"],
  ["address", "article aside nav section header footer address"],
  ["caption", "table"],
  ["progress", "progress"],
  ["meter", "meter"],
  ["audio video", "audio video"],
];

const OLD: readonly Rule[] = [
  ["a", "a"],
  ["pre", "img object big small sub sup"],
];

/** For each element the ancestors it may not have. */
function forbidden(rules: readonly Rule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [ancestors, elements] of rules)
    for (const element of elements.split(" ")) {
      const set = found.get(element) ?? new Set();
      for (const ancestor of ancestors.split(" ")) set.add(ancestor);
      found.set(element, set);
    }
  return found;
}

export const FORBIDDEN: Readonly<
  Record<"modern" | "old", ReadonlyMap<string, ReadonlySet<string>>>
> = {
  modern: forbidden(MODERN),
  old: forbidden(OLD),
};
