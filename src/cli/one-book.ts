import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type BookPlace, discover } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** The one book that a path names; says what is in the way where it is none or several. */
export async function oneBook(
  host: Host,
  workshop: Workshop,
  { path, terminal }: { readonly path: string | undefined; readonly terminal: Terminal },
): Promise<BookPlace | undefined> {
  const found = await discover(host, workshop, path === undefined ? [] : [path]);
  const [place] = found.places;
  const several = found.places.length > 1 ? [manyBooks(found.places)] : [];
  const faults = [...found.diagnostics, ...several];
  if (faults.length > 0) await refuse(faults, terminal);
  return faults.length > 0 ? undefined : place;
}

function manyBooks(places: readonly BookPlace[]): Diagnostic {
  return {
    code: "cli/many-books",
    severity: "error",
    message: `There are ${places.length} books here, and one fits on the desk`,
    hint: `Name it: ${places.map(({ path }) => path).join(", ")}`,
    usage: true,
  };
}
