import type { Built } from "../pipeline/build.ts";
import { accountOf, changesOf, type Report } from "./report.ts";

/** Characters gathered before they become bytes. */
const CHUNK = 1 << 16;

/**
 * The report of a build as the bytes of its file: JSON with one entry a line,
 * so that two can be compared by eye and by `diff`. Made a piece at a time, as
 * the changes of a long book fill a hundred megabytes.
 */
export function reportBytes(built: Built): Uint8Array {
  const { changed: _, ...head } = accountOf(built);
  return bytesOf(head, changesOf(built));
}

/** A report that was read as the bytes of its file. */
export function bytesOfReport({ changes, ...head }: Report): Uint8Array {
  return bytesOf(head, changes);
}

function bytesOf(head: Omit<Report, "changes">, changes: Iterable<unknown>): Uint8Array {
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
  changes: Iterable<unknown>,
): Generator<string> {
  yield JSON.stringify(head, undefined, 2).replace(/\n\}$/, "");
  const lists = Object.entries({ inputs, files, diagnostics, questions, changes });
  for (const [name, items] of lists) {
    yield `,\n  "${name}": `;
    yield* listPieces(items);
  }
  yield "\n}\n";
}

function* listPieces(items: Iterable<unknown>): Generator<string> {
  let some = false;
  for (const item of items) {
    yield `${some ? "," : "["}\n    ${JSON.stringify(item)}`;
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
