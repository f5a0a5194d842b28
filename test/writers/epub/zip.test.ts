import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unzip } from "../../../src/base/unzip.ts";
import { type ZipEntry, zip } from "../../../src/writers/zip.ts";

const limits = { files: 1000, bytes: 1 << 24 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("zip", () => {
  test("what is packed unpacks as it was, in its order", () => {
    const entry = fc.record({
      path: fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8})?$/),
      bytes: fc.uint8Array({ maxLength: 400 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ path }) => path }), (entries) => {
        const unpacked = unzip(zip(entries), limits);
        const found = unpacked.ok ? unpacked.entries : [];
        expect(found.map(({ path }) => path)).toEqual(entries.map(({ path }) => path));
        found.forEach(({ bytes }, i) => {
          expect(Buffer.compare(bytes, entries[i]!.bytes)).toBe(0);
        });
      }),
    );
  });

  test("the first entry starts at the first byte, stored and without an extra field", () => {
    const entries: ZipEntry[] = [
      { path: "mimetype", bytes: bytesOf("application/epub+zip"), stored: true },
      { path: "a.txt", bytes: bytesOf("a".repeat(1000)) },
    ];
    const packed = Buffer.from(zip(entries));
    expect(packed.toString("latin1", 30, 58)).toBe("mimetypeapplication/epub+zip");
    expect(packed.readUInt16LE(28)).toBe(0);
    expect(packed.length).toBeLessThan(400);
  });

  const noPython = spawnSync("python3", ["--version"]).error !== undefined;

  test.skipIf(noPython)("an archive of more than 65,535 files opens in other programs", () => {
    const entries = Array.from({ length: 66_000 }, (_, i) => ({
      path: `f${i}`,
      bytes: bytesOf("x"),
    }));
    const path = join(mkdtempSync(join(tmpdir(), "quoin-zip-")), "many.zip");
    writeFileSync(path, zip(entries));
    const script = "import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))";
    expect(execFileSync("python3", ["-c", script, path], { encoding: "utf8" }).trim()).toBe(
      "66000",
    );
  });
});

describe("unzip", () => {
  test("any bytes give entries or a fault", () => {
    const packed = zip([{ path: "a", bytes: bytesOf("words ".repeat(50)) }]);
    const damaged = fc
      .tuple(fc.nat(packed.length - 1), fc.nat(255))
      .map(([at, value]) => Uint8Array.from(packed, (byte, i) => (i === at ? value : byte)));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        expect(unzip(bytes, limits)).toHaveProperty("ok");
      }),
      { numRuns: 500 },
    );
  });

  test("an archive that unfolds past the limit is not unfolded", () => {
    const bomb = zip([{ path: "zeros", bytes: new Uint8Array(1 << 20) }]);
    expect(unzip(bomb, { files: 10, bytes: 1 << 19 })).toEqual({
      ok: false,
      fault: { type: "tooLarge" },
    });
  });

  test("a file that unfolds past the size it promises is damaged", () => {
    const liar = Buffer.from(zip([{ path: "zeros", bytes: new Uint8Array(1 << 20) }]));
    const record = liar.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
    liar.writeUInt32LE(10, record + 24);
    expect(unzip(liar, limits)).toEqual({ ok: false, fault: { type: "damaged", path: "zeros" } });
  });
});
