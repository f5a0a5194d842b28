import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { COMMENT_MARK } from "../../src/report/diff/markdown.ts";
import { freshDist, quoin, root } from "../support/cli.ts";
import { repository } from "../support/repository.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The repository that docs/ci.md draws. */
function shelf() {
  const repo = repository();
  repo.commit({
    ".gitignore": "output/\n",
    "manuscripts/the-well/book.yaml": "title: The Well\nlanguage: en-GB\ndate: 2026\n",
    "manuscripts/the-well/01-rope.md": '# One\n\n"It is late," she said.\n',
    "manuscripts/short story.md": "---\ntitle: Short\nlanguage: en-GB\n---\n\nA short one.\n",
  });
  return repo;
}

describe("the hooks of pre-commit", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
  }[];

  test.each(hooks)("$id is a call of quoin that a clean shelf passes", async ({ entry }) => {
    const { folder } = shelf();
    const [program, ...args] = entry.split(" ");
    expect(program).toBe("quoin");
    expect(await quoin(args, { cwd: folder })).toMatchObject({ code: 0 });
  });

  test.each(hooks)("$id is asked for manuscripts and for nothing of the program", ({ files }) => {
    expect("manuscripts/der große Brunnen/01 Seil.md").toMatch(new RegExp(files));
    expect("src/main.ts").not.toMatch(new RegExp(files));
  });
});

test("the steps of the action run scripts that are there, and no input is part of one", () => {
  const { runs, inputs } = parse(read("action.yml")) as {
    readonly runs: { readonly steps: readonly { run?: string; env?: Record<string, string> }[] };
    readonly inputs: Readonly<Record<string, unknown>>;
  };
  const lines = runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  for (const line of lines) expect(line).not.toContain("${{");
  const scripts = lines.flatMap((line) => /action\/\w+\.sh/.exec(line)?.[0] ?? []);
  expect(scripts).toEqual(["history", "build", "diff", "comment"].map((n) => `action/${n}.sh`));
  for (const script of scripts) {
    expect(existsSync(join(root, script))).toBe(true);
    execFileSync("bash", ["-n", join(root, script)]);
  }
  for (const name of ["books", "formats", "theme", "fail-on", "comment"])
    expect(inputs).toHaveProperty(name);
  expect(read("action/comment.sh")).toContain(`mark='${COMMENT_MARK}'`);
});

test("the template for GitLab makes books and says what changed", () => {
  freshDist();
  const jobs = parse(read("templates/quoin.gitlab-ci.yml")) as Readonly<
    Record<
      string,
      { readonly script?: readonly string[]; readonly before_script?: readonly string[] }
    >
  >;
  const repo = shelf();
  const base = repo.git("rev-parse", "HEAD").trim();
  repo.commit({ "manuscripts/the-well/01-rope.md": '# One\n\n"It is very late," she said.\n' });
  const bin = join(repo.folder, ".git/bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "quoin"),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/program/quoin.cjs")}" "$@"\n`,
  );
  chmodSync(join(bin, "quoin"), 0o755);
  for (const name of ["books", "what-changed"]) {
    const lines = [...(jobs[".quoin"]?.before_script ?? []), ...(jobs[name]?.script ?? [])];
    const ran = spawnSync("bash", ["-e", "-c", lines.join("\n")], {
      cwd: repo.folder,
      encoding: "utf8",
      env: {
        PATH: `${bin}:${process.env["PATH"]}`,
        HOME: repo.folder,
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      },
    });
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
  }
  expect(JSON.parse(readFileSync(join(repo.folder, "books.json"), "utf8"))).toEqual(
    expect.any(Array),
  );
  expect(readFileSync(join(repo.folder, "diff.md"), "utf8")).toContain("| One | +1 |");
  expect(existsSync(join(repo.folder, "output/the-well/the-well.redline.pdf"))).toBe(true);
});

test("the image is made of the packed tarball, needs no root, and copies what is there", () => {
  const lines = read("Dockerfile").split("\n");
  expect(lines.filter((line) => /^(?:USER|ENTRYPOINT)/.test(line))).toEqual([
    "USER node",
    'ENTRYPOINT ["quoin"]',
  ]);
  const copied = lines.filter((line) => line.startsWith("COPY"));
  expect(copied).toEqual(["COPY . .", "COPY --from=pack /quoin.tgz /tmp/quoin.tgz"]);
  const { bin } = JSON.parse(read("package.json")) as { readonly bin: Record<string, string> };
  expect(Object.keys(bin)).toEqual(["quoin"]);
});
