/**
 * What a stranger's file may cost. Every number is far above any book and far below what hurts a
 * machine; what goes beyond is refused with a diagnostic and nothing of it is read.
 */
export interface Limits {
  /** Bytes of a file as it lies on the disk. */
  readonly bytes: number;
  /** Bytes of everything an archive unfolds to. */
  readonly unfolded: number;
  /** Files in an archive. */
  readonly entries: number;
  /** How many times its packed size a file of an archive may unfold to. */
  readonly ratio: number;
  /** Elements, groups or folders open inside one another. */
  readonly depth: number;
  /** Elements of markup in one file that is read piece by piece. */
  readonly nodes: number;
  /** Elements of a page, which is in memory whole. */
  readonly elements: number;
}

const MEGABYTE = 1024 * 1024;

/** The limits of a file for which nobody says others. */
export const LIMITS: Limits = {
  bytes: 32 * MEGABYTE,
  // A novel of a million words takes 60 MB in Word.
  unfolded: 256 * MEGABYTE,
  entries: 5000,
  // Deflate reaches 1032 at most; word processors' XML seldom 40.
  ratio: 400,
  depth: 200,
  // A word an element, for the longest series in one file.
  nodes: 10_000_000,
  // An element takes some 200 bytes and six millionths of a second; a long novel has a tenth of these.
  elements: 500_000,
};

/** What a book says of its limits: whole megabytes, files and elements. Depth stays as it is. */
export interface LimitChoice {
  readonly file?: number;
  readonly unfolded?: number;
  readonly files?: number;
  readonly ratio?: number;
  readonly elements?: number;
}

/** A book comes from strangers as its files do: it raises a limit so many times and no further. */
const MOST = 8;

/** How far a book can raise each limit, in the units it says them in. */
export const MOST_OF: Readonly<Record<keyof LimitChoice, number>> = {
  file: (LIMITS.bytes / MEGABYTE) * MOST,
  unfolded: (LIMITS.unfolded / MEGABYTE) * MOST,
  files: LIMITS.entries * MOST,
  ratio: LIMITS.ratio * MOST,
  // Of a part that is read piece by piece; a page ends at eight times its own.
  elements: LIMITS.nodes * MOST,
};

/** The limits of a book. */
export function limitsOf(choice: LimitChoice = {}): Limits {
  const raised = (said: number | undefined, usual: number, unit = 1) =>
    said === undefined || !(said >= 1) ? usual : Math.min(Math.floor(said) * unit, usual * MOST);
  const { file, unfolded, files, ratio, elements } = choice;
  return {
    bytes: raised(file, LIMITS.bytes, MEGABYTE),
    unfolded: raised(unfolded, LIMITS.unfolded, MEGABYTE),
    entries: raised(files, LIMITS.entries),
    ratio: raised(ratio, LIMITS.ratio),
    depth: LIMITS.depth,
    nodes: Math.max(LIMITS.nodes, raised(elements, LIMITS.nodes)),
    elements: raised(elements, LIMITS.elements),
  };
}
