import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import { rememberingReaders } from "../pipeline/remembered-readers.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { accountOf } from "./account.ts";
import { glanceHost } from "./glance.ts";
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
    ...(edition !== undefined && { edition }),
    ...(theme !== undefined && { theme }),
    ...(profile !== undefined && { profile }),
  };
}
