import { headingForm } from "../headings.ts";
import type { Line } from "../lines.ts";
import { sceneMark } from "../scene-mark.ts";
import { type Chunk, continues, groupsOf, type TextProfile } from "./layout.ts";

/** A chunk with what its shape says: verse keeps its lines, prose joins them, a block stands apart line by line. */
export interface TextChunk extends Chunk {
  readonly shape: "prose" | "verse" | "block";
}

/**
 * Cuts a text into paragraphs, single lines and stanzas by the habit of the whole file.
 *
 * Every line with words in it is in exactly one chunk, in order.
 */
export function chunksOf(
  text: string,
  lines: readonly Line[],
  profile: TextProfile,
): readonly TextChunk[] {
  return groupsOf(lines).flatMap((group) => {
    const heads = leadingLines(text, group);
    const rest = { ...group, lines: group.lines.slice(heads.length) };
    const first = [...heads, ...(rest.lines.length > 0 ? cut(text, rest, profile) : [])];
    return first.map((chunk, i) =>
      i === 0 ? { ...chunk, gap: group.gap, newPage: group.newPage } : chunk,
    );
  });
}

/** Headings and scene marks typed right above a paragraph, without a blank line. */
function leadingLines(text: string, group: Chunk): readonly TextChunk[] {
  if (group.lines.length === 1) return [];
  const heads: TextChunk[] = [];
  for (const line of group.lines) {
    const words = text.slice(line.start, line.end);
    const stands = sceneMark(words) === "certain" || headingForm(words)?.certainty === "plain";
    if (!stands) break;
    heads.push({ ...group, lines: [line], gap: 0, newPage: false, shape: "prose" });
  }
  return heads;
}

function cut(text: string, group: Chunk, profile: TextProfile): readonly TextChunk[] {
  const one = { ...group, gap: 0, newPage: false };
  if (group.lines.length === 1) return [{ ...one, shape: "prose" }];
  if (isVerse(text, group.lines, profile)) return [{ ...one, shape: "verse" }];
  if (isBlock(text, group.lines, profile)) return [{ ...one, shape: "block" }];
  const parts = profile.wrapped
    ? byIndent(group.lines, profile)
    : byLine(text, group.lines, profile);
  return parts.map((lines) => ({ ...one, lines, shape: "prose" }));
}

/** Lines that all stand off the margin by as much, where no paragraph does: entries, a list, a bill. */
function isBlock(text: string, lines: readonly Line[], profile: TextProfile): boolean {
  if (profile.gap === 0 || profile.indents || lines.length > 40) return false;
  const [first] = lines;
  const indent = first?.indent ?? 0;
  if (indent < profile.margin + 2 || lines.some((line) => line.indent !== indent)) return false;
  // Lines that run on into one another are a paragraph moved in.
  return lines.slice(1).every((line, i) => {
    const before = lines[i];
    return before !== undefined && !continues(text, before, line);
  });
}

/** In a wrapped file an indented line starts a paragraph; where paragraphs have no indent, a line far over to the right stands for itself. */
function byIndent(lines: readonly Line[], profile: TextProfile): readonly (readonly Line[])[] {
  const far = (line: Line): boolean => line.indent > profile.width * FAR;
  if (!profile.indented) return split(lines, (line, before) => far(line) !== far(before));
  const least = Math.min(...lines.map(({ indent }) => indent).slice(0, 1000));
  return split(lines, (line) => line.indent > least);
}

/** Share of the lines' width from which on a line was moved over by hand: the date of a letter, its signature. */
export const FAR = 0.4;

/** In a file that is not wrapped each line is a paragraph, unless this group plainly runs on. */
function byLine(
  text: string,
  lines: readonly Line[],
  profile: TextProfile,
): readonly (readonly Line[])[] {
  const runsOn = lines.slice(1).filter((line, i) => {
    const before = lines[i];
    return before !== undefined && continues(text, before, line);
  }).length;
  const widest = Math.max(...lines.slice(0, 1000).map((line) => line.end - line.at));
  const wrappedGroup =
    profile.gap > 0 && widest <= 90 && runsOn * 2 > lines.length - 1 && widest > 40;
  if (wrappedGroup) return [lines];
  return split(lines, (_, before) => before.ends !== "soft");
}

function split(
  lines: readonly Line[],
  starts: (line: Line, before: Line) => boolean,
): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  let before: Line | undefined;
  for (const line of lines) {
    if (before === undefined || starts(line, before)) parts.push([line]);
    else parts.at(-1)?.push(line);
    before = line;
  }
  return parts;
}

/** Short lines that start with capitals, and do not each end a sentence: lines that were meant. */
function isVerse(text: string, lines: readonly Line[], profile: TextProfile): boolean {
  if (lines.length < 3 || lines.length > 400 || (!profile.wrapped && profile.gap === 0))
    return false;
  const longest = profile.wrapped ? Math.min(60, profile.width * 0.8) : 60;
  if (lines.some((line) => line.end - line.start > longest)) return false;
  const words = lines.map((line) => text.slice(line.start, line.end));
  const capitals = words.filter((line) => /^["“'‘’_*(—–-]*[\p{Lu}\d]/u.test(line)).length;
  const indented = new Set(lines.map(({ indent }) => indent)).size > 1;
  const sentences = words.filter((line) => /[.!?]["”'’)]*$/u.test(line)).length;
  const speech = words.filter((line) => /^["“]/.test(line)).length;
  const named = words.filter((line) => /^[^\s:]{1,20}:\s|^[-*•]\s|^\d+[.)]\s/.test(line)).length;
  if (named * 2 > words.length || speech * 2 > words.length) return false;
  return (capitals >= words.length * 0.8 || indented) && sentences <= words.length * 0.5;
}
