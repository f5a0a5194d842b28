import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sirv from "sirv";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import type { SiteOptions } from "../../../src/writers/site/options.ts";
import { siteWriter } from "../../../src/writers/site/site.ts";
import { specimen } from "../../support/specimen.ts";
import { jobFor } from "../html/make.ts";

/** The files of a site by name, their bytes as latin-1. */
export async function siteOf(
  edition: typeof specimen = specimen,
  options: SiteOptions = {},
): Promise<ReadonlyMap<string, string>> {
  return (await writtenSite(edition, options)).files;
}

/** The files, and what was said of them. */
export async function writtenSite(
  edition: typeof specimen,
  options: SiteOptions,
): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const outcome = await siteWriter.write({ ...jobFor(edition), options });
  if (!outcome.ok) throw new Error("nothing was written");
  const files = outcome.value.map(
    ({ path, bytes }) =>
      [path.slice(path.indexOf("/") + 1), Buffer.from(bytes).toString("latin1")] as const,
  );
  return { files: new Map(files), diagnostics: outcome.diagnostics };
}

/** What was kept as latin-1, as the text it is. */
export function utf8(latin: string | undefined): string {
  return Buffer.from(latin ?? "", "latin1").toString("utf8");
}

export const pagesOf = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files.keys()].filter((name) => name.endsWith(".html"));

/** A server for sites by folder, as any static host is one. */
export async function serveSites(
  sites: Readonly<Record<string, ReadonlyMap<string, string>>>,
): Promise<{ readonly root: string; readonly folder: string; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "quoin-site-"));
  for (const [sub, files] of Object.entries(sites))
    for (const [name, content] of files) {
      const path = join(folder, sub, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, "latin1");
    }
  const server = createServer(sirv(folder, { dev: true }));
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
