import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Pagination } from "../../layout/pagination.ts";
import type { Edition } from "../../model/edition.ts";
import type { Theme } from "../../theme/theme.ts";
import type { Store } from "../stores.ts";
import type { ZipEntry } from "../zip.ts";
import { accessibility, survey } from "./accessibility.ts";
import { collectImages } from "./images.ts";
import { landmarks, navigation } from "./navigation.ts";
import type { EpubOptions } from "./options.ts";
import { packageDocument } from "./package.ts";
import { NO_PAGES, printPages } from "./pages.ts";
import { type Plan, planFiles } from "./plan.ts";
import type { Resource, SpineItem } from "./resource.ts";
import { coverIsUsable, forStore, imageChecks } from "./store-edition.ts";
import { styleResources } from "./styles.ts";
import { shells } from "./templates.ts";
import { bookTitle, fileContext, type Setting, textFile } from "./text.ts";

/** What a publication is made of. */
export interface PublicationInput {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly options: EpubOptions;
  readonly store: Store;
  readonly date: Date;
  readonly generator: string;
  /** The set pages, where a PDF of the same book is made. */
  readonly pagination?: Pagination;
}

/** The files of one EPUB in the order they are packed, `mimetype` first. */
export interface Publication {
  readonly entries: readonly ZipEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes all files of the EPUB for one store. */
export function publication(input: PublicationInput): Publication {
  const { store, theme, options } = input;
  const { edition, diagnostics: dropped } = forStore(input.edition, store);
  const images = collectImages(edition);
  const cover = store.cover.page && coverIsUsable(edition);
  const blank: Plan = {
    files: [],
    byName: new Map(),
    fileOf: new Map(),
    callFileOf: new Map(),
    inNotes: new Set(),
  };
  const faults: Diagnostic[] = [];
  const unplanned: Setting = {
    edition,
    theme,
    plan: blank,
    images,
    pages: NO_PAGES,
    diagnostics: faults,
  };
  const plan = planFiles(edition, cover, fileContext("", unplanned));
  const pages = input.pagination === undefined ? NO_PAGES : printPages(input.pagination, plan);
  const setting: Setting = { ...unplanned, plan, pages };
  const texts = plan.files
    .filter(({ content }) => content.type !== "contents")
    .map((file) => textFile(file, setting));
  const style = styleResources(edition, theme, texts);
  const resources = [
    ...navigation(edition, plan, pages, store),
    ...texts,
    ...style.resources,
    ...images.resources,
  ];
  const pageSource = pages.list.length > 0 ? printSource(edition, options) : undefined;
  const access = accessibility(
    survey(edition),
    { count: pages.list.length, source: pageSource ?? "" },
    options.accessibility,
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
    entries: entriesOf(opf, resources),
    diagnostics: [
      ...dropped,
      ...faults,
      ...style.diagnostics,
      ...imageChecks(edition, images, store),
      ...access.diagnostics,
    ],
  };
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

function entriesOf(opf: string, resources: readonly Resource[]): readonly ZipEntry[] {
  return [
    { path: "mimetype", bytes: Buffer.from("application/epub+zip"), stored: true },
    { path: "META-INF/container.xml", bytes: Buffer.from(shells.container({})) },
    { path: "EPUB/package.opf", bytes: Buffer.from(opf) },
    ...resources.map(({ path, content, mediaType }) => ({
      path: `EPUB/${path}`,
      bytes: typeof content === "string" ? Buffer.from(content) : content,
      ...(PACKED.has(mediaType) ? { stored: true as const } : {}),
    })),
  ];
}
