import { bookJsonSchema } from "../pipeline/config/book-schema.ts";
import { diskHost } from "../pipeline/disk.ts";
import { prettyLoose } from "../report/pretty.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** `init [DIR]`: a small book that builds, in a folder that is new or empty. */
export async function init(folder: string, terminal: Terminal): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const kind = await host.kind(folder);
  if (kind === "file" || (kind === "folder" && (await host.list(folder)).length > 0)) {
    terminal.fail(`There is something in “${folder}” already; nothing was written\n`);
    return EXIT.usage;
  }
  const encoder = new TextEncoder();
  const files = Object.entries({ ...FILES, "book.schema.json": bookJsonSchema() });
  const bytes = new Map(files.map(([name, text]) => [name, encoder.encode(text)]));
  const outcome = await host.deliver(folder, bytes);
  if (!outcome.ok) {
    terminal.fail(`${prettyLoose(outcome.diagnostics, terminal.style)}\n`);
    return EXIT.usage;
  }
  const where = folder === "." ? "" : ` ${folder}`;
  terminal.print(`A book was begun in ${folder}. To make it: quoin build${where}\n`);
  return EXIT.done;
}

const FILES: Readonly<Record<string, string>> = {
  "book.yaml": `# yaml-language-server: $schema=book.schema.json
# Every key may be left out. What can be inferred is, and quoin says so.
title: The First Book
# authors:
#   - Your Name
language: en-US
date: 2026
# isbn: 978-0-306-40615-7
theme: classic
# files: [01-chapter-one.md, 02-chapter-two.md]
`,
  "01-chapter-one.md": `# Chapter One: The Proof

"Read it to me," she said, "from the beginning--and slowly."

He unfolded the sheet. It was still damp from the press, and the ink came off on his thumb.

***

By noon they had found eleven mistakes. By evening it was *twelve*, but the twelfth was on purpose.
`,
  "02-chapter-two.md": `# Chapter Two: The Wedge

A page of type is held by nothing but pressure.[^quoin] Take the pressure away, and it is a drawer of letters again...

[^quoin]: The small wedge that gives it is called a quoin.
`,
};
