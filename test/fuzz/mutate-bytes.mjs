/** What hurts a reader of text: pieces of markup that open and never close, numbers no one means, characters that are none. */
const TOKENS = {
  txt: [
    "\n\n",
    "* * *\n",
    "CHAPTER ONE\n\n",
    "_",
    "[1]",
    "\t",
    "\f",
    "\r",
    "    ",
    "THE END",
    "“",
    "'",
  ],
  md: [
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    "![",
    "[^1]",
    "[^1]: ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "---\n",
    "::: verse\n",
    ":::\n",
    "{#id}",
    "|",
    "| --- |",
    "<!--",
    "\\",
    "&amp;",
    "<div>",
    "a: &a [*a]\n",
  ],
  html: [
    "<br>",
    "<p>",
    "</p>",
    "<div>",
    "<table><tr><td>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#0;",
    "&#x110000;",
    "&amp;",
    "<style>p{display:none}</style>",
    "<ruby>a<rt>b</ruby>",
    '<a href="#a" id="a">',
    '<sup><a href="#fn1">1</a></sup>',
    "<script>",
    "<svg>",
    "<template>",
    "<noscript>",
    '<p style="',
    "<li>",
    "<ol start=-1>",
    "<td colspan=99999>",
  ],
  rtf: [
    "{",
    "}",
    "\\",
    "\\par ",
    "\\bin99999999 ",
    "\\bin-1 ",
    "\\u-1 ",
    "\\u99999?",
    "\\uc99 ",
    "\\'zz",
    "\\'80",
    "\\fs0 ",
    "\\trowd",
    "\\cell ",
    "\\row ",
    "{\\footnote ",
    "{\\*\\unknown ",
    "{\\field{\\*\\fldinst HYPERLINK}",
    "\\f99",
    "\\ansicpg932 ",
    "{\\pict\\pngblip ffd8",
    "\\s1",
    "{\\stylesheet{\\s1 heading 1;}",
    "\\deleted ",
    "\\v ",
    "\\sect ",
    "\\li-99999999 ",
  ],
};

const CHARACTERS = [
  "\u0000",
  "\uFEFF",
  "\uFFFD",
  "\u202E",
  "\u00AD",
  "\u200B",
  "\u2028",
  "\u0301",
  "\uE000",
  "\u{1F4A9}",
  "ß",
  "ﬁ",
  "\u00A0",
  "\u0085",
];

/** Bytes with some of them changed, taken out, put twice, moved, cut off or written in another encoding. */
export function mutateBytes(bytes, random, { format, other }) {
  let out = Buffer.from(bytes);
  const times = 1 + random.size(6);
  for (let i = 0; i < times; i++) {
    const change = random.weighed(CHANGES);
    out = change(out, random, { format, other });
    if (out.length > MOST) out = out.subarray(0, MOST);
  }
  return out;
}

/** Longer inputs find what shorter ones find, and later. */
const MOST = 400_000;

function rangeIn(bytes, random, most = bytes.length) {
  const start = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, start + random.size(Math.max(1, most)));
  return [start, end];
}

function splice(bytes, start, end, insert) {
  return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(end)]);
}

const CHANGES = [
  [
    3,
    function flip(bytes, random) {
      if (bytes.length > 0) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
      return bytes;
    },
  ],
  [
    3,
    function set(bytes, random) {
      if (bytes.length > 0)
        bytes[random.below(bytes.length)] = random.pick([
          0, 9, 10, 13, 32, 34, 38, 39, 60, 62, 92, 123, 125, 127, 128, 0xc0, 0xed, 0xff,
        ]);
      return bytes;
    },
  ],
  [
    3,
    function takeOut(bytes, random) {
      return splice(bytes, ...rangeIn(bytes, random), Buffer.alloc(0));
    },
  ],
  [
    3,
    function putTwice(bytes, random) {
      const [start, end] = rangeIn(bytes, random, 5000);
      return splice(bytes, start, start, bytes.subarray(start, end));
    },
  ],
  [
    2,
    function move(bytes, random) {
      const [start, end] = rangeIn(bytes, random, 2000);
      const piece = Buffer.from(bytes.subarray(start, end));
      const rest = splice(bytes, start, end, Buffer.alloc(0));
      const to = random.below(rest.length + 1);
      return splice(rest, to, to, piece);
    },
  ],
  [
    6,
    function token(bytes, random, { format }) {
      const at = random.below(bytes.length + 1);
      const words = TOKENS[format] ?? TOKENS.html;
      return splice(bytes, at, at, Buffer.from(random.pick(words)));
    },
  ],
  [
    1,
    function tokenWithoutEnd(bytes, random, { format }) {
      const at = random.below(bytes.length + 1);
      const word = random.pick(TOKENS[format] ?? TOKENS.html);
      return splice(bytes, at, at, Buffer.from(word.repeat(1 + random.size(8000))));
    },
  ],
  [
    1,
    function pieceWithoutEnd(bytes, random) {
      const [start, end] = rangeIn(bytes, random, 60);
      const piece = bytes.subarray(start, end);
      return splice(
        bytes,
        start,
        end,
        Buffer.concat(Array.from({ length: 1 + random.size(4000) }, () => piece)),
      );
    },
  ],
  [
    2,
    function character(bytes, random) {
      const at = random.below(bytes.length + 1);
      return splice(
        bytes,
        at,
        at,
        Buffer.from(random.pick(CHARACTERS).repeat(1 + random.size(50))),
      );
    },
  ],
  [
    1,
    function cutOff(bytes, random) {
      return bytes.subarray(0, random.below(bytes.length + 1));
    },
  ],
  [
    1,
    function cutFront(bytes, random) {
      return bytes.subarray(random.below(bytes.length + 1));
    },
  ],
  [
    2,
    function graft(bytes, random, { other }) {
      const [start, end] = rangeIn(other, random, 4000);
      const [from, to] = rangeIn(bytes, random, 4000);
      return splice(bytes, from, to, other.subarray(start, end));
    },
  ],
  [
    1,
    function encode(bytes, random) {
      const text = bytes.toString("utf8");
      return random.pick([
        () => Buffer.from(`\uFEFF${text}`, "utf16le"),
        () => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
        () => Buffer.from(text, "latin1"),
        () => Buffer.from(`\uFEFF${text}`),
        () => Buffer.from(Buffer.from(text, "utf8").toString("latin1")),
        () => Buffer.from(text.replaceAll("\n", "\r")),
      ])();
    },
  ],
  [
    1,
    function noise(bytes, random) {
      const [start, end] = rangeIn(bytes, random, 200);
      return splice(
        bytes,
        start,
        end,
        Buffer.from(Array.from({ length: end - start }, () => random.below(256))),
      );
    },
  ],
];
