/** A possible pair of an item before and an item after, and what is gained by making it. */
export interface Link {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/**
 * The heaviest set of links that never cross and share no end. `links` are
 * sorted by `i`, then `j`. A tree of prefix maxima (Fenwick) finds the best link
 * to go on from, so that the whole costs n log n.
 */
export function heaviestChain(links: readonly Link[]): readonly Link[] {
  const highest = links.reduce((top, { j }) => Math.max(top, j), -1);
  const tree = new Int32Array(highest + 3).fill(-1);
  const total = new Float64Array(links.length);
  const before = new Int32Array(links.length).fill(-1);
  const weightAt = (at: number): number => (at < 0 ? 0 : (total[at] ?? 0));
  const bestBelow = (j: number): number => {
    let best = -1;
    for (let k = j; k > 0; k -= k & -k) {
      const at = tree[k] ?? -1;
      if (weightAt(at) > weightAt(best)) best = at;
    }
    return best;
  };
  const enter = (at: number, j: number): void => {
    for (let k = j + 1; k < tree.length; k += k & -k)
      if (weightAt(at) > weightAt(tree[k] ?? -1)) tree[k] = at;
  };
  let first = 0;
  links.forEach(({ i, j, weight }, at) => {
    // Links of one item are entered together: none of them may follow another.
    for (; (links[first]?.i ?? i) < i; first += 1) enter(first, links[first]?.j ?? 0);
    const best = bestBelow(j);
    before[at] = best;
    total[at] = weight + weightAt(best);
  });
  let at = total.reduce((top, weight, k) => (weight > weightAt(top) ? k : top), -1);
  const chain: Link[] = [];
  for (; at >= 0; at = before[at] ?? -1) {
    const link = links[at];
    if (link !== undefined) chain.push(link);
  }
  return chain.reverse();
}
