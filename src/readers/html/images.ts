import { digest } from "../../base/digest.ts";
import { assetRef } from "../asset-ref.ts";
import type { Look, RichImage } from "../rich/rich.ts";
import type { Element } from "./tree.ts";
import type { Walk } from "./walking.ts";

/** The image an element shows: inside the page, beside it, or none; what lies elsewhere is reported. */
export function imageOf(walk: Walk, { attributes }: Element, look: Look): RichImage | undefined {
  const { src = "", alt } = attributes;
  const decorative = alt === "" || attributes["role"] === "presentation";
  const base = { type: "image", alt: alt ?? "", decorative, look } as const;
  const data = /^data:image\/[\w.+-]+;base64,/i.exec(src);
  if (data !== null) {
    const bytes = new Uint8Array(Buffer.from(src.slice(data[0].length), "base64"));
    const ref = `embedded:${digest(bytes)}`;
    walk.embedded.set(ref, bytes);
    return { ...base, image: ref };
  }
  const packed = walk.packed?.(src);
  if (packed !== undefined) return { ...base, image: packed };
  if (walk.packed !== undefined) {
    const message = `The image “${src.slice(0, 80)}” is not in the file, and nothing is fetched`;
    walk.remarks.push({ name: "not-carried", message });
    return undefined;
  }
  if (src === "" || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src)) {
    const message = `The image “${src.slice(0, 80)}” is not beside the page, and nothing is fetched`;
    walk.remarks.push({ name: "not-carried", message });
    return undefined;
  }
  return { ...base, image: assetRef(walk.id, src), path: src };
}
