import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { greyPng } from "../../../src/writers/grey-png.ts";
import { png } from "../../support/assets.ts";

const noMagick = spawnSync("convert", ["-version"]).status !== 0;

describe.skipIf(noMagick)(`grey pictures${noMagick ? ": there is no ImageMagick" : ""}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "quoin-grey-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Grey values of a picture's pixels, on white. */
  const pixels = (file: string): readonly number[] => {
    const flat = ["-background", "white", "-alpha", "remove", "-depth", "8"];
    return [...execFileSync("convert", [file, ...flat, "rgb:-"])];
  };

  test.each([
    ["colour", "PNG24:", []],
    ["colour with alpha", "PNG32:", []],
    ["a palette", "PNG:", ["-colors", "60", "-type", "palette"]],
  ])("%s becomes the grey that Rec. 709 gives", { timeout: 60_000 }, (name, kind, more) => {
    const source = join(folder, `${name}.png`);
    const made = join(folder, `${name}-grey.png`);
    execFileSync("convert", ["-size", "37x23", "plasma:red-blue", ...more, `${kind}${source}`]);
    const grey = greyPng(readFileSync(source));
    if (grey === undefined) throw new Error("not turned");
    writeFileSync(made, grey);
    const before = pixels(source);
    const after = pixels(made);
    expect(after.length).toBe(before.length);
    for (let i = 0; i < before.length; i += 3) {
      const [r = 0, g = 0, b = 0] = before.slice(i, i + 3);
      expect(Math.abs((after[i] ?? 0) - (0.2126 * r + 0.7152 * g + 0.0722 * b))).toBeLessThan(1.6);
    }
  });

  test("what is grey stays, byte for byte; sixteen bits are left alone", {
    timeout: 60_000,
  }, () => {
    const grey = png(8, 8);
    expect(greyPng(grey)).toBe(grey);
    const deep = join(folder, "deep.png");
    execFileSync("convert", ["-size", "8x8", "gradient:red-blue", "-depth", "16", `PNG48:${deep}`]);
    expect(greyPng(readFileSync(deep))).toBeUndefined();
  });
});
