import type { Memory } from "../../base/memory.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { Book, Inline } from "../../model/book.ts";
import { flowOf, maskedText, sourceSpan } from "../../model/flow.ts";
import { type Run, runsOf } from "../runs.ts";
import { countSpellings, type SpellingCounts, type Variety } from "../spelling.ts";
import { type BookRule, bookRules } from "./book-rules.ts";
import { endsInPoint } from "./ending.ts";
import { paragraphRules } from "./paragraph-rules.ts";
import { type ProofMemory, proofMemory, type RunFinding } from "./proof-memory.ts";
import type { LintRule } from "./rule.ts";
import {
  addCounted,
  addWords,
  countsOf,
  type WordCounts,
  type WordTable,
  wordTable,
} from "./word-counts.ts";

/** What may be turned off, by rule id. */
export interface LintOptions {
  readonly off?: ReadonlySet<string>;
  /** How the author says the book spells. */
  readonly spelling?: Variety | undefined;
  /** What earlier builds found in the same runs. */
  readonly memory?: Memory | undefined;
}

/** Remarks on a book, and what was counted on the way. */
export interface Proofread {
  readonly diagnostics: readonly Diagnostic[];
  readonly spelling: SpellingCounts;
}

/** What an editor would remark on in a polished book; nothing is changed. English rules look at English only. */
export function lint(book: Book, options: LintOptions = {}): readonly Diagnostic[] {
  return proofread(book, options).diagnostics;
}

/** What an editor would remark on, and how the book spells its English. */
export function proofread(book: Book, options: LintOptions = {}): Proofread {
  const isOn = ({ id }: { readonly id: string }): boolean => options.off?.has(id) !== true;
  const rules = paragraphRules.filter(isOn);
  const table = wordTable();
  const english: Proof[] = [];
  const diagnostics: Diagnostic[] = [];
  const asked = rules.map(({ id }) => id);
  const memory = options.memory && proofMemory(options.memory, asked);
  const severities = new Map(rules.map(({ id, severity }) => [id, severity]));
  for (const run of runsOf(book)) {
    const proofs = proseOf(run);
    const means = { rules, memory, count: { table, base: english.length } };
    for (const { rule, text, start, end, ...words } of findingsIn(run, proofs, means)) {
      const [severity, proof] = [severities.get(rule), proofs[text]];
      if (severity !== undefined && proof !== undefined)
        diagnostics.push(diagnostic({ code: rule, severity, ...words }, proof, { start, end }));
    }
    for (const proof of proofs) if (proof.english) english.push(proof);
  }
  const words = countsOf(table);
  const { spelling } = options;
  diagnostics.push(...inBook(bookRules.filter(isOn), english, { words, spelling }));
  return { diagnostics, spelling: countSpellings(words) };
}

/** A text and what rules ask of it. */
interface Proof {
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly prose: boolean;
  readonly english: boolean;
}

function looksAt(rule: LintRule, { prose, english }: Proof): boolean {
  return (rule.everywhere === true || english) && (!rule.prose || prose);
}

/** Prose are runs whose long paragraphs end in a point, as text messages, lists and lines of verse do not. */
function proseOf({ language, texts }: Run): readonly Proof[] {
  const proofs = texts.map(({ inlines }) => ({ inlines, text: maskedText(inlines) }));
  const long = proofs.filter(({ text }) => text.length > LONG);
  const open = long.filter(({ text }) => !endsInPoint(text) && /\p{L}\s*$/u.test(text.slice(-4)));
  const prose = proofs.length > 1 && open.length * 10 <= long.length;
  const english = language.toLowerCase().startsWith("en");
  return proofs.map(({ inlines, text }) => ({ inlines, text, prose, english }));
}

const LONG = 50;

/** Where words are counted, and how many English texts stand before the run. */
interface Count {
  readonly table: WordTable;
  readonly base: number;
}

interface Means {
  readonly rules: readonly LintRule[];
  readonly count: Count;
  readonly memory: ProofMemory | undefined;
}

/** What the rules find in a run, or found in it before; its words are counted on the way. */
function findingsIn(
  { language }: Run,
  proofs: readonly Proof[],
  { rules, count, memory }: Means,
): readonly RunFinding[] {
  const texts = proofs.map(({ text }) => text);
  const name = memory?.nameOf(texts, language);
  if (memory === undefined || name === undefined) return readRun(proofs, rules, count);
  let remarks = memory.find(name);
  if (remarks === undefined) {
    const own = wordTable();
    remarks = memory.keep(name, readRun(proofs, rules, { table: own, base: 0 }), own);
  }
  addCounted(count.table, remarks.words, count.base);
  return remarks.findings;
}

function readRun(
  proofs: readonly Proof[],
  rules: readonly LintRule[],
  { table, base }: Count,
): readonly RunFinding[] {
  const findings: RunFinding[] = [];
  for (const [text, proof] of proofs.entries()) {
    if (proof.english) addWords(table, proof.text, base + text);
    for (const rule of rules)
      if (looksAt(rule, proof))
        for (const found of rule.check(proof.text))
          findings.push({ ...found, rule: rule.id, text });
  }
  return findings;
}

function inBook(
  rules: readonly BookRule[],
  proofs: readonly Proof[],
  {
    words: counts,
    spelling,
  }: { readonly words: WordCounts; readonly spelling: Variety | undefined },
): readonly Diagnostic[] {
  return rules.flatMap(({ id, severity, check }) =>
    check(counts, spelling).flatMap(({ word, message }) => {
      const first = counts.get(word);
      const proof = proofs[first?.text ?? 0];
      if (first === undefined || proof === undefined) return [];
      const range = { start: first.at, end: first.at + word.length };
      return [diagnostic({ code: id, severity, message }, proof, range)];
    }),
  );
}

function diagnostic(
  words: {
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    readonly hint?: string;
  },
  { inlines }: Proof,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic {
  const at = sourceSpan(flowOf(inlines), start, end);
  return { ...words, ...(at === undefined ? {} : { at }) };
}
