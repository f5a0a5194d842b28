import { digestOf, digestOfParts } from "../../base/digest.ts";
import type { Memory } from "../../base/memory.ts";
import type { Finding } from "./rule.ts";
import type { CountedWords, WordTable } from "./word-counts.ts";

/** What an editorial rule found in one text of a run. */
export interface RunFinding extends Finding {
  readonly rule: string;
  /** Index of the text in the run. */
  readonly text: number;
}

/** What was found in a run, and its words as they were counted. */
export interface RunRemarks {
  readonly findings: readonly RunFinding[];
  readonly words: CountedWords;
}

/** Runs of earlier builds. */
export interface ProofMemory {
  /** The name of a run by its texts; absent for one that is quickly read. */
  nameOf(texts: readonly string[], language: string): string | undefined;
  find(name: string): RunRemarks | undefined;
  keep(name: string, findings: readonly RunFinding[], table: WordTable): RunRemarks;
}

/** Characters; what is shorter is read sooner than it is looked up. */
const LONG = 4000;

/** Runs that were read by the same rules. */
export function proofMemory(memory: Memory, rules: readonly string[]): ProofMemory {
  const asked = digestOf(rules);
  return {
    nameOf(texts, language) {
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      if (length < LONG) return undefined;
      const lengths = texts.map((text) => text.length).join(" ");
      return `lint ${digestOfParts([asked, language, lengths, texts.join("")])}`;
    },
    find(name) {
      const bytes = memory.get(name);
      return bytes && fromBytes(bytes);
    },
    keep(name, findings, { words, times, texts, places }) {
      const counted = { times: [...times.subarray(0, words.length)], texts, places, words };
      const stored: Stored = { findings, ...counted, words: words.join(BETWEEN) };
      memory.put(name, Buffer.from(JSON.stringify(stored)));
      return { findings, words: counted };
    },
  };
}

/** Stands in no word. */
const BETWEEN = "\n";

interface Stored extends Omit<CountedWords, "words"> {
  readonly findings: readonly RunFinding[];
  readonly words: string;
}

/** What stands in bytes of our own making; nothing where they are somebody else's. */
function fromBytes(bytes: Uint8Array): RunRemarks | undefined {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    const { findings, words, times, texts, places } = JSON.parse(text) as Stored;
    const list = words === "" ? [] : words.split(BETWEEN);
    const lists = [times, texts, places, findings];
    if (!lists.every(Array.isArray) || times.length !== list.length) return undefined;
    return { findings, words: { words: list, times, texts, places } };
  } catch {
    return undefined;
  }
}
