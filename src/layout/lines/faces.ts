import type { Font } from "../../fonts/font.ts";
import { makeRoom } from "./draw-lines.ts";
import type { Hyphenation } from "./hyphenation.ts";
import type { WordTable } from "./word-table.ts";
import { createFace, type Face } from "./words.ts";

/** Gives the face of a font with its features in a language. */
export type Faces = (font: Font, features: readonly string[], language: string) => Face;

/** A face and what it was made for. */
interface KnownFace {
  readonly features: readonly string[];
  readonly language: string;
  readonly face: Face;
}

/** Finds the face of a run; a font has few, and shared lists of features are told apart by identity. */
export function createFaces(hyphenation: Hyphenation, table: WordTable): Faces {
  const byFont = new Map<Font, KnownFace[]>();
  return (font, features, language) => {
    const faces = byFont.get(font) ?? [];
    if (faces.length === 0) byFont.set(font, faces);
    for (const known of faces)
      if (known.language === language && areSame(known.features, features)) return known.face;
    const face = createFace({ font, features, language, hyphenation, table });
    makeRoom(font, face.shape(""));
    faces.push({ features, language, face });
    return face;
  };
}

function areSame(first: readonly string[], second: readonly string[]): boolean {
  if (first === second) return true;
  return first.length === second.length && first.every((feature, i) => feature === second[i]);
}
