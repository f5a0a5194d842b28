import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type BuildWish, type Built, buildBook, type Stage } from "../pipeline/build.ts";
import { discover } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import type { Plugin } from "../pipeline/plugin.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type Publication, publish } from "./publish.ts";

/** What is to be made of which paths, for the command line and the library alike. */
export interface PressWish extends Omit<BuildWish, "onStage"> {
  readonly paths: readonly string[];
  readonly plugins: readonly Plugin[];
  /** The folder to deliver to; without it nothing is written. */
  readonly out?: string;
  /** The page of changes goes with it. */
  readonly changes?: boolean;
  onStage?(book: string, stage: Stage, detail: string): void;
}

/** Makes the books of `paths` one after the other; at the end, what was wrong with paths that led to none. */
export async function* press(
  host: Host,
  wish: PressWish,
): AsyncGenerator<Built, readonly Diagnostic[]> {
  const { paths, plugins, out, changes, onStage, ...asked } = wish;
  const workshop = workshopOf(plugins);
  const { places, diagnostics } = await discover(host, workshop, paths);
  for (const place of places) {
    const built = await buildBook(host, workshop, place, {
      ...asked,
      onStage: (stage, detail) => onStage?.(place.slug, stage, detail),
    });
    yield out === undefined ? built : await delivered(host, { out, changes }, built);
  }
  return diagnostics;
}

/** The book with what its delivery had to say. */
async function delivered(host: Host, to: Publication, built: Built): Promise<Built> {
  const outcome = await publish(host, to, built);
  if (outcome.ok) return built;
  return { ...built, ok: false, diagnostics: [...built.diagnostics, ...outcome.diagnostics] };
}
