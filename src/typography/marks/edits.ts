/**
 * Edits as parallel lists, in the order of the text and none overlapping.
 * A book has a hundred thousand of them, and most are never looked at.
 */
export interface EditList {
  readonly start: number[];
  readonly end: number[];
  readonly text: string[];
  readonly rule: string[];
  readonly because: string[];
  readonly confidence: number[];
}

export function emptyEdits(): EditList {
  return { start: [], end: [], text: [], rule: [], because: [], confidence: [] };
}

/** One edit, before it is filed. */
export interface OneEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly rule: string;
  readonly because: string;
  readonly confidence: number;
}

export function pushEdit(list: EditList, edit: OneEdit): void {
  list.start.push(edit.start);
  list.end.push(edit.end);
  list.text.push(edit.text);
  list.rule.push(edit.rule);
  list.because.push(edit.because);
  list.confidence.push(edit.confidence);
}

/** The text with its edits made. */
export function applyEdits(text: string, edits: EditList): string {
  if (edits.start.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (let i = 0; i < edits.start.length; i++) {
    const start = edits.start[i] ?? 0;
    if (start < done)
      throw new RangeError(`edits overlap at ${start}: ${edits.rule[i]} “${edits.text[i]}”`);
    pieces.push(text.slice(done, start), edits.text[i] ?? "");
    done = edits.end[i] ?? start;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}
