import type { QuotationKind } from "../../model/book.ts";
import type { StyleMeaning } from "../choices.ts";
import type { Look } from "./rich.ts";
import { kindOfName, type StyleKind } from "./style-names.ts";

/** What an author said a style stands for: what its paragraphs are, and how its words look. */
export interface SaidStyle {
  readonly kind: StyleKind;
  readonly look: Look;
}

/** What styles stand for: by what the author said, else by their names. */
export interface StyleNaming {
  readonly said: (name: string) => SaidStyle | undefined;
  /** Of paragraphs; `outline` is the level of outline they have, 1 to 9, or none. */
  readonly kind: (name: string, outline: number) => StyleKind | undefined;
}

/** The naming of a book. Names are compared without regard to case, as word processors do. */
export function styleNaming(
  styles: Readonly<Record<string, StyleMeaning>> | undefined,
): StyleNaming {
  const known = new Map(
    Object.entries(styles ?? {}).map(([name, meaning]) => [keyOf(name), saidStyle(meaning)]),
  );
  const said = (name: string) => known.get(keyOf(name));
  return { said, kind: (name, outline) => said(name)?.kind ?? kindOfName(name, outline) };
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

const LOOKS: Readonly<Partial<Record<StyleMeaning, Look>>> = {
  emphasis: { emphasis: true },
  strong: { strong: true },
  "small caps": { smallCaps: true },
  strikethrough: { strikethrough: true },
  code: { code: true },
};

/** Of a style for words, the looks count; of one for paragraphs, what they are. */
function saidStyle(meaning: StyleMeaning): SaidStyle {
  return { kind: kindOf(meaning), look: LOOKS[meaning] ?? {} };
}

function kindOf(meaning: StyleMeaning): StyleKind {
  switch (meaning) {
    case "title":
    case "subtitle":
    case "author":
      return { type: "role", role: meaning };
    case "quotation":
    case "epigraph":
    case "letter":
    case "message":
    case "dedication":
    case "sign":
    case "aside":
      return { type: "quotation", kind: meaning satisfies QuotationKind };
    case "verse":
    case "code":
    case "caption":
      return { type: meaning };
    case "scene break":
      return { type: "break" };
    case "left out":
      return { type: "contents" };
    case "paragraph":
    case "emphasis":
    case "strong":
    case "small caps":
    case "strikethrough":
      return { type: "plain" };
    default:
      return { type: "heading", level: Number(meaning.slice("heading ".length)) };
  }
}

/** How all words of a paragraph look by what was said of its style; code is a block there. */
export function saidLook(said: SaidStyle | undefined): Look {
  return said?.kind.type === "plain" ? said.look : {};
}
