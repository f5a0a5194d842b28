import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, freshDist, root } from "../support/cli.ts";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

test("the packed package makes a book in an empty folder, and is a library there", () => {
  freshDist();
  const folder = folderWith({ "story.txt": 'Chapter One: Rain\n\n"It\'s late," she said.\n' });
  const env = { ...process.env, npm_config_fund: "false", npm_config_audit: "false" };
  const run = (...args: string[]) =>
    execFileSync(npm, args, {
      cwd: folder,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  execFileSync(npm, ["pack", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    env,
    stdio: "pipe",
  });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  run("init", "-y");
  run("install", `./${tarball}`, "--prefer-offline", "--no-save");
  const said = execFileSync(
    npm,
    ["exec", "--offline", "--", "quoin", "build", "story.txt", "--lang", "en-US"],
    {
      cwd: folder,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  expect(said).toContain("output/story/");
  for (const ending of ["epub", "pdf", "html", "report.json"])
    expect(existsSync(join(folder, `output/story/story.${ending}`)), ending).toBe(true);
  const script =
    'import { fix } from "quoin"; const { text } = await fix("It\'s", { language: "en-US", format: "txt" }); console.log(text);';
  expect(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    }),
  ).toBe("It’s\n");
  const installed = join(folder, "node_modules/quoin");
  expect(existsSync(join(installed, "book.schema.json"))).toBe(true);
  expect(existsSync(join(installed, "themes/classic/theme.json"))).toBe(true);
  expect(readFileSync(join(installed, "dist/index.d.ts"), "utf8")).toContain("build");
}, 300_000);
