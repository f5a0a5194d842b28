import type { BookPlace } from "../pipeline/discover.ts";
import { indentedReport, looseJson } from "./json.ts";
import type { Reporter, Setting } from "./reporter.ts";

/** For programs: every book's report in one JSON value, written as the books are made; then where each stands. */
export function jsonReporter({ shard }: Pick<Setting, "shard">): Reporter {
  let some = false;
  const lead = (): string => (some ? ",\n    " : '{\n  "books": [\n    ');
  return {
    saysLoose: true,
    book: ({ report }) => {
      if (report === undefined) return "";
      const text = `${lead()}${indentedReport(report)}`;
      some = true;
      return text;
    },
    end: (books, loose) => {
      const places = books.map(({ place }) => placeEntry(place));
      const begun = some ? "\n  ]" : '{\n  "books": []';
      const share = shard === undefined ? "" : `\n  "share": ${JSON.stringify(shard)},`;
      return `${begun},${share}\n  "places": ${looseJson(places)},\n  "diagnostics": ${looseJson(loose)}\n}\n`;
    },
  };
}

/** A report names nothing outside its book, so a run says where its books are. */
function placeEntry({ path, slug, folder, file }: BookPlace): BookPlace {
  return { path, slug, folder, ...(file !== undefined && { file }) };
}
