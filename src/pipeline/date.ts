import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dateAssumed, dateOfNoDay, dateOutOfBounds } from "./config/diagnostics.ts";

/** The first moment a zip archive can name, and the date of every book that is given none. */
const EARLIEST = Date.UTC(1980, 0, 1);
/** The last year a zip archive can name. */
const LATEST = Date.UTC(2107, 11, 31);

/** A date for a book's files, and what there is to say of it. */
interface Stamp {
  readonly date: Date;
  readonly diagnostics: readonly Diagnostic[];
}

/** The date stamped into a book's files: the author's, else SOURCE_DATE_EPOCH, else a fixed one. Never the clock. */
export function stampOf(written: string | undefined, sourceDateEpoch: string | undefined): Stamp {
  if (written === undefined) return otherStamp(sourceDateEpoch, [dateAssumed()]);
  const own = startOf(written);
  if (Number.isFinite(own)) return { date: new Date(clamped(own)), diagnostics: [] };
  const { date, diagnostics } = otherStamp(sourceDateEpoch, []);
  return { date, diagnostics: [dateOfNoDay(written), ...diagnostics] };
}

function otherStamp(epoch: string | undefined, unsaid: readonly Diagnostic[]): Stamp {
  if (epoch === undefined || epoch === "") return { date: new Date(EARLIEST), diagnostics: unsaid };
  const seconds = /^\d{1,12}$/.test(epoch) ? Number(epoch) * 1000 : Number.NaN;
  if (seconds >= EARLIEST && seconds <= LATEST) return { date: new Date(seconds), diagnostics: [] };
  return { date: new Date(EARLIEST), diagnostics: [dateOutOfBounds(epoch)] };
}

/** The first moment of a year, month or day, or NaN where the calendar has none such. */
function startOf(written: string): number {
  const [year, month = "01", day = "01"] = written.split("-");
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  // The thirtieth of February becomes the second of March, and so does not come back as it was.
  const stays = Number.isFinite(time) && new Date(time).toISOString().startsWith(whole);
  return stays ? time : Number.NaN;
}

function clamped(time: number): number {
  return Math.min(Math.max(time, EARLIEST), LATEST);
}
