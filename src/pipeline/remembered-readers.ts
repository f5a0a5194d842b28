import { digest } from "../base/digest.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Draft, Reader, ReaderEntry, ReadInput } from "../readers/reader.ts";
import type { Workshop } from "./workshop.ts";

/**
 * A workshop that reads no file twice in the same state: of each file the last
 * drafts are kept, one for each way it was asked for: its language, its styles.
 *
 * A reader is a function of its input, and a draft is never changed, so that a
 * build with this workshop gives what one without it gives.
 */
export function rememberingReaders(workshop: Workshop): Workshop {
  const known = new Map<string, Kept>();
  return { ...workshop, readers: workshop.readers.map((entry) => remembering(entry, known)) };
}

/** The drafts of one state of a file, by what was asked beside its bytes. */
interface Kept {
  readonly digest: string;
  readonly drafts: Map<string, Promise<Outcome<Draft>>>;
}

function remembering(entry: ReaderEntry, known: Map<string, Kept>): ReaderEntry {
  return {
    ...entry,
    load: async () => {
      const reader = await entry.load();
      return { ...reader, read: (input) => draftOf(reader, input, known) };
    },
  };
}

function draftOf(
  reader: Reader,
  input: ReadInput,
  known: Map<string, Kept>,
): Promise<Outcome<Draft>> {
  const own = digest(input.bytes);
  const before = known.get(input.id);
  const kept = before?.digest === own ? before : { digest: own, drafts: new Map() };
  known.set(input.id, kept);
  const asked = JSON.stringify([input.language ?? "", input.choices ?? {}]);
  const draft = kept.drafts.get(asked) ?? reader.read(input);
  kept.drafts.set(asked, draft);
  return draft;
}
