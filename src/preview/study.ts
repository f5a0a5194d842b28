import type { Edition } from "../model/edition.ts";
import type { Manner } from "../pipeline/build.ts";
import type { Theme } from "../theme/theme.ts";
import type { Profile } from "../typography/profile.ts";
import type { Account } from "./account.ts";

/** A book as it was read: what the desk shows of it, as plain data that goes from thread to thread. */
export interface Reading {
  /** True for the beginning of a long book, read ahead of the whole. */
  readonly glance: boolean;
  readonly ok: boolean;
  readonly account: Account;
  readonly edition?: Edition;
  readonly theme?: Theme;
  readonly texts: ReadonlyMap<string, string>;
  readonly manner: Manner;
  readonly profile?: Profile;
}

/** Whoever is told of a reading. */
export type Hear = (reading: Reading) => Promise<void> | void;

/** What reads a book for the desk, here or in a thread of its own. */
export interface Study {
  /**
   * Reads the book as it now stands on the disk. `hear` may get its beginning first, the first time, and
   * is done when the rest may be read.
   */
  readonly read: (hear: Hear) => Promise<void>;
  /** The book as an EPUB, as it now stands; undefined where it cannot be made. */
  readonly epub: () => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
}
