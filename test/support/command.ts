import type { ExitCode } from "../../src/cli/exit.ts";
import { run } from "../../src/cli/run.ts";
import { plainStyle } from "../../src/report/style.ts";

/** What a command said and how it ended, run in this process. */
export interface Said {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line as `quoin` would, with an environment of its own. */
export async function command(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  let out = "";
  let err = "";
  const code = await run(argv, {
    cwd,
    env,
    style: plainStyle,
    ...{ colour: false, animated: false, interactive: false },
    print: (text) => {
      out += text;
    },
    fail: (text) => {
      err += text;
    },
    stdin: async () => new Uint8Array(),
  });
  return { code, out, err };
}
