import type { BookStats } from "./stats.ts";

/** How long books were at one revision. */
export interface TrendRecord {
  /** The commit, or a digest of the books where there is none. */
  readonly revision: string;
  /** When the commit was made, ISO 8601; absent where nobody says. */
  readonly date?: string | undefined;
  readonly books: Readonly<Record<string, TrendFigures>>;
}

export interface TrendFigures {
  readonly words: number;
  readonly dialogue: number;
  readonly chapters: number;
}

/** The figures of a trend for books as they are now. */
export function trendRecord(
  books: readonly BookStats[],
  { revision, date }: Pick<TrendRecord, "revision" | "date">,
): TrendRecord {
  const figures = books.map(({ slug, words, dialogue, sections }) => {
    const chapters = sections.flatMap((top) => (top.role === "part" ? top.sections : [top])).length;
    return [slug, { words, dialogue, chapters }] as const;
  });
  return { revision, ...(date !== undefined && { date }), books: Object.fromEntries(figures) };
}

/** The records of a trend’s file, one a line; undefined where it is none. */
export function readTrend(text: string): readonly TrendRecord[] | undefined {
  try {
    const records = text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Partial<TrendRecord> | null);
    const sound = records.filter(
      (record): record is TrendRecord =>
        typeof record?.revision === "string" &&
        typeof record.books === "object" &&
        record.books !== null,
    );
    return sound.length === records.length ? sound : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The file with a record more. A revision has one record: made again, it takes
 * the place of the one it had, so that a job may run twice.
 */
export function trendText(records: readonly TrendRecord[], record: TrendRecord): string {
  const at = records.findIndex(({ revision }) => revision === record.revision);
  const all = at < 0 ? [...records, record] : records.with(at, record);
  return all.map((one) => `${JSON.stringify(one)}\n`).join("");
}
