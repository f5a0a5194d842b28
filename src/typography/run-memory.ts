import { digestOf, digestOfParts } from "../base/digest.ts";
import type { Memory } from "../base/memory.ts";
import type { Span } from "../source/span.ts";
import type { Bundle } from "./bundle.ts";
import { fromBytes, type PolishedRun, toBytes } from "./run-record.ts";

/*
 * Polishing a long run of paragraphs costs more than reading back what came of
 * it the last time. What came of it is a matter of its text, of how its leaves
 * lie, of what the author says of the book, and of what the book does as a
 * whole. The first three are the name it is kept under; the last is known only
 * when all runs are counted, so it is kept with the run and compared then.
 */

/** Runs of earlier builds. */
export interface RunMemory {
  /** The name of a run; absent for one that is quickly polished, or does not stand in one file. */
  nameOf(bundle: Bundle): string | undefined;
  find(name: string, bundle: Bundle): PolishedRun | undefined;
  keep(name: string, bundle: Bundle, polished: PolishedRun): void;
}

/** Characters; what is shorter is polished sooner than it is looked up. */
const LONG = 4000;

/** Runs that were polished with the same word of the author, `said`: plain data. */
export function runMemory(memory: Memory, said: unknown): RunMemory {
  const asked = digestOf(said);
  return {
    nameOf(bundle) {
      if (bundle.text.length < LONG) return undefined;
      const layout = layoutOf(bundle);
      if (layout === undefined) return undefined;
      const bytes = new Uint8Array(layout.buffer);
      return `polish ${digestOfParts([asked, bundle.language, bundle.text, bytes])}`;
    },
    find(name, bundle) {
      const bytes = memory.get(name);
      const base = baseOf(bundle);
      return bytes === undefined || base === undefined ? undefined : fromBytes(bytes, base);
    },
    keep(name, bundle, polished) {
      const base = baseOf(bundle);
      const bytes = base && toBytes(polished, base);
      if (bytes !== undefined) memory.put(name, bytes);
    },
  };
}

/** Where the first leaf of a run stands, from which its other places are counted. */
function baseOf({ flows }: Bundle): Span | undefined {
  return flows.find(({ leaves }) => leaves.length > 0)?.leaves[0]?.node.span;
}

/** How the leaves lie in the run and in the file; absent where one stands elsewhere or nowhere. */
function layoutOf(bundle: Bundle): Int32Array | undefined {
  const base = baseOf(bundle);
  const layout: number[] = [];
  for (const [i, { leaves }] of bundle.flows.entries()) {
    layout.push(bundle.starts[i] ?? 0, leaves.length);
    for (const { node, start, end } of leaves) {
      const { span } = node;
      if (span === undefined || span.source !== base?.source) return undefined;
      layout.push(start, end, span.start - base.start, span.end - base.start);
    }
  }
  return Int32Array.from(layout);
}
