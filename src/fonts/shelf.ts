import type { CodedText } from "./font.ts";

/** A shelf with nothing on it. */
export function emptyShelf(): CodedText {
  return {
    of: undefined,
    by: undefined,
    start: 0,
    end: 0,
    lifts: undefined,
    // A fraction, so that the engine has room for one in every shelf.
    width: 0.5,
    firstGlyph: 0,
    lastGlyph: 0,
    piece: -1,
  };
}
