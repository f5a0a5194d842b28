import { type Diagnostic, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import { outputOptionUnknown } from "../markup-diagnostics.ts";
import { baseUnusable } from "./diagnostics.ts";

/** What `output: { site: … }` of book.yaml may say. */
export interface SiteOptions {
  /** Where the site will stand, with a `/` at its end: canonical addresses and the site map need it. */
  readonly base?: string;
}

/** Reads the options; what cannot be used is reported and left out. */
export function parseSiteOptions(raw: unknown): Outcome<SiteOptions> {
  if (typeof raw !== "object" || raw === null) return success({});
  const diagnostics: Diagnostic[] = [];
  let base: string | undefined;
  for (const [name, value] of Object.entries(raw)) {
    if (name !== "base") diagnostics.push(outputOptionUnknown("site", name));
    else base = baseOf(value);
    if (name === "base" && base === undefined) diagnostics.push(baseUnusable());
  }
  return success(base === undefined ? {} : { base }, diagnostics);
}

function baseOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  url.search = "";
  url.hash = "";
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
