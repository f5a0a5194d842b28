import type { Asset } from "../model/edition.ts";

/** The stores an EPUB may be made for; `generic` is any reading system. */
export type StoreName = "generic" | "kindle" | "apple" | "kobo";

/** What a store asks of an EPUB: numbers of others, each with where and when it was read. */
export interface Store {
  readonly name: StoreName;
  /** As a sentence names it. */
  readonly title: string;
  /** Month in which the pages named in `source` were last read, `2026-11`. */
  readonly checked: string;
  readonly source: string;
  /** Bytes of the whole file at most. */
  readonly upload: number;
  readonly cover: {
    /** Pixels of the short side at least, and what is advised. */
    readonly shortSide: number;
    readonly advised: readonly [width: number, height: number];
    /** The cover goes up apart: a page of it inside the book would show it twice. */
    readonly page: boolean;
  };
  readonly images: {
    readonly mediaTypes: readonly Asset["mediaType"][];
    /** Pixels of one image at most, where the store says. */
    readonly pixels?: number;
    /** Bytes of one image at most, where the store says. */
    readonly bytes?: number;
    /** It asks for images without an alpha channel. */
    readonly opaque?: true;
    /** Kinds its checker refuses a whole book for. */
    readonly refused?: readonly Asset["mediaType"][];
  };
  /** Levels of the NCX it shows. */
  readonly ncxDepth: number;
  /** Levels of contents it shows without flattening. */
  readonly tocDepth?: number;
  /** Its checker is older than `pageBreakSource`: the print edition is named by `dc:source`. */
  readonly oldPageSource: boolean;
  /** File names of letters and digits only. */
  readonly plainFileName: boolean;
  /** Hosts of the store itself, the one store its edition may link to. */
  readonly hosts: readonly string[];
}

const MEGABYTE = 1024 * 1024;
const CORE = ["image/jpeg", "image/png", "image/gif", "image/svg+xml"] as const;

/** The stores by name. */
export const stores: Readonly<Record<StoreName, Store>> = {
  generic: {
    name: "generic",
    title: "any reading system",
    checked: "2026-11",
    source: "EPUB 3.3, W3C Recommendation",
    upload: 2048 * MEGABYTE,
    cover: { shortSide: 640, advised: [1600, 2400], page: true },
    images: { mediaTypes: [...CORE, "image/webp"] },
    ncxDepth: 9,
    oldPageSource: false,
    plainFileName: false,
    hosts: [],
  },
  kindle: {
    name: "kindle",
    title: "Amazon Kindle",
    checked: "2026-11",
    source: "KDP help G6GTK3T3NUHKLEFX (cover); Kindle Publishing Guidelines (images, contents)",
    upload: 650 * MEGABYTE,
    cover: { shortSide: 625, advised: [1600, 2560], page: false },
    images: { mediaTypes: CORE, bytes: 5 * MEGABYTE },
    ncxDepth: 2,
    oldPageSource: false,
    plainFileName: false,
    hosts: ["amazon", "amzn.to", "a.co"],
  },
  apple: {
    name: "apple",
    title: "Apple Books",
    checked: "2026-11",
    source: "Apple Books Asset Guide 5.3",
    upload: 2048 * MEGABYTE,
    cover: { shortSide: 1400, advised: [1600, 2400], page: true },
    images: { mediaTypes: CORE, pixels: 5_600_000 },
    ncxDepth: 9,
    oldPageSource: false,
    plainFileName: false,
    hosts: ["books.apple.com", "itunes.apple.com", "apple.co"],
  },
  kobo: {
    name: "kobo",
    title: "Kobo",
    checked: "2026-11",
    source: "Kobo EPUB specification (kobolabs/epub-spec); Kobo Writing Life upload limit",
    upload: 100 * MEGABYTE,
    cover: { shortSide: 800, advised: [1600, 2133], page: true },
    images: {
      mediaTypes: ["image/jpeg", "image/png", "image/svg+xml"],
      opaque: true,
      refused: ["image/webp"],
    },
    ncxDepth: 9,
    tocDepth: 3,
    oldPageSource: true,
    plainFileName: true,
    hosts: ["kobo.com"],
  },
};

/** Hosts of stores of all kinds; each name stands for the host, its subdomains and national endings. */
const STORE_HOSTS: readonly string[] = [
  ...Object.values(stores).flatMap(({ hosts }) => hosts),
  "play.google.com",
  "barnesandnoble.com",
  "smashwords.com",
  "thalia.de",
  "fnac.com",
  "waterstones.com",
  "bookshop.org",
];

/** True for a link that leads into another store than the edition's own; never for `generic`. */
export function leadsToRival(href: string, store: Store): boolean {
  if (store.name === "generic" || !URL.canParse(href)) return false;
  const { hostname } = new URL(href);
  const among = (hosts: readonly string[]) => hosts.some((host) => isHost(hostname, host));
  return among(STORE_HOSTS) && !among(store.hosts);
}

/** `www.amazon.co.uk` is a host of `amazon`, `shop.kobo.com` of `kobo.com`. */
function isHost(hostname: string, host: string): boolean {
  if (!host.includes(".")) return hostname.split(".").slice(-3, -1).includes(host);
  return hostname === host || hostname.endsWith(`.${host}`);
}
