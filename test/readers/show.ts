import type { Outcome } from "../../src/diagnostics/diagnostic.ts";
import { dumpBlocks, dumpInlines } from "../../src/model/dump.ts";
import type { Draft } from "../../src/readers/reader.ts";
import { lineStarts, positionOf } from "../../src/source/lines.ts";

/** A draft as a golden file shows it: what it says of itself, its tree, its repairs, its diagnostics. */
export function show(outcome: Outcome<Draft>): string {
  if (!outcome.ok)
    return outcome.diagnostics.map((d) => `${d.severity} ${d.code} ${d.message}\n`).join("");
  const { metadata, settings, blocks, repairs, requests, source, comments = [] } = outcome.value;
  const starts = lineStarts(source.text);
  const place = (at?: { start: number }) => {
    const { line, column } = positionOf(starts, at?.start ?? 0);
    return `${line}:${column}`;
  };
  const said = Object.entries({ ...metadata, ...settings }).map(
    ([k, v]) => `${k}: ${JSON.stringify(v)}\n`,
  );
  const tree = blocks.map((block) => {
    if (block.type !== "heading") return dumpBlocks([block]);
    const id = block.id ? ` #${block.id}` : "";
    const number = block.number === undefined ? "" : ` ${block.number}`;
    return `heading ${block.depth} ${block.role ?? "-"}${number}${id} ${dumpInlines(block.label)} : ${dumpInlines(block.title)}\n`;
  });
  return [
    ...said,
    "--\n",
    ...tree,
    "--\n",
    ...requests.map((r) => `asks for ${r.path} as ${r.ref}\n`),
    ...repairs.map(
      (r) => `${place(r.at)} ${r.rule} ${JSON.stringify(r.before)} to ${JSON.stringify(r.after)}\n`,
    ),
    ...comments.map(
      ({ at, author, words }) =>
        `${place(at)} ${author || "somebody"} asks of ${JSON.stringify(source.text.slice(at.start, at.end))}: ${words}\n`,
    ),
    ...outcome.diagnostics.map((d) => `${place(d.at)} ${d.severity} ${d.code} ${d.message}\n`),
  ].join("");
}
