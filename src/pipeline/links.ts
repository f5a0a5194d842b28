import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Block, Book, Inline, Part, Section, VerseLine } from "../model/book.ts";
import { titleText } from "../model/text.ts";
import { targetMissing } from "./diagnostics.ts";
import { idOf } from "./slug.ts";

/**
 * Makes every link within the book lead somewhere.
 *
 * A link may name an author's id, one of ours, or the words of a heading as
 * Markdown tools spell them; one that names nothing keeps its words and loses its link.
 */
export function settleLinks(book: Book, diagnostics: Diagnostic[]): Book {
  let targets: Targets | undefined;
  // To romanise every heading takes long, and most books have no link within them.
  const links: Links = {
    targets: () => {
      targets ??= targetsIn(book);
      return targets;
    },
    diagnostics,
  };
  const section = (node: Section): Section => settleSection(node, links);
  return {
    ...book,
    front: book.front.map(section),
    body: book.body.map((node) =>
      node.type === "part"
        ? { ...settleHead(node, links), sections: node.sections.map(section) }
        : section(node),
    ),
    back: book.back.map(section),
  };
}

interface Links {
  /** What links may name, gathered for the first that asks. */
  targets(): Targets;
  readonly diagnostics: Diagnostic[];
}

interface Targets {
  readonly ids: Set<string>;
  /** Headings by their words, the first of a name. */
  readonly names: Map<string, string>;
}

function targetsIn({ front, body, back }: Book): Targets {
  const targets: Targets = { ids: new Set(), names: new Map() };
  for (const node of [...front, ...body, ...back]) collect(node, targets);
  return targets;
}

function collect(node: Part | Section, { ids, names }: Targets): void {
  ids.add(node.id);
  const label = titleText(node.label);
  const title = titleText(node.title);
  for (const words of [`${label} ${title}`, title, label]) {
    const name = idOf(words);
    if (name !== "" && !names.has(name)) names.set(name, node.id);
  }
  for (const block of node.blocks) if (block.id !== undefined) ids.add(block.id);
  for (const section of node.sections) collect(section, { ids, names });
}

function settleSection(section: Section, links: Links): Section {
  const sections = section.sections.map((child) => settleSection(child, links));
  return { ...settleHead(section, links), sections };
}

function settleHead<T extends Part | Section>(node: T, links: Links): T {
  return {
    ...node,
    label: settleInlines(node.label, links),
    title: settleInlines(node.title, links),
    blocks: settleBlocks(node.blocks, links),
  };
}

function settleBlocks(blocks: readonly Block[], links: Links): readonly Block[] {
  return blocks.map((block) => settleBlock(block, links));
}

/** Blocks without a link, nearly all of them, come back as they are. */
function settleBlock(block: Block, links: Links): Block {
  const inlines = (run: readonly Inline[]) => settleInlines(run, links);
  switch (block.type) {
    case "paragraph": {
      const settled = inlines(block.inlines);
      return settled === block.inlines ? block : { ...block, inlines: settled };
    }
    case "quotation":
      return {
        ...block,
        blocks: settleBlocks(block.blocks, links),
        attribution: inlines(block.attribution),
      };
    case "list":
      return { ...block, items: block.items.map((item) => settleBlocks(item, links)) };
    case "verse": {
      const line = (verse: VerseLine) => ({ ...verse, inlines: inlines(verse.inlines) });
      const stanzas = block.stanzas.map((stanza) => stanza.map(line));
      return { ...block, stanzas, attribution: inlines(block.attribution) };
    }
    case "table": {
      const row = ({ cells }: { readonly cells: readonly (readonly Inline[])[] }) => ({
        cells: cells.map(inlines),
      });
      const { head, body, caption } = block;
      return { ...block, head: head.map(row), body: body.map(row), caption: inlines(caption) };
    }
    case "figure":
      return { ...block, caption: inlines(block.caption) };
    case "custom":
      return { ...block, fallback: settleBlocks(block.fallback, links) };
    case "codeBlock":
    case "sceneBreak":
      return block;
  }
}

/** Runs without a link or note, nearly all of them, come back as they are. */
function settleInlines(run: readonly Inline[], links: Links): readonly Inline[] {
  if (!run.some(mayLead)) return run;
  let changed = false;
  const settled = run.flatMap((inline) => {
    const next = settleInline(inline, links);
    changed ||= next.length !== 1 || next[0] !== inline;
    return next;
  });
  return changed ? settled : run;
}

function mayLead(inline: Inline): boolean {
  const { type } = inline;
  if (type === "note" || type === "crossReference" || type === "link") return true;
  return "inlines" in inline && inline.inlines.some(mayLead);
}

function settleInline(inline: Inline, links: Links): readonly Inline[] {
  if (inline.type === "note") return [{ ...inline, blocks: settleBlocks(inline.blocks, links) }];
  if (inline.type === "crossReference") {
    const target = targetOf(inline.target, links);
    if (target === undefined) links.diagnostics.push(targetMissing(inline.target, inline.span));
    return target === undefined ? [] : [{ ...inline, target }];
  }
  if (!("inlines" in inline)) return [inline];
  const inlines = settleInlines(inline.inlines, links);
  if (inline.type === "link" && inline.href.startsWith("#")) {
    const target = targetOf(inline.href.slice(1), links);
    if (target !== undefined) return [{ ...inline, href: `#${target}`, inlines }];
    links.diagnostics.push(targetMissing(inline.href.slice(1), inline.span));
    return inlines;
  }
  return inlines === inline.inlines ? [inline] : [{ ...inline, inlines }];
}

function targetOf(name: string, links: Links): string | undefined {
  const { ids, names } = links.targets();
  if (ids.has(name)) return name;
  const lower = name.toLowerCase();
  return ids.has(lower) ? lower : names.get(idOf(name));
}
