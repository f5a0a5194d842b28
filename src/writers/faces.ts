import { unreachable } from "../base/unreachable.ts";
import type { FaceStyle, FontFamily, FontFile } from "../fonts/family.ts";
import type { Block, Book, Inline, Part, Section } from "../model/book.ts";
import type { FontRole, Theme } from "../theme/theme.ts";
import { STYLE_NAMES } from "../theme/token-table.ts";

/** One face of a theme that a book needs. */
export interface Face extends FaceStyle {
  readonly family: FontFamily;
  readonly file: FontFile;
}

/** What a book asks of type besides its running text. */
interface TypeUse {
  emphasis: boolean;
  strong: boolean;
  code: boolean;
  /** Emphasis within strong, or the other way round. */
  both: boolean;
}

/**
 * The faces that a screen edition of a book needs, each once, those of running text first.
 *
 * Styles of the theme count as used: their faces are few, and shared with the text as a rule.
 */
export function facesOf(book: Book, theme: Theme): readonly Face[] {
  const use = typeUse(book);
  const wanted = new Map<string, readonly [FontRole, FaceStyle]>();
  const want = (role: FontRole, style: FaceStyle): void => {
    wanted.set(`${role} ${style.weight} ${style.slant}`, [role, style]);
  };
  want("body", { weight: "regular", slant: "upright" });
  if (use.emphasis) want("body", { weight: "regular", slant: "italic" });
  if (use.strong) want("body", { weight: "bold", slant: "upright" });
  if (use.both) want("body", { weight: "bold", slant: "italic" });
  for (const name of STYLE_NAMES) {
    const { family, weight, slant } = theme.styles[name];
    if (family !== "mono") want(family, { weight, slant });
  }
  if (use.code) want("mono", { weight: "regular", slant: "upright" });
  const faces = [...wanted.values()].flatMap(([role, style]) =>
    faceOf(theme.families[role], style),
  );
  return [...new Map(faces.map((face) => [face.file.digest, face])).values()];
}

/** The face of a family for a style, where the family has it; engines slant and thicken what is missing. */
function faceOf(family: FontFamily, style: FaceStyle): readonly Face[] {
  const file =
    style.weight === "bold"
      ? style.slant === "italic"
        ? family.boldItalic
        : family.bold
      : style.slant === "italic"
        ? family.italic
        : family.regular;
  return file === undefined ? [] : [{ family, file, ...style }];
}

/** Of books that are still held: the page and the EPUB of one ask the same. */
const uses = new WeakMap<Book, Readonly<TypeUse>>();

/** Which kinds of type stand anywhere in a book. */
function typeUse(book: Book): Readonly<TypeUse> {
  const known = uses.get(book);
  if (known !== undefined) return known;
  const use: TypeUse = { emphasis: false, strong: false, code: false, both: false };
  for (const node of [...book.front, ...book.body, ...book.back]) lookAtSection(node, use);
  uses.set(book, use);
  return use;
}

function lookAtSection(node: Section | Part, use: TypeUse): void {
  lookAtInlines(node.label, use, "");
  lookAtInlines(node.title, use, "");
  lookAtBlocks(node.blocks, use);
  for (const section of node.sections) lookAtSection(section, use);
}

function lookAtBlocks(blocks: readonly Block[], use: TypeUse): void {
  for (const block of blocks) lookAtBlock(block, use);
}

function lookAtBlock(block: Block, use: TypeUse): void {
  switch (block.type) {
    case "paragraph":
      lookAtInlines(block.inlines, use, "");
      break;
    case "quotation":
      lookAtBlocks(block.blocks, use);
      lookAtInlines(block.attribution, use, "");
      break;
    case "list":
      for (const item of block.items) lookAtBlocks(item, use);
      break;
    case "verse":
      for (const line of block.stanzas.flat()) lookAtInlines(line.inlines, use, "");
      lookAtInlines(block.attribution, use, "");
      break;
    case "codeBlock":
      use.code = true;
      break;
    case "figure":
      lookAtInlines(block.caption, use, "");
      break;
    case "table":
      // Head cells are bold wherever a table is set.
      use.strong = true;
      for (const row of [...block.head, ...block.body])
        for (const cell of row.cells) lookAtInlines(cell, use, "");
      lookAtInlines(block.caption, use, "");
      break;
    case "custom":
      lookAtBlocks(block.fallback, use);
      break;
    case "sceneBreak":
      break;
    default:
      unreachable(block);
  }
}

function lookAtInlines(
  inlines: readonly Inline[],
  use: TypeUse,
  within: "" | "emphasis" | "strong",
): void {
  for (const inline of inlines) {
    if (inline.type === "code") use.code = true;
    if (inline.type === "note") lookAtBlocks(inline.blocks, use);
    if (inline.type === "emphasis" || inline.type === "strong") {
      use[inline.type] = true;
      if (within !== "" && within !== inline.type) use.both = true;
      lookAtInlines(inline.inlines, use, inline.type);
    } else if ("inlines" in inline) lookAtInlines(inline.inlines, use, within);
  }
}
