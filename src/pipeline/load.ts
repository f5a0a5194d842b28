import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { failure, success } from "../diagnostics/diagnostic.ts";
import type { SectionRole } from "../model/book.ts";
import type { Matter } from "../model/composition.ts";
import type { ReadChoices } from "../readers/choices.ts";
import { limitsOf } from "../readers/limits.ts";
import type { Draft } from "../readers/reader.ts";
import type { Source } from "../source/span.ts";
import type { Decisions } from "../typography/decisions.ts";
import { FILE_ORDER } from "./chapter-order.ts";
import { type BookConfig, bookConfigOf, type FileEntry } from "./config/book-config.ts";
import { emptyTree, overlay, type Tree, treeOf, withThemeSpelled } from "./config/tree.ts";
import { parseYaml } from "./config/yaml.ts";
import { readDecisions } from "./decisions-file.ts";
import { orderInferred } from "./diagnostics.ts";
import { BOOK_FILES, type BookPlace, isAside, manuscriptNames } from "./discover.ts";
import { folderEmpty, formatUnread, leftAside } from "./file-diagnostics.ts";
import { rankOfRole, roleOfName } from "./file-role.ts";
import type { Host } from "./host.ts";
import { extensionOf, joined, nameOf, stemOf } from "./paths.ts";
import { readFiles } from "./read-files.ts";
import { readableExtensions, readerFor, type Workshop } from "./workshop.ts";

const MAX_CONFIG = 1_048_576;

/** One file of a book, read, with what is known of its place. */
export interface Manuscript {
  readonly draft: Draft;
  readonly matter?: Matter;
  readonly role?: SectionRole | "part";
  readonly title?: string;
}

/** A book as its author left it: what is said of it, and its files in order. */
export interface Loaded {
  readonly config: BookConfig;
  readonly manuscripts: readonly Manuscript[];
  readonly sources: ReadonlyMap<string, Source>;
  /** The author's answers, from `decisions.yaml`. */
  readonly decisions: Decisions;
}

/** Reads a book's settings and its manuscripts. `said` is what the command line says, which comes first. */
export async function load(
  host: Host,
  workshop: Workshop,
  { place, said }: { readonly place: BookPlace; readonly said: Tree },
): Promise<Outcome<Loaded> & { readonly sources: ReadonlyMap<string, Source> }> {
  const sources = new Map<string, Source>();
  const settings = await readSettings(host, place, sources);
  if (!settings.ok) return { ...settings, sources };
  const spoken = withThemeSpelled(said);
  const first = bookConfigOf(overlay(settings.value, spoken));
  const config = first.ok ? first.value : {};
  const entries = await entriesOf(host, workshop, { place, config });
  const diagnostics = [...settings.diagnostics, ...entries.diagnostics];
  const manuscripts: Manuscript[] = [];
  const read = (entry: Entry, language: string | undefined): Promise<Outcome<Draft>> =>
    readManuscript(host, workshop, { place, entry, language, choices: choicesOf(config) });
  for (const { entry, draft } of await readFiles(entries.files, config.language, read)) {
    const alone = entries.files.length === 1;
    diagnostics.push(...draft.diagnostics.filter(({ code }) => alone || code !== FILE_ORDER));
    if (!draft.ok) continue;
    sources.set(draft.value.source.id, draft.value.source);
    manuscripts.push({ ...entry, draft: draft.value });
  }
  if (manuscripts.length < entries.files.length || entries.files.length === 0)
    return { ok: false, diagnostics: [...first.diagnostics, ...diagnostics], sources };
  const whole = bookConfigOf(overlay(overlay(frontMatter(manuscripts), settings.value), spoken));
  const answers = await readDecisions(host, place, sources);
  diagnostics.push(...answers.diagnostics);
  if (!answers.ok) return { ok: false, diagnostics, sources };
  const value = {
    config: whole.ok ? whole.value : config,
    manuscripts,
    sources,
    decisions: answers.value,
  };
  return { ...success(value, [...whole.diagnostics, ...diagnostics]), sources };
}

async function readSettings(
  host: Host,
  place: BookPlace,
  sources: Map<string, Source>,
): Promise<Outcome<Tree>> {
  if (place.file !== undefined) return success(emptyTree);
  for (const id of BOOK_FILES) {
    if ((await host.kind(joined(place.folder, id))) !== "file") continue;
    const bytes = await host.readInside(place.folder, id, MAX_CONFIG);
    if (!bytes.ok) return bytes;
    const text = new TextDecoder().decode(bytes.value);
    const encoding = { name: "utf-8", byteOrderMark: false, certain: true } as const;
    sources.set(id, { id, text, encoding });
    const tree = await parseYaml(id, text);
    return tree.ok ? { ...tree, value: withThemeSpelled(tree.value) } : tree;
  }
  return success(emptyTree);
}

/** What manuscripts say of the book in front matter; an earlier file wins. */
function frontMatter(manuscripts: readonly Manuscript[]): Tree {
  return manuscripts.toReversed().reduce<Tree>((tree, { draft }) => {
    const at = { source: draft.source.id, start: 0, end: 0 };
    return overlay(tree, withThemeSpelled(treeOf(draft.settings, at)));
  }, emptyTree);
}

type Entry = FileEntry & Omit<Manuscript, "draft">;

interface Entries {
  readonly files: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
}

async function entriesOf(
  host: Host,
  workshop: Workshop,
  { place, config }: { readonly place: BookPlace; readonly config: BookConfig },
): Promise<Entries> {
  if (place.file !== undefined) return { files: [{ file: place.file }], diagnostics: [] };
  const front = named(config.front, "front");
  const back = named(config.back, "back");
  const taken = new Set([...front, ...back].map(({ file }) => joined(".", file)));
  if (config.files !== undefined)
    return { files: [...front, ...named(config.files, undefined), ...back], diagnostics: [] };
  const names = await manuscriptNames(host, workshop, place.folder);
  const inferred = names
    .filter((name) => !taken.has(name))
    .map((file) => entryOfName(file))
    .map((entry, at) => ({ entry, at, rank: rankOfRole(entry.role as SectionRole | undefined) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ entry }) => entry);
  const files = [...front, ...inferred, ...back];
  if (files.length === 0) {
    const empty = folderEmpty(place.path, readableExtensions(workshop));
    return { files, diagnostics: [empty] };
  }
  const said = inferred.length > 1 ? [orderInferred(inferred.map(({ file }) => file))] : [];
  const aside = (await host.list(place.folder)).filter((name) => isAside(name, place.folder));
  return { files, diagnostics: aside.length === 0 ? said : [...said, leftAside(aside.sort())] };
}

function named(
  entries: readonly FileEntry[] | undefined,
  matter: Matter | undefined,
): readonly Entry[] {
  return (entries ?? []).map((entry) => ({
    ...entryOfName(entry.file),
    ...(entry as Entry),
    ...(matter !== undefined && { matter }),
  }));
}

function entryOfName(file: string): Entry {
  const role = roleOfName(stemOf(nameOf(file)));
  return role === undefined ? { file } : { file, role };
}

async function readManuscript(
  host: Host,
  workshop: Workshop,
  {
    place,
    entry,
    language,
    choices,
  }: {
    readonly place: BookPlace;
    readonly entry: Entry;
    readonly language: string | undefined;
    readonly choices: ReadChoices;
  },
): Promise<Outcome<Draft>> {
  const id = joined(".", entry.file);
  const known = readerFor(workshop, extensionOf(id));
  if (known === undefined) return failure(formatUnread(id, readableExtensions(workshop)));
  const bytes = await host.readInside(place.folder, id, limitsOf(choices.limits).bytes);
  if (!bytes.ok) return bytes;
  const reader = await known.load();
  return reader.read({
    id,
    bytes: bytes.value,
    choices,
    ...(language !== undefined && { language }),
  });
}

/** What a book says of how its documents are read. */
function choicesOf({ styles, changes, limits }: BookConfig): ReadChoices {
  return {
    ...(styles !== undefined && { styles }),
    ...(changes !== undefined && { changes }),
    ...(limits !== undefined && { limits }),
  };
}
