import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/**
 * Runs the program from its bundle: a few files instead of eight hundred, each with what the engine
 * compiled of it when the program was built, as a short build would otherwise be spent on finding and compiling.
 *
 * The compiled form is a copy, kept under the Node.js that made it. Any other is never looked at, and
 * without one a file is compiled as ever.
 */
const FOLDER = import.meta.dirname;
const ENGINE = `${process.version}-${process.platform}-${process.arch}`;

// The engine takes nothing that was compiled under other flags: so all are said here, first, and never changed.
//
// Left alone, the heap grows to four times what is in use before it is swept. A long book then takes
// half as much memory again, and is no sooner done.
setFlagsFromString("--heap-growing-percent=70");
// A function is optimised when it has run for a while, which is far longer here than on a page of the web: most of
// a book's stages are over before their code is ready, and a sixth of all time went into making it.
setFlagsFromString("--interrupt-budget=1000000");

const opened = new Map<string, { readonly exports: unknown }>();
const scripts = new Map<string, Script>();

type Wrapped = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  filename: string,
  folder: string,
  importModule: (name: string) => Promise<unknown>,
) => void;

/** What a file of the bundle exports, by its name in the folder; run where it has not been. */
export function open(name: string): unknown {
  const known = opened.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  opened.set(name, module);
  const file = join(FOLDER, name);
  const outside = createRequire(file);
  const inside = (asked: string): unknown =>
    asked.startsWith("./") ? open(asked.slice(2)) : outside(asked);
  const run = scriptOf(name, file).runInThisContext() as Wrapped;
  run(module.exports, inside, module, file, FOLDER, (asked) => import(asked));
  return module.exports;
}

/** Keeps what the engine has compiled of every file that was run: a step of building the program. */
export function keep(): void {
  for (const [name, script] of scripts)
    writeFileSync(keptAt(join(FOLDER, name)), script.createCachedData());
}

/** The files whose compiled form the engine does not take, of all that was kept: none, if all is as it should be. */
export function notTaken(): readonly string[] {
  const names = readdirSync(FOLDER).filter((name) => existsSync(keptAt(join(FOLDER, name))));
  for (const name of names) open(name);
  return names.filter((name) => scripts.get(name)?.cachedDataRejected !== false);
}

function scriptOf(name: string, file: string): Script {
  // A bundle is written in ASCII, which the engine takes as it comes.
  const text = readFileSync(file, "latin1");
  const code = `(function(exports,require,module,__filename,__dirname,importModule){${text}\n})`;
  const cachedData = keptFor(file);
  const script = new Script(code, {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  scripts.set(name, script);
  return script;
}

function keptAt(file: string): string {
  return `${file}.${ENGINE}`;
}

function keptFor(file: string): Buffer | undefined {
  try {
    return readFileSync(keptAt(file));
  } catch {
    return undefined;
  }
}
