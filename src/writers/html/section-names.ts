import type { Book, Part, Section } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";

/**
 * Names, by id, of sections and parts whose headings are also those of others.
 *
 * On a page that holds the whole book landmarks are told apart by their names alone, and chapters
 * are often numbered anew in each part, or called “Interlude” all. What stands above comes before the
 * name; where that is not enough, a number behind it.
 */
export function sectionNames({ front, body, back }: Book): ReadonlyMap<string, string> {
  const named = [...front, ...body, ...back].flatMap((node) => namedIn(node, []));
  const alone = tally(named.map(({ path }) => path.at(-1) ?? ""));
  const full = tally(named.map(({ path }) => path.join(", ")));
  const met = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { id, path } of named) {
    const own = path.at(-1) ?? "";
    if ((alone.get(own) ?? 0) < 2) continue;
    const name = path.join(", ");
    const nth = (met.get(name) ?? 0) + 1;
    met.set(name, nth);
    names.set(id, (full.get(name) ?? 0) < 2 ? name : `${name} (${nth})`);
  }
  return names;
}

interface Named {
  readonly id: string;
  /** Words of the headings above it, and its own last. */
  readonly path: readonly string[];
}

function namedIn(node: Section | Part, above: readonly string[]): readonly Named[] {
  const own = [titleText(node.label), titleText(node.title)].filter((text) => text !== "");
  const path = own.length === 0 ? above : [...above, own.join(" ")];
  const below = node.sections.flatMap((section) => namedIn(section, path));
  return own.length === 0 ? below : [{ id: node.id, path }, ...below];
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
