import { crc32, deflateRawSync } from "node:zlib";
import { mutateBytes } from "./mutate-bytes.mjs";
import { mutateMarkup } from "./mutate-markup.mjs";

/** An archive whose parts are changed as markup or as bytes, packed again: truly, or with records that lie. */
export function mutateArchive(entries, random, { words, other }) {
  // No change writes into the bytes of a part, so that what is not changed is packed once.
  const parts = entries.map(({ path, bytes }) => ({ path, bytes, lies: {} }));
  if (parts.length === 0) return packArchive(parts, random);
  const times = 1 + random.size(4);
  for (let i = 0; i < times; i++) random.weighed(CHANGES)(parts, random, { words, other });
  return packArchive(parts, random);
}

/** Parts that are markup, one chosen more often the longer it is: most of a book is in one of them. */
function markupOf(parts, random) {
  const texts = parts.filter(({ path }) => /\.(?:xml|rels|opf|ncx|x?html|md|txt)$/.test(path));
  if (texts.length === 0) return random.pick(parts);
  return random.chance(0.5)
    ? random.pick(texts)
    : texts.reduce((longest, one) => (one.bytes.length > longest.bytes.length ? one : longest));
}

const CHANGES = [
  [
    12,
    function markup(parts, random, { words }) {
      const part = markupOf(parts, random);
      part.bytes = Buffer.from(mutateMarkup(part.bytes.toString("utf8"), random, words));
    },
  ],
  [
    2,
    function bytes(parts, random, { other }) {
      const part = random.pick(parts);
      part.bytes = mutateBytes(part.bytes, random, { format: "html", other });
    },
  ],
  [
    1,
    function encode(parts, random) {
      const part = markupOf(parts, random);
      const text = part.bytes.toString("utf8");
      part.bytes = random.pick([
        () => Buffer.from(`\uFEFF${text}`, "utf16le"),
        () => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
        () => Buffer.from(text, "latin1"),
        () => Buffer.from(`\uFEFF${text}`),
      ])();
    },
  ],
  [
    1,
    function dropPart(parts, random) {
      if (parts.length > 1) parts.splice(random.below(parts.length), 1);
    },
  ],
  [
    1,
    function partTwice(parts, random) {
      parts.splice(random.below(parts.length + 1), 0, { ...random.pick(parts) });
    },
  ],
  [
    1,
    function rename(parts, random) {
      const part = random.pick(parts);
      part.path = random.pick([
        `../${part.path}`,
        `/${part.path}`,
        part.path.toUpperCase(),
        part.path.replaceAll("/", "\\"),
        "",
        "__proto__",
        `C:\\${part.path}`,
        `${part.path}/`,
        random.pick(parts).path,
        "a/".repeat(200),
        "x\u0000y",
      ]);
    },
  ],
  [
    1,
    function swapParts(parts, random) {
      const a = random.pick(parts);
      const b = random.pick(parts);
      [a.bytes, b.bytes] = [b.bytes, a.bytes];
    },
  ],
  [
    1,
    function lie(parts, random) {
      random.pick(parts).lies = random.pick([
        { size: random.pick([0, 1, 1000, 0xfffffff0, 0xffffffff]) },
        { packed: random.pick([0, 1, 1000, 0xfffffff0]) },
        { crc: 0 },
        { method: random.pick([0, 8, 9, 14, 99]) },
        { flags: 1 },
        { offset: random.pick([0, 0xfffffff0, 7]) },
        { name: random.pick([0, 1, 0xffff]) },
      ]);
    },
  ],
  [
    1,
    function cutPart(parts, random) {
      const part = random.pick(parts);
      part.bytes = part.bytes.subarray(0, random.below(part.bytes.length + 1));
    },
  ],
  [
    0.1,
    function bomb(parts, random) {
      random.pick(parts).bytes = Buffer.alloc(random.pick([100_000, 2_000_000, 8_000_000]), "<a>");
    },
  ],
];

/** What parts are packed to, as long as they are held. */
const known = new WeakMap();

function packedOf(bytes) {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const made = { packed: deflateRawSync(bytes, { level: 1 }), sum: crc32(bytes) };
  known.set(bytes, made);
  return made;
}

/** A ZIP archive of parts, as its records say or as they lie. */
export function packArchive(parts, random) {
  const local = [];
  const central = [];
  let at = 0;
  for (const { path, bytes, lies } of parts) {
    const stored = random.chance(0.1);
    const { packed, sum } = stored ? { packed: bytes, sum: crc32(bytes) } : packedOf(bytes);
    const name = Buffer.from(path);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(stored ? 0 : 8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(lies.method ?? (stored ? 0 : 8), 10);
    entry.writeUInt32LE(lies.crc ?? sum, 16);
    entry.writeUInt32LE(lies.packed ?? packed.length, 20);
    entry.writeUInt32LE(lies.size ?? bytes.length, 24);
    entry.writeUInt16LE(lies.name ?? name.length, 28);
    entry.writeUInt32LE(lies.offset ?? at, 42);
    local.push(head, name, packed);
    central.push(entry, name);
    at += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  const count = random.chance(0.02) ? random.pick([0, 1, 0xffff]) : parts.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(random.chance(0.02) ? random.below(at + 1) : at, 16);
  return Buffer.concat([...local, directory, end]);
}
