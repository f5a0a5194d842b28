import type { Memory } from "../base/memory.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { CoverImage, Metadata } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { COMMENT } from "../readers/comments.ts";
import type { AssetRequest, Repair } from "../readers/reader.ts";
import type { Source } from "../source/span.ts";
import type { Theme } from "../theme/theme.ts";
import { proofread } from "../typography/lint/lint.ts";
import { type PolishOptions, polish } from "../typography/polish.ts";
import type { Profile } from "../typography/profile.ts";
import type { Change, Question } from "../typography/rule.ts";
import type { SpellingCounts } from "../typography/spelling.ts";
import type { Artifact } from "../writers/writer.ts";
import { assemble } from "./assemble.ts";
import { loadAssets } from "./assets.ts";
import { chapterOrder } from "./chapter-order.ts";
import { commentQuestions } from "./comment-questions.ts";
import type { BookConfig } from "./config/book-config.ts";
import type { Tree } from "./config/tree.ts";
import { programFault } from "./diagnostics.ts";
import type { BookPlace } from "./discover.ts";
import { wordsOf } from "./guard.ts";
import type { Host } from "./host.ts";
import { identify } from "./identify.ts";
import { type Loaded, load } from "./load.ts";
import { metadataOf } from "./metadata.ts";
import { notingHost } from "./noting-host.ts";
import { type Press, planOf, produce } from "./produce.ts";
import { resolve } from "./resolve.ts";
import { polishedMetadata } from "./title-polish.ts";
import type { Workshop } from "./workshop.ts";

/** The stages a book goes through, for whoever shows progress. */
export type Stage = "reading" | "polishing" | "setting" | "writing" | "checking";

/** What a build is asked for, besides the book. */
export interface BuildWish {
  /** Formats by name; without it what the book says, else the three. */
  readonly formats?: readonly string[];
  /** What the command line says of the book, laid over its own settings. */
  readonly said: Tree;
  /** A theme by name, or by a folder from the working folder. */
  readonly theme?: string;
  readonly sourceDateEpoch?: string;
  /** What earlier builds made of the same parts of a book. */
  readonly memory?: Memory | undefined;
  onStage?(stage: Stage, detail: string): void;
}

/** The habits of a book, as they were counted. */
export interface BookProfile extends Profile {
  readonly spelling: SpellingCounts;
  /** By the glyphs typed; `gap` for mere space. */
  readonly sceneBreaks: Readonly<Record<string, number>>;
}

/** What an author says of polishing: house style, habits, rules turned off, answers. Plain data. */
export type Manner = Pick<PolishOptions, "houseStyle" | "habits" | "off" | "decisions">;

/** All that came of a book: its files in memory, and the whole account of how they came about. */
export interface Built {
  readonly place: BookPlace;
  readonly asked: BuildWish;
  /** The digest of every file of the book that was read, by its path from the book's folder. */
  readonly inputs: ReadonlyMap<string, string>;
  /** True where every file asked for was made and nothing in it is known to be wrong. */
  readonly ok: boolean;
  readonly artifacts: readonly (Artifact & { readonly format: string })[];
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly Change[];
  readonly repairs: readonly Repair[];
  readonly questions: readonly Question[];
  /** Absent where the book could not be read as far. */
  readonly profile?: BookProfile;
  readonly sources: ReadonlyMap<string, Source>;
  /** What the author has said of how the book is polished. */
  readonly manner?: Manner;
  readonly metadata?: Metadata;
  readonly edition?: Edition;
  readonly theme?: Theme;
  readonly words: number;
  /** Known only where somebody asked for pages. */
  readonly pages?: number;
}

/**
 * Makes one book, in memory. Total: whatever the manuscript holds there is an
 * account of it, and a fault of ours is one of its diagnostics.
 */
export async function buildBook(
  host: Host,
  workshop: Workshop,
  place: BookPlace,
  wish: BuildWish,
): Promise<Built> {
  const noted = notingHost(host, place.folder);
  const { inputs } = noted;
  const account: Account = { place, asked: wish, inputs, diagnostics: [], sources: new Map() };
  try {
    await make(noted.host, workshop, wish, account);
  } catch (error) {
    account.diagnostics.push(programFault(`making “${place.path}”`, wordsOf(error)));
  }
  account.diagnostics.push(...workshop.faults.splice(0));
  const { diagnostics, off } = account;
  const heard = diagnostics.filter(({ code, severity }) => severity === "error" || !off?.has(code));
  return builtOf({ ...account, diagnostics: heard });
}

/** What is known of a book so far. Grows stage by stage, and is all there is where one fails. */
interface Account {
  readonly place: BookPlace;
  readonly asked: BuildWish;
  readonly inputs: ReadonlyMap<string, string>;
  /** What the author does not want to hear. */
  off?: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  sources: ReadonlyMap<string, Source>;
  artifacts?: Built["artifacts"];
  changes?: readonly Change[];
  repairs?: readonly Repair[];
  questions?: readonly Question[];
  profile?: BookProfile;
  manner?: Manner;
  metadata?: Metadata;
  edition?: Edition;
  theme?: Theme;
  pages?: number | undefined;
}

function builtOf(account: Account): Built {
  const { place, diagnostics, sources, artifacts, edition, theme, metadata, pages } = account;
  const sound = !diagnostics.some(({ severity }) => severity === "error");
  return {
    place,
    asked: account.asked,
    inputs: account.inputs,
    ok: sound && artifacts !== undefined,
    artifacts: sound ? (artifacts ?? []) : [],
    diagnostics,
    sources,
    changes: account.changes ?? [],
    repairs: account.repairs ?? [],
    questions: account.questions ?? [],
    words: edition?.words ?? 0,
    ...(account.profile !== undefined && { profile: account.profile }),
    ...(account.manner !== undefined && { manner: account.manner }),
    ...(metadata !== undefined && { metadata }),
    ...(edition !== undefined && { edition }),
    ...(theme !== undefined && { theme }),
    ...(pages !== undefined && { pages }),
  };
}

/** The value of an outcome, its diagnostics noted. */
function noted<T>(outcome: Outcome<T>, { diagnostics }: Account): T | undefined {
  diagnostics.push(...outcome.diagnostics);
  return outcome.ok ? outcome.value : undefined;
}

async function make(
  host: Host,
  workshop: Workshop,
  wish: BuildWish,
  account: Account,
): Promise<void> {
  const { place, diagnostics } = account;
  wish.onStage?.("reading", "");
  const loading = await load(host, workshop, { place, said: wish.said });
  account.sources = loading.sources;
  const loaded = noted(loading, account);
  if (loaded === undefined) return;
  account.off = rulesOff(loaded.config);
  account.repairs = loaded.manuscripts.flatMap(({ draft }) => draft.repairs);
  const { config } = loaded;
  const press: Press = { host, workshop, wish, config, bookFolder: place.folder };
  const plan = noted(await planOf(press), account);
  const edition = await editionOf(host, workshop, loaded, { wish, account });
  if (plan !== undefined) account.theme = plan.theme;
  if (edition === undefined || plan === undefined) return;
  if (diagnostics.some(({ severity }) => severity === "error")) return;
  const produced = await produce(press, plan, edition);
  account.pages = produced.pages;
  account.artifacts = noted(produced, account) ?? [];
}

/** From drafts to a book with every reference settled. */
async function editionOf(
  host: Host,
  workshop: Workshop,
  loaded: Loaded,
  { wish, account }: { readonly wish: BuildWish; readonly account: Account },
): Promise<Edition | undefined> {
  const { place } = account;
  const { config, manuscripts } = loaded;
  const metadata = noted(metadataOf(config, manuscripts, place.slug), account);
  if (metadata === undefined) return undefined;
  account.metadata = metadata;
  const cover = coverRequest(config);
  const { assets, diagnostics } = await loadAssets(host, place.folder, manuscripts, cover);
  account.diagnostics.push(...diagnostics);
  const front = cover === undefined || !assets.has(cover.ref) ? undefined : coverOf(cover, config);
  const assembled = noted(assemble(manuscripts, { metadata, cover: front }), account);
  if (assembled === undefined) return undefined;
  if (manuscripts.length > 1) account.diagnostics.push(...chapterOrder(assembled));
  const identified = noted(identify(assembled), account);
  if (identified === undefined) return undefined;
  wish.onStage?.("polishing", "");
  account.manner = mannerOf(loaded);
  const options = polishOptions(loaded, workshop, account.manner);
  const { memory } = wish;
  const polished = noted(polish(identified, { ...options, memory }), account);
  if (polished === undefined) return undefined;
  account.changes = polished.changes;
  account.questions = [...asked(loaded), ...polished.questions];
  account.metadata = polishedMetadata(metadata, options);
  const book = { ...polished.book, metadata: account.metadata };
  const { diagnostics: remarks, spelling } = proofread(book, {
    off: rulesOff(config),
    spelling: config.profile?.spelling,
    memory,
  });
  account.diagnostics.push(...remarks);
  account.profile = { ...polished.profile, sceneBreaks: polished.sceneBreaks, spelling };
  const edition = noted(resolve(book, place.slug, assets), account);
  if (edition !== undefined) account.edition = edition;
  return edition;
}

/** What people ask in comments, unless nobody wants to hear it. */
function asked({ config, manuscripts, decisions }: Loaded): readonly Question[] {
  if (rulesOff(config).has(COMMENT)) return [];
  return commentQuestions(
    manuscripts.map(({ draft }) => draft),
    decisions,
  );
}

function polishOptions(
  { sources }: Loaded,
  { rules, locales }: Workshop,
  manner: Manner,
): PolishOptions {
  return { ...manner, sources, rules, locales };
}

function mannerOf({ config, decisions }: Loaded): Manner {
  return {
    decisions,
    off: rulesOff(config),
    ...(config.style !== undefined && { houseStyle: config.style }),
    ...(config.profile !== undefined && { habits: config.profile }),
  };
}

/** Rules and notes are named whole, or without their room: `typography/ellipsis`, `readers/capitals`, `ellipsis`. */
function rulesOff({ rules = {} }: BookConfig): ReadonlySet<string> {
  const names = Object.keys(rules).filter((name) => rules[name] === false);
  return new Set(
    names.flatMap((name) => (name.includes("/") ? name : ROOMS.map((room) => `${room}/${name}`))),
  );
}

const ROOMS = ["typography", "lint", "readers", "pipeline", "layout", "writers"];

function coverRequest({ cover }: BookConfig): AssetRequest | undefined {
  if (cover === undefined) return undefined;
  const path = cover.image.replaceAll("\\", "/");
  return { ref: path, path, span: { source: "book.yaml", start: 0, end: 0 } };
}

function coverOf({ ref }: AssetRequest, { cover }: BookConfig): CoverImage {
  return { image: ref, alt: cover?.alt ?? "" };
}
