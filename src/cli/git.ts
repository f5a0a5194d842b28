import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

/** What git may put out in one answer. */
const MAX_OUTPUT = 256 * 1_048_576;

/**
 * Git as it is asked here: nothing that writes, fetches, asks for a password or
 * takes a lock. The commands used run no hook and no filter of the repository.
 */
const ENVIRONMENT = {
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  LC_ALL: "C",
} as const;

/** What git says to a question, as text. Throws where it refuses. */
export async function askGit(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, ...ENVIRONMENT };
  const options = { cwd, encoding: "utf8", maxBuffer: MAX_OUTPUT, env } as const;
  return (await promisify(execFile)("git", args, options)).stdout;
}

/** The full name of the commit a revision names, or undefined. What begins with a hyphen is an option and no revision. */
export async function commitOf(cwd: string, revision: string): Promise<string | undefined> {
  if (revision === "" || revision.startsWith("-") || revision.includes("\0")) return undefined;
  try {
    const said = await askGit(cwd, "rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
    return said.trim();
  } catch {
    return undefined;
  }
}

/** Reads objects of a repository one after another, by one process. */
export interface ObjectReader {
  read(id: string): Promise<Uint8Array | undefined>;
  close(): void;
}

/** Starts `git cat-file --batch`, which gives the bytes as they are stored. */
export function objectReader(cwd: string): ObjectReader {
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn("git", ["cat-file", "--batch"], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  let held: Buffer = Buffer.alloc(0);
  let chunks: Buffer[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    wake();
  });
  const end = (): void => {
    ended = true;
    wake();
  };
  child.on("error", end);
  child.on("close", end);
  child.stdin.on("error", end);
  const more = async (): Promise<boolean> => {
    if (chunks.length === 0 && !ended)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (chunks.length === 0) return false;
    held = Buffer.concat([held, ...chunks]);
    chunks = [];
    return true;
  };
  const take = async (length: number): Promise<Buffer | undefined> => {
    while (held.length < length) if (!(await more())) return undefined;
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  const header = async (): Promise<string | undefined> => {
    while (!held.includes(10)) if (!(await more())) return undefined;
    return (await take(held.indexOf(10) + 1))?.toString("latin1");
  };
  const readNext = async (id: string): Promise<Uint8Array | undefined> => {
    if (ended) return undefined;
    child.stdin.write(`${id}\n`);
    const size = /^\S+ blob (\d+)\n$/.exec((await header()) ?? "")?.[1];
    if (size === undefined) return undefined;
    const bytes = await take(Number(size));
    await take(1);
    return bytes === undefined ? undefined : new Uint8Array(bytes);
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(id) {
      const next = last.then(() => readNext(id));
      last = next.catch(() => undefined);
      return next;
    },
    close: () => child.stdin.end(),
  };
}
