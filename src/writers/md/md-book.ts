import type { Inline, Note, Part, Section } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { blocksMarkdown } from "./md-blocks.ts";
import { frontMatterOf } from "./md-front-matter.ts";
import { type MarkdownContext, markdownOf } from "./md-inlines.ts";

/** The book as one Markdown text. */
export function bookMarkdown(
  edition: Edition,
  imagePath: MarkdownContext["imagePath"],
  lose: MarkdownContext["lose"],
): string {
  const { book, labels } = edition;
  const tops = [...book.front, ...book.body, ...book.back];
  const writing: Writing = {
    base: { labels, targets: targetsOf(edition), imagePath, lose },
    made: edition.index?.section,
    notes: 0,
  };
  const texts = tops.flatMap((node) =>
    node.type === "part" ? partMarkdown(node, writing) : [sectionMarkdown(node, 1, writing)],
  );
  const front = frontMatterOf(book, imagePath);
  return `${[front, ...texts].filter((text) => text !== "").join("\n\n")}\n`;
}

interface Writing {
  readonly base: MarkdownContext;
  /** Id of the section whose text is made of marks: it is made again of what is written. */
  readonly made: string | undefined;
  notes: number;
}

function partMarkdown(part: Part, writing: Writing): readonly string[] {
  const own = withNotes(writing, (context) => [
    headingMarkdown(part, 1, context),
    blocksMarkdown(part.blocks, context),
  ]);
  return [own, ...part.sections.map((section) => sectionMarkdown(section, 2, writing))];
}

/** A section with the notes it calls at its end. */
function sectionMarkdown(section: Section, level: number, writing: Writing): string {
  const own = section.id === writing.made ? { ...section, blocks: [] } : section;
  return withNotes(writing, (context) => sectionTexts(own, level, context));
}

function sectionTexts(
  section: Section,
  level: number,
  context: MarkdownContext,
): readonly string[] {
  return [
    headingMarkdown(section, level, context),
    blocksMarkdown(section.blocks, context),
    ...section.sections.flatMap((child) => sectionTexts(child, level + 1, context)),
  ];
}

function withNotes(
  writing: Writing,
  write: (context: MarkdownContext) => readonly string[],
): string {
  const definitions: string[] = [];
  const callNote = (note: Note): string => {
    writing.notes += 1;
    const label = String(writing.notes);
    const text = blocksMarkdown(note.blocks, writing.base);
    definitions.push(`[^${label}]: ${text.replace(/\n(?=[^\n])/g, "\n    ")}`);
    return label;
  };
  const texts = write({ ...writing.base, callNote });
  return [...texts, ...definitions].filter((text) => text !== "").join("\n\n");
}

/** Headings deeper than six have no marks. */
const DEEPEST = 6;

function headingMarkdown(node: Section | Part, level: number, context: MarkdownContext): string {
  const label = lineOf(node.label, context);
  const title = lineOf(node.title, context);
  const words = [label, title].filter((text) => text !== "").join(joint(label));
  const attributes = attributesOf(node, label !== "", context);
  return [`${"#".repeat(Math.min(level, DEEPEST))}`, words, attributes]
    .filter((text) => text !== "")
    .join(" ");
}

/** A heading is one line. */
function lineOf(inlines: readonly Inline[], context: MarkdownContext): string {
  return markdownOf(inlines, context).replace(/\\?\n/g, " ").trim();
}

function joint(label: string): string {
  return /[.:!?…]$/.test(label) ? " " : ": ";
}

/** The role in words where the heading does not say it, and the id where something leads here. */
function attributesOf(node: Section | Part, labelled: boolean, context: MarkdownContext): string {
  const role = node.type === "part" ? "part" : node.role;
  const said = role === "section" || (labelled && (role === "chapter" || role === "part"));
  const kebab = role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = [
    ...(context.targets.has(node.id) ? [`#${node.id}`] : []),
    ...(said ? [] : [`.${kebab}`]),
  ];
  return words.length === 0 ? "" : `{${words.join(" ")}}`;
}

/** Sections and parts that a link or a reference of the book leads to. */
function targetsOf({ book }: Edition): ReadonlySet<string> {
  const sections = new Set<string>();
  const wanted = new Set<string>();
  const visit = (node: Section | Part): void => {
    sections.add(node.id);
    for (const target of linksIn([node.label, node.title, node.blocks])) wanted.add(target);
    for (const child of node.sections) visit(child);
  };
  for (const node of [...book.front, ...book.body, ...book.back]) visit(node);
  return new Set([...wanted].filter((id) => sections.has(id)));
}

/** Targets of links and references anywhere in a part of the tree. */
function* linksIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  const { type, href, target } = value as { type?: string; href?: string; target?: string };
  if (type === "link" && href?.startsWith("#") === true) yield href.slice(1);
  if (type === "crossReference" && target !== undefined) yield target;
  for (const inner of Object.values(value)) yield* linksIn(inner);
}
