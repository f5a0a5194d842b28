#!/usr/bin/env node
import { open } from "./chunks.ts";

const { enter } = open("main.cjs") as typeof import("./main.ts");
void enter(process.argv.slice(2));
