#!/usr/bin/env node
import { buffer } from "node:stream/consumers";
import { VERSION } from "../pipeline/version.ts";
import { mannersOf, type Terminal } from "./terminal.ts";

/** The door of the program: streams and environment come in here, and the exit code goes out. */
const { stdin, stdout, stderr } = process;

const streams = {
  out: stdout.isTTY === true,
  err: stderr.isTTY === true,
  in: stdin.isTTY === true,
};

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  ...mannersOf(process.env, streams),
  print: (text) => void stdout.write(text),
  fail: (text) => void stderr.write(text),
  stdin: () => buffer(stdin),
};

// A reader that closes early, as `head` does, has had what it wanted.
for (const stream of [stdout, stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-v")) terminal.print(`${VERSION}\n`);
else {
  const { run } = await import("./run.ts");
  process.exitCode = await run(process.argv.slice(2), terminal);
}
