import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dateAssumed, dateOutOfBounds } from "./config/diagnostics.ts";

/** The first moment a zip archive can name, and the date of every book that is given none. */
const EARLIEST = Date.UTC(1980, 0, 1);
/** The last year a zip archive can name. */
const LATEST = Date.UTC(2107, 11, 31);

/** The date stamped into a book's files: the author's, else SOURCE_DATE_EPOCH, else a fixed one. Never the clock. */
export function stampOf(
  written: string | undefined,
  sourceDateEpoch: string | undefined,
): { readonly date: Date; readonly diagnostics: readonly Diagnostic[] } {
  const own = written === undefined ? Number.NaN : startOf(written);
  if (Number.isFinite(own)) return { date: new Date(clamped(own)), diagnostics: [] };
  if (sourceDateEpoch === undefined || sourceDateEpoch === "")
    return { date: new Date(EARLIEST), diagnostics: [dateAssumed()] };
  const seconds = /^\d{1,12}$/.test(sourceDateEpoch) ? Number(sourceDateEpoch) * 1000 : Number.NaN;
  if (seconds >= EARLIEST && seconds <= LATEST) return { date: new Date(seconds), diagnostics: [] };
  return { date: new Date(EARLIEST), diagnostics: [dateOutOfBounds(sourceDateEpoch)] };
}

/** The first moment of a year, month or day, or NaN. */
function startOf(written: string): number {
  const [year, month = "01", day = "01"] = written.split("-");
  return Date.parse(`${year}-${month}-${day}T00:00:00Z`);
}

function clamped(time: number): number {
  return Math.min(Math.max(time, EARLIEST), LATEST);
}
