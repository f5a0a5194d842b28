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

/** Every built-in rule. */
export const builtInRules: readonly RuleEntry[] = [
  ...visible.map((entry) => ({ ...entry, invisible: false })),
  ...spaceRules,
];
