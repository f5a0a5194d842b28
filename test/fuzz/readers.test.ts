import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Files a reader: `npm run fuzz:readers` tries 100,000 of each. */
const count = process.env["FUZZ_READERS"] ?? "300";

test(`no reader crashes, hangs, fills the memory, reads elsewhere or is silent (${count} files each)`, {
  timeout: 3_600_000,
}, () => {
  const folder = mkdtempSync(join(tmpdir(), "quoin-fuzz-"));
  try {
    const state = join(folder, "state.json");
    const script = new URL("readers.mjs", import.meta.url).pathname;
    const args = [script, "--count", count, "--fresh", "--state", state];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    const records = JSON.parse(readFileSync(state, "utf8")) as Record<
      string,
      { done: number; faults: readonly unknown[] }
    >;
    expect(Object.keys(records)).toEqual([
      "txt",
      "md",
      "html",
      "docx",
      "odt",
      "rtf",
      "epub",
      "zip",
    ]);
    for (const { done, faults } of Object.values(records))
      expect({ done, faults }).toEqual({ done: Number(count), faults: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
