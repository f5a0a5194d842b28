import { treeOf } from "../pipeline/config/tree.ts";
import { convertBook } from "../pipeline/convert.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import { joined } from "../pipeline/paths.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { prettyPlaced } from "../report/pretty.ts";
import type { Artifact } from "../writers/writer.ts";
import { fileStands } from "./diagnostics.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { oneBook } from "./one-book.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** What `convert` is told. */
export interface ConvertArguments {
  readonly path: string;
  /** The folder to write to; without it one of the book's name. */
  readonly out?: string | undefined;
  readonly lang?: string | undefined;
}

/** `convert FILE`: the manuscript as Markdown, its pictures beside it. What stands there already is never lost. */
export async function convert(asked: ConvertArguments, terminal: Terminal): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf([]);
  const place = await oneBook(host, workshop, { path: asked.path, terminal });
  if (place === undefined) return EXIT.usage;
  const said = treeOf(asked.lang === undefined ? {} : { language: asked.lang });
  const converted = await convertBook(host, workshop, { place, said });
  const { artifacts, diagnostics, edition } = converted;
  const notes = diagnostics.filter(({ code }) => !SILENT.has(code));
  const told = prettyPlaced(notes, converted, terminal.style);
  if (artifacts.length === 0 || edition === undefined) {
    terminal.fail(`${told}\n`);
    return exitCodeOf(diagnostics);
  }
  const folder = asked.out ?? place.slug;
  const files = new Map(artifacts.map(({ path, bytes }) => [path, bytes]));
  const standing = await standingIn(host, folder, artifacts);
  if (standing !== undefined) return refuse([fileStands(standing)], terminal);
  const delivered = await host.deliver(folder, files);
  if (!delivered.ok) return refuse(delivered.diagnostics, terminal);
  const pictures = artifacts.length - 1;
  const beside =
    pictures === 0 ? "" : `, ${pictures} ${pictures === 1 ? "picture" : "pictures"} beside it`;
  const name = joined(folder, artifacts[0]?.path ?? "");
  terminal.print(`${terminal.style.good("✓")} ${edition.words} words → ${name}${beside}\n`);
  if (told !== "") terminal.print(`${told}\n`);
  return exitCodeOf(diagnostics);
}

/** Notes on a book that is to be made, which is not done here. */
const SILENT: ReadonlySet<string> = new Set(["pipeline/untitled", "pipeline/assumed-language"]);

/** A file that stands where one is to be written, and says something else. */
async function standingIn(
  host: Host,
  folder: string,
  artifacts: readonly Artifact[],
): Promise<string | undefined> {
  for (const { path, bytes } of artifacts) {
    const target = joined(folder, path);
    if ((await host.kind(target)) === "missing") continue;
    const found = await host.read(target, bytes.length);
    if (!found.ok || Buffer.compare(found.value, bytes) !== 0) return target;
  }
  return undefined;
}
