import { buildBook } from "../pipeline/build.ts";
import { glanceHost, hasBeginning } from "./glance.ts";
import type { Reading, Study } from "./study.ts";
import { readingOf, type StudyWish } from "./study-here.ts";

/**
 * A study whose first word is read by this thread itself, from the beginning of the book; `begin` gives
 * the study that reads it whole.
 *
 * A thread takes longer to start than the beginning takes to read. So none is begun before the first pages stand:
 * whoever looks at them would wait for it.
 */
export function studyAhead(wish: StudyWish, begin: () => Study): Study {
  let whole: Study | undefined;
  let first = true;
  let closed = false;
  const rest = (): Study => {
    whole ??= begin();
    return whole;
  };
  return {
    read: async (hear) => {
      const ahead = first && hasBeginning(wish.place) ? await beginningOf(wish) : undefined;
      first = false;
      if (ahead !== undefined) await hear(ahead);
      if (closed) return;
      const after = rest();
      if (ahead === undefined || ahead.glance) await after.read(hear);
    },
    epub: () => rest().epub(),
    close: async () => {
      closed = true;
      await whole?.close();
    },
  };
}

/** What the beginning of a book gives, or all of a short book; undefined where it cannot be told from the beginning. */
async function beginningOf({
  host,
  workshop,
  place,
  wish,
}: StudyWish): Promise<Reading | undefined> {
  const glance = glanceHost(host, workshop);
  const built = await buildBook(glance.host, workshop, place, { ...wish, formats: [] });
  // What is wrong with a beginning may be that it ends.
  if (glance.abandoned() || (glance.shortened() && !built.ok)) return undefined;
  return readingOf(built, glance.shortened());
}
