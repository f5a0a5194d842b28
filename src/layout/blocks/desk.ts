import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Terms } from "../../model/terms.ts";
import type { Theme } from "../../theme/theme.ts";
import type { Coverage } from "../coverage.ts";
import type { FontSet } from "../font-set.ts";
import type { Geometry } from "../pages/geometry.ts";
import type { Tag } from "../pagination.ts";
import type { LineSetter, SetLine } from "../paragraph.ts";
import type { SetBlocks } from "./block-place.ts";
import type { Structure } from "./structure.ts";

/** All that stands within reach while one book is set. */
export interface Desk {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly setter: LineSetter;
  /** Sets blocks inside blocks: quotations, list items and notes hold any. */
  readonly setBlocks: SetBlocks;
  readonly coverage: Coverage;
  readonly geometry: Geometry;
  readonly structure: Structure;
  readonly terms: Terms;
  readonly diagnostics: Diagnostic[];
  /** Printed number of each note. */
  readonly noteNumbers: ReadonlyMap<string, string>;
  /** Ids that something in the book refers to; only these get anchors of their own. */
  readonly targets: ReadonlySet<string>;
  /** What pieces with a tag of their own are, besides text. */
  /** Running heads that are set already, by their words. */
  readonly heads: Map<string, SetLine>;
  readonly specials: Map<Tag, Special>;
}

/** A piece of a line that is more than glyphs. */
type Special =
  | { readonly type: "link"; readonly href: string; readonly contents: string }
  | { readonly type: "strike" }
  | {
      readonly type: "image";
      readonly asset: string;
      readonly width: number;
      readonly height: number;
    };
