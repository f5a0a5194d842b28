import fc from "fast-check";
import { expect, test } from "vitest";
import { idOf, slugOf } from "../../src/pipeline/slug.ts";

test.each([
  ["story", "story"],
  ["004_475be4f73441b187", "004_475be4f73441b187"],
  ["The Lamplighter's Debt", "the-lamplighters-debt"],
  ["Ærøskøbing & Straße", "aeroskobing-strasse"],
  ["Đời người", "doi-nguoi"],
  ["Война и мир", "voina-i-mir"],
  ["Οδύσσεια", "odysseia"],
  ["my.story.v2", "my-story-v2"],
  ["CON", "con-book"],
  ["lpt1", "lpt1-book"],
  ["..", "book-"],
  ["   ", "book-"],
])("%s becomes %s", (name, slug) => {
  expect(slugOf(name)).toMatch(
    slug.endsWith("-") ? new RegExp(`^${slug}[0-9a-f]{6}$`) : new RegExp(`^${slug}$`),
  );
});

test("names in other scripts stay apart and usable", () => {
  const names = ["紅樓夢", "西遊記", "第1章", "第1話", "حكاية", "प्रेम"];
  const slugs = names.map(slugOf);
  expect(new Set(slugs).size).toBe(names.length);
  for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
});

test("any name gives a safe one, and a safe name gives itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const slug = slugOf(name);
      expect(slug).toMatch(/^[a-z0-9][a-z0-9_-]{0,90}$/);
      expect(slugOf(slug)).toBe(slug);
      expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
      expect(idOf(name)).toMatch(/^[a-z0-9-]*$/);
    }),
  );
});
