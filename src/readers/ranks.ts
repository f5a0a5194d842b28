import { CLOSING_ROLES, type SectionRole } from "../model/book.ts";
import type { HeadingForm } from "./headings.ts";

/** A heading a document marks as one: how deep it says it is, and what its words say. */
export interface Ranked {
  readonly level: number;
  readonly form?: HeadingForm;
}

/** What is no chapter of a part: another part, and what closes the book. */
function isOutside(role: SectionRole | "part" | undefined): boolean {
  return role === "part" || (role !== undefined && CLOSING_ROLES.has(role));
}

/** Ranks of the levels in use, from 1; chapters written at the level of their parts stand one deeper. */
export function ranksOf<T extends Ranked>(
  headings: readonly T[],
  roleOf: (heading: T) => SectionRole | "part" | undefined,
): (heading: T) => number {
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const rank = (level: number) => levels.indexOf(level) + 1;
  const part = headings.findIndex(({ form }) => form?.role === "part");
  const partLevel = headings[part]?.level ?? 0;
  const flat = headings.some(({ form, level }) => form?.role === "chapter" && level === partLevel);
  const after = new Set(flat && part >= 0 ? headings.slice(part + 1) : []);
  return (heading) => {
    const inPart = after.has(heading) && heading.level >= partLevel && !isOutside(roleOf(heading));
    return rank(heading.level) + Number(inPart);
  };
}

/** True where the first heading of a file stands over headings that say they are chapters or parts. */
export function titlesBook(headings: readonly Ranked[], followsAtOnce: boolean): boolean {
  const [first, ...rest] = headings;
  if (first === undefined || first.form !== undefined) return false;
  if (rest.some(({ level }) => level <= first.level)) return false;
  return rest.some(({ form }) => form !== undefined) || (followsAtOnce && rest.length > 1);
}
