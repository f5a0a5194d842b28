import { expect, test } from "vitest";
import { readers } from "../../src/readers/registry.ts";
import { writers } from "../../src/writers/registry.ts";

test.each(readers)("the reader $format takes what its entry says", async (entry) => {
  const { format, extensions } = await entry.load();
  expect({ format, extensions }).toEqual({ format: entry.format, extensions: entry.extensions });
});

test.each(writers)("the writer $format has the name of its entry", async (entry) => {
  expect((await entry.load()).format).toBe(entry.format);
});
