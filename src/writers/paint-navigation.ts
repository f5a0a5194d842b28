import type { OutlineEntry } from "../layout/pagination.ts";
import { nextObject, type Press, raw, writeObject } from "./paint-pen.ts";
import { utf16Hex } from "./paint-text.ts";
import type { LinkMark, Painted, PaintedPage } from "./painted.ts";

/** Named destinations for every anchor: lower-case ASCII of one width, which every sorting sorts alike. */
export function addDestinations(press: Press): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const entries: string[] = [];
  for (const [id, { page, y }] of press.painted.anchors) {
    const name = `d${String(names.size + 1).padStart(6, "0")}`;
    names.set(id, name);
    const top = Math.round(heightOf(press.painted, page) - y);
    entries.push(`(${name}) [${press.pages[page] ?? 0} 0 R /XYZ null ${top} null]`);
  }
  press.document._root.data.Names.data["Dests"] = raw(`<</Names [${entries.join("\n")}]>>`);
  return names;
}

function heightOf({ pages }: Painted, page: number): number {
  return pages[page]?.height ?? 0;
}

/** The links of a page. */
export function linksOn({ of }: PaintedPage): readonly LinkMark[] {
  return of?.piece.sheets[of.sheet]?.links ?? [];
}

/** Link annotations, each with its words and its place in the structure. */
export function addLinks(
  { document, painted }: Press,
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
  painted.pages.forEach((page, p) => {
    linksOn(page).forEach(({ x, y, width, height, href, contents }, link) => {
      const name = href.startsWith("#") ? names.get(href.slice(1)) : undefined;
      const target = name === undefined ? action(href) : `/Dest(${name})`;
      const bottom = page.height - y - height;
      const rect = [x, bottom, x + width, bottom + height];
      const body = `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${rect.map((v) => Math.round(v * 100) / 100).join(" ")}]${target}/Contents<${utf16Hex(contents)}>/StructParent ${keyOf(p, link)}>>`;
      writeObject(document, linkIds[p]?.[link] ?? 0, body);
    });
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
export function addOutline({ document, painted, pages }: Press): void {
  const { outline } = painted;
  if (outline.length === 0) return;
  const root = nextObject(document);
  const write = (entries: readonly OutlineEntry[], parent: number): readonly number[] => {
    const ids = entries.map(() => nextObject(document));
    entries.forEach((entry, i) => {
      const id = ids[i] ?? 0;
      const kids = write(entry.children, id);
      const top = Math.round(heightOf(painted, entry.page) - entry.y);
      const near = `${i > 0 ? `/Prev ${ids[i - 1]} 0 R` : ""}${i + 1 < ids.length ? `/Next ${ids[i + 1]} 0 R` : ""}`;
      const below =
        kids.length > 0
          ? `/First ${kids[0]} 0 R/Last ${kids.at(-1)} 0 R/Count ${-kids.length}`
          : "";
      const body = `<</Title<${utf16Hex(entry.title)}>/Parent ${parent} 0 R${near}${below}/Dest[${pages[entry.page] ?? 0} 0 R/XYZ 0 ${top} null]>>`;
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
export function addPageLabels({ document, painted }: Press): void {
  const { pages } = painted;
  const front = pages.findIndex(({ folio }) => /^\d+$/.test(folio));
  const body = front < 0 ? "" : `${front} <</S/D>>`;
  const labels = front === 0 ? body : `0 <</S/r>> ${body}`;
  document._root.data["PageLabels"] = raw(`<</Nums[${labels}]>>`);
}
