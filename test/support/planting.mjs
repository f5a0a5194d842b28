import { readFileSync } from "node:fs";
import { posix } from "node:path";

/** The faults that are planted, and the innocent things beside them; how to read them is said in `planted`. */
export const plantings = JSON.parse(
  readFileSync(new URL("../fixtures/validate/plantings.json", import.meta.url), "utf8"),
);

/**
 * The files of an EPUB with something planted, or undefined where the book has no place for it.
 *
 * A planting has a list of changes, each the file it is in, what is found there, and what is put in its place, and files
 * to be added beside the package document. What is found is a text, or an expression between slashes. Words in capitals
 * in what is put stand for what the book calls a thing: FIRST is its longest chapter.
 */
export function planted(files, { plant = [], add = {}, drop = [] }) {
  const book = partsOf(files);
  const changed = new Map(files);
  for (const [where, find, put] of plant) {
    const path = book.paths[where];
    const text = path === undefined ? undefined : changed.get(path)?.toString("utf8");
    if (text === undefined) return undefined;
    const after = find.startsWith("PROPS:")
      ? withProperty(text, book.first.id, find.slice(6))
      : text.replace(expression(find, book.first.id), book.named(put, path));
    if (after === text) return undefined;
    changed.set(path, Buffer.from(after));
  }
  for (const [name, content] of Object.entries(add)) {
    const path = name.startsWith("/") ? name.slice(1) : posix.join(book.folder, name);
    const packed = content.startsWith("base64:");
    changed.set(path, packed ? Buffer.from(content.slice(7), "base64") : Buffer.from(content));
  }
  for (const path of drop) changed.delete(path);
  return changed;
}

function expression(find, id) {
  // The entries of the longest chapter in the manifest and in the spine.
  if (find === "ITEM") return new RegExp(`<item [^>]*\\bid="${id}"[^>]*>`);
  if (find === "ITEMREF") return new RegExp(`<itemref [^>]*\\bidref="${id}"[^>]*>`);
  const [, source, flags] = /^\/(.+)\/(g?)$/s.exec(find) ?? [];
  return source === undefined ? find : new RegExp(source, flags);
}

function withProperty(text, id, property) {
  return text.replace(new RegExp(`<item [^>]*\\bid="${id}"[^>]*>`), (item) =>
    item.includes(" properties=")
      ? item.replace(/ properties="/, `$&${property} `)
      : item.replace("<item", `<item properties="${property}"`),
  );
}

/** What the files of a book are to it. */
function partsOf(files) {
  const text = (path) => files.get(path).toString("utf8");
  const container = "META-INF/container.xml";
  const [, opf] = /full-path="([^"]*)"/.exec(text(container));
  const folder = posix.dirname(opf);
  const items = [...text(opf).matchAll(/<item\b[^>]*>/g)].map(([item]) => {
    const attribute = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(item)?.[1] ?? "";
    return { id: attribute("id"), path: posix.join(folder, attribute("href")), item };
  });
  const spine = [...text(opf).matchAll(/<itemref\b[^>]*\bidref="([^"]*)"/g)].map(([, id]) => id);
  const pathOf = (words) => items.find(({ item }) => item.includes(words))?.path;
  const navigation = pathOf('properties="nav"');
  const [first] = spine
    .map((id) => items.find((item) => item.id === id))
    .filter(({ path }) => path !== navigation)
    .sort((a, b) => text(b.path).length - text(a.path).length);
  const paths = {
    container,
    mimetype: "mimetype",
    package: opf,
    chapter: first.path,
    navigation,
    style: pathOf('"text/css"'),
    ncx: pathOf("application/x-dtbncx+xml"),
  };
  const from = (path, to) => posix.relative(posix.dirname(path), to);
  const named = (put, path) =>
    put
      .replace(/FIRSTREF|FIRSTNAV|FIRSTNCX/g, from(path, first.path))
      .replaceAll("FIRST", first.id)
      .replaceAll("PACKAGE", posix.basename(opf))
      .replaceAll("IMG", from(path, posix.join(folder, "loose.gif")))
      .replace(/FILE:([\w.]+)/g, (_, name) => from(path, posix.join(folder, name)));
  return { folder, first, paths, named };
}
