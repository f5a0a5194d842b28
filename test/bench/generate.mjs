import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * A novel of any length, the same one every time.
 *
 * The prose comes from a grammar of our own and a fixed seed. Its names are
 * built of syllables and drawn by Zipf's law, so that a long book has about as
 * many different words as one by a person: shaping and hyphenation are paid by
 * the different word, and a small vocabulary would flatter them.
 */
export function generateNovel(words, seed = 1) {
  const random = mulberry32(seed);
  const world = { random, names: inventedNames(9000, mulberry32(7)) };
  const lines = [
    "---",
    'title: "The Long Road to Nowhere in Particular"',
    "authors: [A. Quoin]",
    "language: en-US",
    "---",
    "",
  ];
  let count = 0;
  for (let chapter = 1; count < words; chapter++) {
    lines.push(`# Chapter ${chapter}: ${titleCase(phrase(world))}`, "");
    const goal = Math.min(words, count + 2800 + Math.floor(random() * 1600));
    while (count < goal) {
      const block = random() < 0.012 ? "* * *" : paragraph(world);
      count += block === "* * *" ? 0 : block.split(" ").length;
      lines.push(block, "");
    }
  }
  return lines.join("\n");
}

/** A small, good generator of numbers from a seed (the one known as mulberry32). */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ONSETS = "b c ch d dr f fl g gr h k l m n p pr r s sh st t th tr v w".split(" ");
const VOWELS = "a e i o u ai ea ee oa ou".split(" ");
const CODAS = "n r l m s t nd rn ck lt rd st ng th mp".split(" ");

function inventedNames(count, random) {
  const of = (list) => list[Math.floor(random() * list.length)];
  const names = new Set();
  while (names.size < count) {
    const syllables = random() < 0.3 ? 1 : random() < 0.7 ? 2 : 3;
    let name = "";
    for (let i = 0; i < syllables; i++)
      name += of(ONSETS) + of(VOWELS) + (random() < 0.6 ? of(CODAS) : "");
    names.add(name[0].toUpperCase() + name.slice(1));
  }
  return [...names];
}

const NOUNS =
  `harbor letter garden winter kitchen lantern bridge window river ledger mountain quarter
  question candle morning carriage afternoon orchard silence neighbor parliament arrangement station
  schoolmaster weather umbrella consequence daughter corridor stranger conversation photograph
  grandmother circumstance telegraph apartment disappointment gentleman evening country understanding
  lighthouse clock bargain promise ferryman door sea hat dog road box key hill boat tea man rain
  fire wall day bed cup tree king field bell well end art handkerchief direction machinery audience shoulder`.split(
    /\s+/,
  );
const ADJECTIVES =
  `old quiet enormous particular blue reasonable forgotten narrow extraordinary patient
  unfortunate respectable wooden distant familiar peculiar ordinary complicated generous impossible early
  mathematical disagreeable magnificent red big odd sad new low tall kind thin raw grey lost dry uncertain small yellow broken sensible melancholy`.split(
    /\s+/,
  );
const VERBS =
  `remembered carried followed considered opened described measured forgave crossed admired
  avoided understood abandoned repaired mistook interrupted borrowed recognized watched disregarded
  acknowledged questioned defended discovered inherited saw took met kept lost sold ate heard left won
  had drew led held`.split(/\s+/);
const ADVERBS = [
  "slowly",
  "gently",
  "twice",
  "often",
  "once more",
  "at last",
  "perhaps",
  "not quite",
  "seldom",
  "on the whole",
  "unexpectedly",
  "immediately",
];
const OPENINGS = [
  "In the end",
  "All that year",
  "By the time they reached the gate",
  "If we may believe the papers",
  "Nobody knew why",
  "When the bells had stopped",
  "Long before the war",
  "As a rule",
  "For a week or more",
];
const SAID = ["said", "answered", "cried", "murmured", "whispered", "asked"];

const pick = ({ random }, list) => list[Math.floor(random() * list.length)];

/** The first names come up often and the last hardly ever. */
function name({ random, names }) {
  return names[Math.floor(names.length ** random() - 1)];
}

function phrase(world) {
  const noun = `the ${world.random() < 0.6 ? `${pick(world, ADJECTIVES)} ` : ""}${pick(world, NOUNS)}`;
  return world.random() < 0.3 ? `${noun} of ${name(world)}` : noun;
}

function clause(world) {
  const who = world.random() < 0.55 ? name(world) : phrase(world);
  const how = world.random() < 0.3 ? ` ${pick(world, ADVERBS)}` : "";
  return `${who}${how} ${pick(world, VERBS)} ${phrase(world)}`;
}

function sentence(world) {
  const kind = world.random();
  if (kind < 0.25) return `${capital(clause(world))}.`;
  if (kind < 0.45) return `${pick(world, OPENINGS)}, ${clause(world)}, and ${clause(world)}.`;
  if (kind < 0.6)
    return `${capital(clause(world))}--or so it seemed to ${name(world)}--and ${clause(world)}.`;
  if (kind < 0.72)
    return `${capital(clause(world))}; ${clause(world)}, though ${clause(world)}, which was *${pick(world, ADJECTIVES)}*.`;
  if (kind < 0.86)
    return `${capital(clause(world))} because it wasn't ${name(world)}'s ${pick(world, NOUNS)} that ${clause(world)}.`;
  return `${capital(clause(world))}, and then...`;
}

function speech(world) {
  const said = `${pick(world, SAID)} ${name(world)}`;
  if (world.random() < 0.2) return `"Did you hear him say, 'It's ${phrase(world)}'?" ${said}.`;
  return `"${capital(clause(world))}," ${said}. "I don't suppose that ${clause(world)}."`;
}

function paragraph(world) {
  if (world.random() < 0.4) return speech(world);
  const sentences = 2 + Math.floor(world.random() * 6);
  return Array.from({ length: sentences }, () => sentence(world)).join(" ");
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const titleCase = (text) => text.replace(/\b(?!of\b)[a-z]/g, (letter) => letter.toUpperCase());

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [words = "100000", file] = process.argv.slice(2);
  const text = generateNovel(Number(words));
  if (file) writeFileSync(file, text);
  else process.stdout.write(text);
}
