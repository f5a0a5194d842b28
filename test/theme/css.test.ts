import { describe, expect, test } from "vitest";
import { epubStyle } from "../../src/theme/css-epub.ts";
import { htmlStyle } from "../../src/theme/css-html.ts";
import { builtIn, themeNamed } from "./load.ts";

/** Rules of a flat style sheet: selector and declarations. */
function rulesOf(css: string): readonly (readonly [string, string])[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector, body]) => [selector!.trim(), body!.trim()] as const,
  );
}

describe.each(builtIn)("the EPUB style of %s", (name) => {
  const rules = rulesOf(epubStyle(themeNamed(name)));

  test("leaves running text to the reader", () => {
    const running =
      /^(?:body|p|\.first.*|\.opening|blockquote(?:, .*)?|\.quotation|\.letter|li.*|ul.*)$/;
    for (const [selector, body] of rules.filter(([selector]) => running.test(selector)))
      expect(body, selector).not.toMatch(
        /(?:^|; )(?:font-family|line-height|color|background|text-align: (?:justify|left|start)|font-size)/,
      );
  });

  test("forces no colour on text, no absolute length and no justification anywhere", () => {
    for (const [selector, body] of rules) {
      expect(body, selector).not.toMatch(/\d(?:pt|px|mm|in|rem|vw)\b(?<!1px)|text-align: justify/);
      // A gap has no rule to see, and art that is see-through has its paper under it.
      if (![".scene-space", "img.on-paper"].includes(selector))
        expect(body, selector).not.toMatch(/(?:^|; )(?:color: (?!inherit)|background)/);
    }
  });

  test("gives links the colour of the text, to be read on any ground", () => {
    expect(rules).toContainEqual(["a", "color: inherit"]);
  });

  test("uses only what the oldest engines know", () => {
    for (const [selector, body] of rules) {
      expect(selector).not.toMatch(/:(?:not|is|where|has|nth|last)|::/);
      expect(body, selector).not.toMatch(
        /var\(|calc\(|min\(|inline-start|inline-end|text-align: (?:start|end)/,
      );
    }
  });
});

describe.each(builtIn)("the web style of %s", (name) => {
  const css = htmlStyle(themeNamed(name));

  test("is whole, small, and loads nothing", () => {
    expect(css.split("{").length).toBe(css.split("}").length);
    expect(css).not.toMatch(/url\(|@import|undefined|NaN|<\//);
    expect(Buffer.byteLength(css)).toBeLessThan(15_000);
  });

  test("knows night, paper and those who ask for contrast", () => {
    expect(css).toContain("prefers-color-scheme: dark");
    expect(css).toContain("@media print");
    expect(css).toContain("prefers-contrast: more");
    expect(css, "nothing moves, so nothing need be stilled").not.toMatch(
      /animation|transition|smooth/,
    );
  });
});

test("large print is not divided and not justified on a screen either", () => {
  const css = htmlStyle(themeNamed("large-print"));
  expect(css).toContain("hyphens: manual");
  expect(css).not.toContain("text-align: justify");
});
