/** Nested objects of package `hyphen`: a letter leads to an index into the levels, to deeper letters, or to both. */
export type PatternNode = number | PatternBranch | readonly [PatternBranch, number];
export interface PatternBranch {
  readonly [letter: string]: PatternNode;
}

/** Patterns of one language as shipped: levels, trie, and words whose points are listed outright. */
export type PatternData = readonly [
  levels: readonly (readonly number[])[],
  patterns: PatternBranch,
  exceptions: Readonly<Record<string, readonly number[]>>,
];

/**
 * Liang's patterns of one language in flat arrays.
 *
 * F. M. Liang, “Word Hy-phen-a-tion by Com-put-er” (Stanford, 1983). Children
 * of a node are a linked list: below the root few nodes have more than three.
 */
export interface PatternTrie {
  readonly letter: Uint16Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** Index into `levels`, or -1. */
  readonly level: Int32Array;
  /** Children of the root by letter, where the list would be long. */
  readonly roots: ReadonlyMap<number, number>;
  readonly levels: readonly (readonly number[])[];
}

/** Flattens the shipped trie; a few milliseconds for the largest language. */
export function compileTrie(data: PatternData): PatternTrie {
  const letter: number[] = [];
  const child: number[] = [];
  const sibling: number[] = [];
  const level: number[] = [];
  const add = (branch: PatternBranch): number => {
    let first = -1;
    for (const key of Object.keys(branch)) {
      const value = branch[key];
      if (value === undefined) continue;
      const node = letter.push(key.charCodeAt(0)) - 1;
      child.push(-1);
      sibling.push(first);
      level.push(levelOf(value));
      first = node;
      const deeper = branchOf(value);
      if (deeper !== undefined) child[node] = add(deeper);
    }
    return first;
  };
  const roots = new Map<number, number>();
  for (let node = add(data[1]); node >= 0; node = sibling[node] ?? -1)
    roots.set(letter[node] ?? 0, node);
  return {
    letter: Uint16Array.from(letter),
    child: Int32Array.from(child),
    sibling: Int32Array.from(sibling),
    level: Int32Array.from(level),
    roots,
    levels: data[0],
  };
}

function levelOf(node: PatternNode): number {
  if (typeof node === "number") return node;
  return isPair(node) ? node[1] : -1;
}

function branchOf(node: PatternNode): PatternBranch | undefined {
  if (typeof node === "number") return undefined;
  return isPair(node) ? node[0] : node;
}

function isPair(
  node: PatternBranch | readonly [PatternBranch, number],
): node is readonly [PatternBranch, number] {
  return Array.isArray(node);
}

const DOT = 46;

/**
 * Levels between the letters of a lower-case word: `levels[i]` stands before letter `i`, and an odd one is a point.
 *
 * Levels of a pattern that begins with the dot of the word's edge are shipped
 * without the dot's own, so they count from the first letter. A letter that
 * no pattern holds ends the match there and nothing else.
 */
export function levelsOf(trie: PatternTrie, word: string): Uint8Array {
  const levels = new Uint8Array(word.length + 1);
  for (let start = -1; start < word.length; start += 1) follow(trie, word, start, levels);
  return levels;
}

/** Raises the levels of every pattern that begins at `start`; -1 is the dot before the word. */
function follow(trie: PatternTrie, word: string, start: number, levels: Uint8Array): void {
  let node = trie.roots.get(start < 0 ? DOT : word.charCodeAt(start)) ?? -1;
  for (let next = start + 1; node >= 0; next += 1) {
    const level = trie.level[node] as number;
    if (level >= 0) raise(levels, Math.max(start, 0), trie.levels[level] ?? []);
    if (next > word.length) return;
    node = childOf(trie, node, next === word.length ? DOT : word.charCodeAt(next));
  }
}

function childOf(trie: PatternTrie, parent: number, letter: number): number {
  let node = trie.child[parent] as number;
  while (node >= 0 && trie.letter[node] !== letter) node = trie.sibling[node] as number;
  return node;
}

function raise(levels: Uint8Array, from: number, by: readonly number[]): void {
  for (let i = 0; i < by.length && from + i < levels.length; i += 1) {
    const level = by[i] ?? 0;
    if (level > (levels[from + i] ?? 0)) levels[from + i] = level;
  }
}
