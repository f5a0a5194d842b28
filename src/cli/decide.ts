import { createInterface } from "node:readline";
import { type Anchor, anchorOf } from "../pipeline/anchor.ts";
import { type Built, buildBook } from "../pipeline/build.ts";
import { commentAnswer } from "../pipeline/comment-questions.ts";
import { treeOf } from "../pipeline/config/tree.ts";
import { DECISIONS_FILE, decisionsText, readDecisions } from "../pipeline/decisions-file.ts";
import { discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import { joined } from "../pipeline/paths.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { placeName } from "../report/report.ts";
import { printable } from "../report/style.ts";
import { lineStarts, positionOf } from "../source/lines.ts";
import type { CommentAnswer, Decision, Decisions } from "../typography/decisions.ts";
import type { Question } from "../typography/rule.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** `decide [paths]`: walks through the questions of books and keeps the answers beside them. */
export async function decide(
  { paths, lang }: { readonly paths: readonly string[]; readonly lang?: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf([]);
  const found = await discover(host, workshop, paths);
  if (found.diagnostics.length > 0) await refuse(found.diagnostics, terminal);
  const lines = createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
  const ask = async (): Promise<string> => {
    const next = await lines.next();
    return next.done === true ? "q" : next.value.trim();
  };
  const said = treeOf(lang === undefined ? {} : { language: lang });
  for (const place of found.places) {
    const built = await buildBook(host, workshop, place, { said, formats: [] });
    const going = await decideBook(built, { host, terminal, ask });
    if (!going) break;
  }
  return exitCodeOf(found.diagnostics);
}

interface Desk {
  readonly host: Host;
  readonly terminal: Terminal;
  ask(): Promise<string>;
}

/** Asks the open questions of one book; false where the author has had enough. */
async function decideBook(built: Built, desk: Desk): Promise<boolean> {
  const { host, terminal, ask } = desk;
  const known = await readDecisions(host, built.place, new Map());
  if (!known.ok) {
    await refuse(known.diagnostics, terminal);
    return true;
  }
  const open = built.questions.map((question) => ({
    question,
    anchor: anchorOf(question, built.sources.get(question.at.source)?.text ?? ""),
  }));
  terminal.print(
    `${built.place.path}: ${open.length === 0 ? "nothing to decide" : `${open.length} to decide`}\n`,
  );
  const answers: Answers = { answers: [], comments: [] };
  let going = true;
  for (const { question, anchor } of open) {
    terminal.print(`${questionText(question, built, terminal)}\n> `);
    const choice = await ask();
    if (choice === "q") {
      going = false;
      break;
    }
    take(answers, { question, anchor, choice });
  }
  if (answers.answers.length + answers.comments.length > 0)
    await keep(built, known.value, answers, desk);
  return going;
}

/** What an author has answered so far. */
interface Answers {
  readonly answers: Decision[];
  readonly comments: CommentAnswer[];
}

function take(
  { answers, comments }: Answers,
  {
    question,
    anchor,
    choice,
  }: { readonly question: Question; readonly anchor: Anchor; readonly choice: string },
): void {
  const { comment, readings } = question;
  const answer = readings[Number(choice) - 1]?.text;
  if (comment !== undefined) {
    if (answer !== undefined) comments.push(commentAnswer(comment, anchor, answer));
  } else if (choice === "l") answers.push({ ...anchor, answer: anchor.typed });
  else if (answer !== undefined) answers.push({ ...anchor, answer });
}

async function keep(
  { place }: Built,
  known: Decisions,
  { answers, comments }: Answers,
  { host, terminal }: Desk,
): Promise<void> {
  const all = {
    ...known,
    answers: [...known.answers, ...answers],
    comments: [...(known.comments ?? []), ...comments],
  };
  const bytes = new TextEncoder().encode(decisionsText(all));
  const outcome = await host.deliver(place.folder, new Map([[DECISIONS_FILE, bytes]]));
  if (outcome.ok)
    terminal.print(
      `${answers.length + comments.length} kept in ${joined(place.folder, DECISIONS_FILE)}\n`,
    );
  else await refuse(outcome.diagnostics, terminal);
}

function questionText(question: Question, built: Built, { style }: Terminal): string {
  const { at, readings, excerpt, confidence, comment } = question;
  const source = built.sources.get(at.source);
  const place = positionOf(lineStarts(source?.text ?? ""), at.start);
  const where = placeName(built.place.folder, { file: at.source, ...place });
  const sure = `${Math.round(confidence * 100)} %`;
  if (comment !== undefined)
    return [
      `${style.strong(where)}  ${printable(excerpt)}`,
      `  ${style.odd(printable(comment.author || "a comment"))}: ${printable(comment.words)}`,
      ...readings.map(({ text, means }, at) => `  ${at + 1}  ${text}  ${style.faint(means)}`),
      `  return to skip · q to stop`,
    ].join("\n");
  return [
    `${style.strong(where)}  ${printable(excerpt)}`,
    ...readings.map(({ text, means }, index) => {
      const lead = index === 0 ? `, ${sure} ahead` : "";
      return `  ${index + 1}  ${printable(text)}  ${style.faint(`${means}${lead}`)}`;
    }),
    `  l  leave it as typed · return to skip · q to stop`,
  ].join("\n");
}
