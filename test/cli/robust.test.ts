import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, freshDist, quoin, root } from "../support/cli.ts";

/** How many builds are killed; a hundred take some minutes. */
const KILLS = Number(process.env["QUOIN_KILLS"] ?? "8");

const main = join(root, "dist/program/quoin.cjs");

const story = (word: string): string =>
  `# One\n\n${`"It's ${word}," she said -- and left...\n\n`.repeat(400)}`;

/** The files of a book by name, those that were being written left out. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const whole = names.filter((name) => !name.endsWith(".part")).sort();
  return Object.fromEntries(
    whole.map((name) => [name, readFileSync(join(folder, name), "latin1")]),
  );
}

const to = ["--to", "md,html,epub", "--title", "A", "--lang", "en-GB"];

test(`a build killed at any of ${KILLS} moments leaves no file in part, and the next one is right`, {
  timeout: 60_000 + KILLS * 20_000,
}, async () => {
  const words = ["late", "early"];
  const right: Readonly<Record<string, string>>[] = [];
  for (const word of words) {
    const folder = folderWith({ "a.md": story(word) });
    await quoin(["build", "a.md", ...to, "--no-cache"], { cwd: folder });
    right.push(filesIn(join(folder, "output/a")));
  }
  const folder = folderWith({ "a.md": story("late") });
  const began = performance.now();
  await quoin(["build", "a.md", ...to], { cwd: folder });
  const took = performance.now() - began;
  let killed = 0;
  for (let at = 1; at <= KILLS; at++) {
    // An entry made before would end the build too soon to be killed.
    const word = words[at % 2]!;
    writeFileSync(join(folder, "a.md"), story(word));
    if (at % 4 === 1) await quoin(["cache", "clear"], { cwd: folder });
    // The golden section spreads the moments evenly, however many there are.
    const killAfter = 30 + ((at * 0.618034) % 1) * took;
    const { code } = await quoin(["build", "a.md", ...to], { cwd: folder, killAfter });
    if (code === null) killed += 1;
    for (const [name, bytes] of Object.entries(filesIn(join(folder, "output/a"))))
      expect(
        right.some((files) => files[name] === bytes),
        `${name} after ${killAfter} ms`,
      ).toBe(true);
    const next = await quoin(["build", "a.md", ...to], { cwd: folder });
    expect(next.code).toBe(0);
    expect(filesIn(join(folder, "output/a"))).toEqual(right[at % 2]);
  }
  expect(killed).toBeGreaterThan(0);
  const left = readdirSync(join(folder, "output/a")).filter((name) => name.endsWith(".part"));
  expect(left).toEqual([]);
});

/** A disk of four megabytes, where the system lets us have one. */
function smallDisk(folder: string): boolean {
  mkdirSync(folder);
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "none", folder]).status === 0;
}

function mounts(): boolean {
  const disk = join(folderWith({}), "disk");
  return (
    process.platform === "linux" && smallDisk(disk) && spawnSync("umount", [disk]).status === 0
  );
}

test.skipIf(!mounts())(
  "a full disk keeps the old files, is said, and the next build succeeds (needs the right to mount)",
  async () => {
    const folder = folderWith({ "a.md": story("late") });
    const disk = join(folder, "output");
    smallDisk(disk);
    try {
      expect((await quoin(["build", "a.md", ...to, "--no-cache"], { cwd: folder })).code).toBe(0);
      const before = filesIn(join(disk, "a"));
      const { bfree, bsize } = statfsSync(disk);
      for (const left of [0, 2, 20]) {
        writeFileSync(join(disk, "ballast"), Buffer.alloc((bfree - left) * bsize));
        writeFileSync(join(folder, "a.md"), story(`early ${left}`));
        const full = await quoin(["build", "a.md", ...to], { cwd: folder });
        expect(full.code).toBe(2);
        expect(full.out).toContain("the disk is full");
        expect(filesIn(join(disk, "a"))).toEqual(before);
      }
      writeFileSync(join(disk, "ballast"), "");
      expect((await quoin(["build", "a.md", ...to], { cwd: folder })).code).toBe(0);
      expect(filesIn(join(disk, "a"))["a.md"]).toContain("early 20");
    } finally {
      spawnSync("umount", [disk]);
    }
  },
);

test.skipIf(!mounts())(
  "a full disk under the cache costs nothing but the cache (needs the right to mount)",
  async () => {
    const folder = folderWith({ "a.md": story("late") });
    const disk = join(folder, "cache");
    smallDisk(disk);
    try {
      writeFileSync(join(disk, "ballast"), Buffer.alloc(4 * 1_048_576 - 8192));
      for (let times = 0; times < 2; times++)
        expect(
          await quoin(["build", "a.md", ...to, "--cache", "cache"], { cwd: folder }),
        ).toMatchObject({
          code: 0,
          err: "",
        });
    } finally {
      spawnSync("umount", [disk]);
    }
  },
);

test("two builds at once over one cache make what one alone makes", async () => {
  const shelf = Object.fromEntries(
    ["a", "b", "c", "d"].map((name) => [`manuscripts/${name}.md`, story(name)]),
  );
  const folder = folderWith(shelf);
  const build = (out: string) =>
    quoin(["build", ...to, "--jobs", "2", "--cache", "cache", "--out", out], { cwd: folder });
  const both = await Promise.all([build("one"), build("two")]);
  const third = await build("three");
  await quoin(["build", ...to, "--no-cache", "--out", "alone"], { cwd: folder });
  expect([...both, third].map(({ code }) => code)).toEqual([0, 0, 0]);
  for (const out of ["one", "two", "three"])
    for (const name of ["a", "b", "c", "d"])
      expect(filesIn(join(folder, out, name)), out).toEqual(filesIn(join(folder, "alone", name)));
  const cache = readdirSync(join(folder, "cache"), { recursive: true, encoding: "utf8" });
  expect(cache.filter((name) => name.endsWith(".part"))).toEqual([]);
});

/** Root writes where nobody may; so it goes as somebody else. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

test.skipIf(process.platform === "win32")(
  "a read-only checkout is built into another folder, and says so where there is none",
  () => {
    freshDist();
    const folder = folderWith({ "co/a.md": story("late"), "out/x": "" });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "co"), 0o555);
    chmodSync(join(folder, "out"), 0o777);
    const build = (...args: readonly string[]) =>
      spawnSync(process.execPath, [main, "build", "a.md", ...to, ...args], {
        cwd: join(folder, "co"),
        encoding: "utf8",
        env: { PATH: process.env["PATH"], HOME: "/nonexistent" },
        ...asNobody,
      });
    const refused = build();
    expect(refused.status).toBe(2);
    expect(refused.stdout).toContain("permission is denied");
    expect(readdirSync(join(folder, "co"))).toEqual(["a.md"]);
    for (let times = 0; times < 2; times++)
      expect(build("--out", join(folder, "out"))).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(folder, "out/a/a.epub"))).toBe(true);
    chmodSync(join(folder, "co"), 0o755);
  },
);

test("spaces, umlauts and emoji in paths change nothing but the paths", async () => {
  const plain = folderWith({ "a.md": story("late") });
  const odd = folderWith({ "Mein Buch 📚/Über & “uns”/a.md": story("late") });
  const inside = "Mein Buch 📚/Über & “uns”";
  await quoin(["build", "a.md", ...to], { cwd: plain });
  const made = await quoin(
    ["build", `${inside}/a.md`, ...to, "--out", `${inside}/aus gabe`, "--cache", "Zwischen 🗄"],
    { cwd: odd },
  );
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(filesIn(join(odd, inside, "aus gabe/a"))).toEqual(filesIn(join(plain, "output/a")));
});

test("ten thousand files beside a book are no part of it, and change what git says of it alone", async () => {
  const folder = folderWith({ "book/1.md": story("late"), "book/2.md": "# Two\n\nRain.\n" });
  mkdirSync(join(folder, "book/notes"));
  for (let at = 0; at < 10_000; at++) writeFileSync(join(folder, `book/notes/${at}.bin`), "");
  for (let at = 0; at < 2_000; at++) writeFileSync(join(folder, `book/${at}.png`), "");
  const { code, out } = await quoin(["build", "book", ...to, "--reporter", "json"], {
    cwd: folder,
  });
  expect(code).toBe(0);
  const [book] = JSON.parse(out).books;
  expect(book.inputs.map(({ file }: { file: string }) => file)).toEqual(["1.md", "2.md"]);
  for (const args of [
    ["init", "-q"],
    ["commit", "-q", "--allow-empty", "-m", "x"],
  ])
    spawnSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", ...args], {
      cwd: folder,
    });
  const check = ["check", "book", ...to, "--changed-since", "HEAD", "--reporter", "json"];
  const changed = await quoin(check, { cwd: folder });
  expect(JSON.parse(changed.out).books).toHaveLength(1);
});
