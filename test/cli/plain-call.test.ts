import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import yargs from "yargs";
import type { BuildArguments } from "../../src/cli/build.ts";
import { argumentsOf, type Parsed } from "../../src/cli/build-arguments.ts";
import { buildTable, checkTable } from "../../src/cli/options.ts";
import { plainCall, plainPreview } from "../../src/cli/plain-call.ts";
import { folderWith, quoin } from "../support/cli.ts";

/** What the whole parser makes of a call, set up as `run` sets it up. */
async function byParser(argv: readonly string[]): Promise<BuildArguments | undefined> {
  let asked: BuildArguments | undefined;
  const parser = yargs([])
    .strict()
    .exitProcess(false)
    .parserConfiguration({ "camel-case-expansion": false, "duplicate-arguments-array": true })
    .fail(() => undefined);
  for (const [command, table] of [
    ["build", buildTable],
    ["check", checkTable],
  ] as const)
    parser.command(
      `${command} [paths..]`,
      "",
      (args) =>
        args.positional("paths", { type: "string", array: true, default: [] }).options(table),
      (parsed: Parsed) => {
        asked = argumentsOf(parsed, command === "check");
      },
    );
  await parser.parseAsync([...argv], {}, () => undefined);
  return asked;
}

const word = fc.constantFrom("a.txt", "1984", "my book/ü.md", "x=y", "0", "true", "📚", "a b");
const value = fc.constantFrom(
  "epub",
  "json",
  "pretty",
  "3",
  "0",
  "title=X",
  "1/2",
  "-1",
  "",
  "known.json",
);
const name = fc.constantFrom(
  ...Object.keys({ ...buildTable, ...checkTable }),
  "no-cache",
  "no-quiet",
  "help",
  "odd",
);
const piece = fc.oneof(
  word.map((path) => [path]),
  fc.tuple(name, value).map(([option, given]) => [`--${option}`, given]),
  fc.tuple(name, value).map(([option, given]) => [`--${option}=${given}`]),
  name.map((option) => [`--${option}`]),
);

test("a call read in the plain way is read as the parser reads it", async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("build", "check"),
      fc.array(piece, { maxLength: 4 }),
      async (command, pieces) => {
        const argv = [command, ...pieces.flat()];
        const read = plainCall(argv);
        if (read === undefined) return;
        plain += 1;
        expect(read).toEqual(await byParser(argv));
      },
    ),
  );
  expect(plain).toBeGreaterThan(20);
});

test("what follows -- is a path, whatever it looks like", () => {
  expect(plainCall(["build", "--quiet", "--", "--odd.txt", "b"])).toMatchObject({
    paths: ["--odd.txt", "b"],
    quiet: true,
  });
});

test.each([
  ["build", "--odd"],
  ["build", "-h"],
  ["build", "--jobs", "few"],
  ["build", "--out"],
  ["fix"],
  [],
])("%s %s is left to the parser", (...argv) => expect(plainCall(argv)).toBeUndefined());

test("a preview of one book is plain, one with an option is left to the parser", () => {
  expect(plainPreview(["preview"])).toEqual({ path: undefined, port: 0 });
  expect(plainPreview(["preview", "my book"])).toEqual({ path: "my book", port: 0 });
  for (const argv of [
    ["preview", "-h"],
    ["preview", "a", "b"],
    ["preview", ""],
    ["watch", "a"],
    [],
  ])
    expect(plainPreview(argv)).toBeUndefined();
});

test("nothing that reads a plain call loads the parser", () => {
  for (const file of ["main", "plain-call", "build-arguments", "options", "whole-number"]) {
    const text = readFileSync(new URL(`../../src/cli/${file}.ts`, import.meta.url), "utf8");
    expect(text, file).not.toMatch(/^import (?!type)[^;]*"yargs"/m);
  }
});

test("names after -- reach a command that the parser reads", async () => {
  const folder = folderWith({ "-a.txt": "# One\n\nIt rained.\n", "b.txt": "It did.\n" });
  const { out, code } = await quoin(["stats", "--reporter", "json", "--", "-a.txt", "b.txt"], {
    cwd: folder,
  });
  expect(code).toBe(0);
  expect(JSON.parse(out).books).toHaveLength(2);
});
