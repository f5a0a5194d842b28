import { endsInLetter } from "./ending.ts";
import { glanceAt } from "./glance.ts";
import { findAll, type LintRule, type Words } from "./rule.ts";

const doubledWord: LintRule = {
  id: "lint/doubled-word",
  summary: "The same word twice in a row",
  severity: "warning",
  prose: false,
  examples: [
    { text: "He went to the the door.", finds: ["the the"] },
    { text: "He said that that was that, and had had enough.", finds: [] },
    { text: "No, no. Very, very good. Bye bye. This and and/or.", finds: [] },
    {
      text: "What is going on on the stairs? I told you you may put it in in the morning.",
      finds: [],
    },
  ],
  check: (text) =>
    !glanceAt(text).mayDouble
      ? []
      : findAll(text, TWICE, (match) => ({
          message: `“${match}” says the same word twice`,
        })).filter(
          ({ start, end }) =>
            !MAY_DOUBLE.has(text.slice(start, end).split(/\s+/u)[0]?.toLowerCase() ?? ""),
        ),
};

const TWICE = /(?<![\p{L}’'-])(\p{L}{2,})\s+\1(?![\p{L}’'/-])/gu;

/** Words that English doubles rightly, for grammar or for feeling. */
const MAY_DOUBLE = new Set(
  "had that is was do her you in on it thousand ever very so no yes bye ha ho hey now there well oh ah please never long far much many blah knock tut hush".split(
    " ",
  ),
);

const placeholder: LintRule = {
  id: "lint/placeholder",
  summary: "A note to oneself left in the text",
  severity: "warning",
  prose: false,
  everywhere: true,
  examples: [
    { text: "She lived in TK with [insert name].", finds: ["TK", "[insert name]"] },
    { text: "TODO: check the year. XXX", finds: ["TODO", "XXX"] },
    { text: "Chapter XXX", finds: [] },
    { text: "Superbowl XXX1 and a todo list", finds: [] },
    { text: "The sign said STOP [sic].", finds: [] },
  ],
  check: (text) =>
    !glanceAt(text).mayHoldNote || !/TK|TODO|FIXME|XXX|\[|\?{4}/.test(text)
      ? []
      : findAll(
          // The thirtieth chapter is no note.
          text.replace(/^(?:\p{L}+ )?XXX\.?$/u, ""),
          /(?<![\p{L}\d])(?:TK|TKTK|TODO|FIXME|XXX)(?![\p{L}\d])|\[(?:insert|add|check|todo|tk|fix|describe|scene)(?!\p{L})[^\]]{0,80}\]|\?{4,}/giu,
          (match) => ({
            message: `“${match}” looks like a note to yourself`,
            hint: "Write what belongs here, or take it out",
          }),
        ).filter(
          ({ start, end }) =>
            "[?".includes(text[start] ?? "") ||
            text.slice(start, end) === text.slice(start, end).toUpperCase(),
        ),
};

const SPEECH_VERBS =
  "said|says|asked|asks|replied|answered|cried|whispered|murmured|shouted|muttered|added|called|exclaimed|remarked";

const POINT_THEN_SAID = new RegExp(
  `\\.[”’] (?:he|she|they|I|we|it|you) (?:${SPEECH_VERBS})(?![\\p{L}])`,
  "gu",
);
const COMMA_THEN_SAID = new RegExp(
  `,[”’] (?:He|She|They|We|It|You) (?:${SPEECH_VERBS})(?![\\p{L}])`,
  "gu",
);

const dialoguePunctuation: LintRule = {
  id: "lint/dialogue-punctuation",
  summary: "A speech that ends with a full point before “he said”",
  severity: "warning",
  prose: true,
  examples: [
    { text: "“Hi.” he said.", finds: [".” he said"] },
    { text: "“Hi,” He said.", finds: [",” He said"] },
    { text: "“Good night.” She left.", finds: [] },
    { text: "“Hi,” he said. “Why?” she asked.", finds: [] },
  ],
  check(text) {
    const { endsSpeechInPoint, endsSpeechInComma } = glanceAt(text);
    if (!endsSpeechInPoint && !endsSpeechInComma) return [];
    return [
      ...(endsSpeechInPoint ? findAll(text, POINT_THEN_SAID, pointThenSaid) : []),
      ...(endsSpeechInComma ? findAll(text, COMMA_THEN_SAID, commaThenSaid) : []),
    ];
  },
};

function pointThenSaid(): Words {
  return {
    message: "A speech ends with a full point and its “said” goes on",
    hint: "Put a comma inside the quotation mark",
  };
}

function commaThenSaid(): Words {
  return {
    message: "The “said” after a speech starts with a capital",
    hint: "Write it small after a comma",
  };
}

const missingEnd: LintRule = {
  id: "lint/missing-end-punctuation",
  summary: "A paragraph that stops without a point",
  severity: "info",
  prose: true,
  examples: [
    { text: "He opened the door and saw the long hall before him in the light", finds: ["light"] },
    { text: "He opened the door and saw the long hall before him in the light—", finds: [] },
    { text: "Yours ever, Jane", finds: [] },
  ],
  check(text) {
    if (!endsInLetter(text)) return [];
    const body = text.trimEnd();
    if (body.length < SENTENCE || body.includes("\n")) return [];
    const word = /\p{L}+$/u.exec(body)?.[0] ?? "";
    if (/^\p{Lu}/u.test(word)) return [];
    const message = `A paragraph ends without a point after “${word}”`;
    return [{ start: body.length - word.length, end: body.length, message }];
  },
};

/** Shorter paragraphs may be signs, addresses or sign-offs. */
const SENTENCE = 50;

const mixedScripts: LintRule = {
  id: "lint/mixed-scripts",
  summary: "A word with letters of two scripts, which look alike and are not",
  severity: "warning",
  prose: false,
  everywhere: true,
  examples: [
    { text: "The h\u043Euse stood.", finds: ["h\u043Euse"] },
    { text: "The house stood. Дом стоял.", finds: [] },
    { text: "a β-test", finds: [] },
  ],
  check: (text) =>
    glanceAt(text).plain
      ? []
      : findAll(text, /\p{L}+/gu, (match) => ({
          message: `“${match}” mixes letters of two scripts that look alike`,
          hint: "Type the word again",
        })).filter(({ start, end }) => isMixed(text.slice(start, end))),
};

function isMixed(word: string): boolean {
  if (/^[\p{Script=Latin}]+$/u.test(word)) return false;
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(word)).length > 1;
}

/** The rules that look at one paragraph at a time. */
export const paragraphRules: readonly LintRule[] = [
  doubledWord,
  placeholder,
  dialoguePunctuation,
  missingEnd,
  mixedScripts,
];
