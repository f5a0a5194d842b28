import type { Answered } from "../answered.ts";
import { type Marks, RESET, SINGLE } from "../marks/scan.ts";
import { NEVER } from "./evidence.ts";
import type { Lattice } from "./lattice.ts";

/** Makes the answered marks of a text what their author says they are; what is to be left alone is read freely. */
export function obey(lattice: Lattice, marks: Marks, answers: readonly Answered[]): void {
  const byPlace = new Map(answers.map(({ start, decision }) => [start, decision]));
  for (let step = 0; step < lattice.count; step++) {
    const i = lattice.mark[step] ?? 0;
    const decision = byPlace.get(marks.at[i] ?? -1);
    if (decision === undefined || decision.answer === decision.typed) continue;
    if ((marks.kind[i] ?? RESET) <= SINGLE) force(lattice, step, decision.answer);
  }
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
