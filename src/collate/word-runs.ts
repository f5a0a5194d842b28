import { leveled } from "./tokens.ts";

/** How many words a run has: fewer are said by chance, more are broken by any edit. */
const LONG = 4;

/** Every run of four neighbouring words of a text, each once: what is left of it after editing. */
export function wordRuns(text: string): readonly string[] {
  const words = leveled(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
  const runs = words.slice(LONG - 1).map((_, at) => words.slice(at, at + LONG).join(" "));
  return [...new Set(runs)];
}
