import { viewOf } from "./sfnt.ts";

/**
 * Features that no style sheet of ours asks for; their alternates are left out of a subset.
 * All others, those of complex scripts among them, keep every glyph they can lead to.
 */
const UNUSED =
  /^(?:aalt|salt|swsh|cswh|ss\d\d|cv\d\d|titl|hist|hlig|dlig|ornm|nalt|frac|afrc|numr|dnom|sinf|subs|sups|ordn|zero|c2pc|pcap|unic|c2sc|case|cpsp)$/;

/** Adds to a set of glyphs all that substitution can turn them into. Source: OpenType 1.9, GSUB. */
export function closeOverSubstitutions(gsub: Uint8Array, glyphs: Set<number>): void {
  const table = new Substitutions(viewOf(gsub));
  const active = table.activeLookups();
  let before: number;
  do {
    before = glyphs.size;
    for (const lookup of active) table.apply(lookup, glyphs);
  } while (glyphs.size > before);
}

/** Reads one GSUB table; offsets are from the start of the table they stand in, as the format has it. */
class Substitutions {
  readonly #view: DataView;
  readonly #lookupList: number;

  constructor(view: DataView) {
    this.#view = view;
    this.#lookupList = view.getUint16(8);
  }

  /** Lookups of the features in use, with those they call in context. */
  activeLookups(): ReadonlySet<number> {
    const found = new Set<number>();
    const waiting = this.#featureLookups();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      for (const [type, at] of this.#subtables(next))
        if (type === 5 || type === 6) waiting.push(...this.#calledBy(type, at));
    }
    return found;
  }

  apply(lookup: number, glyphs: Set<number>): void {
    for (const [type, at] of this.#subtables(lookup)) {
      if (type === 1) this.#single(at, glyphs);
      else if (type === 2 || type === 3) this.#oneToMany(at, glyphs);
      else if (type === 4) this.#ligatures(at, glyphs);
      else if (type === 8) this.#reverse(at, glyphs);
    }
  }

  #u16(at: number): number {
    return this.#view.getUint16(at);
  }

  #list(at: number): readonly number[] {
    return Array.from({ length: this.#u16(at) }, (_, i) => this.#u16(at + 2 + 2 * i));
  }

  #featureLookups(): number[] {
    const features = this.#view.getUint16(6);
    const lookups: number[] = [];
    for (let i = 0; i < this.#u16(features); i += 1) {
      const at = features + 2 + 6 * i;
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => this.#view.getUint8(at + k)));
      if (!UNUSED.test(tag)) lookups.push(...this.#list(features + this.#u16(at + 4) + 2));
    }
    return lookups;
  }

  /** Type and offset of each subtable, seen through extension. */
  #subtables(lookup: number): readonly (readonly [type: number, at: number])[] {
    const start = this.#lookupList + this.#u16(this.#lookupList + 2 + 2 * lookup);
    const type = this.#u16(start);
    return this.#list(start + 4).map((offset) => {
      const at = start + offset;
      return type === 7
        ? ([this.#u16(at + 2), at + this.#view.getUint32(at + 4)] as const)
        : ([type, at] as const);
    });
  }

  #coverage(at: number): readonly number[] {
    if (this.#u16(at) === 1) return this.#list(at + 2);
    const glyphs: number[] = [];
    for (let i = 0; i < this.#u16(at + 2); i += 1) {
      const range = at + 4 + 6 * i;
      for (let glyph = this.#u16(range); glyph <= this.#u16(range + 2); glyph += 1)
        glyphs.push(glyph);
    }
    return glyphs;
  }

  #single(at: number, glyphs: Set<number>): void {
    const delta = this.#u16(at) === 1 ? this.#u16(at + 4) : undefined;
    for (const [i, glyph] of this.#coverage(at + this.#u16(at + 2)).entries())
      if (glyphs.has(glyph))
        glyphs.add(delta === undefined ? this.#u16(at + 6 + 2 * i) : (glyph + delta) & 0xffff);
  }

  #oneToMany(at: number, glyphs: Set<number>): void {
    for (const [i, glyph] of this.#coverage(at + this.#u16(at + 2)).entries())
      if (glyphs.has(glyph))
        for (const other of this.#list(at + this.#u16(at + 6 + 2 * i))) glyphs.add(other);
  }

  #ligatures(at: number, glyphs: Set<number>): void {
    for (const [i, first] of this.#coverage(at + this.#u16(at + 2)).entries()) {
      if (!glyphs.has(first)) continue;
      const set = at + this.#u16(at + 6 + 2 * i);
      for (const offset of this.#list(set)) {
        const ligature = set + offset;
        // The count includes the first glyph, which the list leaves out.
        const rest = this.#list(ligature + 2).slice(0, -1);
        if (rest.every((glyph) => glyphs.has(glyph))) glyphs.add(this.#u16(ligature));
      }
    }
  }

  #reverse(at: number, glyphs: Set<number>): void {
    const behind = at + 4;
    const ahead = behind + 2 + 2 * this.#u16(behind);
    const substitutes = this.#list(ahead + 2 + 2 * this.#u16(ahead));
    for (const [i, glyph] of this.#coverage(at + this.#u16(at + 2)).entries())
      if (glyphs.has(glyph)) glyphs.add(substitutes[i] ?? glyph);
  }

  /** Lookups that a contextual subtable calls, whatever its context. */
  #calledBy(type: 5 | 6, at: number): readonly number[] {
    const format = this.#u16(at);
    if (format === 3) return this.#calledByCoverages(type, at);
    const sets = format === 1 ? at + 4 : at + (type === 5 ? 6 : 10);
    return this.#list(sets)
      .filter((offset) => offset !== 0)
      .flatMap((offset) => {
        const set = at + offset;
        return this.#list(set).flatMap((rule) => this.#calledByRule(type, set + rule));
      });
  }

  #calledByRule(type: 5 | 6, rule: number): readonly number[] {
    if (type === 5) {
      const inputs = this.#u16(rule);
      return this.#records(rule + 4 + 2 * (inputs - 1), this.#u16(rule + 2));
    }
    const input = rule + 2 + 2 * this.#u16(rule);
    const ahead = input + 2 + 2 * (this.#u16(input) - 1);
    const records = ahead + 2 + 2 * this.#u16(ahead);
    return this.#records(records + 2, this.#u16(records));
  }

  #calledByCoverages(type: 5 | 6, at: number): readonly number[] {
    if (type === 5) return this.#records(at + 6 + 2 * this.#u16(at + 2), this.#u16(at + 4));
    const input = at + 4 + 2 * this.#u16(at + 2);
    const ahead = input + 2 + 2 * this.#u16(input);
    const records = ahead + 2 + 2 * this.#u16(ahead);
    return this.#records(records + 2, this.#u16(records));
  }

  #records(at: number, count: number): readonly number[] {
    return Array.from({ length: count }, (_, i) => this.#u16(at + 4 * i + 2));
  }
}
