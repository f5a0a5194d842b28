import { isEmpty, type RichBlock, type RichPiece, wordsOf } from "../rich/rich.ts";

/** What a paragraph takes from the element it stands in. */
export interface Setting {
  readonly align?: "center" | "end";
}

/**
 * Cuts a run of lines into paragraphs, as pages without paragraphs need it.
 *
 * Two breaks part paragraphs, three and more leave a gap. One alone is a new line, unless the run is
 * long and nearly every line of it ends a sentence: then each line was meant for a paragraph.
 */
export function paragraphsOf(pieces: readonly RichPiece[], setting: Setting): readonly RichBlock[] {
  const lines: RichPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.type === "break") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  const single = linesAreParagraphs(lines);
  const blocks: RichBlock[] = [];
  let current: RichPiece[] = [];
  let empty = 0;
  const close = () => {
    if (!isEmpty(current)) blocks.push({ type: "paragraph", pieces: current, ...setting });
    current = [];
  };
  for (const line of lines) {
    if (isEmpty(line)) {
      empty++;
      if (empty > 1 && blocks.length > 0) blocks.push({ type: "gap", newPage: false });
      close();
      continue;
    }
    if (single) close();
    empty = 0;
    current = current.length === 0 ? [...line] : joined(current, line);
  }
  close();
  return blocks;
}

/** A line and the next, with a break between them; the first is grown, so that many cost no more than few. */
function joined(lines: RichPiece[], next: readonly RichPiece[]): RichPiece[] {
  lines.push({ type: "break", look: {} });
  for (const piece of next) lines.push(piece);
  return lines;
}

function linesAreParagraphs(lines: readonly (readonly RichPiece[])[]): boolean {
  const words = lines.map((line) => wordsOf(line).trim()).filter((line) => line !== "");
  if (words.length < 4) return false;
  const ends = words.filter((line) => /[.!?…:"”’'»*—–-]$/.test(line)).length;
  const long = words.filter((line) => line.length > 60).length;
  return ends >= words.length * 0.7 && long >= words.length * 0.3;
}
