import { join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { wordsOf } from "../pipeline/guard.ts";
import { datesUnknown } from "./diagnostics.ts";
import { askGit } from "./git.ts";
import { concerns } from "./select.ts";

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
  const folders = [...new Set(places.map(({ folder }) => resolve(cwd, folder)))];
  const top = (await askGit(cwd, "rev-parse", "--show-toplevel")).replace(/\n$/, "");
  const said = await askGit(
    cwd,
    ...["--literal-pathspecs", "log", "-z", "--format=%x01%ct", "--name-only", "--no-renames"],
    ...["--", ...folders.map((folder) => relative(cwd, folder) || ".")],
  );
  return said
    .split("\x01")
    .slice(1)
    .map((entry) => {
      const [time = "", ...names] = entry.split(/[\0\n]+/).filter((part) => part !== "");
      return { time, paths: names.map((name) => slashed(join(top, name))) };
    });
}

function dated(cwd: string, place: BookPlace, commits: readonly Commit[]): BookPlace {
  const last = commits.find(({ paths }) => paths.some((path) => concerns(cwd, path, place)));
  return last === undefined ? place : { ...place, committed: last.time };
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
