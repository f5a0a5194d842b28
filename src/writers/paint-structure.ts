import type { StructureElement, Tag } from "../layout/pagination.ts";
import { utf16Hex } from "./paint-text.ts";
import type { PaintedPage, PaintedPiece } from "./painted.ts";

/** Where the tree is written, and the numbers of objects that it names. */
export interface StructureOutput {
  /** Takes the next free number. */
  next(): number;
  write(id: number, body: string): void;
  readonly pageId: (page: number) => number;
  readonly linkId: (page: number, link: number) => number;
}

/** The structure tree as it was written. */
export interface WrittenStructure {
  readonly root: number;
  /** Key of each link in the parent tree, by page and place among its links. */
  readonly linkKey: (page: number, link: number) => number;
}

interface Element {
  readonly id: number;
  /** Object number of its parent. */
  readonly parent: number;
  readonly kids: string[];
  page: number;
}

interface Build {
  readonly out: StructureOutput;
  readonly root: number;
  readonly document: Element;
  /** The piece whose pages are being read, and its elements by tag, in the order of their first mark. */
  piece: PaintedPiece | undefined;
  readonly elements: Map<Tag, Element>;
}

/** The element of the whole document, which all pieces share. */
const DOCUMENT: Tag = 0;

/**
 * Writes the tree of what is printed, a piece at a time: elements stand in the
 * order in which their first mark does, and those without a mark are left out.
 */
export function writeStructure(
  pages: readonly PaintedPage[],
  out: StructureOutput,
): WrittenStructure {
  const root = out.next();
  const document: Element = { id: out.next(), parent: root, kids: [], page: -1 };
  const build: Build = { out, root, document, piece: undefined, elements: new Map() };
  const nums: string[] = [];
  const links: string[] = [];
  const firstLink: number[] = [];
  for (const [p, { of }] of pages.entries()) {
    firstLink.push(links.length);
    if (of === undefined) continue;
    if (of.piece !== build.piece) beginPiece(build, of.piece);
    const sheet = of.piece.sheets[of.sheet];
    const parents = (sheet?.sequences ?? []).map((tag, mcid) => {
      const element = elementOf(build, tag, p);
      element.kids.push(
        element.page === p ? String(mcid) : `<</Type/MCR/Pg ${out.pageId(p)} 0 R/MCID ${mcid}>>`,
      );
      return `${element.id} 0 R`;
    });
    if (parents.length > 0) nums.push(`${p} [${parents.join(" ")}]`);
    for (const [link, { tag }] of (sheet?.links ?? []).entries()) {
      const element = elementOf(build, tag, p);
      const place = `/Pg ${out.pageId(p)} 0 R/Obj ${out.linkId(p, link)} 0 R`;
      element.kids.push(`<</Type/OBJR${place}>>`);
      links.push(`${pages.length + links.length} ${element.id} 0 R`);
    }
  }
  endPiece(build);
  const parentTree = out.next();
  out.write(parentTree, `<</Nums[${[...nums, ...links].join("\n")}]>>`);
  out.write(document.id, bodyOf(build, document, { role: "Document", parent: -1 }));
  out.write(
    root,
    `<</Type/StructTreeRoot/K[${document.id} 0 R]/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${pages.length + links.length}>>`,
  );
  return { root, linkKey: (page, link) => pages.length + (firstLink[page] ?? 0) + link };
}

function beginPiece(build: Build, piece: PaintedPiece): void {
  endPiece(build);
  build.piece = piece;
  build.elements.set(DOCUMENT, build.document);
}

/** All that a piece adds to the tree is known when its last page is read. */
function endPiece(build: Build): void {
  for (const [tag, element] of build.elements) {
    const told = build.piece?.structure[tag];
    if (tag !== DOCUMENT && told !== undefined)
      build.out.write(element.id, bodyOf(build, element, told));
  }
  build.elements.clear();
}

/** The element of a tag; its first use puts it in its parent, and that in its own. */
function elementOf(build: Build, tag: Tag, page: number): Element {
  const known = build.elements.get(tag);
  if (known !== undefined) {
    if (known.page < 0) known.page = page;
    return known;
  }
  const id = build.out.next();
  const parent = elementOf(build, build.piece?.structure[tag]?.parent ?? DOCUMENT, -1);
  const element: Element = { id, parent: parent.id, kids: [], page };
  build.elements.set(tag, element);
  parent.kids.push(`${id} 0 R`);
  return element;
}

function bodyOf(
  { out }: Build,
  { id, parent, kids, page }: Element,
  { role, language, alt, readAs, actualText = readAs }: StructureElement,
): string {
  let body = `<</Type/StructElem/S/${role}/P ${parent} 0 R`;
  if (page >= 0) body += `/Pg ${out.pageId(page)} 0 R`;
  if (language !== undefined) body += `/Lang(${language.replace(/[^\w-]/g, "")})`;
  if (alt !== undefined) body += `/Alt<${utf16Hex(alt)}>`;
  if (actualText !== undefined) body += `/ActualText<${utf16Hex(actualText)}>`;
  if (role === "Note") body += `/ID(note-${id})`;
  if (role === "TH") body += "/A<</O/Table/Scope/Column>>";
  return `${body}/K[${kids.join(" ")}]>>`;
}
