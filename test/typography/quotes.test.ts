import { describe, expect, test } from "vitest";
import { fixPlainText } from "../../src/typography/plain.ts";

/** The text set, in American English unless another language is named. */
function set(text: string, language = "en-US"): string {
  const outcome = fixPlainText(text, { language, source: "t" });
  if (!outcome.ok) throw new Error("not fixed");
  return outcome.value.text;
}

function codes(text: string, language = "en-US"): readonly string[] {
  return fixPlainText(text, { language, source: "t" }).diagnostics.map(({ code }) => code);
}

describe("American quotes", () => {
  test.each([
    [`"I'm coming," she said.`, `“I’m coming,” she said.`],
    [`"He said, 'Why not?' and left."`, `“He said, ‘Why not?’ and left.”`],
    [`one of those 'why not?' looks`, `one of those ‘why not?’ looks`],
    [`'Tis the season, and 'twas ever so.`, `’Tis the season, and ’twas ever so.`],
    [`"Take 'em," he said.`, `“Take ’em,” he said.`],
    [`"'Tis true," he said.`, `“’Tis true,” he said.`],
    [`the boys' room and the dog's bowl`, `the boys’ room and the dog’s bowl`],
    [`rock 'n' roll in the '90s and summer of '69`, `rock ’n’ roll in the ’90s and summer of ’69`],
    [`goin' down to th' 'ouse o' the 'orse`, `goin’ down to th’ ’ouse o’ the ’orse`],
    [`He is 6'2" tall.`, `He is 6′2″ tall.`],
    [`"He is 6'2" tall," she said.`, `“He is 6′2″ tall,” she said.`],
    [`"What--" "No--"`, `“What—” “No—”`],
    [`"I thought--"--he paused--"that it was."`, `“I thought—”—he paused—“that it was.”`],
    [`the _Pequod_'s crew said "_No_"`, `the _Pequod_’s crew said “_No_”`],
    [`"It was '"Fire!"' he cried."`, `“It was ‘“Fire!”’ he cried.”`],
    [`O'Brien o'clock ma'am K'Tah`, `O’Brien o’clock ma’am K’Tah`],
    [`see http://x.org/it's--here now`, `see http://x.org/it's--here now`],
    [`“I‘m here,” she said, and ‘twas so.`, `“I’m here,” she said, and ’twas so.`],
    [`”Hello,“ she said.`, `“Hello,” she said.`],
  ])("%s", (before, after) => {
    expect(set(before)).toBe(after);
    expect(set(after), "a second run changes nothing").toBe(after);
  });

  test("a speech of several paragraphs opens each and closes the last", () => {
    const text = `"One.\n\n"Two 'em.\n\n"Three," he said. "'Four.'"`;
    expect(set(text)).toBe(`“One.\n\n“Two ’em.\n\n“Three,” he said. “‘Four.’”`);
    expect(codes(text)).toEqual([]);
  });
});

describe("British quotes", () => {
  test.each([
    [`'I told 'em to go,' he said.`, `‘I told ’em to go,’ he said.`],
    [`''Tis true,' he said.`, `‘’Tis true,’ he said.`],
    [`'The boys' dog barked,' he said.`, `‘The boys’ dog barked,’ he said.`],
    [`'I like the boys', he said.`, `‘I like the boys’, he said.`],
    [`'He said, "Why not?" and left.'`, `‘He said, “Why not?” and left.’`],
    [`'He's goin' home,' she said, 'isn't he?'`, `‘He’s goin’ home,’ she said, ‘isn’t he?’`],
    [`'It was in '98,' he said.`, `‘It was in ’98,’ he said.`],
    [`'I thought' – he paused – 'that it was.'`, `‘I thought’ – he paused – ‘that it was.’`],
    [
      `'Well?'\n\n'E's 'ere, 'e is,' said 'Arry.\n\n''Ave a look.'`,
      `‘Well?’\n\n‘E’s ’ere, ’e is,’ said ’Arry.\n\n‘’Ave a look.’`,
    ],
    [
      `'Sure, 'tis grand,' said he, 'an' the 'oul divil's out.'`,
      `‘Sure, ’tis grand,’ said he, ‘an’ the ’oul divil’s out.’`,
    ],
    [
      `'Hoo's a' wi' ye?' 'Fine, an' hoo's a' at hame?'`,
      `‘Hoo’s a’ wi’ ye?’ ‘Fine, an’ hoo’s a’ at hame?’`,
    ],
    [`'She's 5'4",' said Anne, 'or 6' in boots.'`, `‘She’s 5′4″,’ said Anne, ‘or 6′ in boots.’`],
    [
      `'"Where's me hat?" says he,' said she, '"an' me stick?"'`,
      `‘“Where’s me hat?” says he,’ said she, ‘“an’ me stick?”’`,
    ],
  ])("%s", (before, after) => {
    expect(set(before, "en-GB")).toBe(after);
    expect(set(after, "en-GB"), "a second run changes nothing").toBe(after);
  });
});

describe("what is wrong is said", () => {
  test("a mismatched quotation is repaired and reported", () => {
    const text = `"Wait."\n\n"I'm coming with you,' she said, leaving no room.\n\n"No."`;
    expect(set(text)).toBe(`“Wait.”\n\n“I’m coming with you,” she said, leaving no room.\n\n“No.”`);
    expect(codes(text)).toEqual(["typography/mismatched-quotation"]);
  });

  test("an unclosed quotation is reported where it opens, and the next paragraph is read afresh", () => {
    const text = `She said, "Go home.\n\nHe went.\n\n"Now," she said.`;
    expect(set(text)).toBe(`She said, “Go home.\n\nHe went.\n\n“Now,” she said.`);
    expect(codes(text)).toEqual(["typography/unclosed-quotation"]);
  });

  test("a quotation round a verse is one fault and not two", () => {
    const text = `"Very well. This is saying plainly:\n\nMay its approval beam in that soft eye!\n\nSoft is the very word for it."`;
    expect(set(text)).toBe(text.replace('"', "“").replace('"', "”"));
    expect(codes(text)).toEqual(["typography/unopened-paragraphs"]);
  });

  test("one that never closes and one that never opened are two, where another stands between", () => {
    const text = `She said, "Go home.\n\nHe went.\n\n"Now," she said, "or never."\n\nHe went home at last."`;
    expect(codes(text)).toEqual(["typography/unclosed-quotation", "typography/stray-quote"]);
  });
});
