import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "");

const main = join(root, "dist/program/quoin.cjs");

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Milliseconds after which the process is killed at once. */
  readonly killAfter?: number;
}

/** Runs the built program as a shell would, with no colour and no time limit of its own. */
export function quoin(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  freshDist();
  return new Promise((resolve, reject) => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd ?? root,
      env: { PATH, HOME, ...options.env },
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    if (options.killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), options.killAfter);
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}

/** A new folder under the system's own, with these files; gone when the tests end. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "quoin-test-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  if (folders.length === 0)
    process.once("exit", () => {
      for (const made of folders) rmSync(made, { recursive: true, force: true });
    });
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

let fresh = false;

/** Compiles `src` where something in it is newer than what was compiled last; one process at a time. */
export function freshDist(): void {
  if (fresh) return;
  const lock = join(tmpdir(), "quoin-test-compiling");
  const waiting = Date.now();
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - waiting > 60_000) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    if (newest(join(root, "src")) > timeOf(main)) {
      execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { cwd: root });
    }
    fresh = true;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function newest(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Math.max(...names.map((name) => timeOf(join(folder, name))));
}

function timeOf(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
