import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Handlebars from "handlebars";
import { rolldown } from "rolldown";

/**
 * Makes the program of `src/cli` and all it uses into a few files, `dist/program/`, which `dist/cli/quoin.cjs` runs:
 * of a short build, finding and compiling eight hundred small files took longer than the book.
 *
 * They are CommonJS, as the engine can keep what it compiled of a script and not of a module, and ASCII, as it need
 * not decode that. What is bundled of other packages is named in `licences.txt`, with their terms.
 */
const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "dist/program");
const source = (name) => path.join(root, "src", name);

/** Our templates as Handlebars compiles them, in place of the empty map of `src/theme/precompiled.ts`. */
const compiledTemplates = {
  name: "compiled-templates",
  async load(id) {
    if (id !== source("theme/precompiled.ts")) return null;
    const { baseTemplates } = await import("../dist/theme/base-templates.js");
    const { shellSources } = await import("../dist/writers/epub/templates.js");
    const { TEMPLATE_OPTIONS } = await import("../dist/theme/template-engine.js");
    const entries = [...Object.values(baseTemplates), ...Object.values(shellSources)].map(
      (text) => `[${JSON.stringify(text)}, ${Handlebars.precompile(text, TEMPLATE_OPTIONS)}]`,
    );
    const code = `export const precompiled = new Map([\n${entries.join(",\n")}\n]);`;
    return { code, moduleType: "js" };
  },
};

/** The script's own import comes in as a parameter of the script: see `src/cli/chunks.cts`. */
const importFromOutside = {
  name: "import-from-outside",
  load: (id) =>
    id === source("base/import-module.ts")
      ? {
          code: "const outside = importModule;\nexport { outside as importModule };",
          moduleType: "js",
        }
      : null,
};

/**
 * What is loaded together lies together; what no group names goes where it is asked for.
 * A group takes what its modules use with it, unless a group before it has that already.
 */
const groups = [
  {
    name: "press",
    test: rooms("base|source|diagnostics|model|typography|pipeline|report"),
    priority: 5,
  },
  { name: "pages", test: rooms("layout|fonts"), priority: 3 },
];

function rooms(names) {
  return new RegExp(`[\\\\/]src[\\\\/](?:${names})[\\\\/]`);
}

rmSync(folder, { recursive: true, force: true });
const output = [
  ...(await bundled(["main", "worker", "preview-worker"], {
    codeSplitting: { groups },
    dynamicImportInCjs: false,
  })),
  // The door is a file of its own, as it opens the others.
  ...(await bundled(["quoin", "thread", "warm"], {})),
];

async function bundled(names, options) {
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, source(`cli/${name}.ts`)])),
    platform: "node",
    plugins: [importFromOutside, compiledTemplates],
    // One package asks where a file of settings is that we do not use; and not all that may be late must be.
    checks: { emptyImportMeta: false, ineffectiveDynamicImport: false },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    minifyInternalExports: false,
    minify: { compress: false, mangle: false, codegen: true },
    ...options,
  });
  await bundle.close();
  return output;
}

const packages = new Set();
for (const { fileName, code, moduleIds } of output) {
  // A script of the bundle that imported would fail where it is run, and only there.
  if (fileName !== "chunks.cjs" && /(?<![\w.$])import\(/.test(code))
    throw new Error(`${fileName} imports: say it by base/import-module.ts`);
  writeFileSync(path.join(folder, fileName), ascii(code));
  for (const id of moduleIds) {
    const name = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
    if (name !== null) packages.add(name[0]);
  }
}
writeFileSync(path.join(folder, "licences.txt"), [...packages].sort().map(terms).join("\n"));

/** The same program in ASCII. Valid wherever a character may be escaped; `String.raw` is where it may not. */
function ascii(code) {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error("String.raw holds more than ASCII");
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function terms(folderOfPackage) {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folderOfPackage, "package.json"), "utf8"),
  );
  const file = readdirSync(folderOfPackage).find((each) => /^licen[cs]e/i.test(each));
  const text =
    file && existsSync(path.join(folderOfPackage, file))
      ? readFileSync(path.join(folderOfPackage, file), "utf8")
      : "";
  return `${name} ${version}: ${license}\n\n${text.trim()}\n`;
}
