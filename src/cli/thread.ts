import { open } from "./chunks.ts";

// The file of the bundle that this thread runs is its first argument.
const [name] = process.argv.slice(2);
if (name !== undefined) open(name);
