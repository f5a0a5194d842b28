import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Book } from "../../model/book.ts";
import type { Asset, Edition } from "../../model/edition.ts";
import { isForPress, isSeeThrough } from "../picture.ts";
import { leadsToRival, type Store } from "../stores.ts";
import { coverMissing, exemptionElsewhere, storeImage, storeLink } from "./diagnostics.ts";
import type { Images } from "./images.ts";
import type { AccessibilityStatement } from "./options.ts";

/** An edition fit for a store, and what was taken out of it. */
export interface StoreEdition {
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
}

/** The edition without links into other stores, whose words stay, and without images the store would refuse the book for. */
export function forStore(whole: Edition, store: Store): StoreEdition {
  const { edition, diagnostics } = withoutRefused(whole, store);
  const linked = withoutLinks(edition, store);
  return { edition: linked.edition, diagnostics: [...diagnostics, ...linked.diagnostics] };
}

/** Where an image is left out, its description stands. */
function withoutRefused(edition: Edition, store: Store): StoreEdition {
  const { refused } = store.images;
  if (refused === undefined) return { edition, diagnostics: [] };
  const kept = [...edition.assets].filter(([, { mediaType }]) => !refused.includes(mediaType));
  if (kept.length === edition.assets.size) return { edition, diagnostics: [] };
  const assets = new Map(kept);
  const left = [...edition.assets.values()].filter(({ ref }) => !assets.has(ref));
  return {
    edition: { ...edition, assets },
    diagnostics: left.map(({ ref, mediaType }) =>
      storeImage(
        ref,
        store,
        `is of a kind (${mediaType}) for which the book would be refused, and is left out`,
        "Save it as JPEG or PNG",
      ),
    ),
  };
}

function withoutLinks(edition: Edition, store: Store): StoreEdition {
  if (store.name === "generic") return { edition, diagnostics: [] };
  const dropped = new Set<string>();
  const { front, body, back } = edition.book;
  const kept = withoutRivals({ front, body, back }, store, dropped) as Pick<
    Book,
    "front" | "body" | "back"
  >;
  if (dropped.size === 0) return { edition, diagnostics: [] };
  return {
    edition: { ...edition, book: { ...edition.book, ...kept } },
    diagnostics: [...dropped].map((href) => storeLink(href, store)),
  };
}

/** Rebuilds only what holds such a link. */
function withoutRivals(value: unknown, store: Store, dropped: Set<string>): unknown {
  if (Array.isArray(value)) {
    const mapped = value.map((item) => withoutRivals(item, store, dropped));
    return mapped.some((item, i) => item !== value[i]) ? mapped : value;
  }
  if (value === null || typeof value !== "object") return value;
  const node = value as { readonly type?: string; readonly href?: string; readonly value?: string };
  if (node.type === "text") return node;
  let changed = false;
  const entries = Object.entries(node).map(([key, inner]) => {
    const mapped = key === "data" || key === "span" ? inner : withoutRivals(inner, store, dropped);
    changed ||= mapped !== inner;
    return [key, mapped] as const;
  });
  if (node.type === "link" && node.href !== undefined && leadsToRival(node.href, store)) {
    dropped.add(node.href);
    const { href: _href, ...phrase } = Object.fromEntries(entries);
    return { ...phrase, type: "phrase" };
  }
  return changed ? Object.fromEntries(entries) : node;
}

/** What the publisher states, as far as the store's checker lets a book say it. */
export function statementFor(
  stated: AccessibilityStatement,
  store: Store,
): { readonly stated: AccessibilityStatement; readonly diagnostics: readonly Diagnostic[] } {
  const { exemption, ...rest } = stated;
  if (exemption === undefined || !store.oldPageSource) return { stated, diagnostics: [] };
  return { stated: rest, diagnostics: [exemptionElsewhere(exemption, store)] };
}

/** True where the book names a cover that is among its images. */
export function coverIsUsable({ book, assets }: Edition): boolean {
  return book.cover !== undefined && assets.has(book.cover.image);
}

/** Images a store refuses or shows badly. */
export function imageChecks(
  { book, assets }: Edition,
  images: Images,
  store: Store,
): readonly Diagnostic[] {
  const shown = [...images.pathOf.keys()].flatMap((ref) => assets.get(ref) ?? []);
  const cover = book.cover && assets.get(book.cover.image);
  return [
    ...(book.cover && !cover ? [coverMissing(book.cover.image)] : []),
    ...(cover ? coverChecks(cover, store) : []),
    ...shown.flatMap((asset) => imageCheck(asset, store)),
  ];
}

function coverChecks(cover: Asset, store: Store): readonly Diagnostic[] {
  const short = Math.min(cover.width, cover.height);
  const [width, height] = store.cover.advised;
  const hint = `${width} × ${height} pixels are advised`;
  const size = `${cover.width} × ${cover.height} pixels`;
  return short > 0 && short < store.cover.shortSide && store.name !== "generic"
    ? [storeImage(cover.ref, store, `has ${size}, too few for a cover`, hint)]
    : [];
}

function imageCheck(asset: Asset, store: Store): readonly Diagnostic[] {
  const { images } = store;
  const { ref, bytes } = asset;
  const found: Diagnostic[] = [];
  const say = (reason: string, hint: string) => found.push(storeImage(ref, store, reason, hint));
  if (!images.mediaTypes.includes(asset.mediaType))
    say(`is of a kind (${asset.mediaType}) not taken`, "Save it as JPEG or PNG");
  const pixels = asset.width * asset.height;
  if (images.pixels !== undefined && pixels > images.pixels)
    say(
      `has ${millions(pixels)} million pixels, too many`,
      `At most ${millions(images.pixels)} million are taken`,
    );
  if (images.bytes !== undefined && bytes.length > images.bytes)
    say(
      `has ${millions(bytes.length)} MB, too many`,
      `At most ${millions(images.bytes)} MB are taken`,
    );
  if (isForPress(asset))
    say("has the four inks of a press, not the colours of a screen,", "Save it in RGB");
  if (images.opaque && asset.mediaType === "image/png" && isSeeThrough(asset))
    say("has a ground that shows through, which is not advised", "Save it on a white ground");
  return found;
}

function millions(count: number): string {
  return (count / 1e6).toFixed(1).replace(/\.0$/, "");
}
