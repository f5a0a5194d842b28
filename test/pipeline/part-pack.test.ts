import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder } from "../../src/pipeline/cache-folder.ts";
import { partPack } from "../../src/pipeline/part-pack.ts";
import { folderWith } from "../support/cli.ts";

const NAME = "a".repeat(64);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | undefined): string | undefined =>
  found && new TextDecoder().decode(found);

/** A cache, and its pack opened anew each time. */
function fresh() {
  const folder = folderWith({});
  const open = () => partPack(cacheFolder(folder), NAME);
  return { folder, open, file: join(folder, "parts", NAME) };
}

test("what was put is there at once, and in the next build when it was saved", () => {
  const { folder, open } = fresh();
  const pack = open();
  pack.put("one", bytes("1"));
  pack.put("two", bytes(""));
  expect(textOf(pack.get("one"))).toBe("1");
  expect(open().get("one")).toBeUndefined();
  pack.save();
  expect([textOf(open().get("one")), textOf(open().get("two")), open().get("three")]).toEqual([
    "1",
    "",
    undefined,
  ]);
  expect(readdirSync(join(folder, "parts"))).toEqual([NAME]);
});

test("a build that puts nothing writes nothing, and one that puts something loses nothing", () => {
  const { open, file } = fresh();
  const first = open();
  first.put("one", bytes("1"));
  first.put("two", bytes("2"));
  first.save();
  const written = readFileSync(file);
  const second = open();
  expect(textOf(second.get("two"))).toBe("2");
  second.save();
  expect(readFileSync(file)).toEqual(written);
  const third = open();
  third.put("three", bytes("3"));
  third.save();
  expect(["one", "two", "three"].map((key) => textOf(open().get(key)))).toEqual(["1", "2", "3"]);
});

test("what no build has had a use for falls away, the oldest first, when it is too much", () => {
  const { open } = fresh();
  const large = new Uint8Array(6_000_000);
  for (const key of ["one", "two", "three", "four"]) {
    const pack = open();
    pack.put(key, large);
    pack.save();
  }
  const found = ["one", "two", "three", "four"].map((key) => open().get(key)?.length);
  expect(found).toEqual([undefined, 6_000_000, 6_000_000, 6_000_000]);
});

test("a damaged pack is none", () => {
  const { open, file } = fresh();
  const pack = open();
  pack.put("one", bytes("1"));
  pack.save();
  const written = readFileSync(file);
  for (let at = 0; at < written.length; at += 1) {
    const damaged = Buffer.from(written);
    damaged[at] = (damaged[at] as number) ^ 1;
    writeFileSync(file, damaged);
    expect(open().get("one")).toBeUndefined();
  }
  writeFileSync(file, written.subarray(0, 70));
  expect(open().get("one")).toBeUndefined();
});
