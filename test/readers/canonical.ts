import type { Block, Inline } from "../../src/model/book.ts";
import type { Draft, Heading } from "../../src/readers/reader.ts";

/** What a format cannot say, or a program that writes it does not: left out of both trees that are compared. */
export type Unsaid =
  | "alt"
  | "align"
  | "caption"
  | "code"
  | "indent"
  | "kind"
  | "language"
  | "link inside"
  | "link from look"
  | "looks"
  | "raised"
  | "scene style"
  | "small caps"
  | "syntax"
  | "table head"
  | "title"
  | "verse";

/**
 * A draft as lines that are equal where two trees differ in nothing but spans, the order in which
 * looks are nested, and looks on spaces.
 */
export function canonical({ blocks }: Draft, unsaid: readonly Unsaid[] = []): readonly string[] {
  const hidden = new Set<string>(unsaid);
  // A format without titles has them as lines above the text.
  const first = hidden.has("title")
    ? blocks.findIndex(
        (block) => block.type === "paragraph" && wordsOf(block.inlines, hidden).length > 60,
      )
    : 0;
  return blocks.slice(Math.max(0, first)).flatMap((block) => linesOf(block, hidden));
}

type Hidden = ReadonlySet<string>;

function linesOf(block: Block | Heading, hidden: Hidden): readonly string[] {
  const words = (inlines: readonly Inline[]) => wordsOf(inlines, hidden);
  const nested = (blocks: readonly Block[]) =>
    blocks.flatMap((inner) => linesOf(inner, hidden)).map((line) => `  ${line}`);
  const credit = (inlines: readonly Inline[]) =>
    inlines.length === 0 ? [] : [`  by ${words(inlines)}`];
  switch (block.type) {
    case "heading": {
      const role = block.role === "section" ? "" : (block.role ?? "");
      return [`h${block.depth} ${role} [${words(block.label)}] [${words(block.title)}]`];
    }
    case "paragraph": {
      const align = hidden.has("align") || block.align === undefined ? "" : ` ${block.align}`;
      return [`p${align} ${words(block.inlines)}`];
    }
    case "quotation":
      if (hidden.has("kind"))
        return [
          ...block.blocks.flatMap((inner) => linesOf(inner, hidden)),
          ...credit(block.attribution).map((line) => `p ${line.slice(5)}`),
        ];
      return [`quotation ${block.kind}`, ...nested(block.blocks), ...credit(block.attribution)];
    case "list":
      return [
        `list ${block.ordered ? block.start : "-"}`,
        ...block.items.flatMap((item) => ["  item", ...nested(item).map((line) => `  ${line}`)]),
      ];
    case "verse": {
      const lines = block.stanzas.map((stanza) =>
        stanza.map((line) => (hidden.has("indent") ? "" : `${line.indent} `) + words(line.inlines)),
      );
      if (hidden.has("verse")) return lines.map((stanza) => `p ${stanza.join(" / ")}`);
      return [
        "verse",
        ...lines.flatMap((stanza) => ["  stanza", ...stanza]),
        ...credit(block.attribution),
      ];
    }
    case "codeBlock":
      return [
        hidden.has("code") ? "p" : `code ${hidden.has("syntax") ? "" : (block.syntax ?? "")}`,
        ...block.value.trimEnd().split("\n"),
      ];
    case "figure": {
      const alt = hidden.has("alt") ? "" : block.alt;
      return [`figure ${alt} ${hidden.has("caption") ? "" : words(block.caption)}`];
    }
    case "table": {
      const rows = [...block.head, ...block.body].map(
        ({ cells }) => `  ${cells.map((cell) => words(cell)).join(" | ")}`,
      );
      const align = hidden.has("align") ? "" : block.align.join(" ");
      return [`table ${hidden.has("table head") ? "" : block.head.length} ${align}`, ...rows];
    }
    case "sceneBreak":
      return [`break ${hidden.has("scene style") ? "" : block.style}`];
    case "custom":
      return nested(block.fallback);
    default:
      return block satisfies never;
  }
}

const RAISED = ["superscript", "subscript"];
const LOOKS = ["emphasis", "strong", "smallCaps", "strikethrough", "superscript", "subscript"];

/** Words parted by single spaces, each with the looks it has. */
function wordsOf(inlines: readonly Inline[], hidden: Hidden): string {
  const runs: { text: string; looks: string }[] = [];
  const push = (text: string, looks: readonly string[]) => {
    const said = looks.filter(
      (look) =>
        !(look === "smallCaps" && hidden.has("small caps")) &&
        !(RAISED.includes(look) && hidden.has("raised")),
    );
    runs.push({ text, looks: hidden.has("looks") ? "" : [...new Set(said)].sort().join("+") });
  };
  const visit = (inline: Inline, looks: readonly string[]): void => {
    switch (inline.type) {
      case "text":
        push(inline.value, looks);
        return;
      case "code":
        push(inline.value, hidden.has("code") ? looks : [...looks, "code"]);
        return;
      case "lineBreak":
        push(" / ", []);
        return;
      case "image":
        push(`{image ${hidden.has("alt") ? "" : inline.alt}}`.replace(/\s/g, "_"), []);
        return;
      case "note":
        push(
          `{note ${inline.blocks.flatMap((block) => linesOf(block, hidden)).join(" ")}}`.replace(
            /\s+/g,
            "_",
          ),
          [],
        );
        return;
      case "crossReference":
        return;
      default: {
        const drawn = inline.type === "link" && inline.href.startsWith("#");
        const own =
          LOOKS.includes(inline.type) || (drawn && hidden.has("link from look"))
            ? [drawn ? "emphasis" : inline.type]
            : [];
        const link =
          inline.type === "link" && !(hidden.has("link inside") && inline.href.startsWith("#"))
            ? [`to ${inline.href.replace(/^#.*/, "#")}`]
            : [];
        const tongue =
          inline.type === "phrase" && !hidden.has("language") ? [`in ${inline.language}`] : [];
        for (const inner of inline.inlines) visit(inner, [...looks, ...own, ...link, ...tongue]);
      }
    }
  };
  for (const inline of inlines) visit(inline, []);
  return joined(runs);
}

/** Runs of one look joined; spaces have none. */
function joined(runs: readonly { readonly text: string; readonly looks: string }[]): string {
  const tokens = runs.flatMap(({ text, looks }) =>
    [...text.matchAll(/\s+|\S+/gu)].map(([token]) =>
      /\s/u.test(token) ? { text: " ", looks: "" } : { text: token, looks },
    ),
  );
  let line = "";
  let open = "";
  for (const { text, looks } of tokens) {
    if (text !== " " && looks !== open) {
      line += looks === "" ? "⟨⟩" : `⟨${looks}⟩`;
      open = looks;
    }
    if (text !== " " || !line.endsWith(" ")) line += text;
  }
  // A mark that closes before or after a space is one mark.
  return line.replace(/ ⟨⟩/g, "⟨⟩ ").trim();
}
