import type { Example } from "./rule.ts";
import { spaceRules } from "./spaces.ts";

/**
 * The built-in rules as the manual and `explain` show them. The visible ones
 * share one scan of the text (`settle.ts`); their examples are its tests.
 */
export interface RuleEntry {
  readonly id: string;
  readonly summary: string;
  readonly source: string;
  readonly examples: readonly Example[];
  readonly invisible: boolean;
}

const CHICAGO = "The Chicago Manual of Style, chapter on punctuation";
const HART = "New Hart’s Rules, chapter on punctuation";

const visible: readonly Omit<RuleEntry, "invisible">[] = [
  {
    id: "typography/quotes",
    summary: "Set straight and wrong-way quotation marks as the quotation needs them",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      { language: "en-US", before: `"No," she said.`, after: "“No,” she said." },
      { language: "en-GB", before: `'No,' she said.`, after: "‘No,’ she said." },
      { language: "de", before: `"Nein", sagte sie.`, after: "„Nein“, sagte sie." },
      { language: "en-US", before: "“No,” she said.", after: "“No,” she said." },
      { language: "en-US", before: "He said no.", after: "He said no." },
    ],
  },
  {
    id: "typography/mismatched-quotation",
    summary: "Close a quotation with the mark that opened it, and say so",
    source: "Only one reading is possible",
    examples: [
      { language: "en-US", before: `"I'm coming,' she said.`, after: "“I’m coming,” she said." },
      { language: "en-US", before: `"I'm coming," she said.`, after: "“I’m coming,” she said." },
      {
        language: "en-US",
        before: `"The boys' room," she said.`,
        after: "“The boys’ room,” she said.",
      },
    ],
  },
  {
    id: "typography/apostrophe",
    summary: "Set an apostrophe where letters are left out, and in possessives",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      {
        language: "en-US",
        before: "don't, 'tis, goin', the boys' room",
        after: "don’t, ’tis, goin’, the boys’ room",
      },
      { language: "en-US", before: "the '90s", after: "the ’90s" },
      { language: "en-US", before: "the 'real' thing", after: "the ‘real’ thing" },
      { language: "en-US", before: "1'000", after: "1'000" },
    ],
  },
  {
    id: "typography/prime",
    summary: "Set feet and inches, minutes and seconds with primes",
    source: CHICAGO,
    examples: [
      { language: "en-US", before: `He is 6'2" tall.`, after: "He is 6′2″ tall." },
      { language: "en-US", before: `"It was 1914," he said.`, after: "“It was 1914,” he said." },
      { language: "en-US", before: "the 1920s' fashions", after: "the 1920s’ fashions" },
    ],
  },
  {
    id: "typography/dash",
    summary: "Set typed hyphens as the dash they stand for, as the author spaces them",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      { language: "en-US", before: "he paused--then ran", after: "he paused—then ran" },
      { language: "en-GB", before: "he paused -- then ran", after: "he paused – then ran" },
      { language: "en-GB", before: "he paused--then ran", after: "he paused—then ran" },
      { language: "en-US", before: "run it with --help", after: "run it with --help" },
      { language: "en-US", before: "a well-known rule", after: "a well-known rule" },
    ],
  },
  {
    id: "typography/hyphen-for-dash",
    summary: "Set a hyphen with a space beside it as a dash, unless it hangs rightly",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      {
        language: "en-US",
        before: "who don't like it- suck it up",
        after: "who don’t like it—suck it up",
      },
      { language: "en-US", before: "he paused - then ran", after: "he paused—then ran" },
      { language: "en-US", before: "pre- and post-war", after: "pre- and post-war" },
      { language: "en-US", before: "5 - 3 leaves 2", after: "5 - 3 leaves 2" },
    ],
  },
  {
    id: "typography/elided-name",
    summary: "Set a two-em or three-em dash for letters or words left out",
    source: CHICAGO,
    examples: [
      { language: "en-US", before: "Mr. B---- came", after: "Mr. B⸺ came" },
      { language: "en-US", before: "you ------ fool", after: "you ⸻ fool" },
      { language: "en-US", before: "he paused--then ran", after: "he paused—then ran" },
      { language: "en-US", before: "B-flat", after: "B-flat" },
    ],
  },
  {
    id: "typography/range",
    summary: "Set an en dash between the ends of a range of numbers",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      { language: "en-US", before: "in 1914-18", after: "in 1914–18" },
      { language: "en-US", before: "call 555-1234", after: "call 555-1234" },
      { language: "en-US", before: "on 2026-11-23", after: "on 2026-11-23" },
      { language: "en-US", before: "a 50-50 chance", after: "a 50-50 chance" },
    ],
  },
  {
    id: "typography/spacing",
    summary: "Take out the space before a point or inside a quotation, put one after a comma",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      { language: "en-US", before: "No , thank you !", after: "No, thank you!" },
      { language: "en-US", before: `" Hello, " she said.`, after: "“Hello,” she said." },
      { language: "en-US", before: "Well,then he left.", after: "Well, then he left." },
      { language: "en-US", before: "a :) and .5 and 1,000", after: "a :) and .5 and 1,000" },
      { language: "en-US", before: "he , . . . no", after: "he, … no" },
    ],
  },
  {
    id: "typography/ellipsis",
    summary: "Set three points as an ellipsis",
    source: `${CHICAGO}; ${HART}`,
    examples: [
      { language: "en-US", before: "Wait... no", after: "Wait… no" },
      { language: "en-US", before: "Wait. . . no", after: "Wait… no" },
      { language: "en-US", before: "Wait.. no", after: "Wait.. no" },
      { language: "en-US", before: "Contents.......... 12", after: "Contents.......... 12" },
    ],
  },
];

const optional = (
  id: string,
  summary: string,
  examples: readonly (readonly [before: string, after: string])[],
): RuleEntry => ({
  id: `typography/${id}`,
  summary: `${summary}, where a house style asks for it`,
  source: CHICAGO,
  invisible: false,
  examples: [
    ...examples.map(([before, after]) => ({
      language: "en-US",
      houseStyle: "standard-ebooks",
      before,
      after,
    })),
    ...examples.slice(0, 1).map(([before]) => ({ language: "en-US", before, after: before })),
  ],
});

const ofTaste: readonly RuleEntry[] = [
  optional("fractions", "Set a fraction as one sign", [
    ["2 1/2 miles and 1/4 of an inch", "2½ miles and ¼ of an inch"],
    ["on 1/2/1920, on 3/4, 11/2", "on 1/2/1920, on 3/4, 11/2"],
  ]),
  optional("multiplication", "Set the x between two numbers as a sign for times", [
    ["a 3 x 4 grid of 10x15 prints", "a 3 × 4 grid of 10×15 prints"],
    ["at 0x10, Malcolm X 3, x2", "at 0x10, Malcolm X 3, x2"],
  ]),
  optional("copyright", "Set (c) before a year as the sign", [
    ["(c) 1920 and Copyright (c) the author", "© 1920 and Copyright © the author"],
    ["(a), (b) and (c) as well", "(a), (b) and (c) as well"],
  ]),
  optional("degrees", "Set the sign for degrees", [
    ["at 40º N, 72 deg F", "at 40° N, 72 °F"],
    ["the 1º of May, a deg", "the 1º of May, a deg"],
  ]),
  optional("minus", "Set a hyphen before a number as a minus", [
    ["at -5 °C; x = -3", "at −5 °C; x = −3"],
    ["room A-5, the -5 button", "room A-5, the -5 button"],
  ]),
];

/** Where emphasis ends is the book's business: `fix` leaves the marks of Markdown where they were typed. */
const emphasisPoint: RuleEntry = {
  id: "typography/emphasis-point",
  summary:
    "Set a comma or full point after words in italics outside them, where a house style asks for it",
  source: CHICAGO,
  invisible: true,
  examples: [
    {
      language: "en-US",
      before: "He read *Emma,* and slept.",
      after: "He read *Emma*, and slept.",
    },
    { language: "en-US", before: "*He slept.* Then he woke.", after: "*He slept.* Then he woke." },
    { language: "en-US", before: "Did you read *Emma?*", after: "Did you read *Emma?*" },
  ].map((example) => ({ ...example, houseStyle: "chicago" })),
};

/** Every built-in rule. */
export const builtInRules: readonly RuleEntry[] = [
  ...visible.map((entry) => ({ ...entry, invisible: false })),
  ...ofTaste,
  emphasisPoint,
  ...spaceRules,
];
