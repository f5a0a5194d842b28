/** The kind of a scene mark, so that `***` and `* * * *` are one: its different glyphs in order of first use. */
export function markKind(line: string): string {
  return [...new Set(line.replace(/\s+/g, "").toLowerCase())].join("");
}
