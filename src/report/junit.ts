import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Finding, placeName } from "./report.ts";
import type { JudgedBook, Reporter } from "./reporter.ts";
import { printable } from "./style.ts";

/** For CI systems that read test results: a suite a book; what is new and no note is a failure. */
export function junitReporter(): Reporter {
  return {
    saysLoose: true,
    book: () => "",
    end: (books, loose) => {
      const suites = [...books.map(suiteOf), ...(loose.length === 0 ? [] : [looseSuite(loose)])];
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="quoin">\n${suites.join("")}</testsuites>\n`;
    },
  };
}

function suiteOf({ place, judged, ok }: JudgedBook): string {
  const graver = judged.findings.filter(({ item }) => item.severity !== "info");
  const cases = graver.map(({ item, fresh }) => {
    const where = placeName(place.folder, item) || place.path;
    return caseOf(item, { where, suite: place.slug, fails: fresh || item.severity === "error" });
  });
  const whole = `    <testcase classname="${xml(place.slug)}" name="the book is made">${ok ? "" : '<failure message="the book is not made"/>'}</testcase>\n`;
  return suite(place.slug, [whole, ...cases]);
}

function looseSuite(loose: readonly Diagnostic[]): string {
  const cases = loose.map(({ at: _, ...item }) =>
    caseOf(item, { where: item.code, suite: "quoin", fails: item.severity !== "info" }),
  );
  return suite("quoin", cases);
}

function suite(name: string, cases: readonly string[]): string {
  const failures = cases.filter((text) => text.includes("<failure")).length;
  return `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}">\n${cases.join("")}  </testsuite>\n`;
}

function caseOf(
  { code, severity, message, hint }: Finding,
  {
    where,
    suite,
    fails,
  }: { readonly where: string; readonly suite: string; readonly fails: boolean },
): string {
  const inner = fails
    ? `<failure type="${severity}" message="${xml(message)}">${xml(hint ?? "")}</failure>`
    : "";
  return `    <testcase classname="${xml(suite)}" name="${xml(`${code} ${where}`)}">${inner}</testcase>\n`;
}

/** Text as an attribute or an element may hold it; what XML has no way to say is replaced. */
function xml(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(
      /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\uFFFD",
    );
}
