import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith, freshDist, root } from "../support/cli.ts";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
const step = action.runs.steps.find(({ name }) => name === "Make the books");

/** Runs the step of the action as a runner would, with these inputs. */
function runStep(cwd: string, inputs: Readonly<Record<string, string>>, fork = "false") {
  freshDist();
  const named = Object.entries(step?.env ?? {}).flatMap(([key, value]) => {
    const input = /inputs\.([\w-]+)/.exec(value)?.[1];
    return input === undefined ? [] : [[key, inputs[input] ?? action.inputs[input]?.default ?? ""]];
  });
  const { PATH = "", HOME = "" } = process.env;
  return spawnSync("bash", ["-e", "-c", step?.run ?? "exit 9"], {
    cwd,
    encoding: "utf8",
    env: {
      ...{ PATH, HOME, FORK: fork, GITHUB_ACTION_PATH: root },
      GITHUB_STEP_SUMMARY: join(cwd, "page.md"),
      ...Object.fromEntries(named),
    },
  });
}

const STORY = '"It\'s late," she said.\n\n"Odd, he said.\n';

test("the step makes the books it is given, marks their lines and writes the page", () => {
  const folder = folderWith({ "my books/a b.txt": STORY, "my books/c.txt": STORY });
  execFileSync("git", ["init", "-q"], { cwd: folder });
  const ran = runStep(folder, { books: "my books/a b.txt\n", formats: "md" });
  expect(ran.stderr).toBe("");
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain("::warning file=my books/a b.txt,line=3,col=1,title=typography/");
  expect(readFileSync(join(folder, "page.md"), "utf8")).toContain("### 1 of 1 book made");
});

test("an input is a value and never a command", () => {
  const folder = folderWith({ "a.txt": STORY });
  const ran = runStep(folder, { books: "a.txt", theme: "$(touch hacked); `touch hacked`" });
  expect(ran.status).not.toBe(0);
  expect(ran.stdout).toContain("touch hacked");
  expect(() => readFileSync(join(folder, "hacked"))).toThrow();
});

test("a fork's own quoin.config.js is refused and not run", () => {
  const folder = folderWith({ "a.txt": STORY });
  writeFileSync(join(folder, "quoin.config.js"), 'throw new Error("ran");\n');
  const ran = runStep(folder, { books: "a.txt" }, "true");
  expect(ran.status).toBe(2);
  expect(ran.stdout).toContain("is not run for a fork");
});
