import { digest } from "../base/digest.ts";
import type { BuildWish, Built } from "../pipeline/build.ts";
import { type BookCache, type CachedBook, openCache } from "../pipeline/cache.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import { joined } from "../pipeline/paths.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { checkedBook } from "./check.ts";
import { reportBytes } from "./json.ts";
import { filesOf, publish } from "./publish.ts";
import { type Account, accountOf } from "./report.ts";
import type { Pressed } from "./reporter.ts";
import { colourStyle, plainStyle } from "./style.ts";

/** What is to be made of one book, in plain data but for `onStage`: it may be sent to another thread. */
export interface BookWish extends Omit<BuildWish, "memory"> {
  /** The folder to deliver to; without it nothing is written. */
  readonly out?: string | undefined;
  readonly changes?: boolean | undefined;
  /** What is given back besides the account: the report's file, or the long account with its lines. */
  readonly keep?: "report" | "checked" | undefined;
  readonly colour?: boolean | undefined;
  /** The folder books are kept in between builds; only where no plug-in takes part. */
  readonly cache?: string | undefined;
}

/** The largest file looked at to see whether it is what it should be. */
const MAX_OUTPUT = 2 ** 31;

/** Makes and delivers one book, and gives its account back as plain data. */
export async function pressBook(
  host: Host,
  workshop: Workshop,
  place: BookPlace,
  told: BookWish,
): Promise<Pressed> {
  const wish = dated(told, place);
  const { out, changes, keep, colour, cache: path, ...asked } = wish;
  const cache = await cacheOf(host, place, wish);
  const again = await pressedBefore(host, place, wish, cache);
  if (again !== undefined) return again;
  // A book that comes from the cache needs none of this.
  const { buildBook } = await import("../pipeline/build.ts");
  const made = await buildBook(cache?.host ?? host, workshop, place, {
    ...asked,
    memory: cache?.memory,
  });
  const files = cache !== undefined && made.ok ? filesOf(made, changes) : undefined;
  const built = await delivered(host, made, { out, changes, files });
  if (files !== undefined && built.ok) cache?.keep(accountOf(built), files);
  cache?.settle();
  const style = colour === true ? colourStyle : plainStyle;
  return {
    place,
    ok: built.ok,
    account: accountOf(built),
    ...(keep === "report" && { report: files?.get(reportName(place)) ?? reportBytes(built) }),
    ...(keep === "checked" && { checked: checkedBook(built, style) }),
  };
}

/** The book as the cache has it, delivered again where its files are not in their place. */
export async function pressedBefore(
  host: Host,
  place: BookPlace,
  told: BookWish,
  cache?: BookCache,
): Promise<Pressed | undefined> {
  const wish = dated(told, place);
  const { out, keep } = wish;
  const known = await (cache ?? (await cacheOf(host, place, wish)))?.find();
  if (known === undefined || out === undefined) return undefined;
  return redelivered(host, { out, place, keep }, known);
}

/** What is said for all books gives way to what git says of this one. */
function dated(wish: BookWish, { committed }: BookPlace): BookWish {
  return committed === undefined ? wish : { ...wish, sourceDateEpoch: committed };
}

async function cacheOf(
  host: Host,
  place: BookPlace,
  { cache, out, keep: _, colour: __, ...asked }: BookWish,
): Promise<BookCache | undefined> {
  if (cache === undefined || out === undefined) return undefined;
  return openCache(cache, host, place, { ...asked, out });
}

function reportName({ slug }: BookPlace): string {
  return `${slug}.report.json`;
}

/** The book with what its delivery had to say. */
async function delivered(
  host: Host,
  made: Built,
  {
    out,
    changes,
    files,
  }: {
    readonly out: string | undefined;
    readonly changes: boolean | undefined;
    readonly files: ReadonlyMap<string, Uint8Array> | undefined;
  },
): Promise<Built> {
  if (out === undefined) return made;
  const outcome =
    files === undefined
      ? await publish(host, { out, changes }, made)
      : await host.deliver(joined(out, made.place.slug), files);
  if (outcome.ok) return made;
  return { ...made, ok: false, diagnostics: [...made.diagnostics, ...outcome.diagnostics] };
}

/** A book of the cache put where it belongs; undefined where the cache no longer has it whole. */
async function redelivered(
  host: Host,
  {
    out,
    place,
    keep,
  }: { readonly out: string; readonly place: BookPlace; readonly keep: BookWish["keep"] },
  { account, files }: CachedBook,
): Promise<Pressed | undefined> {
  const folder = joined(out, place.slug);
  const missing = new Map<string, Uint8Array>();
  let report: Uint8Array | undefined;
  for (const file of files) {
    const there = await host.read(joined(folder, file.name), MAX_OUTPUT);
    const same = there.ok && digest(there.value) === file.digest;
    const bytes = same ? there.value : file.bytes();
    if (bytes === undefined) return undefined;
    if (!same) missing.set(file.name, bytes);
    if (file.name === reportName(place)) report = bytes;
  }
  if (missing.size > 0 && !(await host.deliver(folder, missing)).ok) return undefined;
  const book = { place, ok: true, account: account as Account };
  return keep === "report" ? { ...book, report } : book;
}
