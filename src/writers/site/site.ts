import { digest } from "../../base/digest.ts";
import { success } from "../../diagnostics/diagnostic.ts";
import { htmlStyle } from "../../theme/css-html.ts";
import { attribute, escapeMarkup } from "../escape.ts";
import { colophonMarkup } from "../html/colophon.ts";
import { cutFonts } from "../html/fonts.ts";
import type { Artifact, WriteJob, Writer } from "../writer.ts";
import { feedFiles } from "./feeds.ts";
import { fontFiles, licenceFiles, type SiteFile, siteImages } from "./files.ts";
import { canonicalOf, type SiteMaking } from "./making.ts";
import { serviceWorker } from "./offline.ts";
import { parseSiteOptions, type SiteOptions } from "./options.ts";
import { coverPage, textPage } from "./page.ts";
import { COVER, planSite } from "./plan.ts";
import { READER_SCRIPT } from "./script.ts";
import { searchIndex } from "./search-index.ts";
import { siteStyle } from "./style.ts";

/** The book as a folder of pages for any host of files, or none: a page a chapter. */
export const siteWriter: Writer<SiteOptions> = {
  format: "site",
  summary:
    "A folder of web pages, one a chapter: search, reading offline, the reader's own settings",
  version: 1,
  parseOptions: parseSiteOptions,

  async write(job) {
    const { files, diagnostics } = siteFiles(job);
    const folder = `${job.edition.slug}-site`;
    return success(
      files.map((file) => artifactOf(folder, file)),
      diagnostics,
    );
  },
};

function siteFiles(job: WriteJob<SiteOptions>): {
  readonly files: readonly SiteFile[];
  readonly diagnostics: SiteMaking["diagnostics"];
} {
  const { edition, theme, options, generator } = job;
  const plan = planSite(edition);
  const images = siteImages(edition);
  const making: SiteMaking = {
    edition,
    theme,
    options,
    generator,
    plan,
    images,
    diagnostics: [],
  };
  const texts = plan.pages.map(({ file }, at) => pageFile(file, textPage(making, at)));
  const cover = coverPage(making, "");
  const fonts = cutFonts(job, [cover, ...texts.map(({ content }) => String(content))]);
  making.diagnostics.push(...fonts.diagnostics);
  const style = htmlStyle(theme) + siteStyle(theme);
  const files: readonly SiteFile[] = [
    pageFile(COVER, coverPage(making, colophonMarkup(fonts.families))),
    ...texts,
    { name: "style.css", mediaType: "text/css", content: style },
    { name: "reader.js", mediaType: "text/javascript", content: READER_SCRIPT },
    { name: "search.js", mediaType: "text/javascript", content: searchIndex(plan.pages) },
    ...fontFiles(fonts.files),
    ...feedFiles(making),
    ...images.shown.values(),
    ...licenceFiles(fonts.families),
  ];
  return { files: [...files, ...aboutFiles(files, options)], diagnostics: making.diagnostics };
}

function pageFile(name: string, content: string): SiteFile {
  return { name, mediaType: "text/html", content };
}

/** What can be written only when all the rest is known: the service worker, and the site map where there is a base. */
function aboutFiles(files: readonly SiteFile[], { base }: SiteOptions): readonly SiteFile[] {
  const version = digest(files.map(({ name, content }) => `${name} ${digest(content)}`).join("\n"));
  const names = files.map(({ name }) => name);
  const worker = serviceWorker(names, version.slice(0, 16));
  const pages = names.filter((name) => name.endsWith(".html"));
  return [
    { name: "sw.js", mediaType: "text/javascript", content: worker },
    ...(base === undefined
      ? []
      : [{ name: "sitemap.xml", mediaType: "application/xml", content: siteMap(base, pages) }]),
  ];
}

/** Source: the Sitemaps protocol 0.9. Dates are left out: an edition has none of its own. */
function siteMap(base: string, pages: readonly string[]): string {
  const space = attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
  const urls = pages.map(
    (file) => `<url><loc>${escapeMarkup(canonicalOf(base, file))}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset${space}>\n${urls.join("\n")}\n</urlset>\n`;
}

function artifactOf(folder: string, { name, mediaType, content }: SiteFile): Artifact {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { path: `${folder}/${name}`, mediaType, bytes };
}
