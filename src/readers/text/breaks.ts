import { append } from "../../base/append.ts";
import { markKind } from "../../model/mark-kind.ts";
import { notice } from "../diagnostics.ts";
import { type Reading, spanOf } from "../reading.ts";
import { sceneMark } from "../scene-mark.ts";
import type { TextChunk } from "./chunks.ts";
import type { TextProfile } from "./layout.ts";
import { firstLine, type Outline } from "./outline.ts";

/** What stands before or instead of a chunk: a typed mark, a gap that ends a scene, a gap that is only space. */
export type Break = "mark" | "ornament" | "space";

/** Scenes are longer than this many paragraphs; gaps closer together are no habit. */
const SHORTEST_SCENE = 4;

/** Where a text breaks off, by the index of the chunk that is the mark, or that follows the gap. */
export function breaksOf(
  reading: Reading,
  chunks: readonly TextChunk[],
  { outline, profile }: { readonly outline: Outline; readonly profile: TextProfile },
): ReadonlyMap<number, Break> {
  const breaks = new Map<number, Break>();
  const used = new Set<number>();
  for (const [index, entry] of outline) for (let i = 0; i < entry.chunks; i++) used.add(index + i);
  for (const index of typedMarks(reading, chunks, used)) breaks.set(index, "mark");
  const gaps = wideGaps(chunks, profile, (index) => used.has(index) || breaks.has(index));
  const style = areScenes(gaps, chunks) ? "ornament" : "space";
  for (const index of gaps) breaks.set(index, style);
  reportGaps(reading, chunks, gaps, style);
  return breaks;
}

function typedMarks(
  reading: Reading,
  chunks: readonly TextChunk[],
  used: ReadonlySet<number>,
): readonly number[] {
  const certain: number[] = [];
  const doubtful = new Map<string, number[]>();
  const kinds = new Map<string, number>();
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.lines.length > 1 || used.has(index)) continue;
    const line = firstLine(reading, chunk);
    const reads = sceneMark(line);
    if (reads === undefined) continue;
    const kind = markKind(line);
    if (reads === "certain") {
      certain.push(index);
      if (!kinds.has(kind)) kinds.set(kind, index);
    } else append(doubtful, kind, index);
  }
  reportKinds(reading, chunks, kinds);
  return [...certain, ...settled(reading, chunks, doubtful)];
}

/** A doubtful mark used twice alone on its line is a habit; once, it is a question. */
function settled(
  reading: Reading,
  chunks: readonly TextChunk[],
  doubtful: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  return [...doubtful.values()].flatMap((indices) => {
    if (indices.length > 1) return indices;
    for (const index of indices) {
      const words = firstLine(reading, chunks[index]);
      const at = placeOf(reading, chunks[index]);
      reading.diagnostics.push(
        notice("doubtful-break", `“${words}” alone on a line may be a scene break`, at),
      );
    }
    return [];
  });
}

function reportKinds(
  reading: Reading,
  chunks: readonly TextChunk[],
  kinds: ReadonlyMap<string, number>,
): void {
  const [first, second] = [...kinds.values()];
  if (first === undefined || second === undefined) return;
  const marks = [...kinds.values()].map((index) => `“${firstLine(reading, chunks[index])}”`);
  const message = `Scenes are divided by different marks: ${marks.slice(0, 5).join(", ")}`;
  reading.diagnostics.push(notice("scene-marks", message, placeOf(reading, chunks[second])));
}

/** Gaps wider than the book's own, away from headings and typed marks. */
function wideGaps(
  chunks: readonly TextChunk[],
  profile: TextProfile,
  isOther: (index: number) => boolean,
): readonly number[] {
  const gaps: number[] = [];
  for (const [index, { gap }] of chunks.entries()) {
    if (index === 0 || gap <= profile.gap || isOther(index) || isOther(index - 1)) continue;
    gaps.push(index);
  }
  return gaps;
}

/** Three gaps or more, all of one size, never closer than a scene is long. */
function areScenes(gaps: readonly number[], chunks: readonly TextChunk[]): boolean {
  if (gaps.length < 3) return false;
  const sizes = new Set(gaps.map((index) => chunks[index]?.gap));
  const close = gaps.some((index, i) => i > 0 && index - (gaps[i - 1] ?? 0) < SHORTEST_SCENE);
  return sizes.size === 1 && !close;
}

function reportGaps(
  reading: Reading,
  chunks: readonly TextChunk[],
  gaps: readonly number[],
  style: "ornament" | "space",
): void {
  const [first] = gaps;
  if (first === undefined) return;
  if (style === "ornament") {
    const message = `${gaps.length} gaps of one size were read as scene breaks`;
    reading.diagnostics.push(notice("scene-break", message, placeOf(reading, chunks[first])));
    return;
  }
  for (const index of gaps) {
    const message = "A wider gap stands here: does a scene end, or is it a slip";
    reading.diagnostics.push(notice("gap", message, placeOf(reading, chunks[index])));
  }
}

function placeOf(reading: Reading, chunk: TextChunk | undefined) {
  const [line] = chunk?.lines ?? [];
  return spanOf(reading, line?.start ?? 0, line?.end ?? 0);
}
