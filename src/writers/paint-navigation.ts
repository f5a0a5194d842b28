import type { OutlineEntry } from "../layout/pagination.ts";
import { utf16Hex } from "./paint-content.ts";
import { nextObject, type Press, raw, writeObject } from "./paint-pen.ts";

/** Named destinations for every anchor: lower-case ASCII of one width, which every sorting sorts alike. */
export function addDestinations(press: Press): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const entries: string[] = [];
  press.job.pagination.pages.forEach(({ marks, height }, p) => {
    const page = press.pages[p]?.dictionary.id ?? 0;
    for (const mark of marks) {
      if (mark.type !== "anchor" || names.has(mark.id)) continue;
      const name = `d${String(names.size + 1).padStart(6, "0")}`;
      names.set(mark.id, name);
      entries.push(`(${name}) [${page} 0 R /XYZ null ${Math.round(height - mark.y)} null]`);
    }
  });
  press.document._root.data.Names.data["Dests"] = raw(`<</Names [${entries.join("\n")}]>>`);
  return names;
}

/** Link annotations, each with its words and its place in the structure. */
export function addLinks(
  { document, job, pages }: Press,
  {
    linkIds,
    keyOf,
    names,
  }: {
    readonly linkIds: readonly (readonly number[])[];
    readonly keyOf: (page: number, link: number) => number;
    readonly names: ReadonlyMap<string, string>;
  },
): void {
  job.pagination.pages.forEach(({ marks, height }, p) => {
    const annotations: unknown[] = [];
    for (const mark of marks) {
      if (mark.type !== "link") continue;
      const link = annotations.length;
      const id = linkIds[p]?.[link] ?? 0;
      const name = mark.href.startsWith("#") ? names.get(mark.href.slice(1)) : undefined;
      const target = name === undefined ? action(mark.href) : `/Dest(${name})`;
      const bottom = height - mark.y - mark.height;
      const rect = [mark.x, bottom, mark.x + mark.width, bottom + mark.height];
      const body = `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${rect.map((v) => Math.round(v * 100) / 100).join(" ")}]${target}/Contents<${utf16Hex(mark.contents)}>/StructParent ${keyOf(p, link)}>>`;
      writeObject(document, id, body);
      annotations.push(raw(`${id} 0 R`));
    }
    const page = pages[p];
    if (annotations.length > 0 && page !== undefined) page.dictionary.data["Annots"] = annotations;
  });
}

/** An address outside the book; what points nowhere inside it does nothing. */
function action(href: string): string {
  if (href.startsWith("#")) return "";
  const uri = encodeURI(decodeSafely(href)).replace(/[()\\]/g, (found) => `\\${found}`);
  return `/A<</S/URI/URI(${uri})>>`;
}

function decodeSafely(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** The outline: the contents of the book, parts closed. */
export function addOutline({ document, job, pages }: Press): void {
  const { outline } = job.pagination;
  if (outline.length === 0) return;
  const root = nextObject(document);
  const write = (entries: readonly OutlineEntry[], parent: number): readonly number[] => {
    const ids = entries.map(() => nextObject(document));
    entries.forEach((entry, i) => {
      const id = ids[i] ?? 0;
      const kids = write(entry.children, id);
      const page = job.pagination.pages[entry.page];
      const top = Math.round((page?.height ?? 0) - entry.y);
      const near = `${i > 0 ? `/Prev ${ids[i - 1]} 0 R` : ""}${i + 1 < ids.length ? `/Next ${ids[i + 1]} 0 R` : ""}`;
      const below =
        kids.length > 0
          ? `/First ${kids[0]} 0 R/Last ${kids.at(-1)} 0 R/Count ${-kids.length}`
          : "";
      const body = `<</Title<${utf16Hex(entry.title)}>/Parent ${parent} 0 R${near}${below}/Dest[${pages[entry.page]?.dictionary.id ?? 0} 0 R/XYZ 0 ${top} null]>>`;
      writeObject(document, id, body);
    });
    return ids;
  };
  const tops = write(outline, root);
  const body = `<</Type/Outlines/First ${tops[0]} 0 R/Last ${tops.at(-1)} 0 R/Count ${tops.length}>>`;
  writeObject(document, root, body);
  document._root.data["Outlines"] = raw(`${root} 0 R`);
  document._root.data["PageMode"] = "UseOutlines";
}

/** Roman labels as long as folios are Roman, then Arabic from where they begin. */
export function addPageLabels({ document, job }: Press): void {
  const { pages } = job.pagination;
  const front = pages.findIndex(({ folio }) => /^\d+$/.test(folio));
  const body = front < 0 ? "" : `${front} <</S/D>>`;
  const labels = front === 0 ? body : `0 <</S/r>> ${body}`;
  document._root.data["PageLabels"] = raw(`<</Nums[${labels}]>>`);
}
