import { importModule } from "../../base/import-module.ts";
import type { ColourPixels } from "./png.ts";

/** The pixels of a WebP, of its first frame where it moves; nothing where the file is damaged. The only file that opens the decoder. */
export async function webpPixels(bytes: Uint8Array): Promise<ColourPixels | undefined> {
  const still = firstFrame(bytes) ?? bytes;
  // By name: it looks for its compiled half in its own folder, and so cannot be a part of the bundle.
  const { default: webp } = (await importModule("webp-wasm")) as {
    readonly default: typeof import("webp-wasm");
  };
  try {
    // The decoder takes a whole buffer, whatever part of one it is given.
    const found = await webp.decode(Uint8Array.from(still).buffer);
    if (!found) return undefined;
    const { width, height, data } = found;
    return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  } catch {
    return undefined;
  }
}

/** The first frame of a moving WebP as a file of its own. Source: RFC 9649, section 2.7. */
function firstFrame(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at) === ANMF && size > FRAME_HEAD)
      return alone(bytes.subarray(at + 8, Math.min(at + 8 + size, bytes.length)));
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** The name of a frame's chunk. */
const ANMF = 0x414e4d46;
/** Place, size and duration, before the picture itself. */
const FRAME_HEAD = 16;

function alone(frame: Uint8Array): Uint8Array {
  const picture = frame.subarray(FRAME_HEAD);
  const file = Buffer.alloc(30 + picture.length);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WEBPVP8X", 8, "latin1");
  file.writeUInt32LE(10, 16);
  // It may be seen through; a picture that is not is none the worse for the claim.
  file[20] = 0x10;
  // Width and height less one, three bytes each, as the frame has them.
  file.set(frame.subarray(6, 12), 24);
  file.set(picture, 30);
  return file;
}
