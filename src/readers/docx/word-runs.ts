/** The words of one `w:t`, and where they lie in the XML. */
export interface WordRun {
  /** The text of the element as it is read, in the line it belongs to. */
  readonly text: string;
  /** Where its tag starts, where its content starts and ends, in the XML. */
  readonly tag: number;
  readonly from: number;
  readonly to: number;
  /** Where in the line it starts; what stands between two runs is a tab or a mark of its own. */
  readonly at: number;
  /** Where the run (`w:r`) starts and its content begins, and true where it was put in by a tracked change. */
  readonly run: number;
  readonly inserted: boolean;
}

/** A line of a document as it is read, with the runs it is made of. */
export interface WordLine {
  readonly text: string;
  readonly runs: readonly WordRun[];
}

/** What a reader of the document leaves out: what was taken out, and what stands there for old programs. */
const SILENT = /^(?:w:del|w:moveFrom|mc:Fallback|w:pPr|w:rPr|w:tblPr|w:sectPr)$/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** The lines of a part of a document, in its order. Linear. */
export function wordLines(xml: string): readonly WordLine[] {
  const scan: Scan = { xml, lines: [], text: "", runs: [], silent: 0, inserted: 0, run: 0 };
  for (let at = xml.indexOf("<"); at >= 0; ) {
    const end = xml.indexOf(">", at);
    if (end < 0) break;
    at = xml.startsWith("<!--", at) ? afterComment(xml, at) : tag(scan, at, end);
  }
  endLine(scan);
  return scan.lines;
}

interface Scan {
  readonly xml: string;
  readonly lines: WordLine[];
  text: string;
  runs: WordRun[];
  silent: number;
  inserted: number;
  run: number;
}

function afterComment(xml: string, at: number): number {
  const end = xml.indexOf("-->", at);
  return end < 0 ? -1 : xml.indexOf("<", end);
}

/** Reads a tag, and gives the place of the next. */
function tag(scan: Scan, at: number, end: number): number {
  const { xml } = scan;
  const closes = xml[at + 1] === "/";
  const empty = xml[end - 1] === "/";
  const name = /^[\w:]*/.exec(xml.slice(at + (closes ? 2 : 1), Math.min(end, at + 40)))?.[0] ?? "";
  const step = empty ? 0 : closes ? -1 : 1;
  if (SILENT.test(name)) scan.silent += step;
  else if (name === "w:ins" || name === "w:moveTo") scan.inserted += step;
  else if (scan.silent === 0) words(scan, { name, at, end, closes, empty });
  return xml.indexOf("<", end);
}

interface Tag {
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly closes: boolean;
  readonly empty: boolean;
}

/** What stands for one character, or for the end of a line. */
const SIGNS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:noBreakHyphen": "\u2011",
};

function words(scan: Scan, { name, at, end, closes, empty }: Tag): void {
  const { xml } = scan;
  if (name === "w:r" && !closes) scan.run = at;
  else if (name === "w:p" || ((name === "w:br" || name === "w:cr") && !closes)) endLine(scan);
  else if (!closes) scan.text += SIGNS[name] ?? "";
  if (name !== "w:t" || closes || empty) return;
  const to = xml.indexOf("<", end);
  const text = decoded(xml.slice(end + 1, to < 0 ? xml.length : to));
  const { run, inserted } = scan;
  const place = { tag: at, from: end + 1, to, at: scan.text.length, run, inserted: inserted > 0 };
  scan.runs.push({ text, ...place });
  scan.text += text;
}

function endLine(scan: Scan): void {
  if (scan.text !== "") scan.lines.push({ text: scan.text, runs: scan.runs });
  scan.text = "";
  scan.runs = [];
}

/** The characters of XML text; line ends count as spaces in a paragraph. */
function decoded(raw: string): string {
  return raw
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, number, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/[\n\r\f\v\u2028\u2029]/g, " ");
}

/** Characters as XML text. */
export function encodedWords(text: string): string {
  return text.replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
}
