import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { digest } from "../base/digest.ts";
import { buildBook } from "../pipeline/build.ts";
import { overlay, treeOf } from "../pipeline/config/tree.ts";
import { discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { GENERATOR } from "../pipeline/version.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { accountOf, type Report } from "../report/report.ts";
import { printable } from "../report/style.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { refuse } from "./refuse.ts";
import { type Sayings, saidOf } from "./said.ts";
import type { Terminal } from "./terminal.ts";

/** What `verify` is told. */
export interface VerifyArguments extends Sayings {
  readonly report: string;
  /** The book to make again; without it the one here that has the report's name. */
  readonly book?: string | undefined;
  readonly theme?: string | undefined;
  /** False where only the files beside the report are looked at. */
  readonly again: boolean;
}

type Told = Pick<Report, "tool" | "files" | "inputs" | "asked" | "date"> & {
  readonly slug: string;
};

/**
 * `verify REPORT [BOOK]`: whether the files beside a report are those it tells of, and whether the
 * book gives them again, made with what the report says was asked for.
 */
export async function verify(asked: VerifyArguments, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, asked.report);
  const told = reportIn(await readFile(path, "utf8").catch(() => ""));
  if (told === undefined) {
    terminal.fail(`“${printable(asked.report)}” is not the report of a book\n`);
    return EXIT.usage;
  }
  const faults: string[] = [];
  for (const file of told.files) {
    const bytes = await readFile(join(dirname(path), file.path)).catch(() => undefined);
    if (bytes === undefined) faults.push(`${file.path} is not there`);
    else if (digest(bytes) !== file.digest) faults.push(`${file.path} is not what it was`);
  }
  if (asked.again) {
    const again = await madeAgain(told, asked, terminal);
    if (typeof again === "number") return again;
    faults.push(...again);
  }
  const { style } = terminal;
  for (const fault of faults) terminal.print(`${style.bad("✗")} ${printable(fault)}\n`);
  if (faults.length > 0 && told.tool !== GENERATOR)
    terminal.print(`  made by ${printable(told.tool)}, and this is ${GENERATOR}\n`);
  const again = asked.again ? ", and the book gives them again" : "";
  if (faults.length === 0)
    terminal.print(`${style.good("✓")} the files are those the report tells of${again}\n`);
  return faults.length === 0 ? EXIT.done : EXIT.book;
}

/** What of a report does not come out when its book is made again, or why it could not be. */
async function madeAgain(
  told: Told,
  asked: VerifyArguments,
  terminal: Terminal,
): Promise<readonly string[] | ExitCode> {
  const { said, diagnostics } = await saidOf(asked);
  if (exitCodeOf(diagnostics) !== EXIT.done) return refuse(diagnostics, terminal);
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf([]);
  const found = await discover(host, workshop, asked.book === undefined ? [] : [asked.book]);
  const named = found.places.filter(({ slug }) => asked.book !== undefined || slug === told.slug);
  const [place, other] = named;
  if (place === undefined || other !== undefined) {
    const which = asked.book ?? told.slug;
    const many = other !== undefined ? "is more than one book" : "is no book here";
    terminal.fail(`“${printable(which)}” ${many}; name its manuscript after the report\n`);
    return EXIT.usage;
  }
  const theme = asked.theme ?? told.asked.theme;
  const built = await buildBook(host, workshop, place, {
    said: overlay(treeOf(told.asked.said ?? {}), said),
    formats: told.asked.formats ?? [...new Set(told.files.map(({ format }) => format))],
    ...(theme !== undefined && { theme }),
    ...(told.date !== undefined && { sourceDateEpoch: String(Date.parse(told.date) / 1000) }),
  });
  if (!built.ok) return refuse(built.diagnostics, terminal);
  const { inputs, files } = accountOf(built);
  const now = new Map([...inputs.map((input) => [input.file, input.digest] as const)]);
  const changed = told.inputs.filter((input) => now.get(input.file) !== input.digest);
  const made = new Map(files.map((file) => [file.path, file.digest]));
  const others = told.files.filter((file) => made.get(file.path) !== file.digest);
  return [
    ...changed.map(({ file }) => `the manuscript ${file} is not what it was`),
    ...others.map((file) => `${file.path} comes out otherwise`),
  ];
}

/** A report's file, as far as it is looked at here. */
function reportIn(text: string): Told | undefined {
  try {
    const value = JSON.parse(text) as Partial<Report> | null;
    const { tool, files, inputs, book, asked = {}, date } = value ?? {};
    if (typeof tool !== "string" || !Array.isArray(files) || !Array.isArray(inputs))
      return undefined;
    const named = [...files.map(({ path }) => path), ...inputs.map(({ file }) => file)];
    if (![...named, book?.slug].every((name) => typeof name === "string")) return undefined;
    return { tool, files, inputs, asked, date, slug: book?.slug ?? "" };
  } catch {
    return undefined;
  }
}
