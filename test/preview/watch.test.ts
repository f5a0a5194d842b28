import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watch } from "../../src/cli/watch.ts";
import { plainStyle } from "../../src/report/style.ts";

test("watch makes a book again when its file changes, a line for each time", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "quoin-watch-"));
  const path = join(cwd, "story.md");
  writeFileSync(path, "# One\n\nSome words.\n");
  const { lines, terminal } = terminalIn(cwd);
  const asked = { path: "story.md", to: ["html"], out: "output", changes: false };
  const done = watch(asked, terminal);
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
  await new Promise((ready) => setTimeout(ready, 300));
  writeFileSync(path, "# One\n\nOther words.\n");
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(2);
  expect(lines.every((line) => /^✓ story\.md · html · .* \d+ ms\n$/.test(line))).toBe(true);
  expect(existsSync(join(cwd, "output", "story", "story.html"))).toBe(true);
  process.emit("SIGINT");
  expect(await done).toBe(0);
  rmSync(cwd, { recursive: true, force: true });
});

test("watch knows what was written while the book was made for the first time", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "quoin-watch-"));
  const path = join(cwd, "story.md");
  const words = "Some words of a long story.\n\n".repeat(3000);
  writeFileSync(path, `# One\n\n${words}`);
  const { lines, terminal } = terminalIn(cwd);
  const done = watch({ path: "story.md", to: ["html"], out: "output", changes: false }, terminal);
  const made = join(cwd, "output", "story", "story.html");
  for (const wait of [150, 150]) {
    await new Promise((ready) => setTimeout(ready, wait));
    writeFileSync(path, `# One\n\n${words}The last words, after ${wait}.\n`);
  }
  const text = () => (existsSync(made) ? readFileSync(made, "utf8") : "");
  await expect.poll(text, { timeout: 20_000 }).toContain("The last words, after");
  expect(lines.length).toBeGreaterThan(0);
  process.emit("SIGINT");
  expect(await done).toBe(0);
  rmSync(cwd, { recursive: true, force: true });
});

test("watch writes again only what an edit touched, and what an error holds up stays as it was", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "quoin-watch-"));
  mkdirSync(join(cwd, "book"));
  const write = (name: string, text: string) => writeFileSync(join(cwd, "book", name), text);
  write("book.yaml", "title: T\nauthors: [A]\nlanguage: en\ndate: 2026-01-01\n");
  write("01-one.md", "# One\n\nThe first.\n");
  write("02-two.md", "# Two\n\nThe second.\n");
  const { lines, terminal } = terminalIn(cwd);
  const done = watch({ path: "book", to: ["site"], out: "output", changes: false }, terminal);
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
  const site = join(cwd, "output", "book", "book-site");
  const times = () =>
    Object.fromEntries(readdirSync(site).map((name) => [name, statSync(join(site, name)).mtimeMs]));
  const before = times();
  await new Promise((ready) => setTimeout(ready, 300));
  write("02-two.md", "# Two\n\nThe changed.\n");
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(2);
  const after = times();
  const touched = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(touched).toContain("two.html");
  expect(touched).not.toContain("one.html");
  expect(touched).not.toContain("style.css");
  const page = readFileSync(join(site, "two.html"), "utf8");
  write("book.yaml", "title: [\n");
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(3);
  expect(lines[2]).toMatch(/^✗ book · book\.yaml .* \d+ ms\n$/);
  expect(readFileSync(join(site, "two.html"), "utf8")).toBe(page);
  process.emit("SIGINT");
  expect(await done).toBe(0);
  rmSync(cwd, { recursive: true, force: true });
});

function terminalIn(cwd: string) {
  const lines: string[] = [];
  const say = (text: string) => void lines.push(text);
  const terminal = {
    cwd,
    env: {},
    style: plainStyle,
    animated: false,
    interactive: false,
    colour: false,
    print: say,
    fail: say,
    stdin: () => Promise.resolve(new Uint8Array()),
  };
  return { lines, terminal };
}
