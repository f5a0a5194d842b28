import { describe, expect, test } from "vitest";
import { indexOf } from "../../src/model/index-entries.ts";
import { html } from "../../src/readers/html/html.ts";
import { show } from "./show.ts";

async function read(page: string): Promise<string> {
  return show(await html.read({ id: "a.html", bytes: new TextEncoder().encode(page) }));
}

describe("what a page says of its language", () => {
  test.each([
    ["", undefined],
    ["x-none", undefined],
    ["english", undefined],
    ["la_VA", "la-VA"],
  ])("“%s” is taken as a tag, or not at all", async (lang, tag) => {
    const page = `<html lang="${lang}"><body><h1>I</h1><p>Arma virumque cano <i lang="${lang}">Troiae</i>.</p></body></html>`;
    const lines = (await read(page)).split("\n");
    expect(lines.find((line) => line.startsWith("language: "))).toBe(tag && `language: "${tag}"`);
  });

  test.each(["", "en_US", "x-none", "-"])(
    "a book in “%s” has an index all the same",
    (language) => {
      const metadata = { language } as Parameters<typeof indexOf>[0]["metadata"];
      expect(
        indexOf({ metadata, front: [], body: [], back: [], assets: [], settings: {} } as never),
      ).toEqual([]);
    },
  );
});
