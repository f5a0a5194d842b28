import { andThen, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { CoverImage } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { commentNotice } from "../readers/comments.ts";
import type { AssetRequest } from "../readers/reader.ts";
import type { Source } from "../source/span.ts";
import { markdownFiles } from "../writers/md/md.ts";
import type { Artifact } from "../writers/writer.ts";
import { assemble } from "./assemble.ts";
import { loadAssets } from "./assets.ts";
import type { BookConfig } from "./config/book-config.ts";
import type { Tree } from "./config/tree.ts";
import { programFault } from "./diagnostics.ts";
import type { BookPlace } from "./discover.ts";
import { wordsOf } from "./guard.ts";
import type { Host } from "./host.ts";
import { identify } from "./identify.ts";
import { type Loaded, load } from "./load.ts";
import { metadataOf } from "./metadata.ts";
import { resolve } from "./resolve.ts";
import type { Workshop } from "./workshop.ts";

/** A manuscript in another format, and what was noticed on the way. */
export interface Converted {
  readonly place: BookPlace;
  /** None where the manuscript could not be read whole. */
  readonly artifacts: readonly Artifact[];
  readonly edition?: Edition;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Writes a manuscript of any format as Markdown that reads back to the same book.
 *
 * Nothing is polished: the author's marks stay as they were typed. Total, as a build is.
 */
export async function convertBook(
  host: Host,
  workshop: Workshop,
  { place, said }: { readonly place: BookPlace; readonly said: Tree },
): Promise<Converted> {
  let sources: ReadonlyMap<string, Source> = new Map();
  try {
    const loading = await load(host, workshop, { place, said });
    sources = loading.sources;
    const edition = loading.ok
      ? withNotes(await editionOf(host, place, loading.value), loading.diagnostics)
      : loading;
    const sound = edition.ok && edition.diagnostics.every(({ severity }) => severity !== "error");
    if (!edition.ok || !sound)
      return { place, artifacts: [], diagnostics: edition.diagnostics, sources };
    const files = withNotes(markdownFiles(edition.value), edition.diagnostics);
    const artifacts = files.ok ? files.value : [];
    return { place, artifacts, edition: edition.value, diagnostics: files.diagnostics, sources };
  } catch (error) {
    const fault = programFault(`converting “${place.path}”`, wordsOf(error));
    return { place, artifacts: [], diagnostics: [fault], sources };
  }
}

function withNotes<T>(outcome: Outcome<T>, before: readonly Diagnostic[]): Outcome<T> {
  return { ...outcome, diagnostics: [...before, ...outcome.diagnostics] };
}

async function editionOf(
  host: Host,
  place: BookPlace,
  { config, manuscripts }: Loaded,
): Promise<Outcome<Edition>> {
  const metadata = metadataOf(config, manuscripts, place.slug);
  if (!metadata.ok) return metadata;
  const wanted = coverRequest(config);
  const { assets, diagnostics } = await loadAssets(host, place.folder, manuscripts, wanted);
  const cover =
    wanted === undefined || !assets.has(wanted.ref) ? undefined : coverOf(wanted, config);
  const book = andThen(assemble(manuscripts, { metadata: metadata.value, cover }), identify);
  const edition = andThen(book, (whole) => resolve(whole, place.slug, assets));
  // Nobody is asked here, and Markdown has no place for them: each is said.
  const comments = manuscripts.flatMap(({ draft }) => (draft.comments ?? []).map(commentNotice));
  return withNotes(edition, [...metadata.diagnostics, ...diagnostics, ...comments]);
}

function coverRequest({ cover }: BookConfig): AssetRequest | undefined {
  if (cover === undefined) return undefined;
  const path = cover.image.replaceAll("\\", "/");
  return { ref: path, path, span: { source: "book.yaml", start: 0, end: 0 } };
}

function coverOf({ ref }: AssetRequest, { cover }: BookConfig): CoverImage {
  return { image: ref, alt: cover?.alt ?? "" };
}
