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
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A text no rule has touched. */
export function startTrail(text: string): Trail {
  const starts = Array.from(text, () => 0);
  starts.length = text.length;
  for (let i = 0; i < text.length; i++) starts[i] = i;
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** The trail with edits of its text made, which are in order and do not overlap. */
export function followTrail(trail: Trail, edits: readonly TextEdit[]): Trail {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(trail.text.slice(done, edit.start), edit.text);
    copy(trail, done, edit.start, { starts, ends });
    const origin = originOf(trail, edit.start, edit.end);
    starts.push(...Array.from({ length: edit.text.length }, () => origin.start));
    ends.push(...Array.from({ length: edit.text.length }, () => origin.end));
    done = edit.end;
  }
  pieces.push(trail.text.slice(done));
  copy(trail, done, trail.text.length, { starts, ends });
  return { text: pieces.join(""), starts, ends };
}

function copy(
  trail: Trail,
  from: number,
  to: number,
  into: { readonly starts: number[]; readonly ends: number[] },
): void {
  for (let i = from; i < to; i++) {
    into.starts.push(trail.starts[i] ?? 0);
    into.ends.push(trail.ends[i] ?? 0);
  }
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
    const kept = trail.ends[i] === start + 1 && start >= done && trail.text[i] === before[start];
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
