/** A tag of XML or HTML. */
const TAG = /<[^<>]{1,2000}>/g;

/** Markup with its tags put twice, taken out, nested, renamed, and its attributes made absurd. */
export function mutateMarkup(text, random, words) {
  let out = text;
  const times = 1 + random.size(6);
  for (let i = 0; i < times && out.length < MOST; i++)
    out = random.weighed(CHANGES)(out, random, words);
  return out;
}

const MOST = 600_000;

/** A tag chosen by chance, without listing all of them. */
function tagIn(text, random) {
  const from = random.below(text.length + 1);
  const found = tagFrom(text, from) ?? tagFrom(text, 0);
  return found === null
    ? undefined
    : { start: found.index, end: found.index + found[0].length, tag: found[0] };
}

function tagFrom(text, from) {
  TAG.lastIndex = from;
  return TAG.exec(text);
}

/** An element with what is in it, roughly: from its opening to the next closing of its name. */
function elementIn(text, random) {
  const found = tagIn(text, random);
  const name = /^<([\w:.-]+)/.exec(found?.tag ?? "")?.[1];
  if (name === undefined) return undefined;
  if (found.tag.endsWith("/>")) return { ...found, name };
  const close = text.indexOf(`</${name}>`, found.end);
  const end = close < 0 ? found.end : close + name.length + 3;
  return { start: found.start, end: Math.min(end, found.start + 20_000), name, tag: found.tag };
}

const put = (text, at, piece) => text.slice(0, at) + piece + text.slice(at);

const NUMBERS = [
  "-1",
  "0",
  "1e9",
  "99999999",
  "2147483648",
  "-2147483649",
  "NaN",
  "",
  "0.5",
  "1",
  "true",
  "9".repeat(400),
];
const VALUES = [
  "../../etc/passwd",
  "file:///etc/passwd",
  "https://example.org/x",
  "\\\\host\\share",
  "word/document.xml",
  "content.xml",
  "#",
  "__proto__",
  "constructor",
  "&#0;",
  "&x;",
  "a\u0000b",
  "javascript:alert(1)",
  "data:text/html,x",
  "%00",
  "%zz",
  ".",
  "..",
  "/",
];

function withAttribute(text, random, make) {
  const found = tagIn(text, random);
  const all = [...(found?.tag ?? "").matchAll(/([\w:.-]+)\s*=\s*(["'])(.*?)\2/g)];
  if (all.length === 0) return text;
  const chosen = random.pick(all);
  const start = found.start + chosen.index;
  const piece = `${chosen[1]}=${chosen[2]}${make(chosen[3])}${chosen[2]}`;
  return text.slice(0, start) + piece + text.slice(start + chosen[0].length);
}

const CHANGES = [
  [
    4,
    function dropTag(text, random) {
      const found = tagIn(text, random);
      return found ? text.slice(0, found.start) + text.slice(found.end) : text;
    },
  ],
  [
    3,
    function dropElement(text, random) {
      const found = elementIn(text, random);
      return found ? text.slice(0, found.start) + text.slice(found.end) : text;
    },
  ],
  [
    3,
    function elementTwice(text, random) {
      const found = elementIn(text, random);
      return found ? put(text, found.start, text.slice(found.start, found.end)) : text;
    },
  ],
  [
    1,
    function elementWithoutEnd(text, random) {
      const found = elementIn(text, random);
      if (!found) return text;
      const piece = text.slice(found.start, found.end);
      return put(
        text,
        found.start,
        piece.repeat(Math.min(1 + random.size(3000), Math.ceil(300_000 / piece.length))),
      );
    },
  ],
  [
    3,
    function moveElement(text, random) {
      const found = elementIn(text, random);
      if (!found) return text;
      const rest = text.slice(0, found.start) + text.slice(found.end);
      const to = tagIn(rest, random)?.end ?? 0;
      return put(rest, to, text.slice(found.start, found.end));
    },
  ],
  [
    2,
    function nest(text, random) {
      const found = elementIn(text, random);
      if (!found) return text;
      const deep = 1 + random.size(6000);
      const opening = found.tag.replace(/\/>$/, ">");
      const inner = text.slice(found.start, found.end);
      const closing = random.chance(0.7) ? `</${found.name}>`.repeat(deep) : "";
      return (
        text.slice(0, found.start) +
        opening.repeat(Math.min(deep, 300_000 / opening.length)) +
        inner +
        closing +
        text.slice(found.end)
      );
    },
  ],
  [
    3,
    function rename(text, random, words) {
      const found = tagIn(text, random);
      const name = /^<\/?([\w:.-]+)/.exec(found?.tag ?? "")?.[1];
      if (name === undefined) return text;
      const other = random.pick(words.names);
      const tag = found.tag.replace(name, other);
      const rest = text.slice(found.end);
      return (
        text.slice(0, found.start) +
        tag +
        (random.chance(0.7) ? rest.replace(`</${name}>`, `</${other}>`) : rest)
      );
    },
  ],
  [
    3,
    function insertTag(text, random, words) {
      const at = tagIn(text, random)?.end ?? 0;
      return put(text, at, random.pick(words.tags));
    },
  ],
  [3, (text, random) => withAttribute(text, random, () => random.pick(NUMBERS))],
  [2, (text, random) => withAttribute(text, random, () => random.pick(VALUES))],
  [2, (text, random, words) => withAttribute(text, random, () => random.pick(words.values))],
  [
    1,
    (text, random) =>
      withAttribute(text, random, (value) =>
        `${value} `.repeat(
          Math.min(1 + random.size(50_000), Math.ceil(300_000 / (value.length + 1))),
        ),
      ),
  ],
  [
    2,
    function dropAttribute(text, random) {
      const found = tagIn(text, random);
      const tag = found?.tag.replace(/\s[\w:.-]+\s*=\s*(["']).*?\1/, "");
      return found ? text.slice(0, found.start) + tag + text.slice(found.end) : text;
    },
  ],
  [
    1,
    function entity(text, random) {
      const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, i) => `<!ENTITY b${i} "${`&${i === 0 ? "a" : `b${i - 1}`};`.repeat(10)}">`).join("")}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
      const at = tagIn(text, random)?.end ?? 0;
      return (
        text.replace(/^(<\?xml.*?\?>)?/, `$1${bomb}`).slice(0, at + bomb.length) +
        random.pick(["&b11;", "&f;", "&a;", "&;", "&#xFFFFFFFF;"]) +
        text.slice(at)
      );
    },
  ],
  [
    1,
    function cut(text, random) {
      return text.slice(0, random.below(text.length + 1));
    },
  ],
  [
    1,
    function declare(text, random) {
      return text.replace(
        /^<\?xml.*?\?>/,
        `<?xml version="1.0" encoding="${random.pick(["utf-16", "windows-1252", "shift_jis", "x", "utf-7", "ibm037", ""])}"?>`,
      );
    },
  ],
  [
    1,
    function words(text, random) {
      const at = text.indexOf(">", random.below(text.length + 1)) + 1;
      return put(
        text,
        at,
        random.pick([
          "\u0000",
          "* * *",
          "CHAPTER TWO",
          "word ".repeat(1 + random.size(20_000)),
          "\u202E",
          "]]>",
          "<![CDATA[",
          "\uD800",
          "\uFFFE",
        ]),
      );
    },
  ],
];

/** The names, tags and values that occur in some texts: what a mutation borrows. */
export function wordsOf(texts) {
  const names = new Set();
  const tags = new Set();
  const values = new Set();
  for (const text of texts)
    for (const [tag] of text.matchAll(TAG)) {
      if (tags.size > 1500) break;
      const name = /^<([\w:.-]+)/.exec(tag)?.[1];
      if (name === undefined) continue;
      names.add(name);
      tags.add(tag);
      for (const [, value] of tag.matchAll(/=\s*"(.{0,80}?)"/g))
        if (values.size < 1500) values.add(value);
    }
  return { names: [...names, "x"], tags: [...tags, "<x>"], values: [...values, ""] };
}
