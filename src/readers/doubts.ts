import { type Notice, notice } from "./diagnostics.ts";
import { type Reading, spanOf } from "./reading.ts";
import { unitsIn } from "./units.ts";

/** Something in the characters of a text that only its author can settle. */
interface Doubt {
  readonly name: Notice;
  readonly pattern: RegExp;
  readonly message: (found: string, more: string) => string;
  /** A quick test that a text without the doubt nearly always fails. */
  readonly first: (text: string) => boolean;
}

const DOUBTS: readonly Doubt[] = [
  {
    name: "lost-character",
    pattern: /\uFFFD+|ï¿½|â€(?=[\s.,!?]|$)/gu,
    first: (text) => unitsIn(text).has("\uFFFDïâ"),
    message: (_, more) => `A character was lost here${more}`,
  },
  {
    name: "bidi-control",
    pattern: /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu,
    first: (text) => {
      const { hasFrom } = unitsIn(text);
      return hasFrom(0x200e, 0x200f) || hasFrom(0x202a, 0x202e) || hasFrom(0x2066, 0x2069);
    },
    message: (_, more) => `A character that turns the direction of writing stands here${more}`,
  },
  {
    name: "private-character",
    pattern: /[\uE000-\uF01F\uF100-\uF8FF]/gu,
    first: (text) => unitsIn(text).hasFrom(0xe000, 0xf8ff),
    message: (_, more) =>
      `A character of a symbol font stands here, and no other font knows it${more}`,
  },
  {
    name: "capitals",
    pattern: /(?<=\p{Ll}[ ,]{1,2}["“]?)\p{Lu}{2,}(?: \p{Lu}{2,})+/gu,
    first: (text) => /[A-Z\u0080-\uFFFF]{2} [A-Z\u0080-\uFFFF]{2}/.test(text),
    message: (found, more) => `“${found}” is in capitals${more}`,
  },
];

/** Ways to mark thoughts and voices in the mind that are found in one book or another. */
const THOUGHTS: readonly (readonly [mark: string, way: RegExp])[] = [
  ["::", /::[^:\n]{2,200}::/u],
  ["<<", /<<[^<>\n]{2,200}>>/u],
  ["~", /(?<!~)~[^~\n]{2,200}~(?!~)/u],
];

/** A line longer than this is a text without paragraphs, in UTF-16 units. */
const LONGEST_LINE = 20_000;

/** Reports what is doubtful in the characters of a text: each kind once, at its first place, with its count. */
export function reportDoubts(reading: Reading): void {
  for (const { name, pattern, message, first: quick } of DOUBTS) {
    if (!quick(reading.text)) continue;
    const places = [...reading.text.matchAll(pattern)];
    const [first] = places;
    if (first === undefined) continue;
    const more =
      places.length > 1
        ? `, and in ${places.length - 1} more ${places.length === 2 ? "place" : "places"}`
        : "";
    const at = spanOf(reading, first.index, first.index + first[0].length);
    reading.diagnostics.push(notice(name, message(first[0], more), at));
  }
  reportThoughts(reading);
  reportLongLine(reading);
}

function reportThoughts(reading: Reading): void {
  const { text } = reading;
  const ways = THOUGHTS.flatMap(([mark, way]) =>
    text.includes(mark) ? (way.exec(text) ?? []) : [],
  );
  const [first] = ways;
  if (first === undefined || ways.length < 2) return;
  const at = reading.text.indexOf(first);
  const message = `Voices in the mind are marked in ${ways.length} ways: ${ways.map((way) => `“${way.slice(0, 20)}”`).join(", ")}`;
  reading.diagnostics.push(notice("thought", message, spanOf(reading, at, at + first.length)));
}

function reportLongLine(reading: Reading): void {
  const { text } = reading;
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONGEST_LINE) {
      const message = `One line has ${Math.round((end - start) / 1000)} thousand characters`;
      reading.diagnostics.push(notice("long-line", message, spanOf(reading, start, start)));
      return;
    }
    start = end + 1;
  }
}
