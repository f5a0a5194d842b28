import type { AssetRef, SectionRole } from "../../model/book.ts";
import type { Remark } from "../rich/draft.ts";
import type { Look } from "../rich/rich.ts";
import type { CalledNotes } from "./called-notes.ts";
import type { BackgroundOf } from "./colours.ts";
import type { Comments } from "./comments.ts";
import type { Setting } from "./lines.ts";
import type { Notes } from "./notes.ts";
import type { StyleOf } from "./style.ts";
import type { Element } from "./tree.ts";

/** A page while it is walked. */
export interface Walk {
  /** The id of the file, that paths of images start at. */
  readonly id: string;
  readonly styleOf: StyleOf;
  readonly backgroundOf: BackgroundOf;
  /** What seemed hidden and was said to be kept. */
  readonly doubted: Set<Element>;
  readonly notes: Notes;
  readonly comments: Comments;
  readonly remarks: Remark[];
  readonly embedded: Map<AssetRef, Uint8Array>;
  /** Ids that a link of the page leads to and that a heading has. */
  readonly targets: ReadonlySet<string>;
  /** True for what is no text of the author. */
  readonly isChrome: (element: Element) => boolean;
  /** What is known of headings beside their words: how deep they stand, and what they head. */
  readonly said?: ReadonlyMap<Element, SaidOfHeading>;
  /** The image of an address, where the page is packed together with its images. */
  readonly packed?: (src: string) => AssetRef | undefined;
  /** Elements known to hold blocks, or not. */
  readonly blockish: Map<Element, boolean>;
  /** Elements known to hold lines of verse, or not. */
  readonly lined: Map<Element, boolean>;
  /** The title of what is read is known, and no paragraph is asked for it. */
  readonly titled?: boolean;
  /** What was met already. */
  readonly seen: { title: boolean };
  readonly called: CalledNotes;
}

/** What a package says of one of its headings. */
export interface SaidOfHeading {
  readonly level?: number;
  readonly section?: SectionRole | "part";
  readonly id?: string;
}

/** What an element inherits from those round it. */
export interface Around {
  readonly look: Look;
  readonly setting: Setting;
}
