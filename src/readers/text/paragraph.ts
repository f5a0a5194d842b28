import { notice } from "../diagnostics.ts";
import type { Line } from "../lines.ts";
import { type Passage, passageOf, type Range } from "../passage.ts";
import { type Reading, spanOf } from "../reading.ts";
import { vocabularyOf } from "../vocabulary.ts";

/** The lines of a paragraph as one passage; words divided at line ends are whole again. */
export function paragraphPassage(reading: Reading, lines: readonly Line[]): Passage {
  const { text } = reading;
  if (lines.length === 1) return passageOf(text, lines);
  const ranges: Range[] = [];
  const joins: string[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const join = next === undefined ? undefined : joinOf(reading, line, next);
    ranges.push({ start: line.start, end: line.end - (join?.dropped ?? 0) });
    if (join !== undefined) joins.push(join.value);
  }
  return passageOf(text, ranges, joins);
}

/** What stands between two lines, and how many characters at the end of the first are not for print. */
interface Join {
  readonly value: string;
  readonly dropped: number;
}

const SPACE: Join = { value: " ", dropped: 0 };
const NOTHING: Join = { value: "", dropped: 0 };

const CJK = /[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/;

function joinOf(reading: Reading, line: Line, next: Line): Join {
  const { text } = reading;
  const last = text.charAt(line.end - 1);
  const first = text.charAt(next.start);
  if (last === "\u00AD") return { value: "", dropped: 1 };
  if (last === "-" && text.charAt(line.end - 2) !== "-") return hyphenJoin(reading, line, next);
  if (CJK.test(last) && CJK.test(first)) return NOTHING;
  const tail = text.slice(Math.max(line.start, line.end - 3), line.end);
  const head = text.slice(next.start, next.start + 3);
  // A dash typed closed ends or starts the line as closely as it stands elsewhere.
  return /[^\s-](?:--|—)$/u.test(tail) || /^(?:--|—)[\p{L}“"]/u.test(head) ? NOTHING : SPACE;
}

/** `exam-` and `ple`: one word if the book has it so elsewhere; else the hyphen stays, and is asked about. */
function hyphenJoin(reading: Reading, line: Line, next: Line): Join {
  const { text } = reading;
  const before = /(\p{L}+)-$/u.exec(text.slice(Math.max(line.start, line.end - 40), line.end))?.[1];
  const after = /^\p{L}+/u.exec(text.slice(next.start, Math.min(next.end, next.start + 40)))?.[0];
  if (before === undefined || after === undefined) return SPACE;
  if (/^(?:and|or|to|und|oder|bis|et|ou|y|o|e)$/.test(after)) return SPACE;
  const vocabulary = vocabularyOf(reading);
  const whole =
    vocabulary.get(before + after) ?? vocabulary.get((before + after).toLowerCase()) ?? 0;
  const hyphenated = vocabulary.get(`${before}-${after}`) ?? 0;
  if (whole > hyphenated) return { value: "", dropped: 1 };
  if (hyphenated === 0)
    reading.diagnostics.push(
      notice(
        "hyphen",
        `“${before}-” at a line end goes on with “${after}”; the hyphen was kept`,
        spanOf(reading, line.end - 1 - before.length, line.end),
      ),
    );
  return NOTHING;
}
