import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv, type AnySchema } from "ajv";
import { XmlDocument } from "libxml2-wasm";
import { beforeAll, expect, test } from "vitest";
import { folderWith, quoin, root } from "../support/cli.ts";

const require = createRequire(import.meta.url);

/** A list with a bit of everything: findings, questions, changes, repairs, a book that fails. */
const books = {
  "my books/ü 1.md": `# One\n\n"It's late," she said -- and "the boys' boots...\n\nShe lived in TK with with him. <b>&</b>\n`,
  "my books/b/1.txt":
    "Chapter One\n\nRain \u00e2\u20ac\u0153now\u00e2\u20ac\u009d. 'Tis the boys' day.\n",
  "my books/b/book.yaml": "title: B & <C>\nauthor: X\nlanguage: en-GB\ntitel: odd\n",
  "my books/c.txt": "",
};

const schema = JSON.parse(readFileSync(join(root, "report.schema.json"), "utf8")) as AnySchema;

function faultsIn(value: unknown, against: AnySchema): unknown {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    validateFormats: false,
    unicodeRegExp: false,
  });
  return ajv.validate(against, value) ? [] : ajv.errors?.slice(0, 5);
}

let folder = "";
const said = async (reporter: string): Promise<string> =>
  (
    await quoin(
      [
        "build",
        "my books/ü 1.md",
        "my books/b",
        "my books/c.txt",
        "nowhere",
        "--to",
        "html",
        "--reporter",
        reporter,
      ],
      { cwd: folder },
    )
  ).out;

beforeAll(() => {
  folder = folderWith(books);
});

test("the run and each report are what the published schema says", async () => {
  const run = JSON.parse(await said("json"));
  expect(faultsIn(run, schema)).toEqual([]);
  expect(run.books.flatMap((book: { changes: unknown[] }) => book.changes).length).toBeGreaterThan(
    3,
  );
  expect(run.books.flatMap((book: { questions: unknown[] }) => book.questions)).not.toEqual([]);
  expect(run.books.map((book: { files: unknown[] }) => book.files.length)).toEqual([1, 1, 0]);
  expect(run.diagnostics).toHaveLength(1);
  const report = JSON.parse(readFileSync(join(folder, "output/b/b.report.json"), "utf8"));
  expect(faultsIn(report, schema)).toEqual([]);
  expect(faultsIn({ ...report, more: 1 }, schema)).not.toEqual([]);
});

test("sarif is valid against the official schema of 2.1.0", async () => {
  // Its dialect is older than the validator's, and says nothing differently that the schema uses.
  const {
    $schema,
    id: _,
    ...official
  } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  expect($schema).toContain("draft-04");
  const log = JSON.parse(await said("sarif"));
  expect(faultsIn(log, official)).toEqual([]);
  expect(log.runs[0].results.length).toBeGreaterThan(5);
  expect(faultsIn({ ...log, version: "2.0.0" }, official)).not.toEqual([]);
});

/** What GitLab asks of a code quality report. Source: its documentation, “Code Quality report format”. */
const gitlab: AnySchema = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^[^/.]" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
};

test("gitlab gets what its documentation asks for, each finding under a print of its own", async () => {
  const issues = JSON.parse(await said("gitlab")) as { readonly fingerprint: string }[];
  expect(faultsIn(issues, gitlab)).toEqual([]);
  expect(issues.length).toBeGreaterThan(5);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test("junit is well-formed, with a suite for each book", async () => {
  const document = XmlDocument.fromString(await said("junit"));
  const names = document.find("/testsuites/testsuite").map((suite) => suite.get("@name"));
  const failed = document.find("//testcase[@name='the book is made']/failure");
  expect(names).toHaveLength(4);
  expect(failed).toHaveLength(1);
  document.dispose();
});
