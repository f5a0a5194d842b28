import { expect, test } from "vitest";
import { headingForm } from "../../src/readers/headings.ts";

function titleOf(line: string): string | undefined {
  const form = headingForm(line);
  return form && line.slice(form.title.start, form.title.end);
}

test("a heading is freed of its ornaments", () => {
  expect(titleOf("~ Chapter One: The Well ~")).toBe("The Well");
  expect(titleOf("**Chapter One: The Well**")).toBe("The Well");
  expect(titleOf("=== Chapter One: The Well ===")).toBe("The Well");
  expect(titleOf("Chapter One: The Well*")).toBe("The Well");
});

test("what closes words of the title stays with them", () => {
  expect(titleOf("Chapter One: The <Well>")).toBe("The <Well>");
  expect(titleOf("Chapter Five: *The End*")).toBe("*The End*");
  expect(titleOf("Chapter Five: **The End**")).toBe("**The End**");
  expect(titleOf("**Chapter Five: *The End***")).toBe("*The End*");
  expect(titleOf("**Chapter Five: *The* End**")).toBe("*The* End");
});
