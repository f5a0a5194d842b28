import type { Asset } from "../model/edition.ts";
import { type Press, raw } from "./paint-pen.ts";
import type { Painted } from "./painted.ts";
import { srgbProfile } from "./srgb-profile.ts";

/*
 * PDF/A-2a: the file holds all it needs, says which colours it means, and is
 * tagged. It is claimed only where it is so.
 */

/** Whether a document painted from this may be claimed to be an archive's. */
export function isArchival({ images, faces }: Painted): boolean {
  const printed = [...images.values()].every((asset) => !isCmyk(asset));
  return printed && faces.every(({ glyphs }) => glyphs.every(([, , , text]) => isPublic(text)));
}

/** Names the colour space that grey and RGB are meant in. */
export function addOutputIntent({ document }: Press): void {
  const profile = document.ref({ N: 3 });
  profile.end(srgbProfile());
  const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile.id} 0 R>>`;
  document._root.data["OutputIntents"] = raw(`[${intent}]`);
}

/** Characters of a private use area mean nothing to those who copy them. */
function isPublic(text: string): boolean {
  return !/[\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFF}]/u.test(text);
}

/** A photograph separated for a press has four components, which sRGB does not describe. */
function isCmyk({ mediaType, bytes }: Asset): boolean {
  if (mediaType !== "image/jpeg") return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const frame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (frame) return view.getUint8(at + 9) === 4;
    if (marker < 0xffc0) return false;
  }
  return false;
}
