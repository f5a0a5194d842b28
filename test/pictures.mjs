import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "../dist/index.js";

/**
 * The pictures of the reading edition and of the preview in docs/pictures, from
 * our own sample. Run with `npm run build && node test/pictures.mjs`.
 */
const SAMPLE = "manuscripts/a-day-without-weather";
const root = fileURLToPath(new URL("../", import.meta.url));
const pictures = join(root, "docs/pictures");
const { CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
const out = mkdtempSync(join(tmpdir(), "quoin-pictures-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

try {
  await build(join(root, SAMPLE), { to: ["html", "site"], out });
  await reading();
  await preview();
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}

/** The site on three screens, by day and by night, and the one page as it is printed. */
async function reading() {
  const site = join(out, "a-day-without-weather/a-day-without-weather-site");
  const chapter = pathToFileURL(join(site, "chapter-two-the-blue-books.html")).href;
  const cover = pathToFileURL(join(site, "index.html")).href;
  await shot("phone", chapter, { width: 390, height: 780 });
  await shot("tablet", cover, { width: 820, height: 1100 });
  await shot("desktop", chapter, { width: 1280, height: 800 });
  await shot("dark", chapter, { width: 1280, height: 800 }, "dark");
  const page = await browser.newPage();
  await page.goto(
    pathToFileURL(join(out, "a-day-without-weather/a-day-without-weather.html")).href,
  );
  const pdf = join(out, "print.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, format: "A5" });
  await page.close();
  spawnSync("pdftoppm", [
    "-f",
    "10",
    "-l",
    "10",
    "-r",
    "90",
    "-png",
    "-singlefile",
    pdf,
    join(pictures, "print"),
  ]);
  smaller("print");
}

async function shot(name, address, viewport, colorScheme = "light") {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
  smaller(name);
}

/** The desk with text, a spread and what there is to say. */
async function preview() {
  const program = spawn(
    process.execPath,
    [join(root, "dist/program/quoin.cjs"), "preview", SAMPLE],
    {
      cwd: root,
    },
  );
  const address = await new Promise((done) =>
    program.stdout.on("data", (said) => {
      const found = /http:\S+/.exec(String(said));
      if (found !== null) done(found[0]);
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => / pages$/.test(document.getElementById("state").textContent));
  await page.locator("[name=goto]").fill("4");
  await page.locator("[name=goto]").press("Enter");
  await page.getByLabel("Margins").check();
  await page.locator(".page[title='4'] svg text").first().waitFor();
  const block = await page.evaluate(async () => {
    const at = document.querySelector(".page[title='4']").dataset.at;
    return (await (await fetch(`page/${at}.json`)).json()).block;
  });
  await page
    .frameLocator("#text")
    .locator(`[id='${block}']`)
    .evaluate((one) => one.scrollIntoView());
  await page.waitForTimeout(1000);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, "preview.png") });
  await page.close();
  program.kill("SIGINT");
  smaller("preview");
}

/** Sixty-four greys and colours are enough for type. */
function smaller(name) {
  const path = join(pictures, `${name}.png`);
  spawnSync("convert", [path, "-strip", "+dither", "-colors", "64", `PNG8:${path}`]);
}
