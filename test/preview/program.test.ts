import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { portFault } from "../../src/cli/preview.ts";
import { folderWith, freshDist, root } from "../support/cli.ts";

const chapter = (title: string, times: number) =>
  `# ${title}\n\n${Array.from({ length: times }, (_, i) => `${i} The lamp stood in the harbour, and nobody knew why it was lit.`).join("\n\n")}\n\n`;

/** The program in a process of its own, as it is started from a command line. */
function started(folder: string, ...args: string[]) {
  const program = spawn(
    process.execPath,
    [join(root, "dist/program/quoin.cjs"), "preview", ...args],
    {
      cwd: folder,
    },
  );
  let said = "";
  for (const stream of [program.stdout, program.stderr])
    stream.on("data", (bytes) => {
      said += String(bytes);
    });
  const ended = new Promise<number | null>((done) => program.once("exit", done));
  return { program, ended, said: () => said };
}

async function addressOf(said: () => string): Promise<string> {
  await expect.poll(said, { timeout: 30_000 }).toMatch(/http:\S+\//);
  return /http:\S+\//.exec(said())![0];
}

function asked(address: string): Promise<IncomingMessage> {
  return new Promise((done, failed) => get(address, done).on("error", failed));
}

async function textOf(address: string): Promise<string> {
  const response = await asked(address);
  let text = "";
  for await (const bytes of response) text += String(bytes);
  return text;
}

test("the program shows a book that is read in another thread, follows it, and ends with its threads", async () => {
  freshDist();
  const folder = folderWith({ "story.md": chapter("One", 400) + chapter("Two", 400) });
  const { program, ended, said } = started(folder, "story.md", "--lang", "en-GB");
  const address = await addressOf(said);
  expect(await textOf(address)).toContain("<main>");
  const events = await asked(`${address}events`);
  let heard = "";
  events.on("data", (bytes) => {
    heard += String(bytes);
  });
  events.on("error", () => undefined);
  await expect.poll(() => heard, { timeout: 30_000 }).toContain('"complete":true');
  expect(await textOf(`${address}text.html`)).toContain('id="two"');
  expect(await textOf(`${address}page/2.svg`)).toContain("<svg");
  heard = "";
  const story = chapter("One", 400).replace("7 The", "7 The newest") + chapter("Two", 400);
  writeFileSync(join(folder, "story.md"), story);
  await expect.poll(() => heard, { timeout: 30_000 }).toContain("The newest lamp");
  await expect.poll(() => heard, { timeout: 30_000 }).toContain("event: account");
  program.kill("SIGINT");
  expect(await ended).toBe(0);
}, 120_000);

test("a port that is not to be had is a wrong call, and says whose it is", () => {
  expect(portFault(80, "EACCES")).toMatchObject({ usage: true, code: "cli/port-taken" });
  expect(portFault(80, "EACCES")?.message).toBe("The system keeps port 80 for others");
  expect(portFault(80, "EPIPE")).toBeUndefined();
});

test("a port that is taken, and a book that is not there, end it with 2", async () => {
  freshDist();
  const folder = folderWith({ "story.md": chapter("One", 3) });
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const ends: (readonly [ChildProcess["exitCode"], string])[] = [];
  const calls = [
    ["story.md", "--port", String(port)],
    ["nothing.md"],
    [""],
    ["story.md", "--theme", "nope"],
    ["story.md", "--port", "abc"],
    ["story.md", "--port", "65536"],
    ["story.md", "--port", "4000", "--port", "4001"],
  ];
  for (const args of calls) {
    const { ended, said } = started(folder, ...args);
    ends.push([await ended, said()]);
  }
  server.close();
  expect(ends.map(([code]) => code)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  expect(ends[0]![1]).toContain(`Port ${port} is in use`);
  expect(ends[1]![1]).toContain("nothing.md");
  expect(ends[2]![1]).toContain("names no book");
  expect(ends[3]![1]).toContain("There is no theme “nope”");
  for (const [, words] of ends.slice(4)) expect(words).toContain("--port takes a whole number");
}, 120_000);
