import { describe, expect, test } from "vitest";
import { fix } from "../../src/pipeline/fix.ts";

const TEXT = `"It's 3 x 4," she said -- 'really' -- and ran. "Wait ... please."`;

describe.each(["txt", "md"] as const)("a house style in %s", (format) => {
  test.each([
    ["chicago", "“It’s 3 × 4,” she said—‘really’—and ran. “Wait … please.”"],
    ["oxford", "‘It’s 3 × 4,’ she said—“really”—and ran. ‘Wait … please.’"],
    ["british-trade", "‘It’s 3 x 4,’ she said – “really” – and ran. ‘Wait … please.’"],
    ["standard-ebooks", "“It’s 3 × 4,” she said—‘really’—and ran. “Wait… please.”"],
  ])("%s stands above the author's habits", async (houseStyle, after) => {
    const { text } = await fix(TEXT, { language: "en-GB", format, houseStyle });
    expect(text.trimEnd()).toBe(after);
    const again = await fix(text, { language: "en-GB", format, houseStyle });
    expect(again.text, "a second run changes nothing").toBe(text);
  });

  test("without one the author's habits stand", async () => {
    const { text } = await fix(TEXT, { language: "en-GB", format });
    expect(text.trimEnd()).toBe("“It’s 3 x 4,” she said – ‘really’ – and ran. “Wait … please.”");
  });
});
