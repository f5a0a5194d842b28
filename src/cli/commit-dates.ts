import { join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { contains } from "../pipeline/disk-read.ts";
import { wordsOf } from "../pipeline/guard.ts";
import { concerns, homeOf, realPath } from "./book-home.ts";
import { datesUnknown } from "./diagnostics.ts";
import { askGit } from "./git.ts";

/** A commit's time and the paths it touched, the latest first. */
interface Commit {
  readonly time: string;
  readonly paths: readonly string[];
}

/**
 * The books, each with the time of the last commit that touched it.
 *
 * The history is read once for all of them. A book that no commit has touched yet stays without, and so do
 * all of them where there is no history to read, which is said.
 */
export async function datedByCommits(
  cwd: string,
  places: readonly BookPlace[],
): Promise<{ readonly places: readonly BookPlace[]; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const commits = await historyOf(cwd, places);
    return { places: places.map((place) => dated(cwd, place, commits)), diagnostics: [] };
  } catch (error) {
    return { places, diagnostics: [datesUnknown(wordsOf(error))] };
  }
}

async function historyOf(cwd: string, places: readonly BookPlace[]): Promise<readonly Commit[]> {
  const here = realPath(cwd);
  const top = (await askGit(cwd, "rev-parse", "--show-toplevel")).replace(/\n$/, "");
  const folders = new Set(places.map(({ folder }) => pathFor(top, resolve(here, folder))));
  const said = await askGit(
    cwd,
    ...["--literal-pathspecs", "log", "-z", "--format=%x01%ct", "--name-only", "--no-renames"],
    ...["--", ...[...folders].map((folder) => relative(here, folder) || ".")],
  );
  return said
    .split("\x01")
    .slice(1)
    .map((entry) => {
      const [time = "", ...names] = entry.split(/[\0\n]+/).filter((part) => part !== "");
      return { time, paths: names.map((name) => slashed(join(top, name))) };
    });
}

/** Git knows no path that leads over a link, and none outside of its tree. */
function pathFor(top: string, folder: string): string {
  const real = realPath(folder);
  return contains(top, real) ? real : folder;
}

function dated(cwd: string, place: BookPlace, commits: readonly Commit[]): BookPlace {
  const home = homeOf(cwd, place);
  const last = commits.find(({ paths }) => paths.some((path) => concerns(path, home)));
  return last === undefined ? place : { ...place, committed: last.time };
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
