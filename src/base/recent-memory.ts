import type { Memory } from "./memory.ts";

/** A memory of the last builds of a program that stays: what a build did not ask for goes with the next. */
export interface RecentMemory extends Memory {
  /** Called when a build is done. */
  turn(): void;
}

/** Keeps what the build before the present one made or used, and nothing older, so that it never grows with the day. */
export function recentMemory(): RecentMemory {
  let now = new Map<string, Uint8Array>();
  let before = new Map<string, Uint8Array>();
  return {
    get(key) {
      const bytes = now.get(key) ?? before.get(key);
      if (bytes !== undefined) now.set(key, bytes);
      return bytes;
    },
    put: (key, bytes) => void now.set(key, bytes),
    turn() {
      before = now;
      now = new Map();
    },
  };
}
