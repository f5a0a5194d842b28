import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type {
  Block,
  Book,
  CoverImage,
  Metadata,
  Part,
  Section,
  SectionRole,
} from "../model/book.ts";
import { bookEmpty } from "./diagnostics.ts";
import { isBodyRole } from "./file-role.ts";
import type { Manuscript } from "./load.ts";
import { titlesAreChapters } from "./metadata.ts";
import { type Branch, outlineOf, partOf, sectionOf, untitled } from "./outline.ts";

/** What no single manuscript can say. */
export interface Manifest {
  readonly metadata: Metadata;
  readonly cover?: CoverImage | undefined;
}

/** Makes one book of its files: headings become nested sections, each in its matter. */
export function assemble(manuscripts: readonly Manuscript[], manifest: Manifest): Outcome<Book> {
  const chapters = titlesAreChapters(manuscripts);
  const tops: Branch[] = [];
  for (const manuscript of manuscripts) append(tops, branchesOf(manuscript, chapters));
  const kept = tops.filter(holdsAnything);
  if (kept.length === 0) return failure(bookEmpty());
  const { front, body, back } = inMatters(kept);
  const { metadata, cover } = manifest;
  return success({
    type: "book",
    metadata,
    ...(cover !== undefined && { cover }),
    front: front.map((branch) => sectionOf(branch, "section")),
    body: body.map(bodyNode),
    back: back.map((branch) => sectionOf(branch, "section")),
  });
}

function bodyNode(branch: Branch): Part | Section {
  return branch.role === "part" ? partOf(branch) : sectionOf(branch, "chapter");
}

/** The top-level branches of a file, with what its entry says of it. */
function branchesOf(manuscript: Manuscript, titleIsChapter: boolean): readonly Branch[] {
  const { draft, role, matter, title } = manuscript;
  const { opening, branches } = outlineOf(draft.blocks);
  const heads = [...branches];
  const [first] = heads;
  const before = openingOf(opening, first);
  if (first === undefined) {
    const only = untitled(opening, role);
    const words = title ?? (titleIsChapter ? draft.metadata.title : undefined);
    if (words !== undefined) only.title = [{ type: "text", value: words }];
    heads.push(only);
  } else if (role !== undefined && (first.role === undefined || heads.length === 1)) {
    first.role = role;
  }
  const all = first === undefined ? heads : [...before, ...heads];
  for (const branch of all) if (matter !== undefined) branch.matter = matter;
  return all;
}

/** Kinds of matter that stand before a first chapter in sections of their own. */
const OPENINGS: Readonly<Record<string, SectionRole>> = {
  aside: "authorNote",
  epigraph: "epigraph",
  dedication: "dedication",
};

/** What stands before the first heading: notes, epigraphs and dedications apart, the rest an untitled section. */
function openingOf(opening: readonly Block[], first: Branch | undefined): readonly Branch[] {
  if (first === undefined) return [];
  const branches: Branch[] = [];
  for (const block of opening) {
    const role = block.type === "quotation" ? OPENINGS[block.kind] : undefined;
    const last = branches.at(-1);
    if (last !== undefined && last.role === (role ?? "section")) last.blocks.push(block);
    else if (block.type !== "sceneBreak") branches.push(untitled([block], role ?? "section"));
  }
  return branches;
}

function holdsAnything({ label, title, blocks, branches }: Branch): boolean {
  const words = label.length > 0 || title.length > 0 || branches.length > 0;
  return words || blocks.some(({ type }) => type !== "sceneBreak");
}

/** Adds a file's branches: chapters of a later file belong to the part that is open. */
function append(tops: Branch[], branches: readonly Branch[]): void {
  const last = tops.at(-1);
  const part = last?.role === "part" && last.matter === undefined ? last : undefined;
  let inPart = part !== undefined;
  for (const branch of branches) {
    inPart &&= branch.matter === undefined && belongsInPart(branch);
    if (inPart && part !== undefined) part.branches.push(branch);
    else tops.push(branch);
  }
}

function belongsInPart({ role }: Branch): boolean {
  return role === undefined || role === "chapter" || role === "interlude" || role === "section";
}

interface Matters {
  readonly front: readonly Branch[];
  readonly body: readonly Branch[];
  readonly back: readonly Branch[];
}

/**
 * The text runs from its first chapter to its last; what stands before and after is front and back matter.
 *
 * An author's note between two chapters stays between them. A book of nothing but notes is all text.
 */
function inMatters(tops: readonly Branch[]): Matters {
  const isText = ({ role, matter }: Branch): boolean =>
    matter === undefined && isBodyRole(role ?? "chapter");
  const first = tops.findIndex(isText);
  const last = tops.findLastIndex(isText);
  const matterOf = (branch: Branch, at: number): "front" | "body" | "back" => {
    if (branch.matter !== undefined) return branch.matter;
    if (first < 0) return "body";
    return at < first ? "front" : at > last ? "back" : "body";
  };
  const of = (matter: string) => tops.filter((branch, at) => matterOf(branch, at) === matter);
  return { front: of("front"), body: of("body"), back: of("back") };
}
