import type { Asset, Edition } from "../model/edition.ts";
import { type BuildWish, type Built, buildBook, type Manner } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import type { Theme } from "../theme/theme.ts";
import type { Profile } from "../typography/profile.ts";
import { type Account, accountOf } from "./account.ts";
import { glanceHost } from "./glance.ts";

/** A book as it was read: what the desk shows of it, as plain data that goes from thread to thread. */
export interface Reading {
  /** True for the beginning of a long book, read ahead of the whole. */
  readonly glance: boolean;
  readonly ok: boolean;
  readonly account: Account;
  readonly edition?: Edition;
  readonly theme?: Theme;
  readonly texts: ReadonlyMap<string, string>;
  readonly manner: Manner;
  readonly profile?: Profile;
}

/** What reads a book for the desk, here or in a thread of its own. */
export interface Study {
  /** Reads the book as it now stands on the disk. `hear` gets its beginning first, the first time. */
  readonly read: (hear: (reading: Reading) => void) => Promise<void>;
  /** The book as an EPUB, as it now stands; undefined where it cannot be made. */
  readonly epub: () => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
}

/** What a study reads. */
export interface StudyWish {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly place: BookPlace;
  readonly wish: Omit<BuildWish, "formats" | "onStage">;
}

/** A study in the thread that asks. */
export function studyHere({ host, workshop, place, wish }: StudyWish): Study {
  let first = true;
  return {
    read: async (hear) => {
      const glance = first ? glanceHost(host, workshop) : undefined;
      first = false;
      if (glance !== undefined) {
        const seen = await buildBook(glance.host, workshop, place, { ...wish, formats: [] });
        if (glance.shortened() && seen.ok) hear(readingOf(seen, true));
      }
      hear(readingOf(await buildBook(host, workshop, place, { ...wish, formats: [] }), false));
    },
    epub: async () => {
      const built = await buildBook(host, workshop, place, { ...wish, formats: ["epub"] });
      return built.artifacts.find(({ format }) => format === "epub")?.bytes;
    },
    close: () => Promise.resolve(),
  };
}

function readingOf(built: Built, glance: boolean): Reading {
  const { ok, edition, theme, sources, manner, profile } = built;
  return {
    glance,
    ok,
    account: accountOf(built),
    texts: new Map([...sources].map(([id, source]) => [id, source.text])),
    manner: manner ?? {},
    ...(edition !== undefined && { edition: plain(edition) }),
    ...(theme !== undefined && { theme }),
    ...(profile !== undefined && { profile }),
  };
}

/** An edition without its digest, which is costly and which the desk never asks for. */
function plain(edition: Edition): Edition {
  const { book, slug, labels, notes, contents, assets, words } = edition;
  return { book, slug, labels, notes, contents, assets, words, digest: "" };
}

/** Bytes that have crossed to the other thread already stay there: pictures by digest, fonts by theme. */
export interface Freight {
  pack(reading: Reading): Reading;
  unpack(reading: Reading): Reading;
}

/** One end of the way between two threads. Both ends see the same readings in the same order. */
export function freight(): Freight {
  let pictures: ReadonlyMap<string, Uint8Array> = new Map();
  let theme: Theme | undefined;
  const through = (reading: Reading, bytesOf: (asset: Asset) => Uint8Array): Reading => {
    const { edition } = reading;
    if (edition === undefined) return reading;
    const assets = [...edition.assets].map(
      ([ref, asset]) => [ref, { ...asset, bytes: bytesOf(asset) }] as const,
    );
    return { ...reading, edition: { ...edition, assets: new Map(assets) } };
  };
  const remember = ({ edition }: Reading): void => {
    if (edition === undefined) return;
    const kept = [...edition.assets.values()];
    pictures = new Map(
      kept.map(({ digest, bytes }) => [digest, pictures.get(digest) ?? bytes] as const),
    );
  };
  return {
    pack(reading) {
      const light = through(reading, ({ digest, bytes }) =>
        pictures.has(digest) ? NOTHING : bytes,
      );
      remember(reading);
      const { theme: now, ...rest } = light;
      const there = now === undefined || now.digest === theme?.digest;
      theme = now ?? theme;
      return there ? rest : light;
    },
    unpack(reading) {
      const whole = through(reading, ({ digest, bytes }) => pictures.get(digest) ?? bytes);
      remember(whole);
      theme = reading.theme ?? theme;
      return theme === undefined ? whole : { ...whole, theme };
    },
  };
}

const NOTHING = new Uint8Array();
