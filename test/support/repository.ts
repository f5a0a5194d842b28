import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith } from "./cli.ts";

/** A git repository made on the spot; every commit has the same author and the date it is told. */
export interface Repository {
  readonly folder: string;
  /** Writes files (`undefined` removes one), commits them all, and gives the commit's name. */
  commit(files: Readonly<Record<string, string | Uint8Array | undefined>>, date?: string): string;
  git(...args: readonly string[]): string;
}

/** An empty repository with a branch called main. */
export function repository(): Repository {
  const folder = folderWith({});
  const git = (...args: readonly string[]): string => {
    const who = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org" };
    const env = {
      ...process.env,
      ...who,
      ...{ GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org" },
      ...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    };
    return execFileSync("git", args, { cwd: folder, encoding: "utf8", env });
  };
  git("init", "-q", "-b", "main");
  return {
    folder,
    git,
    commit(files, date = "2026-11-01T12:00:00Z") {
      for (const [path, content] of Object.entries(files)) {
        const full = join(folder, path);
        if (content === undefined) rmSync(full);
        else {
          mkdirSync(dirname(full), { recursive: true });
          writeFileSync(full, content);
        }
      }
      git("add", "-A");
      execFileSync("git", ["commit", "-q", "--allow-empty", "-m", "state"], {
        cwd: folder,
        env: {
          ...process.env,
          ...{ GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org", GIT_AUTHOR_DATE: date },
          ...{ GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org" },
          GIT_COMMITTER_DATE: date,
        },
      });
      return git("rev-parse", "HEAD").trim();
    },
  };
}
