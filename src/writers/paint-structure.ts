import type { Page, StructureElement, Tag } from "../layout/pagination.ts";
import type { PageContent } from "./paint-content.ts";
import { utf16Hex } from "./paint-content.ts";

/** Numbers of objects as the document gave them. */
export interface ObjectNumbers {
  /** Takes the next free number. */
  next(): number;
}

/** The structure tree as finished objects. */
export interface StructureObjects {
  /** Object number and body, in the order in which they are written. */
  readonly objects: readonly (readonly [id: number, body: string])[];
  readonly root: number;
  /** Key of each link in the parent tree, by page and place among its links. */
  readonly linkKey: (page: number, link: number) => number;
}

interface Element {
  readonly id: number;
  readonly tag: Tag;
  readonly kids: string[];
  page: number;
}

interface Build {
  readonly structure: readonly StructureElement[];
  readonly numbers: ObjectNumbers;
  readonly elements: Map<Tag, Element>;
  readonly order: Element[];
  readonly roots: Element[];
}

/**
 * Builds the tree from what is printed: elements stand in the order in which
 * their first mark does, and those without a mark are left out.
 */
export function structureObjects(
  structure: readonly StructureElement[],
  pages: readonly Page[],
  contents: readonly PageContent[],
  more: {
    readonly numbers: ObjectNumbers;
    readonly pageId: (page: number) => number;
    readonly linkId: (page: number, link: number) => number;
  },
): StructureObjects {
  const { numbers, pageId, linkId } = more;
  const root = numbers.next();
  const build: Build = { structure, numbers, elements: new Map(), order: [], roots: [] };
  const nums: string[] = [];
  const links: { readonly element: Element; readonly key: number }[] = [];
  const keys = new Map<string, number>();
  pages.forEach((page, p) => {
    const parents = (contents[p]?.sequences ?? []).map((tag, mcid) => {
      const element = elementOf(build, tag, p);
      element.kids.push(
        element.page === p ? String(mcid) : `<</Type/MCR/Pg ${pageId(p)} 0 R/MCID ${mcid}>>`,
      );
      return `${element.id} 0 R`;
    });
    nums.push(`${p} [${parents.join(" ")}]`);
    let link = 0;
    for (const mark of page.marks) {
      if (mark.type !== "link") continue;
      const element = elementOf(build, mark.tag, p);
      const key = pages.length + links.length;
      element.kids.push(`<</Type/OBJR/Pg ${pageId(p)} 0 R/Obj ${linkId(p, link)} 0 R>>`);
      links.push({ element, key });
      keys.set(`${p} ${link}`, key);
      link += 1;
    }
  });
  for (const { element, key } of links) nums.push(`${key} ${element.id} 0 R`);
  const parentTree = numbers.next();
  const objects: (readonly [number, string])[] = build.order.map((element) => [
    element.id,
    elementBody(build, element, { root, pageId }),
  ]);
  objects.push([parentTree, `<</Nums[${nums.join("\n")}]>>`]);
  const kids = build.roots.map(({ id }) => `${id} 0 R`).join(" ");
  objects.push([
    root,
    `<</Type/StructTreeRoot/K[${kids}]/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${pages.length + links.length}>>`,
  ]);
  return { objects, root, linkKey: (page, link) => keys.get(`${page} ${link}`) ?? 0 };
}

/** The element of a tag; its first use puts it in its parent, and that in its own. */
function elementOf(build: Build, tag: Tag, page: number): Element {
  const known = build.elements.get(tag);
  if (known !== undefined) {
    if (known.page < 0) known.page = page;
    return known;
  }
  const element: Element = { id: build.numbers.next(), tag, kids: [], page };
  build.elements.set(tag, element);
  build.order.push(element);
  const parent = build.structure[tag]?.parent ?? -1;
  if (parent < 0) build.roots.push(element);
  else elementOf(build, parent, -1).kids.push(`${element.id} 0 R`);
  return element;
}

function elementBody(
  { structure, elements, roots }: Build,
  { id, tag, kids, page }: Element,
  { root, pageId }: { readonly root: number; readonly pageId: (page: number) => number },
): string {
  const element = structure[tag];
  if (element === undefined) throw new RangeError(`no structure element ${tag}`);
  const parent = roots.some((one) => one.tag === tag) ? root : elements.get(element.parent)?.id;
  let body = `<</Type/StructElem/S/${element.role}/P ${parent ?? root} 0 R`;
  if (page >= 0) body += `/Pg ${pageId(page)} 0 R`;
  if (element.language !== undefined) body += `/Lang(${element.language.replace(/[^\w-]/g, "")})`;
  if (element.alt !== undefined) body += `/Alt<${utf16Hex(element.alt)}>`;
  if (element.actualText !== undefined) body += `/ActualText<${utf16Hex(element.actualText)}>`;
  if (element.role === "Note") body += `/ID(note-${id})`;
  if (element.role === "TH") body += "/A<</O/Table/Scope/Column>>";
  return `${body}/K[${kids.join(" ")}]>>`;
}
