import type { Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Built } from "../pipeline/build.ts";
import type { Host } from "../pipeline/host.ts";
import { joined } from "../pipeline/paths.ts";
import { changesPage } from "./changes-page.ts";
import { reportBytes } from "./json.ts";

/** Where a book goes, and what goes with it besides its report. */
export interface Publication {
  readonly out: string;
  /** The page that shows every change in its place. */
  readonly changes?: boolean | undefined;
}

/** Delivers a book's files with its report, all or none, to its own folder under `out`. */
export async function publish(
  host: Host,
  { out, changes }: Publication,
  built: Built,
): Promise<Outcome<void>> {
  if (!built.ok) return success(undefined);
  return host.deliver(joined(out, built.place.slug), filesOf(built, changes));
}

/** The files a book is delivered as: its own, its report, and the page of changes where it is asked for. */
export function filesOf(
  built: Built,
  changes: boolean | undefined,
): ReadonlyMap<string, Uint8Array> {
  const { slug } = built.place;
  const files = new Map(built.artifacts.map(({ path, bytes }) => [path, bytes]));
  files.set(`${slug}.report.json`, reportBytes(built));
  if (changes === true)
    files.set(`${slug}.changes.html`, new TextEncoder().encode(changesPage(built)));
  return files;
}
