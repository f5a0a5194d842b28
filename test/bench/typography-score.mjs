/** Compares a fixed text with its proofed gold, mark by mark; white space and joiners do not count. */

const TOKEN = /(?<D>["“”„‟″«»])|(?<S>['‘’‚‛′ʼ`´‹›])|(?<H>[-‐‑‒–—―−⸺⸻]+)|(?<E>\.*…[.…]*|\.\.+)/gu;
const DROP = /[\s\u2060-\u2064\u200b-\u200d\ufeff\u00ad]+/gu;

export function emptyScore() {
  return { marks: 0, errors: 0, other: 0, classes: {} };
}

/** Adds `score` to `total` and gives `total`. */
export function merge(total, score) {
  total.marks += score.marks;
  total.errors += score.errors;
  total.other += score.other;
  for (const [name, { marks, errors }] of Object.entries(score.classes)) {
    total.classes[name] ??= { marks: 0, errors: 0 };
    total.classes[name].marks += marks;
    total.classes[name].errors += errors;
  }
  return total;
}

/** The score of a book: one fixed text for each row. */
export function scoreRows(rows, texts) {
  const score = emptyScore();
  for (const [i, row] of rows.entries()) scoreRow(score, row, texts[i] ?? "");
  return score;
}

function scoreRow(score, row, text) {
  const gold = tokens(row.gold);
  const out = tokens(text);
  if (gold.base !== out.base)
    score.other += Math.max(1, Math.abs(gold.base.length - out.base.length));
  const classes = new Map(row.marks);
  const slots = new Set([...gold.slots.keys(), ...out.slots.keys()]);
  for (const slot of slots)
    for (const [g, o] of pairs(gold.slots.get(slot) ?? [], out.slots.get(slot) ?? []))
      judge(score, { g, o, classes, ambiguous: row.amb === true });
}

function judge(score, { g, o, classes, ambiguous }) {
  if (g === undefined) {
    count(score, `false ${o.kind}`, 0, 1);
    return;
  }
  const ok = o !== undefined && same(g, o);
  const place = Array.from(g.text, (_, i) => g.at + i).find((at) => classes.has(at));
  if (place === undefined) {
    const dots = g.kind === "E" && o !== undefined && sorted(g.text) === sorted(o.text);
    if (!ok && !dots) count(score, `false ${g.kind}`, 0, 1);
  } else if (!ambiguous) count(score, classes.get(place), 1, ok ? 0 : 1);
}

function count(score, name, marks, errors) {
  score.marks += marks;
  score.errors += errors;
  score.classes[name] ??= { marks: 0, errors: 0 };
  score.classes[name].marks += marks;
  score.classes[name].errors += errors;
}

const sorted = (text) => [...text].toSorted().join("");

function same(g, o) {
  if (g.kind === "E") return sorted(g.text) === sorted(o.text);
  if (g.kind !== "H" || g.text === o.text) return g.text === o.text;
  return g.text.replaceAll("⸻", "———").replaceAll("⸺", "——") === o.text;
}

/** Base characters, and the marks between them by the number of base characters before. */
function tokens(text) {
  const kept = [];
  const index = [];
  let from = 0;
  const keep = (end) => {
    for (let at = from; at < end; at++) index.push(at);
    kept.push(text.slice(from, end));
  };
  for (const match of text.matchAll(DROP)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(text.length);
  const plain = kept.join("");
  const slots = new Map();
  let base = "";
  let done = 0;
  for (const match of plain.matchAll(TOKEN)) {
    base += plain.slice(done, match.index);
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const list = slots.get(base.length) ?? [];
    list.push({ kind, text: match[0], at: index[match.index] });
    slots.set(base.length, list);
    done = match.index + match[0].length;
  }
  return { base: base + plain.slice(done), slots };
}

/** Two short lists of marks side by side, by longest common run of kinds. */
function pairs(gold, out) {
  const length = Array.from({ length: gold.length + 1 }, () => new Array(out.length + 1).fill(0));
  for (let i = gold.length - 1; i >= 0; i--)
    for (let j = out.length - 1; j >= 0; j--)
      length[i][j] =
        gold[i].kind === out[j].kind
          ? 1 + length[i + 1][j + 1]
          : Math.max(length[i + 1][j], length[i][j + 1]);
  const found = [];
  let i = 0;
  let j = 0;
  while (i < gold.length && j < out.length) {
    if (gold[i].kind === out[j].kind) found.push([gold[i++], out[j++]]);
    else if (length[i + 1][j] >= length[i][j + 1]) found.push([gold[i++], undefined]);
    else found.push([undefined, out[j++]]);
  }
  for (; i < gold.length; i++) found.push([gold[i], undefined]);
  for (; j < out.length; j++) found.push([undefined, out[j]]);
  return found;
}
