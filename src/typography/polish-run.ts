import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inline } from "../model/book.ts";
import { editFlow, type Flow, type FlowEdit, sourceSpan } from "../model/flow.ts";
import type { Span } from "../source/span.ts";
import { type Answered, withAnswers } from "./answered.ts";
import { type Bundle, type DealtEdit, dealEdits, flowAt } from "./bundle.ts";
import { composed } from "./compose.ts";
import type { Decisions } from "./decisions.ts";
import { pointsOutside } from "./emphasis-points.ts";
import { addSightings, noSightings, type Sightings, sight } from "./habits.ts";
import type { HouseStyle } from "./house-styles.ts";
import type { Locale } from "./locale.ts";
import type { EditList } from "./marks/edits.ts";
import type { Profile } from "./profile.ts";
import type { MeasuredPassage, ReadPassage } from "./read.ts";
import { diagnosticsOf, excerptOf, questionsOf } from "./report.ts";
import type { Change, Edit, Question, Rule, RuleContext } from "./rule.ts";
import type { RunMemory } from "./run-memory.ts";
import type { PolishedRun } from "./run-record.ts";
import { settle } from "./settle.ts";
import { spaceRules } from "./spaces.ts";
import { type Style, styleName } from "./style.ts";
import { followTrail, originOf, startTrail, type Trail, trailEdits } from "./trail.ts";

/** The account of a book while it is polished. */
export interface Ledger {
  readonly changes: Change[];
  readonly settled: Settled[];
  /** True where a run was remembered, whose settled edits are not known. */
  remembered: boolean;
  readonly questions: Question[];
  readonly diagnostics: Diagnostic[];
  readonly seen: Sightings;
  readonly texts: Map<readonly Inline[], readonly Inline[]>;
}

/** What all runs of a book are polished with. */
export interface Work {
  readonly off: ReadonlySet<string>;
  readonly profile: Profile;
  readonly decisions: Decisions;
  readonly house: HouseStyle | undefined;
  readonly rules: readonly Rule[];
  readonly ledger: Ledger;
  readonly patchesOnly: boolean;
}

/** A run to be polished, and what is remembered of it. */
export interface Job {
  readonly bundled: Bundle & { readonly locale: Locale };
  readonly answers: readonly Answered[];
  /** What it is remembered by; absent where it is not. */
  readonly name: string | undefined;
  readonly known: PolishedRun | undefined;
}

/** Polishes a run, or takes what is remembered of it; files what came of it, its texts among it. */
export function polishRun(job: Job, measured: MeasuredPassage, means: Means): void {
  const { style, work } = means;
  const { bundled, known } = job;
  const isKnown = measured.stands && known?.style === styleName(style);
  const texts = isKnown ? recalled(bundled, known, work.ledger) : polishedNow(job, measured, means);
  if (!work.patchesOnly) keepTexts(bundled, texts, work);
}

interface Means {
  readonly style: Style;
  readonly work: Work;
  readonly memory: RunMemory | undefined;
}

/** Files what is remembered of a run, and gives its texts. */
function recalled(bundled: Bundle, known: PolishedRun, ledger: Ledger): readonly TextState[] {
  ledger.remembered = true;
  for (const change of known.changes) ledger.changes.push(change);
  for (const question of known.questions) ledger.questions.push(question);
  for (const found of known.diagnostics) ledger.diagnostics.push(found);
  addSightings(ledger.seen, known.seen);
  return bundled.flows.map((flow, i) => {
    const edits = known.edits.get(i);
    if (edits === undefined) return startText(flow);
    return { flow, text: applyRows(flow.text, edits), edits, trail: undefined };
  });
}

/** Polishes a run, and has what comes of it remembered. */
function polishedNow(
  { bundled, name }: Job,
  measured: MeasuredPassage,
  { style, work, memory }: Means,
): readonly TextState[] {
  const { ledger } = work;
  const { changes, questions, diagnostics } = ledger;
  const before = [changes.length, questions.length, diagnostics.length];
  const seen = noSightings();
  const texts = polishBundle(bundled, measured.read(), { ...work, style, seen });
  addSightings(ledger.seen, seen);
  if (name !== undefined)
    memory?.keep(name, bundled, {
      notes: measured.notes,
      style: styleName(style),
      changes: changes.slice(before[0]),
      questions: questions.slice(before[1]),
      diagnostics: diagnostics.slice(before[2]),
      seen,
      edits: new Map(
        [...texts.entries()].flatMap(([i, { edits }]) => (edits.length === 0 ? [] : [[i, edits]])),
      ),
    });
  return texts;
}

function polishBundle(
  bundled: Bundle,
  passage: ReadPassage,
  { style, seen, ...work }: Work & { readonly style: Style; readonly seen: Sightings },
): readonly TextState[] {
  const { ledger, profile, decisions } = work;
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
  sight(seen, passage, locate);
  const texts = bundled.flows.map((flow) => startText(flow));
  const dealt = dealEdits(bundled, edits);
  const wanted = ({ index }: { readonly index: number }): boolean =>
    !work.off.has(edits.rule[index] ?? "");
  for (const [i, text] of texts.entries()) {
    const own = dealt[i];
    if (own !== undefined)
      visible(text, work.off.size === 0 ? own : own.filter(wanted), edits, work);
  }
  if (work.patchesOnly) return texts;
  const context: RuleContext = { locale: passage.locale, profile, decisions };
  const later = [
    ...work.rules.filter((rule) => !rule.invisible),
    ...spaceRules,
    ...work.rules.filter((rule) => rule.invisible),
  ].filter(({ id }) => !work.off.has(id));
  for (const rule of later) runRule(rule, texts, context, ledger);
  return texts;
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
export interface Settled {
  readonly flow: Flow;
  readonly dealt: readonly DealtEdit[];
  readonly edits: EditList;
}

/** What a visible edit is filed with. */
export function accountOf(
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
