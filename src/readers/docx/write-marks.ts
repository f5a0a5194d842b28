import { rezip } from "../../base/rezip.ts";
import { type UnzippedEntry, unzip } from "../../base/unzip.ts";
import { decodeXml } from "../archive.ts";
import { LIMITS } from "../limits.ts";
import { alignLines } from "./align-lines.ts";
import { docx } from "./docx.ts";
import { editedXml, type LineEdit, type RunEdit, runEdits } from "./edit-runs.ts";
import { asWordNames } from "./namespaces.ts";
import { mainPartOf, relationsOf, relationsPath, sidePart } from "./parts.ts";
import { type WordLine, wordLines } from "./word-runs.ts";

/** A mark to be set in a document: a place in its text as read, and what becomes of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/** A document with marks set in it, and those that were. */
export interface MarkedDocument<M> {
  readonly bytes: Uint8Array;
  readonly written: readonly M[];
}

/** How marks are written: over what stands there, or as tracked changes somebody may refuse. */
export type MarkManner = "plain" | "tracked";

/**
 * Sets marks in the runs of a document of Word; all else in it stays as it lies. Marks are in the order of
 * the text, none overlapping.
 *
 * Undefined where it cannot be shown that the document then reads as its text with the marks set: it is
 * read again and compared.
 */
export async function writeMarks<M extends Mark>(
  bytes: Uint8Array,
  { text, marks }: { readonly text: string; readonly marks: readonly M[] },
  manner: MarkManner,
): Promise<MarkedDocument<M> | undefined> {
  const { entries: files, unfolded, ratio } = LIMITS;
  const unzipped = unzip(bytes, { files, bytes: unfolded, ratio });
  if (!unzipped.ok) return undefined;
  const parts = wordParts(unzipped.entries);
  const open = new Set(marks);
  const changed = new Map<string, Uint8Array>();
  const page = linesOf(text);
  for (const part of parts) {
    const own = utf8(part.bytes);
    if (own === undefined) return undefined;
    const xml = asWordNames(own);
    const edits = editsIn(page, wordLines(xml), open);
    if (edits.length === 0) continue;
    const ids = { lastId: manner === "tracked" ? lastId(xml) : 0 };
    const made = editedXml(xml, edits, manner === "tracked" ? ids : undefined);
    changed.set(part.path, new TextEncoder().encode(made));
  }
  const made = changed.size === 0 ? undefined : rezip(bytes, changed);
  if (made === undefined) return undefined;
  const written = marks.filter((mark) => !open.has(mark));
  const again = await docx.read({ id: "again.docx", bytes: made });
  const reads = again.ok && again.value.source.text === withMarks(text, written);
  return reads ? { bytes: made, written } : undefined;
}

/** The parts of a document whose words are in a book. */
function wordParts(entries: readonly UnzippedEntry[]): readonly UnzippedEntry[] {
  const byPath = new Map(entries.map((entry) => [entry.path.replace(/^\//, ""), entry]));
  const part = (path: string) => byPath.get(path)?.bytes;
  const text = (path: string) => {
    const bytes = part(path);
    return bytes === undefined ? undefined : decodeXml(bytes);
  };
  const main = mainPartOf({ part, text });
  const relations = relationsOf(text(relationsPath(main)));
  const notes = (["footnotes", "endnotes"] as const).map((type) =>
    sidePart({ part }, main, { type, relations }),
  );
  return [main, ...notes].flatMap((path) => byPath.get(path) ?? []);
}

interface Page {
  readonly lines: readonly string[];
  /** Where each line starts in the text. */
  readonly starts: readonly number[];
}

function linesOf(text: string): Page {
  const lines = text.split(/[\n\f]/);
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { lines, starts };
}

/** The changes of runs in one part; marks that found their place are taken out of `open`. */
function editsIn<M extends Mark>(
  { lines, starts }: Page,
  document: readonly WordLine[],
  open: Set<M>,
): readonly RunEdit[] {
  const pairs = alignLines(lines, document);
  const edits: RunEdit[] = [];
  let at = 0;
  for (const mark of [...open].sort((a, b) => a.start - b.start)) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= mark.start) at++;
    const pair = pairs.get(at);
    if (pair === undefined) continue;
    const start = (starts[at] ?? 0) + pair.shift;
    const own: LineEdit = {
      start: mark.start - start,
      end: mark.end - start,
      after: mark.after,
    };
    if (own.start < 0 || own.end > pair.line.text.length) continue;
    const made = runEdits(pair.line, least(pair.line.text, own));
    if (made === undefined) continue;
    edits.push(...made);
    open.delete(mark);
  }
  return edits;
}

/** A change without what it has in common with what stands there, so that runs keep all they can. */
function least(text: string, { start, end, after }: LineEdit): LineEdit {
  const before = text.slice(start, end);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    start: start + head,
    end: end - tail,
    after: after.slice(head, after.length - tail),
  };
}

function withMarks(text: string, marks: readonly Mark[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, after } of marks) {
    pieces.push(text.slice(done, start), after);
    done = end;
  }
  return pieces.join("") + text.slice(done);
}

/** The text of a part in UTF-8, whose bytes it gives back; other encodings are not written. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const other = /^\uFEFF?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text);
    return other ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The highest number a change or a mark of the part has. */
function lastId(xml: string): number {
  let last = 0;
  for (const [, id] of xml.matchAll(/w:id="(\d{1,9})"/g)) last = Math.max(last, Number(id));
  return last;
}
