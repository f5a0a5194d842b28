import type { Built } from "../pipeline/build.ts";
import { lineStarts, positionOf } from "../source/lines.ts";
import type { Source } from "../source/span.ts";
import type { Change } from "../typography/rule.ts";
import { count, plural } from "./figures.ts";

/** A change as the page shows it; a repair of a reader is one too. */
type Shown = Pick<Change, "rule" | "at" | "before" | "after" | "because">;

/**
 * The manuscripts of a book with every change marked in its place: one page
 * that needs no script and no network, where each rule can be switched off.
 */
export function changesPage(built: Built): string {
  const changes: readonly Shown[] = [...built.repairs, ...built.changes];
  const rules = rulesOf(changes);
  const numbers = new Map(rules.map(([rule], at) => [rule, at]));
  const title = asText(built.metadata?.title ?? "Untitled");
  const bySource = new Map<string, Shown[]>();
  for (const change of changes) {
    const same = bySource.get(change.at.source);
    if (same === undefined) bySource.set(change.at.source, [change]);
    else same.push(change);
  }
  const texts = [...built.sources.values()].filter(({ id }) => bySource.has(id));
  return `<!DOCTYPE html>
<html lang="${asText(built.metadata?.language ?? "en")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Changes in ${title}</title>
<style>
${STYLE}
${rules.map((_, at) => switchOf(at)).join("\n")}
</style>
</head>
<body>
<header lang="en">
<h1>${title}</h1>
<p>${plural(changes.length, "change")}. Struck out is what was typed, underlined what is printed; each says why when it is pointed at.</p>
<fieldset><legend>Rules shown</legend>
${rules.map(([rule, times], at) => `<label><input type="checkbox" id="r${at}" checked> ${asText(rule)} <small>${count(times)}</small></label>`).join("\n")}
</fieldset>
</header>
<main>
${texts.map((source) => sourceSection(source, bySource.get(source.id) ?? [], numbers)).join("\n")}
</main>
</body>
</html>
`;
}

const STYLE = `body{max-width:44rem;margin:0 auto;padding:1rem;font:1.05rem/1.6 Georgia,serif;color:#1a1a1a;background:#fffefb}
header{font-family:system-ui,sans-serif;font-size:.9rem}
fieldset{display:flex;flex-wrap:wrap;gap:.3rem 1rem;border:1px solid #767676}
h2{font:600 1rem system-ui,sans-serif}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
del{color:#8f1d14;background:#fbe9e7}
ins{color:#0b5a2b;background:#e3f4e8;text-decoration:underline}
@media (prefers-color-scheme:dark){body{color:#e6e4df;background:#161614}del{color:#ffb4a8;background:#3a1512}ins{color:#9fe0b4;background:#0e2f1a}}`;

/** With a rule switched off its changes read as printed, unmarked. */
function switchOf(at: number): string {
  const off = `body:has(#r${at}:not(:checked))`;
  return `${off} .r${at} del{display:none}${off} .r${at} ins{color:inherit;background:none;text-decoration:none}`;
}

function rulesOf(changes: readonly Shown[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { rule } of changes) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function sourceSection(
  { id, text }: Source,
  changes: readonly Shown[],
  numbers: ReadonlyMap<string, number>,
): string {
  const starts = lineStarts(text);
  const sorted = changes.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const pieces: string[] = [];
  let done = 0;
  for (const change of sorted) {
    const { at } = change;
    // Two rules may have worked on one place: the second is marked where the first ends.
    const start = Math.max(at.start, done);
    pieces.push(
      asText(text.slice(done, start)),
      mark(change, positionOf(starts, at.start).line, numbers),
    );
    done = Math.max(done, at.end);
  }
  pieces.push(asText(text.slice(done)));
  return `<section>\n<h2>${asText(id)}</h2>\n<pre>${pieces.join("")}</pre>\n</section>`;
}

function mark(change: Shown, line: number, numbers: ReadonlyMap<string, number>): string {
  const { rule, before, after, because } = change;
  const why = asText(`Line ${line}, ${rule}: ${because}`);
  const was = before === "" ? "" : `<del>${asText(before)}</del>`;
  const is = after === "" ? "" : `<ins>${asText(seen(after))}</ins>`;
  return `<span class="r${numbers.get(rule) ?? 0}" title="${why}">${was}${is}</span>`;
}

/** Spaces that cannot be seen, made visible. */
function seen(text: string): string {
  return text.replaceAll("\u00a0", "⍽").replaceAll("\u202f", "⍽").replaceAll("\u2060", "⁀");
}

function asText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[^\t\n\r\P{Cc}]/gu, "\uFFFD");
}
