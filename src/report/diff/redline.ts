import {
  type ChapterFate,
  type Collation,
  type Entry,
  PARTING,
  type PassageKind,
  type WordRun,
} from "../../collate/collation.ts";
import { OBJECT } from "../../model/text.ts";
import { directionOf, escapeMarkup } from "../../writers/escape.ts";
import { count, plural } from "../figures.ts";
import { changeLine, changesIn, type ListedChange } from "./change-list.ts";
import type { BookDifference } from "./difference.ts";
import { REDLINE_STYLE } from "./redline-style.ts";
import { fateWords, figuresOf, isTouched, moveWords, sidesWords, tallyWords } from "./wording.ts";

/** Passages shown on either side of a change; more of them are folded away. */
const AROUND = 2;

/**
 * The text of a book with what was cut struck out and what was added
 * underlined: one page that needs no script and no network. It shows what a
 * reader reads; how it is marked up or typed is no part of it.
 */
export function redlinePage(difference: BookDifference, collation: Collation): string {
  const { title, language } = difference;
  const changes = changesIn(collation);
  const page: Page = {
    collation,
    changes,
    starts: startsOf(changes),
    ways: waysOf(collation, changes),
  };
  const direction = directionOf(language) === "rtl" ? ' dir="rtl"' : "";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changed in ${escapeMarkup(title)}</title>
<style>
${REDLINE_STYLE}
</style>
</head>
<body>
<header>
<h1 lang="${escapeMarkup(language)}">${escapeMarkup(title)}</h1>
<p class="lead">${leadOf(difference, collation)}</p>
${figuresTable(difference)}
</header>
${jumpList(page, language)}
<main lang="${escapeMarkup(language)}"${direction}>
${collation.chapters.map((fate, at) => chapterMarkup(page, fate, at)).join("\n")}
</main>
<footer><p>Struck out is what was cut, underlined what was added, doubly underlined what stood elsewhere. ${escapeMarkup(retypedWords(collation))}</p></footer>
</body>
</html>
`;
}

interface Page {
  readonly collation: Collation;
  readonly changes: readonly ListedChange[];
  /** The number of the change that begins at an entry, by chapter and entry. */
  readonly starts: ReadonlyMap<string, number>;
  /** For each move, the changes it leaves and arrives in. */
  readonly ways: ReadonlyMap<number, { readonly from?: number; readonly to?: number }>;
}

function startsOf(changes: readonly ListedChange[]): ReadonlyMap<string, number> {
  return new Map(changes.map(({ chapter, entry }, number) => [`${chapter} ${entry}`, number]));
}

function waysOf(collation: Collation, changes: readonly ListedChange[]): Page["ways"] {
  const ways = new Map<number, { readonly from?: number; readonly to?: number }>();
  const note = (move: number | undefined, type: string, number: number): void => {
    if (move === undefined) return;
    const side = type === "movedFrom" ? { from: number } : { to: number };
    ways.set(move, { ...side, ...ways.get(move) });
  };
  changes.forEach(({ chapter, entry, entries }, number) => {
    const { entries: all = [] } = collation.chapters[chapter] ?? {};
    for (const one of all.slice(entry, entry + entries)) {
      if (one.type === "edited") for (const { move, type } of one.runs) note(move, type, number);
      else if ("move" in one) note(one.move, one.type, number);
    }
  });
  return ways;
}

function leadOf({ words }: BookDifference, { tally }: Collation): string {
  return `${sidesWords(words, count)} words: ${tallyWords(tally)}`;
}

function retypedWords({ retyped }: Collation): string {
  if (retyped === 0) return "";
  return `${plural(retyped, "passage")} with other quotes, dashes or spaces and the same words ${retyped === 1 ? "is" : "are"} not marked.`;
}

function figuresTable(difference: BookDifference): string {
  const rows = figuresOf(difference).map(
    ({ name, value }) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  return rows.length === 0 ? "" : `<table class="figures">\n${rows.join("\n")}\n</table>`;
}

function jumpList({ collation, changes }: Page, language: string): string {
  if (changes.length === 0 && !collation.chapters.some(isTouched))
    return "<nav><h2>Changes</h2><p>A reader reads the same book.</p></nav>";
  const lists = collation.chapters.flatMap((fate, chapter) => {
    if (!isTouched(fate)) return [];
    const own = changes.flatMap((change, number) => (change.chapter === chapter ? [number] : []));
    const items = own.map((number) => {
      const change = changes[number];
      const line = change === undefined ? "" : changeLine(change, 70);
      return `<li><a href="#c${number + 1}">${escapeMarkup(line)}</a></li>`;
    });
    const remarks = remarksOf(fate);
    const name = `<span lang="${escapeMarkup(language)}">${escapeMarkup(fate.name)}</span> <small>${escapeMarkup(remarks)}</small>`;
    if (items.length === 0) return [`<p><a href="#k${chapter + 1}">${name}</a></p>`];
    const start = (own[0] ?? 0) + 1;
    return [
      `<details${changes.length <= 60 ? " open" : ""}>\n<summary>${name}</summary>\n<ol start="${start}" lang="${escapeMarkup(language)}">\n${items.join("\n")}\n</ol>\n</details>`,
    ];
  });
  return `<nav aria-label="Changes">\n<h2>${plural(changes.length, "change")}</h2>\n${lists.join("\n")}\n</nav>`;
}

function chapterMarkup(page: Page, fate: ChapterFate, chapter: number): string {
  if (!isTouched(fate)) return calmMarkup(page, fate, chapter);
  const remarks = remarksOf(fate);
  const mark = fate.b === undefined ? "del" : fate.a === undefined ? "ins" : "span";
  const head = [
    `<h2 id="k${chapter + 1}"><${mark}>${escapeMarkup(fate.name)}</${mark}></h2>`,
    `<p class="remark" lang="en" dir="ltr">${escapeMarkup(remarks)}</p>`,
  ];
  return `<section>\n${[...head, ...blocksOf(page, fate, chapter)].join("\n")}\n</section>`;
}

/** What happened to a chapter and to its words. */
function remarksOf(fate: ChapterFate): string {
  const { added, cut, moved } = fate.tally;
  const said = fateWords(fate);
  const words = added + cut + moved > 0 || said.length === 0 ? [tallyWords(fate.tally)] : [];
  return [...said, ...words].join(", ");
}

/** A chapter that reads the same: folded, all of it. */
function calmMarkup(page: Page, { name, entries }: ChapterFate, chapter: number): string {
  const text = entries.map((entry) => entryMarkup(page, entry)).join("\n");
  return `<section class="calm">\n<details id="k${chapter + 1}">\n<summary>${escapeMarkup(name)} <small lang="en">unchanged</small></summary>\n${text}\n</details>\n</section>`;
}

/** True for the titles of a chapter that stand in its heading already. */
function isHeading(
  { collation: { before, after } }: Page,
  entry: Entry,
  fate: ChapterFate,
): boolean {
  const { a, b } = fate;
  const first = (b === undefined ? before.chapters[a ?? 0] : after.chapters[b])?.from ?? 0;
  const old = entry.type === "cut" ? before.passages[entry.a] : undefined;
  const now = entry.type === "same" || entry.type === "added" ? after.passages[entry.b] : undefined;
  const at =
    entry.type === "cut" ? entry.a : "b" in entry && typeof entry.b === "number" ? entry.b : -1;
  const whole = entry.type === "same" || a === undefined || b === undefined;
  return whole && (old ?? now)?.kind === "title" && at - first < 2;
}

/** The entries of a chapter as blocks; runs of what is the same are folded but for their edges. */
function blocksOf(page: Page, fate: ChapterFate, chapter: number): readonly string[] {
  const { entries } = fate;
  const blocks: string[] = [];
  let same: Entry[] = [];
  const fold = (last: boolean): void => {
    const first = blocks.length === 0;
    blocks.push(...folded(page, same, { before: first ? 0 : AROUND, after: last ? 0 : AROUND }));
    same = [];
  };
  for (let at = 0; at < entries.length; ) {
    const number = page.starts.get(`${chapter} ${at}`);
    const change = number === undefined ? undefined : page.changes[number];
    const entry = entries[at];
    if (number === undefined || change === undefined) {
      if (entry !== undefined && !isHeading(page, entry, fate)) same.push(entry);
      at += 1;
      continue;
    }
    fold(false);
    const told = entries.slice(at, at + change.entries);
    const text = told.filter((one) => !isHeading(page, one, fate));
    blocks.push(changeMarkup(page, text.length > 0 ? text : told, number));
    at += change.entries;
  }
  fold(true);
  return blocks;
}

function folded(
  page: Page,
  entries: readonly Entry[],
  { before, after }: { readonly before: number; readonly after: number },
): readonly string[] {
  const shown = (list: readonly Entry[]) => list.map((entry) => entryMarkup(page, entry));
  if (entries.length <= before + after + 1) return shown(entries);
  const middle = entries.slice(before, entries.length - after);
  return [
    ...shown(entries.slice(0, before)),
    `<details>\n<summary lang="en" dir="ltr">${plural(middle.length, "passage")} unchanged</summary>\n${shown(middle).join("\n")}\n</details>`,
    ...shown(entries.slice(entries.length - after)),
  ];
}

function changeMarkup(page: Page, entries: readonly Entry[], number: number): string {
  const next =
    number + 1 < page.changes.length
      ? `<a class="next" href="#c${number + 2}" lang="en" aria-label="Next change">↓</a>`
      : "";
  const [first] = entries;
  const move = first !== undefined && "move" in first ? first.move : undefined;
  const way = move === undefined || first === undefined ? "" : wayMarkup(page, first.type, move);
  const inner = entries.map((entry) => entryMarkup(page, entry)).join("\n");
  return `<div class="change" id="c${number + 1}">${next}${way}\n${inner}\n</div>`;
}

/** Says where moved text came from or went, and leads there. */
function wayMarkup({ collation, ways }: Page, type: string, move: number): string {
  const { from, to, words } = moveWords(collation, move);
  const way = ways.get(move);
  const [target, said] =
    type === "movedFrom"
      ? [way?.to, `${words} moved to “${to}”`]
      : [way?.from, `${words} moved here from “${from}”`];
  const text = escapeMarkup(said);
  const inner = target === undefined ? text : `<a href="#c${target + 1}">${text}</a>`;
  return `<span class="way" lang="en" dir="ltr">${inner}</span>`;
}

function entryMarkup(page: Page, entry: Entry): string {
  const { before, after } = page.collation;
  switch (entry.type) {
    case "same":
      return block(after.passages[entry.b]?.kind, escaped(after.passages[entry.b]?.text ?? ""));
    case "cut":
    case "movedFrom": {
      const passage = before.passages[entry.a];
      const moved = entry.type === "movedFrom";
      return block(passage?.kind, marked("del", passage?.text ?? "", moved));
    }
    case "added":
    case "movedTo": {
      const passage = after.passages[entry.b];
      const moved = entry.type === "movedTo";
      if (entry.type === "movedTo" && entry.runs !== undefined)
        return runsMarkup(page, passage?.kind, entry.runs);
      return block(passage?.kind, marked("ins", passage?.text ?? "", moved));
    }
    case "edited":
      return runsMarkup(page, after.passages[entry.b.from]?.kind, entry.runs);
  }
}

/** An edited passage; a new paragraph begins where a passage ends now. */
function runsMarkup(page: Page, kind: PassageKind | undefined, runs: readonly WordRun[]): string {
  const paragraphs: string[] = [""];
  const add = (markup: string): void => {
    paragraphs[paragraphs.length - 1] += markup;
  };
  for (const run of spaced(runs)) {
    const { type, before, after } = run;
    const moved = type === "movedFrom" || type === "movedTo";
    if (type === "cut" || type === "movedFrom") {
      add(movedMarkup(page, run) + marked("del", before.replaceAll(PARTING, "¶ "), moved));
      continue;
    }
    after.split(PARTING).forEach((text, at, all) => {
      const ends = at + 1 < all.length;
      if (type === "same") add(escaped(text));
      else
        add(
          (at === 0 ? movedMarkup(page, run) : "") + marked("ins", ends ? `${text}¶` : text, moved),
        );
      if (ends) paragraphs.push("");
    });
  }
  return paragraphs.map((markup) => block(kind, markup)).join("\n");
}

function movedMarkup({ ways }: Page, { type, move }: WordRun): string {
  if (move === undefined) return "";
  const away = type === "movedFrom";
  const target = away ? ways.get(move)?.to : ways.get(move)?.from;
  if (target === undefined) return "";
  const said = away ? "moved to where it stands now" : "moved from where it stood";
  return ` <a href="#c${target + 1}" lang="en" aria-label="${said}">${away ? "⤵" : "⤴"}</a>`;
}

function block(kind: PassageKind | undefined, markup: string): string {
  return `<p${kind === undefined || kind === "text" ? "" : ` class="${kind}"`}>${markup}</p>`;
}

function marked(name: "ins" | "del", text: string, moved: boolean): string {
  if (text.trim() === "") return escaped(text);
  return `<${name}${moved ? ' class="moved"' : ""}>${escaped(text)}</${name}>`;
}

/** The space before words and before what takes their place stands once, outside both. */
function spaced(runs: readonly WordRun[]): readonly WordRun[] {
  return runs.flatMap((run, at): readonly WordRun[] => {
    const [last, next] = [runs[at - 1], runs[at + 1]];
    const led = (one: WordRun | undefined) => /^\s/.test(`${one?.before}${one?.after}`);
    if (run.type === "cut" && next?.type === "added" && led(run) && led(next)) {
      const space: WordRun = { type: "same", before: " ", after: " " };
      return [space, { ...run, before: run.before.slice(1) }];
    }
    const follows = run.type === "added" && last?.type === "cut" && led(run) && led(last);
    return [follows ? { ...run, after: run.after.slice(1) } : run];
  });
}

/** Text of the book as markup: line breaks kept, notes and pictures as a star. */
function escaped(text: string): string {
  return escapeMarkup(text.replaceAll(OBJECT, "*")).replaceAll("\n", "<br>");
}
