import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { png } from "../support/assets.ts";
import { noBrowser, openBrowser } from "../support/browser.ts";

/** Every way we know by which a text may try to become a program; each would call `ran`. */
const RUN = "ran(1)";
const MARKUP = [
  `<script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT >`,
  `</title></style></textarea></script><script>${RUN}</script>`,
  `<img src=dot.png onerror="${RUN}">`,
  `<svg onload=${RUN}></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src=dot.png onerror=${RUN}>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}">`,
  `<body onload="${RUN}">`,
  `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
  `<input autofocus onfocus="${RUN}">`,
  `<p style="background:url(javascript:${RUN});width:expression(${RUN})">x</p>`,
  `<style>@import 'javascript:${RUN}'; * { background: url("javascript:${RUN}") }</style>`,
  `<link rel=stylesheet href="data:text/css,*{color:red}">`,
  `<base href="javascript:${RUN}//">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<a href="javascript:${RUN}">press</a>`,
  `<a href="JaVa&#09;ScRiPt:${RUN}">press</a>`,
  `<a href="data:text/html,<script>opener.${RUN}</script>">press</a>`,
  `<template><script>${RUN}</script></template>`,
  `{{{constructor.constructor('${RUN}')()}}}`,
  `\u202E<script>${RUN}</script>\u2066\u2069\u202C`,
  `\u2028</script><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
];
const MARKDOWN = [
  `[press](javascript:${RUN})`,
  `[press](<java\tscript:${RUN}>)`,
  `[press](data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=)`,
  `[press](vbscript:${RUN})`,
  `[press][r]`,
  `<javascript:${RUN}>`,
  `[x]{#a"onclick="${RUN}}`,
  `[x]{.small-caps onclick="${RUN}"}`,
  `\`\`\`"><script>${RUN}</script>\n<script>${RUN}</script>\n\`\`\``,
  `::: message onclick="${RUN}"\n<script>${RUN}</script>\n:::`,
  `| <script>${RUN}</script> | b |\n| --- | --- |\n| <img src=dot.png onerror=${RUN}> | x |`,
  `A note.[^n]\n\n[^n]: <script>${RUN}</script> [press](javascript:${RUN})`,
  `[r]: javascript:${RUN}`,
];
const nasty = `"><script>${RUN}</script><img src=dot.png onerror=${RUN}>`;
const front = `---\ntitle: '${nasty}'\nauthors: ['${nasty}']\nsubtitle: '${nasty}'\ndescription: '${nasty}'\npublisher: '${nasty}'\nrights: '${nasty}'\nlanguage: en\n---\n\n`;
const markdown = `${front}# ${nasty}\n\n${[...MARKUP, ...MARKDOWN].join("\n\n")}\n\n# Two {#two"onclick="${RUN}}\n\nThe end.\n`;
const page = `<!DOCTYPE html><html><head><title>${nasty}</title></head><body><h1>One</h1>${MARKUP.map((one) => `<p>${one}</p>`).join("\n")}<h1 onclick="${RUN}">Two</h1><p onmouseover="${RUN}">x</p></body></html>`;

describe.skipIf(noBrowser !== undefined)("hostile text", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), "quoin-hostile-"));
    writeFileSync(join(folder, "dot.png"), png(2, 2));
    writeFileSync(join(folder, "nasty.md"), markdown);
    writeFileSync(join(folder, "page.html"), page);
    writeFileSync(join(folder, "text.txt"), `${[...MARKUP, ...MARKDOWN].join("\n\n")}\n`);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The pages of a hostile manuscript, on the disk. */
  async function pagesOf(file: string): Promise<readonly string[]> {
    const host = diskHost(folder);
    const workshop = workshopOf([]);
    const { places } = await discover(host, workshop, [file]);
    const built = await buildBook(host, workshop, places[0]!, {
      said: emptyTree,
      formats: ["html", "site"],
    });
    expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { path, bytes } of built.artifacts) {
      mkdirSync(dirname(join(folder, "out", path)), { recursive: true });
      writeFileSync(join(folder, "out", path), bytes);
    }
    return built.artifacts.flatMap(({ path }) =>
      path.endsWith(".html") ? [join(folder, "out", path)] : [],
    );
  }

  /** A tab that reports whatever runs, and whatever the policy of a page has to stop. */
  async function watched(): Promise<{ tab: Page; reports: string[] }> {
    const reports: string[] = [];
    const context = await browser.newContext();
    await context.exposeFunction("ran", () => void reports.push("it ran"));
    await context.exposeFunction("stopped", (what: string) => void reports.push(what));
    await context.addInitScript(
      "document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => stopped(violatedDirective))",
    );
    const tab = await context.newPage();
    tab.on("dialog", (dialog) => {
      reports.push("a dialog");
      void dialog.dismiss();
    });
    return { tab, reports };
  }

  test.each(["nasty.md", "page.html", "text.txt"])(
    "of %s never runs, and leaves nothing for the policy to stop",
    async (file) => {
      const { tab, reports } = await watched();
      for (const path of await pagesOf(file)) {
        await tab.goto(pathToFileURL(path).href);
        for (const link of await tab.locator("main a").all()) {
          const href = (await link.getAttribute("href")) ?? "";
          expect(href).not.toMatch(/^\s*(?:javascript|data|vbscript)/i);
          if (href.startsWith("#")) await link.dispatchEvent("click");
        }
        const marks = await tab.evaluate<readonly string[]>(
          "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes].filter(({ name }) => /^on|^style$|^srcdoc$|^formaction$/.test(name)).map(({ name }) => one.tagName + ' ' + name))",
        );
        expect(marks, path).toEqual([]);
        const tags = await tab
          .locator(
            "main :is(script, iframe, object, embed, form, base, meta, link, style, template)",
          )
          .count();
        expect(tags, path).toBe(0);
        await tab.waitForTimeout(100);
      }
      expect(reports).toEqual([]);
      await tab.context().close();
    },
  );

  test("that got into a finished page all the same is stopped by its policy, which says so", async () => {
    for (const path of await pagesOf("text.txt")) {
      const { tab, reports } = await watched();
      await tab.goto(pathToFileURL(path).href);
      await tab.evaluate(
        `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(MARKUP.filter((one) => !one.includes("<script") && !/base|meta|form/.test(one)).join(""))}); const script = document.createElement("script"); script.textContent = "ran()"; document.body.append(script);`,
      );
      for (const link of await tab.locator("a[href^='javascript']").all())
        await link.dispatchEvent("click");
      await tab.waitForTimeout(300);
      expect(reports).not.toContain("it ran");
      expect(reports.some((what) => what.startsWith("script-src"))).toBe(true);
      await tab.context().close();
    }
  });
});
