import { writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

/** Typst in a process of its own: `typst.mjs MAIN.typ OUT.pdf FOLDER_OF_FONTS`. */
const [main, out, fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({
  workspace: process.cwd(),
  fontArgs: [{ fontPaths: [fonts] }],
});
writeFileSync(out, compiler.pdf({ mainFilePath: main }));
