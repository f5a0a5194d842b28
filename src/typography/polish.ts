import { type Diagnostic, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Book, Inline } from "../model/book.ts";
import { editFlow, type Flow, type FlowEdit, sourceSpan } from "../model/flow.ts";
import type { Source, Span } from "../source/span.ts";
import { findAnswers, withAnswers } from "./answered.ts";
import { answersIn, type Bundle, bundle, type DealtEdit, dealEdits, flowAt } from "./bundle.ts";
import { composed } from "./compose.ts";
import { type Decisions, noDecisions } from "./decisions.ts";
import { pointsOutside } from "./emphasis-points.ts";
import {
  countBreaks,
  exceptionsTo,
  noSightings,
  type Sightings,
  sceneBreaksOf,
  sight,
} from "./habits.ts";
import { type HouseStyle, houseStyleNamed } from "./house-styles.ts";
import type { Locale } from "./locale.ts";
import { locales as builtIn, localeIn } from "./locales/registry.ts";
import type { EditList } from "./marks/edits.ts";
import type { HabitChoice, Profile } from "./profile.ts";
import { type ReadPassage, readPassages } from "./read.ts";
import { rebuild } from "./rebuild.ts";
import { diagnosticsOf, excerptOf, questionsOf } from "./report.ts";
import type { Change, Edit, Question, Rule, RuleContext } from "./rule.ts";
import { runsOf } from "./runs.ts";
import { settle } from "./settle.ts";
import { spaceRules } from "./spaces.ts";
import { styleFor } from "./style.ts";
import { followTrail, originOf, startTrail, type Trail, trailEdits } from "./trail.ts";
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
  const { profile, read } = readPassages(
    bundles.map((bundled) => {
      const passage = { text: bundled.text, locale: bundled.locale, lineIsParagraph: false };
      const answers = found.size === 0 ? [] : answersIn(bundled, found);
      return answers.length === 0 ? passage : { ...passage, answers };
    }),
    decisions.words,
    {
      ...(options.habits !== undefined && { given: options.habits }),
      ...(options.known !== undefined && { known: options.known }),
    },
  );
  const ledger: Ledger = {
    changes: [],
    settled: [],
    questions: [],
    seen: noSightings(),
    diagnostics: [...unknownLanguages(languagesOf(book, bundles), locales), ...noticed],
    texts: new Map(),
  };
  for (const [i, bundled] of bundles.entries()) {
    const passage = read[i];
    if (passage === undefined) continue;
    polishBundle(bundled, passage, {
      profile,
      decisions,
      house,
      rules: options.rules ?? [],
      off: options.off ?? new Set(),
      ledger,
      patchesOnly,
    });
  }
  const { changes, settled, questions, diagnostics, seen } = ledger;
  const breaks = sceneBreaksOf(book);
  const notes = exceptionsTo(profile, seen, breaks);
  diagnostics.push(...notes.filter(({ code }) => options.off?.has(code) !== true));
  const polished = {
    book: patchesOnly ? book : rebuild(book, ledger.texts),
    profile,
    sceneBreaks: countBreaks(breaks),
    changes,
    questions,
    // Made when asked for: a build never looks at them, and a long book has a hundred thousand.
    get patches(): readonly Patch[] {
      const patches: Patch[] = [];
      for (const each of settled) addPatches(patches, each);
      return patches;
    },
  };
  return success(polished, diagnostics);
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

interface Ledger {
  readonly changes: Change[];
  readonly settled: Settled[];
  readonly questions: Question[];
  readonly diagnostics: Diagnostic[];
  readonly seen: Sightings;
  readonly texts: Map<readonly Inline[], readonly Inline[]>;
}

interface Work {
  readonly off: ReadonlySet<string>;
  readonly profile: Profile;
  readonly decisions: Decisions;
  readonly house: HouseStyle | undefined;
  readonly rules: readonly Rule[];
  readonly ledger: Ledger;
  readonly patchesOnly: boolean;
}

function polishBundle(bundled: Bundle, passage: ReadPassage, work: Work): void {
  const { ledger, profile, decisions } = work;
  const style = styleFor(passage.locale, profile, work.house);
  const set = settle(passage.marks, passage.reading, style);
  const { answers } = passage;
  const edits = answers === undefined ? set : withAnswers(set, passage.marks, answers);
  const locate = (start: number, end: number): Span | undefined => {
    const i = flowAt(bundled, start);
    const flow = bundled.flows[i];
    const offset = bundled.starts[i] ?? 0;
    return flow === undefined ? undefined : sourceSpan(flow, start - offset, end - offset);
  };
  for (const found of diagnosticsOf(passage, locate)) ledger.diagnostics.push(found);
  for (const question of questionsOf(passage, style, locate)) ledger.questions.push(question);
  sight(ledger.seen, passage, locate);
  const texts = bundled.flows.map((flow) => startText(flow));
  const dealt = dealEdits(bundled, edits);
  const wanted = ({ index }: { readonly index: number }): boolean =>
    !work.off.has(edits.rule[index] ?? "");
  for (const [i, text] of texts.entries()) {
    const own = dealt[i];
    if (own !== undefined)
      visible(text, work.off.size === 0 ? own : own.filter(wanted), edits, work);
  }
  if (work.patchesOnly) return;
  const context: RuleContext = { locale: passage.locale, profile, decisions };
  const later = [
    ...work.rules.filter((rule) => !rule.invisible),
    ...spaceRules,
    ...work.rules.filter((rule) => rule.invisible),
  ].filter(({ id }) => !work.off.has(id));
  for (const rule of later) runRule(rule, texts, context, ledger);
  keepTexts(bundled, texts, work);
}

/** Files the texts that are not as they were. */
function keepTexts(bundled: Bundle, texts: readonly TextState[], work: Work): void {
  for (const [i, text] of texts.entries()) {
    const key = bundled.keys[i];
    if (key === undefined) continue;
    const edited = text.edits.length > 0 ? editedInlines(text) : key;
    const set = withPoints(edited, work);
    if (set !== key) work.ledger.texts.set(key, set);
  }
}

/** The inlines of a text with its edits made. */
function editedInlines({ flow, text, edits }: TextState): readonly Inline[] {
  const [only] = flow.inlines;
  const isLeaf = flow.inlines.length === 1 && only?.type === "text" && flow.leaves.length === 1;
  // Nearly every paragraph is one leaf, and its text is made already; what is put behind its end is in no leaf.
  if (!isLeaf || (edits.at(-1)?.start ?? 0) >= flow.text.length)
    return editFlow(flow, edits).inlines;
  return text === only.value ? flow.inlines : [{ ...only, value: text }];
}

const POINT_RULE = "typography/emphasis-point";

/** The text with the points of its emphasis where the house style has them. */
function withPoints(inlines: readonly Inline[], { house, off, ledger }: Work): readonly Inline[] {
  if (house?.emphasisPoints === undefined || off.has(POINT_RULE)) return inlines;
  return pointsOutside(inlines, (point, at) => {
    if (at === undefined) return;
    const because = "the point belongs to the sentence, not to the words in italics";
    const same = { before: point, after: point };
    ledger.changes.push({ rule: POINT_RULE, at, ...same, because, confidence: 1, invisible: true });
  });
}

/** A paragraph on its way through the rules; the trail is laid when a rule after the first comes to it. */
interface TextState {
  readonly flow: Flow;
  text: string;
  edits: readonly FlowEdit[];
  trail: Trail | undefined;
}

function startText(flow: Flow): TextState {
  return { flow, text: flow.text, edits: [], trail: undefined };
}

function visible(
  state: TextState,
  dealt: readonly DealtEdit[],
  edits: EditList,
  { ledger, patchesOnly }: Work,
): void {
  if (dealt.length === 0) return;
  const { flow } = state;
  ledger.settled.push({ flow, dealt, edits });
  if (patchesOnly) return;
  state.edits = dealt;
  state.text = applyRows(flow.text, dealt);
  for (const { start, end, text: after, index } of dealt) {
    const at = sourceSpan(flow, start, end);
    if (at === undefined) continue;
    const before = flow.text.slice(start, end);
    const { rule, because, confidence } = accountOf(edits, index);
    ledger.changes.push({ rule, at, before, after, because, confidence, invisible: false });
  }
}

/** The visible edits of one paragraph. */
interface Settled {
  readonly flow: Flow;
  readonly dealt: readonly DealtEdit[];
  readonly edits: EditList;
}

function addPatches(patches: Patch[], { flow, dealt, edits }: Settled): void {
  for (const { edit, at, exact, before, after } of editFlow(flow, dealt).done) {
    if (at === undefined || !exact) continue;
    const { rule, because, confidence } = accountOf(edits, dealt[edit]?.index ?? 0);
    patches.push({ rule, at, before, after, because, confidence });
  }
}

function accountOf(
  edits: EditList,
  i: number,
): { readonly rule: string; readonly because: string; readonly confidence: number } {
  return {
    rule: edits.rule[i] ?? "",
    because: edits.because[i] ?? "",
    confidence: edits.confidence[i] ?? 1,
  };
}

function applyRows(text: string, edits: readonly FlowEdit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

function runRule(
  rule: Rule,
  texts: readonly TextState[],
  context: RuleContext,
  ledger: Ledger,
): void {
  const { edits, doubts } = rule.propose(
    texts.map(({ text }) => text),
    context,
  );
  const byText = new Map<number, Edit[]>();
  for (const edit of edits) {
    const own = byText.get(edit.paragraph);
    if (own === undefined) byText.set(edit.paragraph, [edit]);
    else own.push(edit);
  }
  for (const [paragraph, own] of byText) {
    const state = texts[paragraph];
    if (state !== undefined) editText(rule, state, own, ledger);
  }
  for (const { paragraph, start, end, readings, confidence } of doubts) {
    const state = texts[paragraph];
    const at = state === undefined ? undefined : sourceSpan(state.flow, start, end);
    if (state === undefined || at === undefined) continue;
    const excerpt = excerptOf(state.text, start, end);
    ledger.questions.push({ rule: rule.id, at, excerpt, readings, confidence });
  }
}

function editText(rule: Rule, state: TextState, edits: readonly Edit[], ledger: Ledger): void {
  const sorted = inOrder(edits) ? edits : edits.toSorted((a, b) => a.start - b.start);
  const { id, invisible } = rule;
  const file = ({ start, end, text: after, because, confidence }: Edit, origin: Origin): void => {
    const at = sourceSpan(state.flow, origin.start, origin.end);
    const before = state.text.slice(start, end);
    if (at !== undefined)
      ledger.changes.push({ rule: id, at, before, after, because, confidence, invisible });
  };
  const plain = state.trail === undefined ? composed(state.edits, sorted) : undefined;
  if (plain !== undefined) {
    for (const [i, edit] of sorted.entries()) file(edit, plain.moved[i] ?? edit);
    state.text = applyRows(state.text, sorted);
    state.edits = plain.all;
    return;
  }
  const trail = state.trail ?? followTrail(startTrail(state.flow.text), state.edits);
  for (const edit of sorted) file(edit, originOf(trail, edit.start, edit.end));
  state.trail = followTrail(trail, sorted);
  state.text = state.trail.text;
  state.edits = trailEdits(state.flow.text, state.trail);
}

type Origin = Pick<FlowEdit, "start" | "end">;

function inOrder(edits: readonly Edit[]): boolean {
  return edits.every(({ start }, i) => start >= (edits[i - 1]?.start ?? 0));
}
