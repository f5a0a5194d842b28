import { encodedWords, type WordLine, type WordRun } from "./word-runs.ts";

/** A change of a line: characters from `start` to `end` become `after`. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/** A change within one run. */
export interface RunEdit {
  readonly run: WordRun;
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** The changes of runs that make a change of a line; undefined where it touches what is no word of a run. */
export function runEdits(
  { runs }: WordLine,
  { start, end, after }: LineEdit,
): readonly RunEdit[] | undefined {
  if (start === end) {
    const run =
      runs.find(({ at, text }) => at < start && start <= at + text.length) ??
      runs.find(({ at }) => at === start);
    const from = start - (run?.at ?? 0);
    return run === undefined ? undefined : [{ run, from, to: from, put: after }];
  }
  const touched = runs.filter(({ at, text }) => at < end && at + text.length > start);
  const edits = touched.map((run, i): RunEdit => {
    const from = Math.max(start, run.at) - run.at;
    const to = Math.min(end, run.at + run.text.length) - run.at;
    return { run, from, to, put: i === 0 ? after : "" };
  });
  const covered = edits.reduce((sum, { from, to }) => sum + to - from, 0);
  return covered === end - start ? edits : undefined;
}

/** The XML of a part with changes of its runs made; tracked changes get the numbers after `lastId`. */
export function editedXml(
  xml: string,
  edits: readonly RunEdit[],
  tracked: { lastId: number } | undefined,
): string {
  const byRun = new Map<WordRun, RunEdit[]>();
  for (const edit of edits) {
    const own = byRun.get(edit.run);
    if (own === undefined) byRun.set(edit.run, [edit]);
    else own.push(edit);
  }
  const pieces: string[] = [];
  let done = 0;
  for (const run of [...byRun.keys()].sort((a, b) => a.tag - b.tag)) {
    const own = (byRun.get(run) ?? []).sort((a, b) => a.from - b.from);
    const close = xml.indexOf(">", run.to) + 1;
    pieces.push(xml.slice(done, run.tag));
    const asTracked = tracked !== undefined && !run.inserted;
    pieces.push(asTracked ? trackedRun(xml, run, own, tracked) : plainRun(xml, run, own));
    done = close;
  }
  pieces.push(xml.slice(done));
  return pieces.join("");
}

function plainRun(xml: string, { tag, from, text }: WordRun, edits: readonly RunEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.from), edit.put);
    done = edit.to;
  }
  const words = parts.join("") + text.slice(done);
  return `${keepsSpace(xml.slice(tag, from), words)}${encodedWords(words)}</w:t>`;
}

/** Word drops spaces at the edges of words that do not say they are kept. */
function keepsSpace(tag: string, words: string): string {
  if (words.trim() === words || tag.includes("xml:space")) return tag;
  return tag.replace(/>$/, ' xml:space="preserve">');
}

/** The words of a run parted at its changes: what was stays, struck; what is new stands after it. */
function trackedRun(
  xml: string,
  { text, run }: WordRun,
  edits: readonly RunEdit[],
  ids: { lastId: number },
): string {
  const looks = propertiesAt(xml, run);
  const parts: string[] = [];
  let done = 0;
  const kept = (to: number) => {
    if (to > done) parts.push(wordsTag("w:t", text.slice(done, to)));
    done = to;
  };
  const change = (name: "w:del" | "w:ins", words: string) => {
    if (words === "") return;
    ids.lastId++;
    const inner = wordsTag(name === "w:del" ? "w:delText" : "w:t", words);
    parts.push(
      `<${name} w:id="${ids.lastId}" w:author="quoin"><w:r>${looks}${inner}</w:r></${name}>`,
    );
  };
  for (const { from, to, put } of edits) {
    kept(from);
    parts.push("</w:r>");
    change("w:del", text.slice(from, to));
    change("w:ins", put);
    parts.push(`<w:r>${looks}`);
    done = to;
  }
  kept(text.length);
  return parts.join("");
}

function wordsTag(name: string, words: string): string {
  return `<${name} xml:space="preserve">${encodedWords(words)}</${name}>`;
}

/** The looks of the run that starts at a place, as they are written; those it had before somebody changed them stay behind. */
function propertiesAt(xml: string, run: number): string {
  const from = xml.indexOf(">", run) + 1;
  if (!/^<w:rPr[\s>]/.test(xml.slice(from, from + 8))) return "";
  const change = xml.indexOf("<w:rPrChange", from);
  const end = xml.indexOf("</w:rPr>", from);
  if (change < 0 || change > end) return xml.slice(from, end + 8);
  return `${xml.slice(from, change)}</w:rPr>`;
}
