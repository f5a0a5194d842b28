import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { baselineText, judged, parseBaseline } from "../../src/report/baseline.ts";
import type { Account, Finding } from "../../src/report/report.ts";
import { type JudgedBook, reporterOf } from "../../src/report/reporter.ts";
import type { ReporterName } from "../../src/report/reporters.ts";
import { plainStyle } from "../../src/report/style.ts";

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: "layout/overfull-line",
  severity: "warning",
  message: "The line “100 %\n::error::<oops> & \u0007” is too wide",
  hint: "Add a space",
  file: "ch 1, über.md",
  line: 12,
  column: 3,
  ...more,
});

const account = (diagnostics: readonly Finding[]): Account => ({
  schema: 1,
  tool: "quoin 0.0.0",
  book: { slug: "well", title: "A | B <img>", authors: [] },
  words: 1200,
  pages: 7,
  date: "1980-01-01T00:00:00.000Z",
  asked: {},
  inputs: [],
  files: [],
  diagnostics,
  questions: [
    {
      rule: "typography/quotes",
      excerpt: "the boys' boots",
      readings: [
        { text: "’", means: "ends a possessive" },
        { text: "’", means: "closes a quotation" },
      ],
      confidence: 0.4,
      file: "1.md",
      line: 2,
      column: 9,
    },
  ],
  changed: [{ rule: "typography/quotes", times: 1, invisible: false }],
});

const book = (diagnostics: readonly Finding[], known?: string): JudgedBook => {
  const made = account(diagnostics);
  const baseline = known === undefined ? undefined : parseBaseline(known);
  const place = { path: "books/well", slug: "well", folder: "books/well" };
  return { place, ok: true, account: made, judged: judged(made, baseline) };
};

const said = (name: ReporterName, books: readonly JudgedBook[]): string => {
  const reporter = reporterOf(name, { style: plainStyle, out: "output", quiet: false });
  return books.map((each) => reporter.book(each)).join("") + reporter.end(books, []);
};

describe("github", () => {
  test("a manuscript cannot end an annotation or begin one", () => {
    const lines = said("github", [book([finding()])])
      .trimEnd()
      .split("\n");
    expect(lines).toEqual([
      "::warning file=books/well/ch 1%2C über.md,line=12,col=3,title=layout/overfull-line::The line “100 %25 ::error::<oops> & \uFFFD” is too wide%0AAdd a space",
      "::notice file=books/well/1.md,line=2,col=9,title=typography/quotes::“the boys' boots”: ’ (ends a possessive) or ’ (closes a quotation)?%0AAnswer it with quoin decide; the first reading stands until then",
    ]);
  });

  test("what stands in no file names its book, as a run has many", () => {
    const text = said("github", [book([finding({ file: undefined, message: "It has no date" })])]);
    expect(text).toContain(
      "::warning title=layout/overfull-line::books/well: It has no date%0AAdd a space\n",
    );
  });

  test("the gravest stand first, and the page has a row a book that its title cannot break", () => {
    const mixed = book([finding({ severity: "info" }), finding({ severity: "error" })]);
    const text = said("github", [mixed]);
    expect(text.indexOf("::error ")).toBeLessThan(text.indexOf("::notice "));
    const reporter = reporterOf("github", { style: plainStyle, out: "output", quiet: false });
    expect(reporter.summary?.([mixed])).toContain(
      "| ✓ A &#124; B &#60;img&#62; | 1,200 | 7 | 1 | 1 error, 1 note | 1 |",
    );
  });
});

test("sarif names file, line and column, and escapes what a reference may not hold", () => {
  const log = JSON.parse(said("sarif", [book([finding(), finding({ file: undefined })])]));
  const [run] = log.runs;
  expect(log.version).toBe("2.1.0");
  expect(run.tool.driver.rules).toEqual([
    { id: "layout/overfull-line" },
    { id: "typography/quotes" },
  ]);
  expect(run.results[0]).toMatchObject({
    ruleId: "layout/overfull-line",
    level: "warning",
    baselineState: "new",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "books/well/ch%201%2C%20%C3%BCber.md" },
          region: { startLine: 12, startColumn: 3 },
        },
      },
    ],
  });
  expect(run.results[2].level).toBe("note");
  const prints = run.results.map(
    (result: { partialFingerprints: object }) => Object.values(result.partialFingerprints)[0],
  );
  expect(new Set(prints).size).toBe(prints.length);
});

test("gitlab has a fingerprint for each finding, the same after a line above was added", () => {
  const before = JSON.parse(said("gitlab", [book([finding(), finding({ line: 20 })])]));
  const after = JSON.parse(said("gitlab", [book([finding({ line: 13 }), finding({ line: 21 })])]));
  const prints = (issues: readonly { fingerprint: string }[]) =>
    issues.map(({ fingerprint }) => fingerprint);
  expect(new Set(prints(before)).size).toBe(3);
  expect(prints(after)).toEqual(prints(before));
  expect(after[0]).toMatchObject({
    severity: "minor",
    location: { path: "books/well/ch 1, über.md", lines: { begin: 13 } },
  });
});

test("junit is XML whatever a manuscript holds, with a failure for a warning and none for a note", () => {
  const odd = 'a < b & c \u0000 \uD800 \uFFFE "quoted"';
  const text = said("junit", [book([finding({ message: odd }), finding({ severity: "info" })])]);
  const failures: string[] = [];
  new Parser(
    {
      onopentag: (name, { message = "" }) => {
        if (name === "failure") failures.push(message);
      },
    },
    { xmlMode: true },
  ).end(text);
  expect(failures).toEqual(['a < b & c \uFFFD \uFFFD \uFFFD "quoted"']);
  expect(text).toContain('tests="2" failures="1"');
});

test("a baseline knows a finding as often as it was there, wherever it moved, and nothing else", () => {
  const known = baselineText([book([finding()]).judged]);
  const next = book(
    [finding({ line: 90 }), finding({ line: 95 }), finding({ code: "x/new" })],
    known,
  );
  expect(next.judged.findings.map(({ fresh }) => fresh)).toEqual([false, true, true]);
  expect(next.judged.questions.map(({ fresh }) => fresh)).toEqual([false]);
  expect(parseBaseline("{}")).toBeUndefined();
  expect(parseBaseline("not json")).toBeUndefined();
});

describe("a count in a message", () => {
  const fresh = (before: readonly string[], after: readonly string[]) => {
    const found = (messages: readonly string[]) => messages.map((message) => finding({ message }));
    const known = baselineText([book(found(before)).judged]);
    return book(found(after), known).judged.findings.map((one) => one.fresh);
  };

  test.each([
    ["5 accents are typed as apostrophes", "12 accents are typed as apostrophes"],
    ["The EPUB is 1,204.5 MB, more than it takes", "The EPUB is 9 MB, more than it takes"],
    ["“a 1.txt” has 12 MB", "“a 1.txt” has 14 MB"],
  ])("that is another now is no new finding: %s", (before, after) => {
    expect(fresh([before], [after])).toEqual([false]);
  });

  test.each([
    ["“1984” has no description", "“1985” has no description"],
    ["“a” is not UTF-8", "“a” is not UTF-16"],
    ["part 1.txt is gone", "part 2.txt is gone"],
  ])("is told from a name: %s", (before, after) => {
    expect(fresh([before], [after])).toEqual([true]);
  });

  test("makes two findings of one place no single one", () => {
    const two = ["A line sticks out 3 pt", "A line sticks out 5 pt"];
    expect(fresh(two, two)).toEqual([false, false]);
    expect(fresh(two.slice(1), two)).toEqual([false, true]);
  });
});

test("a file whose name goes on without a mark keeps all of it", () => {
  const made = book([]);
  const files = ["well.epub", "well-kindle.epub", "wellkobo.epub"].map((path) => ({
    path,
    bytes: 1000,
    format: "epub",
    mediaType: "application/epub+zip",
    digest: "",
  }));
  const text = said("pretty", [{ ...made, account: { ...made.account, files } }]);
  expect(text).toMatch(/ {2}epub .* · kindle\.epub .* · wellkobo\.epub /);
});
