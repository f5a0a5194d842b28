import { expect, test } from "vitest";
import { isbnOf, uuidOf } from "../../src/pipeline/identifier.ts";

test.each([
  ["978-0-306-40615-7", "9780306406157"],
  ["9780306406157", "9780306406157"],
  ["ISBN 978 0 306 40615 7", "9780306406157"],
  ["urn:isbn:9780306406157", "9780306406157"],
  ["0-306-40615-2", "9780306406157"],
  ["0-8044-2957-X", "9780804429573"],
])("%s is the ISBN %s", (written, isbn) => {
  expect(isbnOf(written)).toBe(isbn);
});

test.each(["978-0-306-40615-8", "0-306-40615-3", "12345", "", "9770306406157"])(
  "“%s” is no ISBN",
  (written) => {
    expect(isbnOf(written)).toBeUndefined();
  },
);

test("the identifier of a book without one follows from slug, title and authors alone", () => {
  const book = { slug: "well", title: "The Well", authors: ["A. N. Other"] };
  const uuid = uuidOf(book);
  expect(uuid).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(uuidOf({ ...book })).toBe(uuid);
  expect(uuidOf({ ...book, title: "The Wells" })).not.toBe(uuid);
  expect(uuidOf({ ...book, authors: ["A. N.", "Other"] })).not.toBe(uuid);
});
