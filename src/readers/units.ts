/** Which UTF-16 units stand in a text: most doubts about a file are settled by what is not in it. */
export interface Units {
  has(characters: string): boolean;
  /** True where a unit from `first` to `last` stands in the text. */
  hasFrom(first: number, last: number): boolean;
}

/** The text looked at last, as several ask the same of one manuscript. */
let asked: { readonly text: string; readonly units: Units } | undefined;

/** The units of a text, gathered in one pass. */
export function unitsIn(text: string): Units {
  if (asked?.text !== text) asked = { text, units: gathered(text) };
  return asked.units;
}

function gathered(text: string): Units {
  const present = new Uint8Array(0x10000);
  for (let at = 0; at < text.length; at++) present[text.charCodeAt(at)] = 1;
  const hasFrom = (first: number, last: number): boolean => {
    const found = present.indexOf(1, first);
    return found >= 0 && found <= last;
  };
  const has = (characters: string): boolean => {
    for (let at = 0; at < characters.length; at++)
      if (present[characters.charCodeAt(at)] === 1) return true;
    return false;
  };
  return { has, hasFrom };
}
