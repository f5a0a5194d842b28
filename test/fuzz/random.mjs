/**
 * A stream of numbers that a seed, a name and a count decide, so that any input can be made again alone.
 * (Mulberry32, by Tommy Ettinger: 32 bits of state, enough to choose where to hurt a file.)
 */
export function randomOf(seed, name, at) {
  let state = (seed ^ Math.imul(at + 1, 0x9e3779b1)) >>> 0;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from 0, below `end`. */
  const below = (end) => Math.floor(next() * end);
  return {
    below,
    chance: (share) => next() < share,
    /** Small as a rule, sometimes as large as `most`: no size is left untried. */
    size: (most) => 1 + Math.floor(most ** next()) - 1,
    pick: (list) => list[below(list.length)],
    /** One of `[weight, thing]`. */
    weighed(list) {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, thing] of list) {
        left -= weight;
        if (left < 0) return thing;
      }
      return list.at(-1)[1];
    },
  };
}
