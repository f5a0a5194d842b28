import type { Built } from "../pipeline/build.ts";
import { accountOf, type ChangeEntry, changesOf, type Report } from "./report.ts";

/** Characters gathered before they become bytes. */
const CHUNK = 1 << 16;

/**
 * The report of a build as the bytes of its file: JSON with one entry a line,
 * so that two can be compared by eye and by `diff`. Made a piece at a time, as
 * the changes of a long book fill a hundred megabytes.
 */
export function reportBytes(built: Built): Uint8Array {
  const { changed: _, ...head } = accountOf(built);
  return bytesOf(head, listPieces(changesOf(built), changeJson()));
}

/** A report that was read as the bytes of its file. */
export function bytesOfReport({ changes, ...head }: Report): Uint8Array {
  return bytesOf(head, listPieces(changes));
}

function bytesOf(head: Omit<Report, "changes">, changes: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = "";
  for (const piece of reportPieces(head, changes)) {
    text += piece;
    if (text.length < CHUNK) continue;
    chunks.push(encoder.encode(text));
    text = "";
  }
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

function* reportPieces(
  { inputs, files, diagnostics, questions, ...head }: Omit<Report, "changes">,
  changes: Iterable<string>,
): Generator<string> {
  yield JSON.stringify(head, undefined, 2).replace(/\n\}$/, "");
  for (const [name, items] of Object.entries({ inputs, files, diagnostics, questions })) {
    yield `,\n  "${name}": `;
    yield* listPieces<unknown>(items);
  }
  yield `,\n  "changes": `;
  yield* changes;
  yield "\n}\n";
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

function* listPieces<T>(
  items: Iterable<T>,
  say: (item: T) => string = JSON.stringify,
): Generator<string> {
  let some = false;
  for (const item of items) {
    yield `${some ? "," : "["}\n    ${say(item)}`;
    some = true;
  }
  yield some ? "\n  ]" : "[]";
}

/** One book's report as it stands in the list of many. */
export function indentedReport(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trimEnd().replaceAll("\n", "\n    ");
}

/** What belongs to no book, as a list of many books' JSON. */
export function looseJson(items: readonly unknown[]): string {
  return [...listPieces(items)].join("");
}
