import type { Asset } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Reading } from "./study.ts";

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
