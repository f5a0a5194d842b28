import { Parser } from "htmlparser2";
import { lineStarts, positionOf } from "../../source/lines.ts";
import type { EpubFile, Finding } from "./finding.ts";
import { grammarChecker } from "./grammar/check-document.ts";
import type { GrammarName } from "./grammar/read-grammar.ts";
import { type Placed, referenceFindings, type Tag } from "./references.ts";
import { wordsFor } from "./wording.ts";

/** Findings of one kind in one file at most: a converter's slip is made a thousand times over. */
const SAME_KIND = 20;

/**
 * Says where documents depart from their grammar, what they refer to that is not there, and which images
 * nobody described. `has` tells which paths the archive holds.
 */
export function contentChecker(
  has: (path: string) => boolean,
): (file: EpubFile, grammar: GrammarName) => readonly Finding[] {
  const misfitsOf = grammarChecker();
  return ({ path, bytes }, grammar) => {
    const text = new TextDecoder().decode(bytes);
    const starts = lineStarts(text);
    const tags = tagsOf(text);
    const found = [
      ...encodingFindings(text),
      ...misfitsOf(text, grammar).map((misfit) => ({ finding: wordsFor(misfit), at: misfit.at })),
      ...(grammar === "ncx"
        ? repeatedFindings(tags)
        : [...referenceFindings(tags, path, has), ...tags.flatMap(ownFindings(grammar))]),
    ];
    const counts = new Map<string, number>();
    return found.flatMap(({ finding, at }) => {
      const count = (counts.get(finding.code) ?? 0) + 1;
      counts.set(finding.code, count);
      return count > SAME_KIND ? [] : [{ ...finding, path, line: positionOf(starts, at).line }];
    });
  };
}

function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        tags.push({ name, attributes, at: parser.startIndex });
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
  return tags;
}

/** EPUB is written in UTF-8 or UTF-16, and what a file says of itself must be so. */
function encodingFindings(text: string): readonly Placed[] {
  const [, encoding] =
    /^\uFEFF?<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(text.slice(0, 500)) ?? [];
  if (encoding === undefined || /^utf-(?:8|16)$/i.test(encoding)) return [];
  const message = `The file says that it is written in ${encoding}`;
  const hint = "Save it in UTF-8, and say so";
  return [{ finding: { severity: "error", code: "content/encoding", message, hint }, at: 0 }];
}

function repeatedFindings(tags: readonly Tag[]): readonly Placed[] {
  const seen = new Set<string>();
  return tags.flatMap(({ attributes: { id }, at }) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    const message = `Two elements have the id “${id}”`;
    const hint = "Give each an id of its own";
    return [{ finding: { severity: "error", code: "content/attribute", message, hint }, at }];
  });
}

/** What no grammar says. */
function ownFindings(grammar: GrammarName): (tag: Tag) => readonly Placed[] {
  return ({ name, attributes, at }) =>
    [
      ...imageFindings(name, attributes),
      // EPUB 2 does not ask that the two agree.
      ...(grammar === "xhtml2" ? [] : languageFindings(attributes)),
    ].map((finding) => ({ finding, at }));
}

function languageFindings(attributes: Tag["attributes"]): readonly Finding[] {
  const { lang } = attributes;
  const other = attributes["xml:lang"];
  if (lang === undefined || other === undefined) return [];
  if (lang.toLowerCase() === other.toLowerCase()) return [];
  return [
    {
      severity: "error",
      code: "content/attribute",
      message: `lang says “${lang}” and xml:lang “${other}”`,
      hint: "Say the same in both",
    },
  ];
}

function imageFindings(name: string, attributes: Tag["attributes"]): readonly Finding[] {
  const { alt, src = "", role } = attributes;
  if (name !== "img" || role === "presentation" || role === "none") return [];
  const file = src.split("/").at(-1) ?? "";
  if (alt === undefined)
    return [
      {
        severity: "warning",
        code: "content/image-without-text",
        message: `The image “${file}” has no alt attribute, so who hears the book misses it`,
        hint: 'Describe it in alt, or write alt="" if it only decorates',
      },
    ];
  const idle =
    /^(image|picture|photo|img|cover|illustration|image-placeholder|untitled)?\d*(\.\w{3,4})?$/i;
  if (alt !== "" && (idle.test(alt.trim()) || alt.trim() === file) && alt.toLowerCase() !== "cover")
    return [
      {
        severity: "info",
        code: "content/image-text",
        message: `The description of “${file}” says nothing: “${alt}”`,
        hint: 'Say in a few words what the image shows, or write alt="" if it only decorates',
      },
    ];
  return [];
}
