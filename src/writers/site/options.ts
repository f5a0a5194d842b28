import { type Diagnostic, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import { outputOptionUnknown } from "../markup-diagnostics.ts";
import { baseUnusable, dateUnusable } from "./diagnostics.ts";

/** What `output: { site: … }` of book.yaml may say. */
export interface SiteOptions {
  /** Where the site will stand, with a `/` at its end: canonical addresses, the site map and feeds need it. */
  readonly base?: string;
  /** When chapters of a serial came out, by the id of the chapter: `2026-11-23`, or with a time and its zone. */
  readonly dates?: ReadonlyMap<string, string>;
}

/** Reads the options; what cannot be used is reported and left out. */
export function parseSiteOptions(raw: unknown): Outcome<SiteOptions> {
  if (typeof raw !== "object" || raw === null) return success({});
  const diagnostics: Diagnostic[] = [];
  const { base: address, dates: days, ...others } = raw as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(others)) diagnostics.push(outputOptionUnknown("site", name));
  const base = address === undefined ? undefined : baseOf(address);
  if (address !== undefined && base === undefined) diagnostics.push(baseUnusable());
  const dates = datesOf(days, diagnostics);
  return success(
    { ...(base !== undefined && { base }), ...(dates.size > 0 && { dates }) },
    diagnostics,
  );
}

function baseOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  url.search = "";
  url.hash = "";
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** A day, or a day with a time and its zone, as RFC 3339 writes them. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/;

function datesOf(raw: unknown, diagnostics: Diagnostic[]): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  if (typeof raw !== "object" || raw === null) return dates;
  for (const [chapter, value] of Object.entries(raw)) {
    const date = typeof value === "string" && DATE.test(value) ? instantOf(value) : undefined;
    if (date === undefined) diagnostics.push(dateUnusable(chapter));
    else dates.set(chapter, date);
  }
  return dates;
}

/** The instant in UTC; undefined for a day that no month has. */
function instantOf(written: string): string | undefined {
  const day = Date.parse(`${written.slice(0, 10)}T00:00:00Z`);
  const instant = Date.parse(written);
  if (Number.isNaN(day) || Number.isNaN(instant)) return undefined;
  const exists = new Date(day).toISOString().startsWith(written.slice(0, 10));
  return exists ? new Date(instant).toISOString().replace(".000Z", "Z") : undefined;
}
