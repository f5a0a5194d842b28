import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { wordsOf } from "../pipeline/guard.ts";
import { concerns, homeOf } from "./book-home.ts";
import { revisionUnknown, shardMalformed } from "./diagnostics.ts";

/** Which of the books found are to be made. */
export interface Selection {
  /** `2/5`: the second of five shares. */
  readonly shard?: string | undefined;
  /** Only books that changed since this revision of git. */
  readonly changedSince?: string | undefined;
}

/** Picks the books asked for, in the order they were found. */
export async function selected(
  cwd: string,
  places: readonly BookPlace[],
  { shard, changedSince }: Selection,
): Promise<Outcome<readonly BookPlace[]>> {
  const changed =
    changedSince === undefined ? success(places) : await changedOf(cwd, places, changedSince);
  if (!changed.ok || shard === undefined) return changed;
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? [];
  if (number === undefined || Number(number) > Number(of)) return failure(shardMalformed(shard));
  const sizes = await Promise.all(changed.value.map((place) => sizeOf(cwd, place)));
  const shares = sharesOf(changed.value, sizes, Number(of));
  return success(changed.value.filter((_, at) => shares[at] === Number(number) - 1));
}

/**
 * The share of each book: the largest first, each to the share that has least.
 * The order in which books were found decides nothing.
 */
export function sharesOf(
  places: readonly BookPlace[],
  sizes: readonly number[],
  of: number,
): readonly number[] {
  const loads = Array.from({ length: of }, () => 0);
  const shares = places.map(() => 0);
  const order = places
    .map(({ slug }, at) => ({ slug, at, size: sizes[at] ?? 0 }))
    .sort((a, b) => b.size - a.size || (a.slug < b.slug ? -1 : 1));
  for (const { at, size } of order) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + size;
    shares[at] = least;
  }
  return shares;
}

/** Bytes of a manuscript, or of all files in a book's folder. */
async function sizeOf(cwd: string, { folder, file }: BookPlace): Promise<number> {
  if (file !== undefined) return (await stat(resolve(cwd, folder, file))).size;
  const names = await readdir(resolve(cwd, folder), { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile());
  const sizes = await Promise.all(
    files.map(async (name) => (await stat(join(name.parentPath, name.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Files whose change may change every book; a theme of which only others are left is no longer found by them. */
const SHARED = /(?:^|\/)(?:quoin\.config\.js|package(?:-lock)?\.json|theme\.json)$/;

async function changedOf(
  cwd: string,
  places: readonly BookPlace[],
  revision: string,
): Promise<Outcome<readonly BookPlace[]>> {
  const files = await changedFiles(cwd, revision);
  return files.ok ? success(concerned(cwd, places, files.value)) : files;
}

/** The books that a change of these files, named from the working folder, may change. */
export function concerned(
  cwd: string,
  places: readonly BookPlace[],
  files: readonly string[],
): readonly BookPlace[] {
  if (files.some((path) => SHARED.test(path)) || areOfTheme(cwd, files)) return places;
  const full = files.map((path) => slashed(resolve(cwd, path)));
  return places.filter((place) => {
    const home = homeOf(cwd, place);
    return full.some((path) => concerns(path, home));
  });
}

/** Paths from the working folder of what differs from a revision, files not yet added included. */
async function changedFiles(cwd: string, revision: string): Promise<Outcome<readonly string[]>> {
  const git = (...args: readonly string[]): Promise<{ readonly stdout: string }> =>
    promisify(execFile)("git", args, { cwd, encoding: "utf8", maxBuffer: 256 * 1_048_576 });
  try {
    if (revision.startsWith("-")) return failure(revisionUnknown(revision, "it is no revision"));
    const { stdout: commit } = await git("rev-parse", "--verify", `${revision}^{commit}`);
    const top = (await git("rev-parse", "--show-toplevel")).stdout.replace(/\n$/, "");
    const changed = await git("diff", "--name-only", "--no-renames", "-z", commit.trim(), "--");
    const added = await git("ls-files", "--others", "--exclude-standard", "--full-name", "-z");
    const names = `${changed.stdout}${added.stdout}`.split("\0").filter((name) => name !== "");
    return success(names.map((name) => relative(cwd, join(top, name)).replaceAll(sep, "/")));
  } catch (error) {
    return failure(revisionUnknown(revision, wordsOf(error)));
  }
}

function areOfTheme(cwd: string, paths: readonly string[]): boolean {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      if (folders.has(path.slice(0, end))) break;
      folders.add(path.slice(0, end));
    }
  return [...folders].some((folder) => existsSync(resolve(cwd, folder, "theme.json")));
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
