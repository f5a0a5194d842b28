import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watch } from "../../src/cli/watch.ts";
import { plainStyle } from "../../src/report/style.ts";

test("watch makes a book again when its file changes, a line for each time", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "quoin-watch-"));
  const path = join(cwd, "story.md");
  writeFileSync(path, "# One\n\nSome words.\n");
  const lines: string[] = [];
  const terminal = {
    cwd,
    env: {},
    style: plainStyle,
    animated: false,
    interactive: false,
    colour: false,
    print: (text: string) => void lines.push(text),
    fail: (text: string) => void lines.push(text),
    stdin: () => Promise.resolve(new Uint8Array()),
  };
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
