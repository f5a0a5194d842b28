import type { Built } from "../pipeline/build.ts";
import { accountOf, type ChangeEntry, eachChange, type Report } from "./report.ts";

/** Characters gathered before they become bytes. */
const CHUNK = 1 << 16;

/**
 * The report of a build as the bytes of its file: JSON with one entry a line,
 * so that two can be compared by eye and by `diff`. Made a piece at a time, as
 * the changes of a long book fill a hundred megabytes.
 */
export function reportBytes(built: Built): Uint8Array {
  const { changed: _, ...head } = accountOf(built);
  const say = changeJson();
  return bytesOf(head, (item) => eachChange(built, (change) => item(say(change))));
}

/** A report that was read as the bytes of its file. */
export function bytesOfReport({ changes, ...head }: Report): Uint8Array {
  return bytesOf(head, (item) => {
    for (const change of changes) item(JSON.stringify(change));
  });
}

type Write = (text: string) => void;

function bytesOf(head: Omit<Report, "changes">, writeChanges: (item: Write) => void): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = "";
  writeReport(head, writeChanges, (piece) => {
    text += piece;
    if (text.length < CHUNK) return;
    chunks.push(encoder.encode(text));
    text = "";
  });
  chunks.push(encoder.encode(text));
  return joinedBytes(chunks);
}

function joinedBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function writeReport(
  { inputs, files, diagnostics, questions, ...head }: Omit<Report, "changes">,
  writeChanges: (item: Write) => void,
  write: Write,
): void {
  write(JSON.stringify(head, undefined, 2).replace(/\n\}$/, ""));
  for (const [name, items] of Object.entries({ inputs, files, diagnostics, questions })) {
    write(`,\n  "${name}": `);
    writeList(write, (item) => {
      for (const each of items) item(JSON.stringify(each));
    });
  }
  write(`,\n  "changes": `);
  writeList(write, writeChanges);
  write("\n}\n");
}

/** What `JSON.stringify` gives of a change; words that come back are quoted once. */
function changeJson(): (change: ChangeEntry) => string {
  const known = new Map<string, string>();
  const quoted = (text: string): string => {
    if (text.length > LONGEST_KNOWN) return JSON.stringify(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const json = JSON.stringify(text);
    if (known.size < MOST_KNOWN) known.set(text, json);
    return json;
  };
  return ({ file = "", line, column, rule, before, after, because, confidence, invisible }) =>
    `{"file":${quoted(file)},"line":${line},"column":${column},"rule":${quoted(rule)},"before":${quoted(before)},"after":${quoted(after)},"because":${quoted(because)},"confidence":${confidence},"invisible":${invisible}}`;
}

const LONGEST_KNOWN = 80;
const MOST_KNOWN = 4096;

/** A list with one item a line. */
function writeList(write: Write, writeItems: (item: Write) => void): void {
  let before = "[\n    ";
  writeItems((item) => {
    write(before);
    write(item);
    before = ",\n    ";
  });
  write(before.startsWith(",") ? "\n  ]" : "[]");
}

/** One book's report as it stands in the list of many. */
export function indentedReport(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trimEnd().replaceAll("\n", "\n    ");
}

/** What belongs to no book, as a list of many books' JSON. */
export function looseJson(items: readonly unknown[]): string {
  let text = "";
  const write: Write = (piece) => {
    text += piece;
  };
  writeList(write, (item) => {
    for (const each of items) item(JSON.stringify(each));
  });
  return text;
}
