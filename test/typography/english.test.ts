import { describe, expect, test } from "vitest";
import { fixPlainText } from "../../src/typography/plain.ts";

/** The text with its marks set, from the same text with every mark straight. */
function reset(text: string, language: string): string {
  const typed = text.replace(/[‘’′]/gu, "'").replace(/[“”″]/gu, '"');
  const outcome = fixPlainText(typed, { language, source: "t" });
  return outcome.ok ? outcome.value.text : "";
}

describe("English as it is spoken, typed straight", () => {
  test.each([
    [
      "Irish",
      "“’Tis a foine mornin’, so ’tis, an’ himself’s after goin’ to th’ market,” said Mrs. O’Shaughnessy.",
    ],
    [
      "Scots",
      "“I dinna ken wha’ ye’re sayin’, an’ I wouldna gi’ it tae ye,” said M’Gregor, o’ the clan o’ M’Tavish.",
    ],
    [
      "West Country",
      "“Zur, ’ee be a-comin’ wi’ oi, b’ain’t ’ee?” said the ol’ varmer. “’Ow be ’ee?”",
    ],
    [
      "Cockney",
      "“’E ’as ’is ’at on ’is ’ead, ’e ’as, an’ ’is ’ands in ’is pockets,” said ’Arry ’Iggins.",
    ],
    [
      "Southern",
      "“Y’all gon’ fin’ out ’fore mornin’, jes’ you wait, honey chil’,” she said. “Lawd, ’tain’t so.”",
    ],
    [
      "the sea",
      "“Haul in the mains’l and the fo’c’s’le hands to the to’gallant stays’l, bo’s’n!” cried the cap’n.",
    ],
    ["servants", "“Please’m, cook says as ’ow the mutton’s ’igh, mum, an’ ’ave you any horders?”"],
    [
      "cant",
      "“Stow yer whids, ’ang it, an’ ’ook it afore the beaks nab yer; ’e’s a-fakin’ o’ the tickers.”",
    ],
    [
      "names",
      "D’Artagnan met O’Brien, M’Cabe and L’Estrange at St. James’s; the Joneses’ house, for goodness’ sake.",
    ],
    [
      "verse",
      "O’er the hills th’ evening falls, and ne’er a star ’gainst heav’n’s dark vault; ’neath the bow’r, ’twixt ’em.",
    ],
    [
      "oaths",
      "“’Pon my soul, ’od’s bodikins, s’blood, ’zounds, ’sdeath!” cried Sir Toby. “’Swounds!”",
    ],
    [
      "years",
      "The ’49ers of ’49, the class of ’05, the ’60s and ’70s, rock ’n’ roll, the ’20s’ fashions.",
    ],
    [
      "joins",
      "“’Twas salt, ’n’ pepper, ’n’ vinegar,” said Pat. “A few o’ them ’skeeters an’ a ’possum.”",
    ],
    ["measures", "He stood 6′2″ tall on a 12′ x 14′ rug, 5′ 11″ in his socks; a 9″ knife."],
    ["three deep", "“He said, ‘She told me, “Go,” and I went,’” he said."],
    ["three deep at the start", "“‘“Fire!” he cried, and I ran,’ she said,” he repeated."],
  ])("%s", (_, text) => expect(reset(text, "en-US")).toBe(text));

  test.each([
    ["dropped letters", "‘I never said ’e ’ad,’ said the boy. ‘I said ’is brother ’ad.’"],
    ["plurals inside a speech", "‘The dogs’ dinner’s ready,’ he said; ‘the boys’ tea, too.’"],
    ["clipped ends before the close", "‘Tell ’em I’m comin’,’ he said. ‘An’ tell ’em soon.’"],
    ["an elision first", "‘’Tisn’t so!’ cried Jem. ‘’Ow d’you know?’"],
    ["double inside", "‘“’Tis true,” he said, “and ’twas ever so,”’ she reported."],
    ["names that end in s", "‘I’ve been to St James’,’ he said, ‘and to the Jones’.’"],
    ["scare quotes", "It was the ‘right’ thing; ‘wrong’, she thought, ‘but right’."],
    ["the north", "‘We were at th’ mill, goin’ whoam,’ said t’ lad. ‘T’ owd mon’s i’ t’ shop.’"],
    [
      "a letter",
      "He read the letter:\n\n‘Dear Sir,\n\n‘I write of the tenants’ rents.\n\n‘Yours, &c.’",
    ],
    ["a possessive in mid-speech", "‘Good mornin’,’ said he, ‘and how’s the missus’ cough?’"],
    ["inches", "‘She’s 5′ 4″ if she’s an inch,’ he said."],
  ])("British: %s", (_, text) => expect(reset(text, "en-GB")).toBe(text));
});
