import type { Pattern, Patterns } from "./pattern.ts";

/** Reads the notation of a vocabulary; `word` says what its words stand for. */
export function readNotation(
  text: string,
  make: Patterns,
  word: (word: string) => Pattern,
): Pattern {
  const tokens = text.match(/[()[\]|&*+]|[^\s()[\]|&*+]+/g) ?? [];
  let at = 0;
  const optional = (one: Pattern): Pattern => make.choice(one, make.empty);
  const choice = (): Pattern => joined("|", mixed, make.choice);
  const mixed = (): Pattern => joined("&", sequence, make.interleave);
  const joined = (
    mark: string,
    part: () => Pattern,
    join: (left: Pattern, right: Pattern) => Pattern,
  ): Pattern => {
    const parts = [part()];
    while (tokens[at] === mark) {
      at += 1;
      parts.push(part());
    }
    return parts.reduceRight((right, left) => join(left, right));
  };
  const sequence = (): Pattern => {
    const parts: Pattern[] = [];
    while (at < tokens.length && !/^[)\]|&]$/.test(tokens[at] ?? "")) parts.push(repeated());
    return parts.reduceRight((right, left) => make.group(left, right), make.empty);
  };
  const repeated = (): Pattern => {
    const one = single();
    const mark = tokens[at];
    if (mark !== "*" && mark !== "+") return one;
    at += 1;
    return mark === "*" ? optional(make.oneOrMore(one)) : make.oneOrMore(one);
  };
  const single = (): Pattern => {
    const token = tokens[at] ?? "";
    at += 1;
    if (token !== "(" && token !== "[") return word(token);
    const inside = choice();
    at += 1;
    return token === "[" ? optional(inside) : inside;
  };
  return choice();
}
