import { setImmediate } from "node:timers/promises";
import type { Memory } from "../../base/memory.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { PageStarts } from "../../layout/pagination.ts";
import type { Edition } from "../../model/edition.ts";
import type { Theme } from "../../theme/theme.ts";
import type { MarkupContext } from "../markup-context.ts";
import type { Store } from "../stores.ts";
import { deflating, type ZipEntry } from "../zip.ts";
import { accessibility, survey } from "./accessibility.ts";
import { collectImages } from "./images.ts";
import { measuringContext } from "./measure.ts";
import { landmarks, navigation } from "./navigation.ts";
import type { EpubOptions } from "./options.ts";
import { packageDocument } from "./package.ts";
import { NO_PAGES, pageBreaks, printPages } from "./pages.ts";
import { type Plan, planFiles } from "./plan.ts";
import type { Resource, SpineItem } from "./resource.ts";
import { coverIsUsable, forStore, imageChecks, statementFor } from "./store-edition.ts";
import { styleResources } from "./styles.ts";
import { shells } from "./templates.ts";
import { bookTitle, fileContext, type Setting, textFile } from "./text.ts";

/** The plan by which the plan itself is measured. */
const BLANK: Plan = {
  files: [],
  byName: new Map(),
  fileOf: new Map(),
  callFileOf: new Map(),
  inNotes: new Set(),
  pieces: new Map(),
};

/** What a publication is made of. */
export interface PublicationInput {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly options: EpubOptions;
  readonly store: Store;
  readonly date: Date;
  readonly generator: string;
  /** Files that earlier builds compressed. */
  readonly memory?: Memory | undefined;
  /** The set pages, where a PDF of the same book is made. */
  readonly pagination?: PageStarts;
}

/** The files of one EPUB in the order they are packed, `mimetype` first. */
export interface Publication {
  readonly entries: readonly ZipEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes all files of the EPUB for one store. */
export async function publication(input: PublicationInput): Promise<Publication> {
  const { store, theme, options } = input;
  const { edition, diagnostics: dropped } = forStore(input.edition, store);
  const images = collectImages(edition);
  const cover = store.cover.page && coverIsUsable(edition);
  const faults: Diagnostic[] = [];
  const unplanned: Setting = {
    edition,
    theme,
    plan: BLANK,
    images,
    pages: NO_PAGES,
    diagnostics: faults,
  };
  const { pagination } = input;
  const plan = planFiles(edition, cover, measuring(unplanned, pagination));
  const pages = pagination === undefined ? NO_PAGES : printPages(pagination, plan);
  const setting: Setting = { ...unplanned, plan, pages };
  const packer = packing(input.memory);
  const texts = await textFiles(setting, packer);
  const style = styleResources({ edition, theme, memory: input.memory }, texts);
  await setImmediate();
  const resources = [
    ...navigation(edition, plan, pages, store),
    ...texts,
    ...style.resources,
    ...images.resources,
  ];
  const pageSource = pages.list.length > 0 ? printSource(edition, options) : undefined;
  const statement = statementFor(options.accessibility, store);
  const access = accessibility(
    survey(edition),
    { count: pages.list.length, source: pageSource ?? "" },
    statement.stated,
  );
  const opf = packageDocument({
    metadata: edition.book.metadata,
    resources,
    spine: spineOf(plan),
    landmarks: landmarks(edition, plan),
    accessibility: access,
    ...(pageSource === undefined ? {} : { pageSource }),
    store,
    date: input.date,
    generator: input.generator,
  });
  return {
    entries: [...openingEntries(opf), ...(await packer.entries(resources))],
    diagnostics: [
      ...dropped,
      ...faults,
      ...style.diagnostics,
      ...imageChecks(edition, images, store),
      ...access.diagnostics,
      ...statement.diagnostics,
    ],
  };
}

function measuring(setting: Setting, pagination: PageStarts | undefined): MarkupContext {
  const context = measuringContext(fileContext("", setting));
  if (pagination === undefined) return context;
  const breaks = pageBreaks(pagination);
  return { ...context, pageBreaksIn: (block) => breaks.get(block) ?? [] };
}

/** The files of text; each is compressed while the next ones are written. */
async function textFiles(setting: Setting, packer: Packing): Promise<readonly Resource[]> {
  const texts: Resource[] = [];
  for (const file of setting.plan.files) {
    if (file.content.type === "contents") continue;
    const text = textFile(file, setting);
    texts.push(text);
    packer.start(text);
    if (texts.length % BREATH === 0) await setImmediate();
  }
  return texts;
}

/** The navigation document is the contents page where there is one, and else outside the reading order. */
function spineOf(plan: Plan): readonly SpineItem[] {
  const items = plan.files.map(({ name, content }) => ({
    id: content.type === "contents" ? "nav" : name,
    linear: true,
  }));
  return items.some(({ id }) => id === "nav") ? items : [...items, { id: "nav", linear: false }];
}

/** The print edition by its ISBN where one is stated, and else in words. */
function printSource({ book }: Edition, options: EpubOptions): string {
  if (options.printIdentifier !== undefined) return options.printIdentifier;
  return `${bookTitle(book.metadata)}, PDF`;
}

/** What is compressed already is packed as it is. */
const PACKED: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

function openingEntries(opf: string): readonly ZipEntry[] {
  return [
    { path: "mimetype", bytes: Buffer.from("application/epub+zip"), stored: true },
    { path: "META-INF/container.xml", bytes: Buffer.from(shells.container({})) },
    { path: "EPUB/package.opf", bytes: Buffer.from(opf) },
  ];
}

/** After so many files of text the main thread hands out those that wait to be compressed. */
const BREATH = 4;

/** Compresses files while others are still being made. */
interface Packing {
  start(resource: Resource): void;
  /** The entries of all, those not started before too. */
  entries(resources: readonly Resource[]): Promise<readonly ZipEntry[]>;
}

function packing(memory: Memory | undefined): Packing {
  const deflate = deflating(memory);
  const started = new Map<Resource, Promise<ZipEntry>>();
  const pack = async ({ path: name, content, mediaType }: Resource): Promise<ZipEntry> => {
    const path = `EPUB/${name}`;
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    if (PACKED.has(mediaType)) return { path, bytes, stored: true };
    return { path, bytes, deflated: await deflate(bytes) };
  };
  return {
    start: (resource) => void started.set(resource, pack(resource)),
    entries: (resources) =>
      Promise.all(resources.map((resource) => started.get(resource) ?? pack(resource))),
  };
}
