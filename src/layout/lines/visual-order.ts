/**
 * Items of a line from left to right: from the highest level down to the lowest
 * odd one, every run of items at that level or above is turned round.
 *
 * Source: Unicode Standard Annex #9, rule L2.
 */
export function visualOrder<Item extends { readonly level: number }>(
  items: readonly Item[],
): readonly Item[] {
  const ordered = [...items];
  const levels = ordered.map(({ level }) => level);
  const highest = Math.max(0, ...levels);
  const lowest = Math.min(highest, ...levels.filter((level) => level % 2 === 1));
  for (let level = highest; level >= Math.max(1, lowest); level -= 1)
    for (let i = 0; i < ordered.length; i += 1) {
      let end = i;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > i + 1) ordered.splice(i, end - i, ...ordered.slice(i, end).reverse());
      i = Math.max(i, end);
    }
  return ordered;
}
