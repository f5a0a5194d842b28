import type { Mark, Page, Pagination, TextPiece } from "./pagination.ts";

/** Pages as text, rounded to a thousandth of a point: what golden tests of layout compare. */
export function dumpPages({ pages, structure }: Pagination): string {
  const roleOf = (tag: number): string => structure[tag]?.role ?? "Artifact";
  return pages.map((page, i) => dumpPage(page, i, roleOf)).join("\n");
}

type RoleOf = (tag: number) => string;

function dumpPage(page: Page, at: number, roleOf: RoleOf): string {
  const size = `${r(page.width)} × ${r(page.height)}`;
  const head = `page ${at + 1} “${page.folio}” ${page.side} ${size}${page.blank ? " blank" : ""}`;
  const begins = page.begins ? [`  begins ${page.begins.block} ${page.begins.offset}`] : [];
  return [head, ...begins, ...page.marks.map((mark) => `  ${dumpMark(mark, roleOf)}`), ""].join(
    "\n",
  );
}

function dumpMark(mark: Mark, roleOf: RoleOf): string {
  const at = `${r(mark.x)} ${r(mark.y)}`;
  switch (mark.type) {
    case "text":
      return `${at} ${roleOf(mark.tag)} ${mark.pieces.map((piece, i) => dumpPiece(piece, mark.pieces[i - 1], roleOf)).join("")}`;
    case "rule":
      return `${at} ${roleOf(mark.tag)} rule ${r(mark.width)} × ${r(mark.height)}`;
    case "image":
      return `${at} ${roleOf(mark.tag)} image ${mark.asset} ${r(mark.width)} × ${r(mark.height)}`;
    case "link":
      return `${at} ${roleOf(mark.tag)} link ${mark.href} ${r(mark.width)} × ${r(mark.height)}`;
    case "anchor":
      return `${at} anchor ${mark.id}`;
  }
}

/** A piece: how it looks where that changes, its place on the line, its text. */
function dumpPiece(piece: TextPiece, before: TextPiece | undefined, roleOf: RoleOf): string {
  const look = lookOf(piece, roleOf);
  const changed = before === undefined || lookOf(before, roleOf) !== look;
  return `${changed ? `[${look}]` : ""}${r(piece.x)}‹${piece.shaped.text}›`;
}

function lookOf(piece: TextPiece, roleOf: RoleOf): string {
  const { scale, look } = piece;
  const { font, size, tracking, rise, tag } = look;
  const more = [
    scale === 1 ? "" : ` scale ${r(scale)}`,
    tracking === 0 ? "" : ` tracking ${r(tracking)}`,
    rise === 0 ? "" : ` rise ${r(rise)}`,
    tag === undefined ? "" : ` ${roleOf(tag)}`,
  ];
  return `${font.id} ${r(size)}${more.join("")}`;
}

function r(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return String(rounded === 0 ? 0 : rounded);
}
