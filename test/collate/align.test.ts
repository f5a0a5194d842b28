import fc from "fast-check";
import { expect, test } from "vitest";
import { align } from "../../src/collate/align.ts";

/** The length of a longest common subsequence, by the textbook's table. */
function longest(a: readonly number[], b: readonly number[]): number {
  let row = b.map(() => 0);
  for (const x of a) {
    const next: number[] = [];
    b.forEach((y, j) => {
      next[j] = x === y ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

const items = (values: number) => fc.array(fc.integer({ min: 1, max: values }), { maxLength: 40 });
const pairsOf = (a: readonly number[], b: readonly number[]) => [
  ...align(Int32Array.from(a), Int32Array.from(b)),
];

test("pairs are of equal items, and never cross", () => {
  fc.assert(
    fc.property(items(9), items(9), (a, b) => {
      const pairs = pairsOf(a, b);
      const met = pairs.filter((j) => j >= 0);
      expect(met).toEqual([...new Set(met)].sort((i, j) => i - j));
      pairs.forEach((j, i) => {
        if (j >= 0) expect(b[j]).toBe(a[i]);
      });
    }),
  );
});

test("without anchors, as many items are paired as can be", () => {
  const twice = (edge: number) =>
    items(4).map((values) => [edge, 1, 2, 3, 4, 1, 2, 3, 4, ...values, edge]);
  fc.assert(
    fc.property(twice(8), twice(9), (a, b) => {
      expect(pairsOf(a, b).filter((j) => j >= 0).length).toBe(longest(a, b));
    }),
  );
});

test("two long texts that share nothing cost no more than looking at them", () => {
  const a = Int32Array.from({ length: 200_000 }, (_, i) => i % 1000);
  const b = Int32Array.from({ length: 200_000 }, (_, i) => 5000 + (i % 1000));
  expect(align(a, b).some((j) => j >= 0)).toBe(false);
});
