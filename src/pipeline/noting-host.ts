import { digest } from "../base/digest.ts";
import type { Host } from "./host.ts";
import { joined } from "./paths.ts";

/** A host that notes the digest of every file it reads of one book, by its path from the book's folder. */
export function notingHost(
  host: Host,
  book: string,
): { readonly host: Host; readonly inputs: ReadonlyMap<string, string> } {
  const inputs = new Map<string, string>();
  return {
    inputs,
    host: {
      ...host,
      readInside: async (folder, path, limit) => {
        const bytes = await host.readInside(folder, path, limit);
        if (bytes.ok && folder === book) inputs.set(joined(".", path), digest(bytes.value));
        return bytes;
      },
    },
  };
}
