import { withArchives } from "../../dist/pipeline/archive-host.js";
import { emptyTree } from "../../dist/pipeline/config/tree.js";
import { discover } from "../../dist/pipeline/discover.js";
import { load } from "../../dist/pipeline/load.js";
import { workshopOf } from "../../dist/pipeline/workshop.js";
import { readers } from "../../dist/readers/registry.js";

/** What stands around the input in memory, and nowhere in it: found in a draft, it was read from outside. */
const CANARY = Buffer.from("QxZkOutsideTheFileQxZk".repeat(40));

/** No message of ours is as long as this: one that is quotes the manuscript without end. */
const LONGEST_MESSAGE = 2000;

/** Reads one input; every sentence is something that must never be. */
export async function readAny(format, input) {
  const memory = Buffer.concat([CANARY, input, CANARY]);
  const bytes = new Uint8Array(memory.buffer, memory.byteOffset + CANARY.length, input.length);
  let outcome;
  try {
    outcome = format === "zip" ? await readFolder(bytes) : await read(format, bytes);
  } catch (error) {
    return [`crash: ${String(error?.stack ?? error).slice(0, 1500)}`];
  }
  const faults = [];
  if (
    !memory.subarray(0, CANARY.length).equals(CANARY) ||
    !memory.subarray(-CANARY.length).equals(CANARY) ||
    Buffer.compare(bytes, input) !== 0
  )
    faults.push("outside: the bytes of the file were written to");
  return [...faults, ...faultsOf(outcome)];
}

async function read(format, bytes) {
  const reader = await readers.find((one) => one.format === format).load();
  const outcome = await reader.read({ id: `in.${format}`, bytes });
  return {
    ok: outcome.ok,
    diagnostics: outcome.diagnostics,
    drafts: outcome.ok ? [outcome.value] : [],
  };
}

/** An archive of chapters goes the way it goes in a build: through a host with nothing but this file. */
async function readFolder(bytes) {
  const missing = {
    ok: false,
    diagnostics: [{ code: "x", severity: "error", message: "no such file" }],
  };
  const host = withArchives(
    {
      read: async (path) =>
        path === "in.zip" ? { ok: true, value: bytes, diagnostics: [] } : missing,
      readInside: async () => missing,
      kind: async (path) => (path === "in.zip" ? "file" : "missing"),
      nameOf: async (path) => path,
      list: async () => [],
      deliver: async () => missing,
    },
    () => "",
  );
  const workshop = workshopOf([]);
  const found = await discover(host, workshop, ["in.zip"]);
  const diagnostics = [...found.diagnostics];
  const drafts = [];
  for (const place of found.places) {
    const loaded = await load(host, workshop, { place, said: emptyTree });
    diagnostics.push(...loaded.diagnostics);
    if (loaded.ok) drafts.push(...loaded.value.manuscripts.map(({ draft }) => draft));
  }
  return { ok: drafts.length > 0, diagnostics, drafts };
}

function faultsOf({ ok, diagnostics, drafts }) {
  const faults = [];
  if (!ok && diagnostics.length === 0) faults.push("silent: no draft, and nothing said");
  if (ok && diagnostics.length === 0 && drafts.every(({ blocks }) => blocks.length === 0))
    faults.push("silent: an empty draft, and nothing said");
  for (const { message, code } of diagnostics)
    if (message.length > LONGEST_MESSAGE)
      faults.push(`endless: ${code} says ${message.length} characters`);
  for (const draft of drafts) {
    const { source, blocks, embedded, comments = [] } = draft;
    const stray =
      strayIn(blocks, source.text.length) ??
      strayIn(
        comments.map(({ at }) => ({ type: "comment", span: at })),
        source.text.length,
      );
    if (stray !== undefined) faults.push(`place: ${stray}`);
    if (source.text.includes("QxZkOutside"))
      faults.push("outside: the text holds what stands beside the file");
    for (const image of embedded.values())
      if (Buffer.from(image).includes("QxZkOutside"))
        faults.push("outside: an image holds what stands beside the file");
  }
  for (const { at, code } of diagnostics)
    if (at !== undefined) {
      const source = drafts.find(({ source }) => source.id === at.source)?.source;
      if (source !== undefined && !isPlace(at, source.text.length))
        faults.push(`place: ${code} points to ${at.start}–${at.end}`);
    }
  return faults;
}

function isPlace({ start, end }, length) {
  return (
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
  );
}

/** The first node whose place is none, without recursion: a book may be as deep as a reader lets it. */
function strayIn(blocks, length) {
  const open = [...blocks];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || typeof node !== "object") continue;
    if (node.span !== undefined && !isPlace(node.span, length))
      return `a ${node.type} at ${node.span.start}–${node.span.end} of ${length}`;
    for (const value of Object.values(node))
      if (typeof value === "object" && value !== null)
        open.push(...(Array.isArray(value) ? value : [value]));
  }
  return undefined;
}
