import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const { CHROMIUM: path = "/usr/bin/chromium" } = process.env;

/** Why tests in a browser are skipped here, or undefined where there is one. */
export const noBrowser: string | undefined = existsSync(path)
  ? undefined
  : `no browser at ${path}; name one with CHROMIUM`;

/** A headless browser of the machine's own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ["--no-sandbox"] });
}
