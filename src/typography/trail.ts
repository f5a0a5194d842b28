/** An edit of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text that rules have worked on, and for each of its characters the range
 * of the text before all rules that it stands for. However the rules' edits
 * overlap, the way back is never lost.
 */
export interface Trail {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A text no rule has touched. */
export function startTrail(text: string): Trail {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) {
    starts[i] = i;
    ends[i] = i + 1;
  }
  return { text, starts, ends };
}

/** The trail with edits of its text made, which are in order and do not overlap. */
export function followTrail(trail: Trail, edits: readonly TextEdit[]): Trail {
  if (edits.length === 0) return trail;
  const pieces: string[] = [];
  let length = trail.text.length;
  for (const { start, end, text } of edits) length += text.length - (end - start);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let done = 0;
  let to = 0;
  const keep = (until: number): void => {
    pieces.push(trail.text.slice(done, until));
    starts.set(trail.starts.subarray(done, until), to);
    ends.set(trail.ends.subarray(done, until), to);
    to += until - done;
  };
  for (const { start, end, text } of edits) {
    keep(start);
    pieces.push(text);
    const origin = originOf(trail, start, end);
    starts.fill(origin.start, to, to + text.length);
    ends.fill(origin.end, to, to + text.length);
    to += text.length;
    done = end;
  }
  keep(trail.text.length);
  return { text: pieces.join(""), starts, ends };
}

/** The range of the first text that a range of the trail's text stands for. */
export function originOf(
  trail: Trail,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  if (start === end) {
    const at = trail.starts[start] ?? trail.ends[start - 1] ?? 0;
    return { start: at, end: at };
  }
  const first = trail.starts[start] ?? 0;
  return { start: first, end: Math.max(first, trail.ends[end - 1] ?? first) };
}

/** The edits that turn the first text into the trail's, fewest characters first. */
export function trailEdits(before: string, trail: Trail): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let pending = "";
  for (let i = 0; i < trail.text.length; i++) {
    const start = trail.starts[i] ?? 0;
    const kept =
      trail.ends[i] === start + 1 &&
      start >= done &&
      trail.text.charCodeAt(i) === before.charCodeAt(start);
    if (!kept) {
      pending += trail.text[i];
      continue;
    }
    if (pending !== "" || start > done) edits.push({ start: done, end: start, text: pending });
    pending = "";
    done = start + 1;
  }
  if (pending !== "" || done < before.length)
    edits.push({ start: done, end: before.length, text: pending });
  return edits;
}
