import type { Block, SceneBreak } from "../model/book.ts";
import { notice } from "./diagnostics.ts";
import type { Heading } from "./reader.ts";
import { type Reading, repair } from "./reading.ts";

type Matter = Block | Heading;

/** Leaves out breaks at the start and end of a text, beside a heading, and the second of two. */
export function tidyBreaks(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  const kept: Matter[] = [];
  const dropped: SceneBreak[] = [];
  for (const block of matter) {
    const last = kept.at(-1);
    if (last?.type === "sceneBreak" && yields(last, block))
      dropped.push(...(kept.splice(-1) as SceneBreak[]));
    const before = kept.at(-1)?.type ?? "heading";
    if (block.type === "sceneBreak" && (before === "heading" || before === "sceneBreak"))
      dropped.push(block);
    else kept.push(block);
  }
  if (kept.at(-1)?.type === "sceneBreak") dropped.push(...(kept.splice(-1) as SceneBreak[]));
  for (const block of dropped) if (block.typed !== "") record(reading, block);
  return kept;
}

/** A break gives way to a heading, and a gap to a typed mark, which is the one that was meant. */
function yields(last: SceneBreak, block: Matter): boolean {
  if (block.type === "heading") return true;
  return block.type === "sceneBreak" && last.typed === "" && block.typed !== "";
}

function record(reading: Reading, { span, typed }: SceneBreak): void {
  if (span === undefined) return;
  repair(reading, span, {
    rule: "readers/break-dropped",
    after: "",
    because: "a scene break at the edge of a chapter divides nothing",
  });
  reading.diagnostics.push(
    notice("break-dropped", `“${typed}” divides nothing here and was left out`, span),
  );
}
