import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
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

/** What the program does in another way than the library, by file. */
const replaced = new Map([
  // The script's own import comes in as a parameter of the script: see `src/cli/chunks.ts`.
  [
    source("base/import-module.ts"),
    "const outside = importModule;\nexport { outside as importModule };",
  ],
  // What fontkit knows of characters is packed, twice over, and unpacked whenever it is loaded.
  [
    path.join(root, "node_modules/tiny-inflate/index.js"),
    `const { inflateRawSync } = require("node:zlib");
    module.exports = (packed, into) => {
      const found = inflateRawSync(packed);
      into.set(found);
      return found.length < into.length ? into.slice(0, found.length) : into;
    };`,
  ],
]);

const replacements = {
  name: "replacements",
  load(id) {
    const code = replaced.get(id);
    return code === undefined ? null : { code, moduleType: "js" };
  },
  // The packager of EPUBs is asked for as a program would, being no module; here it is part of the program.
  transform(code, id) {
    if (id !== source("writers/epub.ts")) return null;
    const asked = /createRequire\(import\.meta\.url\)\(("epub-gen-memory\/bundle")\)/;
    if (!asked.test(code)) throw new Error("writers/epub.ts asks for its packager in another way");
    return code.replace(asked, "require($1)");
  },
};

/**
 * What is loaded together lies together: all that the modules named here import, and what those import, but for what is
 * loaded only where it is asked for, and what an earlier group has. The rest is divided by who asks for it.
 */
const together = {
  press: ["cli/main", "cli/build", "pipeline/build", "pipeline/program-files"],
  reading: ["readers/markdown/md"],
  writing: ["writers/epub"],
  pages: ["writers/paint-book", "layout/typeset"],
};

const groupOf = new Map();
const groups = Object.keys(together).map((name, at, all) => ({
  name,
  test: (id) => groupOf.get(id) === name,
  priority: all.length - at,
}));

const grouping = {
  name: "grouping",
  buildEnd() {
    for (const [group, names] of Object.entries(together)) {
      const found = new Set(names.map((name) => source(`${name}.ts`)));
      for (const id of found) {
        if (!groupOf.has(id)) groupOf.set(id, group);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
      }
    }
  },
};

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
    plugins: [replacements, compiledTemplates, grouping],
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
for (const each of packages)
  if (path.basename(each) === "epub-gen-memory")
    for (const found of within(each)) packages.add(found);
writeFileSync(path.join(folder, "licences.txt"), [...packages].sort().map(terms).join("\n"));

/** The same program in ASCII. Valid wherever a character may be escaped; `String.raw` is where it may not. */
function ascii(code) {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error("String.raw holds more than ASCII");
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The packages that one which is a single file is made of: all it depends on, as deep as that goes. */
function within(folderOfPackage) {
  const found = new Set([folderOfPackage]);
  for (const each of found) {
    const manifest = path.join(each, "package.json");
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8"));
    for (const name of Object.keys(dependencies)) {
      const places = createRequire(manifest).resolve.paths(name) ?? [];
      const place = places.map((at) => path.join(at, name)).find((at) => existsSync(at));
      if (place !== undefined) found.add(place);
    }
  }
  return found;
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
