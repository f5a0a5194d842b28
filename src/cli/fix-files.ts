import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { treeOf } from "../pipeline/config/tree.ts";
import { type BookPlace, discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { fixBook } from "../pipeline/fix-book.ts";
import type { Host } from "../pipeline/host.ts";
import { load } from "../pipeline/load.ts";
import { metadataOf } from "../pipeline/metadata.ts";
import { extensionOf, folderOf, joined, nameOf } from "../pipeline/paths.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type FixedFile, fixDiff, fixSummary, lineStory } from "../report/fixes.ts";
import type { Encoding, Source } from "../source/span.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import type { FixArguments } from "./fix-arguments.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** Fixes the manuscripts of books, each with its whole book's language and answers in mind. */
export async function fixFiles(asked: FixArguments, terminal: Terminal): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf([]);
  const line = asked.explain === undefined ? undefined : lineOf(asked.explain);
  if (asked.explain !== undefined && line === undefined) {
    terminal.fail(`“${asked.explain}” names no line; write FILE:LINE\n`);
    return EXIT.usage;
  }
  const paths = line === undefined ? asked.paths : [line.path];
  const found = await discover(host, workshop, paths);
  const all: Diagnostic[] = [...found.diagnostics];
  if (found.diagnostics.length > 0) await refuse(found.diagnostics, terminal);
  for (const place of found.places) {
    const files = await fixedFilesOf(host, place, asked);
    all.push(...files.diagnostics);
    if (files.diagnostics.length > 0) await refuse(files.diagnostics, terminal);
    for (const file of files.fixed) {
      if (line !== undefined) terminal.print(`${lineStory(file, line.line, terminal.style)}\n`);
      else all.push(...(await say(file, { host, asked, terminal })));
    }
  }
  return exitCodeOf(all);
}

function lineOf(place: string): { readonly path: string; readonly line: number } | undefined {
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
}

/** A fixed manuscript with what is needed to write it back. */
interface Fixing extends FixedFile {
  readonly source: Source;
}

async function fixedFilesOf(
  host: Host,
  place: BookPlace,
  { lang, style }: FixArguments,
): Promise<{ readonly fixed: readonly Fixing[]; readonly diagnostics: readonly Diagnostic[] }> {
  const said = treeOf(lang === undefined ? {} : { language: lang });
  const loaded = await load(host, workshopOf([]), { place, said });
  const errors = loaded.diagnostics.filter(({ severity }) => severity === "error");
  if (!loaded.ok) return { fixed: [], diagnostics: errors };
  const { config, manuscripts, decisions } = loaded.value;
  const metadata = metadataOf(config, manuscripts, place.slug);
  const houseStyle = style ?? config.style;
  const made = await fixBook(
    manuscripts.map(({ draft }) => draft),
    {
      language: metadata.ok ? metadata.value.language : "en",
      ...(houseStyle !== undefined && { houseStyle }),
      ...(config.profile !== undefined && { habits: config.profile }),
      decisions,
    },
  );
  const fixed = made.map(({ source, text, changes, questions }): Fixing => {
    const path = joined(place.folder, source.id);
    return { path, before: source.text, after: text, changes, questions, source };
  });
  return { fixed, diagnostics: errors };
}

async function say(
  file: Fixing,
  {
    host,
    asked,
    terminal,
  }: {
    readonly host: Host;
    readonly asked: FixArguments;
    readonly terminal: Terminal;
  },
): Promise<readonly Diagnostic[]> {
  const { style } = terminal;
  if (asked.diff) {
    const diff = fixDiff(file, style);
    if (diff !== "") terminal.print(`${diff}\n`);
  } else terminal.print(`${fixSummary(file, style)}\n`);
  if (!asked.write || file.before === file.after) return [];
  const outcome = await writeBack(host, file, asked.track);
  if (outcome.length > 0) await refuse(outcome, terminal);
  else if (!asked.diff) terminal.print(`  written to ${file.path}\n`);
  return outcome;
}

/** The fixed text in the file's own bytes; refused where they were a guess or would not come out the same. */
async function writeBack(host: Host, file: Fixing, track: boolean): Promise<readonly Diagnostic[]> {
  const { path, before, after, source } = file;
  const extension = extensionOf(path);
  if (extension !== ".docx" && !TEXT.test(extension)) return [notWritable(path)];
  const now = await host.read(path, Number.MAX_SAFE_INTEGER);
  if (!now.ok) return now.diagnostics;
  if (extension === ".docx") return writeIntoWord(host, file, { bytes: now.value, track });
  const unchanged = encoded(before, source.encoding);
  const bytes = encoded(after, source.encoding);
  const same = unchanged !== undefined && Buffer.compare(unchanged, now.value) === 0;
  if (!source.encoding.certain || !same || bytes === undefined)
    return [notWrittenBack(path, source.encoding.name)];
  return (await host.deliver(folderOf(path), new Map([[nameOf(path), bytes]]))).diagnostics;
}

/** Sets the marks in the runs of a document of Word; what finds no place there is said. */
async function writeIntoWord(
  host: Host,
  { path, before, changes }: Fixing,
  { bytes, track }: { readonly bytes: Uint8Array; readonly track: boolean },
): Promise<readonly Diagnostic[]> {
  const { writeMarks } = await import("../readers/docx/write-marks.ts");
  const marks = changes.map(({ at, after }) => ({ start: at.start, end: at.end, after }));
  const made = await writeMarks(bytes, { text: before, marks }, track ? "tracked" : "plain");
  if (made === undefined) return [notProved(path)];
  const left = marks.length - made.written.length;
  const files = new Map([[nameOf(path), made.bytes]]);
  const { diagnostics } = await host.deliver(folderOf(path), files);
  return left === 0 ? diagnostics : [...diagnostics, notAllWritten(path, left)];
}

/** A text in the bytes its file had, or undefined where that cannot be promised. */
function encoded(text: string, { name, byteOrderMark }: Encoding): Uint8Array | undefined {
  const whole = byteOrderMark && !text.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
  if (name === "utf-8") return new TextEncoder().encode(whole);
  if (name !== "utf-16le" && name !== "utf-16be") return undefined;
  const bytes = Buffer.from(whole, "utf16le");
  return name === "utf-16be" ? bytes.swap16() : bytes;
}

/** Formats whose files are the text itself. */
const TEXT = /^\.(?:txt|text|md|markdown|mdown)$/;

function notWritable(path: string): Diagnostic {
  return {
    code: "cli/not-written-back",
    severity: "error",
    message: `“${path}” is not written: fixes are written into plain text, Markdown and .docx, and into no other format`,
    hint: "Make Markdown of it with “quoin convert”, or save it as .docx; a build sets the marks in the book in any case",
  };
}

function notProved(path: string): Diagnostic {
  return {
    code: "cli/not-written-back",
    severity: "error",
    message: `“${path}” is not written: it could not be shown that nothing but the marks would change`,
    hint: "Save it again in a word processor, or make Markdown of it with “quoin convert”",
  };
}

function notAllWritten(path: string, left: number): Diagnostic {
  return {
    code: "cli/partly-written",
    severity: "warning",
    message: `${left} of the fixes of “${path}” ${left === 1 ? "has" : "have"} no place in its own runs and ${left === 1 ? "was" : "were"} not written`,
    hint: "A build sets those marks in the book; “quoin fix --diff” shows them",
  };
}

function notWrittenBack(path: string, encoding: string): Diagnostic {
  return {
    code: "cli/not-written-back",
    severity: "error",
    message: `“${path}” is not written: its characters were read as ${encoding}, and it could not be written back with nothing else changed`,
    hint: "Save it as UTF-8 first",
  };
}
