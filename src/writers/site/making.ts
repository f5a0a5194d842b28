import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Theme } from "../../theme/theme.ts";
import type { SiteImages } from "./files.ts";
import type { SiteOptions } from "./options.ts";
import { COVER, type SitePlan } from "./plan.ts";

/** What every page of a site is made from. */
export interface SiteMaking {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly generator: string;
  readonly options: SiteOptions;
  readonly plan: SitePlan;
  readonly images: SiteImages;
  readonly diagnostics: Diagnostic[];
}

/** The address of a page; the cover page is the folder itself. */
export function canonicalOf(base: string, file: string): string {
  return file === COVER ? base : base + encodeURIComponent(file);
}
