/** A paper books are printed on, as far as the width of a spine depends on it. */
export interface Paper {
  readonly name: string;
  /** Inches a page, which is half a leaf. */
  readonly inches: number;
  readonly source: string;
  /** Month in which the source was last read. */
  readonly checked: string;
}

/** The two papers novels are printed on; a printer's own template has the last word. */
export const papers: readonly Paper[] = [
  {
    name: "cream",
    inches: 0.0025,
    source: "Kindle Direct Publishing, paperback cover: cream paper",
    checked: "2026-11",
  },
  {
    name: "white",
    inches: 0.002252,
    source: "Kindle Direct Publishing, paperback cover: white paper",
    checked: "2026-11",
  },
];

/** The width of the spine in millimetres of a book of so many pages, which printers make even. */
export function spineOf(pages: number, { inches }: Paper): number {
  return (pages + (pages % 2)) * inches * 25.4;
}
