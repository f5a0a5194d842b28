import type { Decision } from "../decisions.ts";
import type { Marks } from "../marks/scan.ts";
import { SINGLE } from "../marks/scan.ts";
import { NEVER } from "./evidence.ts";
import type { Lattice } from "./lattice.ts";

/** Where an answer was found: nowhere is stale, twice is ambiguous. */
export type Found = Map<Decision, number>;

/** Makes the answered marks of a text what their author says they are. */
export function obey(
  lattice: Lattice,
  marks: Marks,
  answers: readonly Decision[],
  found: Found,
): void {
  for (const answer of answers) {
    const places = placesOf(marks.text, answer);
    found.set(answer, (found.get(answer) ?? 0) + places.length);
    if (places.length !== 1) continue;
    const at = places[0] ?? 0;
    for (let step = 0; step < lattice.count; step++) {
      const i = lattice.mark[step] ?? 0;
      if (marks.at[i] === at && (marks.kind[i] ?? SINGLE + 1) <= SINGLE)
        force(lattice, step, answer.answer);
    }
  }
}

/** Offsets of the marks that stand between the answer's words; white space counts as one space. */
function placesOf(text: string, { before, typed, after }: Decision): readonly number[] {
  const pattern = [before, typed, after].map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"),
  );
  const found = text.matchAll(new RegExp(`(${pattern[0]})(${pattern[1]})(?=${pattern[2]})`, "gu"));
  return Array.from(found, (match) => match.index + (match[1]?.length ?? 0));
}

const OPENING = "“‘„‚«‹";
const CLOSING = "”»›";

function force(lattice: Lattice, step: number, answer: string): void {
  const { costs } = lattice;
  const may = [
    !OPENING.includes(answer) && !CLOSING.includes(answer),
    OPENING.includes(answer),
    CLOSING.includes(answer) || answer === "’",
  ];
  for (const [use, allowed] of may.entries())
    if (!allowed) costs[step * 3 + use] = NEVER;
    else if (use !== 2) costs[step * 3 + use] = 0;
}
