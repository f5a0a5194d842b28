/** An edit of a text, and which of a list of changes it carries out. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where an edit of the changed text falls in the text before. */
export interface Landing {
  readonly start: number;
  readonly end: number;
}

/**
 * Two lists of edits, the second made on the text the first gives, as one list
 * on the text before both. Both are in order; where they touch the same
 * characters the edits become one. `landings` say where each edit of the
 * second list falls.
 */
export function compose(
  first: readonly Patch[],
  second: readonly Patch[],
): { readonly edits: readonly Patch[]; readonly landings: readonly Landing[] } {
  const edits: Patch[] = [];
  const landings: Landing[] = [];
  // How far the text between the edits has moved by the first list.
  let shift = 0;
  let i = 0;
  let open: Patch | undefined;
  const close = (): void => {
    if (open !== undefined) edits.push(open);
    open = undefined;
  };
  for (const edit of second) {
    // First-list edits that end before this one starts stand alone.
    for (
      let next = first[i];
      next !== undefined && next.start + shift + next.text.length <= edit.start;
      next = first[i]
    ) {
      if (
        next.start + shift + next.text.length === edit.start &&
        edit.start === edit.end &&
        next.text !== ""
      )
        break;
      close();
      edits.push(next);
      shift += next.text.length - (next.end - next.start);
      i++;
    }
    let start = edit.start - shift;
    let end = edit.end - shift;
    let result = edit.text;
    for (
      let next = first[i];
      next !== undefined && next.start + shift < edit.end;
      next = first[i]
    ) {
      const from = next.start + shift;
      const to = from + next.text.length;
      if (from < edit.start) {
        result = next.text.slice(0, edit.start - from) + result;
        start = next.start;
      }
      const grown = next.text.length - (next.end - next.start);
      if (to > edit.end) {
        result += next.text.slice(edit.end - from);
        end = next.end;
      } else end = edit.end - shift - grown;
      shift += grown;
      i++;
    }
    close();
    open = { start, end, text: result };
    landings.push({ start, end });
  }
  close();
  for (; i < first.length; i++) {
    const next = first[i];
    if (next !== undefined) edits.push(next);
  }
  return { edits, landings };
}
