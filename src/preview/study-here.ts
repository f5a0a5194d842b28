import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import { rememberingReaders } from "../pipeline/remembered-readers.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { accountOf } from "./account.ts";
import type { Reading, Study } from "./study.ts";

/** What a study reads. */
export interface StudyWish {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly place: BookPlace;
  readonly wish: Omit<BuildWish, "formats" | "onStage">;
}

/** A study in the thread that asks. */
export function studyHere({ host, workshop: shop, place, wish }: StudyWish): Study {
  const workshop = rememberingReaders(shop);
  return {
    read: async (hear) => {
      const built = await buildBook(host, workshop, place, { ...wish, formats: [] });
      await hear(readingOf(built, false));
    },
    epub: async () => {
      const built = await buildBook(host, workshop, place, { ...wish, formats: ["epub"] });
      return built.artifacts.find(({ format }) => format === "epub")?.bytes;
    },
    close: () => Promise.resolve(),
  };
}

/** What the desk is told of a build; `glance` where only the beginning of the book was built. */
export function readingOf(built: Built, glance: boolean): Reading {
  const { ok, edition, theme, sources, manner, profile } = built;
  return {
    glance,
    ok,
    account: accountOf(built),
    texts: new Map([...sources].map(([id, source]) => [id, source.text])),
    manner: manner ?? {},
    ...(edition !== undefined && { edition }),
    ...(theme !== undefined && { theme }),
    ...(profile !== undefined && { profile }),
  };
}
