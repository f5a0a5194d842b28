import type { Memory } from "../base/memory.ts";
import { type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Book } from "../model/book.ts";
import { editFlow } from "../model/flow.ts";
import type { Source, Span } from "../source/span.ts";
import { type Answered, findAnswers } from "./answered.ts";
import { answersIn, type Bundle, bundle } from "./bundle.ts";
import { type Decisions, noDecisions } from "./decisions.ts";
import { countBreaks, exceptionsTo, noSightings, sceneBreaksOf } from "./habits.ts";
import { type HouseStyle, houseStyleNamed } from "./house-styles.ts";
import type { Locale } from "./locale.ts";
import { locales as builtIn, localeIn } from "./locales/registry.ts";
import { accountOf, type Job, type Ledger, polishRun, type Settled } from "./polish-run.ts";
import type { HabitChoice, Profile } from "./profile.ts";
import { measurePassages, type Passage } from "./read.ts";
import { rebuild } from "./rebuild.ts";
import type { Change, Question, Rule } from "./rule.ts";
import { type RunMemory, runMemory } from "./run-memory.ts";
import { runsOf } from "./runs.ts";
import { type Style, styleFor } from "./style.ts";
import { unknownLanguages } from "./unknown-languages.ts";

export interface PolishOptions {
  readonly sources: ReadonlyMap<string, Source>;
  /** A named style such as `chicago`; absent: the author's own habits are kept. */
  readonly houseStyle?: string;
  readonly decisions?: Decisions;
  /** What the author says of the habits that are measured. */
  readonly habits?: HabitChoice;
  /** The habits of the whole book, where only a part of it is polished. */
  readonly known?: Profile;
  /** Rules of plug-ins, run after the built-in ones. */
  readonly rules?: readonly Rule[];
  /** Ids of rules the author has turned off. */
  readonly off?: ReadonlySet<string>;
  /** Languages of plug-ins; the last of a tag wins. */
  readonly locales?: readonly Locale[];
  /** `patches`: what is asked for is the manuscript fixed, and neither the book nor its spaces. */
  readonly only?: "patches";
  /** What earlier builds made of the same runs. */
  readonly memory?: Memory | undefined;
}

/** A polished book, and the account of how it came to differ from the manuscripts. */
export interface Polished {
  readonly book: Book;
  readonly profile: Profile;
  /** How often each scene break was typed, by its glyphs; `gap` for mere space. */
  readonly sceneBreaks: Readonly<Record<string, number>>;
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  /** What `fix` writes into the sources: visible edits, each on characters that are exactly those of the file. */
  readonly patches: readonly Patch[];
}

/** A visible change as it may be made in an author's file. */
export interface Patch {
  readonly rule: string;
  readonly at: Span;
  readonly before: string;
  readonly after: string;
  readonly because: string;
  readonly confidence: number;
}

/** Applies the typographic rules of each passage's language to a whole book. */
export function polish(book: Book, options: PolishOptions): Outcome<Polished> {
  const named = houseStyleNamed(options.houseStyle);
  if (!named.ok) return named;
  const house = named.value;
  const decisions = options.decisions ?? noDecisions;
  const patchesOnly = options.only === "patches";
  const locales = [...builtIn, ...(options.locales ?? [])];
  const bundles = runsOf(book).map((run) => ({
    ...bundle(run, options.sources),
    locale: localeIn(locales, run.language),
  }));
  const { found, diagnostics: noticed } = findAnswers(decisions.answers, [
    ...manuscriptsOf(bundles, options.sources),
  ]);
  const memory = memoryOf(options);
  const jobs = bundles.map((bundled) => jobOf(bundled, found, memory));
  const { habits: given, known } = options;
  const { profile, measured } = measurePassages(jobs.map(passageOf), decisions.words, {
    ...(given !== undefined && { given }),
    ...(known !== undefined && { known }),
  });
  const ledger: Ledger = {
    changes: [],
    settled: [],
    remembered: false,
    questions: [],
    seen: noSightings(),
    diagnostics: [...unknownLanguages(languagesOf(book, bundles), locales), ...noticed],
    texts: new Map(),
  };
  const { rules = [], off = new Set() } = options;
  const work = { profile, decisions, house, rules, off, ledger, patchesOnly };
  const styleIn = stylesOf(profile, house);
  for (const [i, job] of jobs.entries()) {
    const passage = measured[i];
    const style = styleIn(job.bundled.locale);
    if (passage !== undefined) polishRun(job, passage, { style, work, memory });
  }
  const { changes, settled, questions, diagnostics, seen } = ledger;
  const breaks = sceneBreaksOf(book);
  const notes = exceptionsTo(profile, seen, breaks);
  diagnostics.push(...notes.filter(({ code }) => !off.has(code)));
  const polished = {
    book: patchesOnly ? book : rebuild(book, ledger.texts),
    profile,
    sceneBreaks: countBreaks(breaks),
    changes,
    questions,
    // Made when asked for: a build never looks at them, and a long book has a hundred thousand.
    get patches(): readonly Patch[] {
      if (ledger.remembered) return patchesOf(book, options);
      const patches: Patch[] = [];
      for (const each of settled) addPatches(patches, each);
      return patches;
    },
  };
  return success(polished, diagnostics);
}

/** What came of a run is remembered only where our own rules make all of it. */
function memoryOf(options: PolishOptions): RunMemory | undefined {
  const { memory, rules = [], locales = [], known, only } = options;
  const isOurs = rules.length === 0 && locales.length === 0 && known === undefined;
  if (memory === undefined || !isOurs || only === "patches") return undefined;
  const { houseStyle, habits, off, decisions } = options;
  return runMemory(memory, [houseStyle, habits, [...(off ?? [])].sort(), decisions?.words]);
}

/** A run with the answers that stand in it, and what is remembered of it where there are none. */
function jobOf(
  bundled: Job["bundled"],
  found: ReadonlyMap<string, readonly Answered[]>,
  memory: RunMemory | undefined,
): Job {
  const answers = found.size === 0 ? [] : answersIn(bundled, found);
  const name = answers.length === 0 ? memory?.nameOf(bundled) : undefined;
  const known = name === undefined ? undefined : memory?.find(name, bundled);
  return { bundled, answers, name, known };
}

function passageOf({ bundled: { text, locale }, answers, known }: Job): Passage {
  const passage = { text, locale, lineIsParagraph: false, known: known?.notes };
  return answers.length === 0 ? passage : { ...passage, answers };
}

/** All runs polished again, whatever is remembered of them. */
function patchesOf(book: Book, { memory: _, ...options }: PolishOptions): readonly Patch[] {
  const outcome = polish(book, { ...options, only: "patches" });
  return outcome.ok ? outcome.value.patches : [];
}

function stylesOf(profile: Profile, house: HouseStyle | undefined): (locale: Locale) => Style {
  const styles = new Map<Locale, Style>();
  return (locale) => {
    const style = styles.get(locale) ?? styleFor(locale, profile, house);
    styles.set(locale, style);
    return style;
  };
}

/** The language of the book, and those of its passages. */
function languagesOf(book: Book, bundles: readonly Bundle[]): readonly string[] {
  return [book.metadata.language, ...new Set(bundles.map(({ language }) => language))];
}

/** The sources that the texts of the book come from; settings and decisions are none. */
function manuscriptsOf(
  bundles: readonly Bundle[],
  sources: PolishOptions["sources"],
): readonly Source[] {
  const ids = new Set(
    bundles.flatMap(({ flows }) =>
      flows.flatMap(({ leaves }) => leaves[0]?.node.span?.source ?? []),
    ),
  );
  return [...sources.values()].filter(({ id }) => ids.has(id));
}

function addPatches(patches: Patch[], { flow, dealt, edits }: Settled): void {
  for (const { edit, at, exact, before, after } of editFlow(flow, dealt).done) {
    if (at === undefined || !exact) continue;
    const { rule, because, confidence } = accountOf(edits, dealt[edit]?.index ?? 0);
    patches.push({ rule, at, before, after, because, confidence });
  }
}
