import { Parser } from "htmlparser2";

/** The words of a manuscript, its markup taken away by hand and without our own readers. */
export function wordsOfManuscript(source: string, markdown: boolean): readonly string[] {
  return wordsOf(markdown ? withoutMarkup(source) : source);
}

/**
 * Words as both sides of a build can agree on them: lower-case runs of letters and digits,
 * with what stands inside a word (hyphens, apostrophes) left out.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b\u2060]/g, "")
    .replace(/(?<=[\p{L}\p{N}])[-\u2010\u2011\u2013\u2212'’‘′″](?=[\p{L}\p{N}])/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words of `wanted` that `found` has fewer of, each with what is missing. */
export function missingWords(
  wanted: readonly string[],
  found: readonly string[],
): Readonly<Record<string, number>> {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  const missing: Record<string, number> = {};
  for (const word of wanted) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else missing[word] = (missing[word] ?? 0) + 1;
  }
  return missing;
}

/** The text a reader of a page of HTML or XHTML meets, code left out where asked. */
export function textOfMarkup(markup: string, without: ReadonlySet<string> = new Set()): string {
  const hidden = new Set(["head", "style", "script", "title", ...without]);
  let depth = 0;
  let text = "";
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (hidden.has(name) || depth > 0) depth += 1;
        else if (!INLINE.has(name)) text += "\n";
      },
      ontext: (piece) => {
        if (depth === 0) text += piece;
      },
      onclosetag: (name) => {
        if (depth > 0) depth -= 1;
        else if (!INLINE.has(name)) text += "\n";
      },
    },
    { decodeEntities: true },
  );
  parser.write(markup);
  parser.end();
  return text;
}

const INLINE = new Set(
  "a abbr b bdi cite code em i q s small span strong sub sup u del".split(" "),
);

/** A text without its Markdown, as far as the samples use it. */
export function withoutMarkup(source: string): string {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/^:::.*$/gm, "")
    .replace(/^```\w*$/gm, "")
    .replace(/^\[\^[\w-]+\]:/gm, "")
    .replace(/\[\^[\w-]+\]/g, "")
    .replace(/^\s*(?:\d+\.|[-*])\s/gm, " ")
    .replace(/!\[[^\]]*\]\([^\s)]*(?:\s+"([^"]*)")?\)/g, " $1 ")
    .replace(/\]\((?:#|mailto:|https?:)[^)]*\)/g, " ")
    .replace(/\[([^\]]*)\]\{[^}]*\}/g, "$1")
    .replace(/\{#[\w-]+\}/g, "")
    .replace(/^\|?[\s:|-]+\|[\s:|-]*$/gm, "")
    .replace(/(?<!`)\*+|~~/g, "");
}
