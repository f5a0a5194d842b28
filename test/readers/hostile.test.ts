import { describe, expect, test } from "vitest";
import { html } from "../../src/readers/html/html.ts";
import { md } from "../../src/readers/markdown/md.ts";
import { txt } from "../../src/readers/text/txt.ts";

/** Input that makes a careless reader crash, hang or fill the memory; each would take minutes if it were not linear. */
const inputs: Readonly<Record<string, string>> = {
  "a line of a megabyte": "word ".repeat(200_000),
  "emphasis that never closes": "*a _b **c ".repeat(60_000),
  "emphasis that nests without end": `${"*a ".repeat(50_000)}${" a*".repeat(50_000)}`,
  "brackets that never close": "[".repeat(200_000),
  "links that never end": "[a](".repeat(80_000),
  "images in images": `${"![".repeat(50_000)}${"](".repeat(50_000)}`,
  "backticks of many lengths": "` `` ``` ".repeat(60_000),
  "tags that never close": "<a ".repeat(100_000),
  "tags without end": "<a>".repeat(1_000_000),
  "comments that never close": "<!-- ".repeat(60_000),
  "quotations in quotations": ">".repeat(100_000),
  "lists in lists": "- ".repeat(50_000),
  "lines without end": "a\n".repeat(300_000),
  "blank lines without end": `a${"\n".repeat(300_000)}b`,
  "fences that never close": "::: letter\n".repeat(60_000),
  "notes that call each other": "[^a]: x [^a]\n\n".repeat(20_000),
  "typed notes without end": `${"So[1] and so*\n\n".repeat(40_000)}${"[1] Thus.\n\n* Thus.\n\n".repeat(20_000)}`,
  "pages without end": "He went on and\n\n- 1 -\n\nTHE BOOK\n\non. [Illustration]\n\n".repeat(
    20_000,
  ),
  "headings without end": "Chapter 1\n\n".repeat(50_000),
  "numbers without end": "12\n\n".repeat(100_000),
  "spaces and broken bytes": "Ã â€ &amp;&amp; \u0000\u00A0".repeat(30_000),
};

describe.each([txt, md])("$format", (reader) => {
  test.each(Object.keys(inputs))("%s", { timeout: 60_000 }, async (name) => {
    const bytes = new TextEncoder().encode(inputs[name]);
    const outcome = await reader.read({ id: "in", bytes });
    expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
  });
});

test("aliases without end are refused, and the text is read", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}]`);
  const text = `---\nb0: &b0 [x, x]\n${rows.join("\n")}\n---\n\nText.\n`;
  const outcome = await md.read({ id: "in", bytes: new TextEncoder().encode(text) });
  expect(outcome.ok && outcome.value.blocks.length).toBe(1);
  expect(outcome.diagnostics.map(({ code }) => code)).toContain("readers/front-matter");
});

const pages: Readonly<Record<string, string>> = {
  "elements nested without end": "<div>".repeat(200_000),
  "elements that close what is not open": `${"<i>".repeat(150)}${"</b></p>".repeat(50_000)}`,
  "many tables in tables": "<table><tr><td>".repeat(120),
  "spans without end": "<span>a</span>".repeat(100_000),
  "breaks without end": "a<br>".repeat(100_000),
  "an attribute of a megabyte": `<p class="${"a ".repeat(500_000)}">x`,
  "a style sheet without end": `<style>${".a{".repeat(100_000)}</style><p class="a">x`,
  "links that lead to one another": Array.from(
    { length: 5000 },
    (_, i) => `<p id="n${i}"><a href="#n${(i + 1) % 5000}">${i % 1000}</a></p>`,
  ).join(""),
  "an entity without end": `&${"a".repeat(500_000)}`,
  "articles without end": "<article>a</article>".repeat(50_000),
  "more elements than any page": "<a>".repeat(2_000_000),
  "tags cut short": "<p <p <p".repeat(50_000),
};

test.each(Object.keys(pages))("a page with %s", { timeout: 60_000 }, async (name) => {
  const bytes = new TextEncoder().encode(pages[name]);
  const outcome = await html.read({ id: "in", bytes });
  expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
});

test("a note that is called again and again costs no more than a book", async () => {
  const text = `# One\n\n${"Text[^1] ".repeat(20_000)}\n\n[^1]: ${"words ".repeat(20_000)}\n`;
  const outcome = await md.read({ id: "a.md", bytes: new TextEncoder().encode(text) });
  const notes = outcome.ok ? JSON.stringify(outcome.value.blocks).split('"note"').length : 0;
  expect(notes).toBeGreaterThan(5);
  expect(notes).toBeLessThan(40);
  expect(outcome.diagnostics.map(({ message }) => message)).toContain(
    "“[^1]” calls a note that was called again and again",
  );
});
