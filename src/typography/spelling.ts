/**
 * The words that American and British English spell differently: the one list
 * for whoever guesses the variety of a text, measures the habit of a book, or
 * points out that it has both.
 */
export type Variety = "en-US" | "en-GB";

/** A word in both spellings, and which of the two says where its writer is. */
interface Pair {
  readonly american: string;
  readonly british: string;
  /** British printers set `-ize` as well, and Americans write `catalogue`: such spellings tell nothing. */
  readonly tells: "both" | "british" | "neither";
}

/** `-or` against `-our`, with what may follow. */
const OR =
  "arm behavi clam col cand endeav fav ferv flav harb hon hum lab neighb od parl ranc rum sav splend val vap vig";
const OR_ENDINGS = "s ed ing ful fully less able ably ite ites hood hoods er ers ly y";
const IZE =
  "real organ recogn apolog critic emphas memor agon scrutin fantas sympath civil modern patron";
const DOUBLED =
  "travel channel cancel marvel quarrel signal label level model tunnel shovel jewel fuel";

/** Words that follow no pattern; what follows the two is put to both. */
const SINGLE_WORDS =
  "behavioral behavioural|gray grey s ed ing ish er ness|center centre s|centered centred|theater theatre s|liter litre s|fiber fibre s|saber sabre s|" +
  "somber sombre|specter spectre s|luster lustre|scepter sceptre s|meager meagre|caliber calibre|maneuver manoeuvre s|" +
  "defense defence s less|offense offence s|jewelry jewellery|plow plough s ed ing man|mold mould s ed ing y er|" +
  "skeptic sceptic s al ally ism|pajamas pyjamas|aluminum aluminium";

const pairs: readonly Pair[] = [
  ...OR.split(" ").flatMap((stem) =>
    ["", ...OR_ENDINGS.split(" ")].map(
      (end): Pair => ({ american: `${stem}or${end}`, british: `${stem}our${end}`, tells: "both" }),
    ),
  ),
  ...SINGLE_WORDS.split("|").flatMap((entry) => {
    const [american = "", british = "", ...endings] = entry.split(" ");
    return ["", ...endings].map(
      (end): Pair => ({ american: american + end, british: british + end, tells: "both" }),
    );
  }),
  ...DOUBLED.split(" ").flatMap((stem) =>
    ["ed", "ing", "er", "ers"].map(
      (end): Pair => ({ american: stem + end, british: `${stem}l${end}`, tells: "both" }),
    ),
  ),
  ...IZE.split(" ").flatMap((stem) =>
    ["e", "es", "ed", "ing"].map(
      (end): Pair => ({
        american: `${stem}iz${end}`,
        british: `${stem}is${end}`,
        tells: "british",
      }),
    ),
  ),
  { american: "catalog", british: "catalogue", tells: "neither" },
  { american: "catalogs", british: "catalogues", tells: "neither" },
];

/** The same words in both spellings, American first. */
export const spellings: readonly (readonly [american: string, british: string])[] = pairs.map(
  ({ american, british }) => [american, british],
);

const telling: ReadonlyMap<string, Variety> = new Map([
  ...pairs.flatMap(({ american, tells }) =>
    tells === "both" ? [[american, "en-US"] as const] : [],
  ),
  ...pairs.flatMap(({ british, tells }) =>
    tells === "neither" ? [] : [[british, "en-GB"] as const],
  ),
]);

/** Words one side prefers and the other knows: enough to guess by, too little to call one a slip. */
const leaning: ReadonlyMap<string, Variety> = new Map([
  ...telling,
  ...IZE.split(" ").flatMap((stem) =>
    ["e", "es", "ed", "ing"].map((end) => [`${stem}iz${end}`, "en-US"] as const),
  ),
  ...(
    "meter meters tires curb curbs mom mommy gotten sidewalk sidewalks " + "flashlight flashlights"
  )
    .split(" ")
    .map((word) => [word, "en-US"] as const),
  ...(
    "metre metres tyre tyres kerb kerbs storey storeys cheque cheques whilst mum mummy arse " +
    "learnt leant dreamt spelt burnt spoilt"
  )
    .split(" ")
    .map((word) => [word, "en-GB"] as const),
]);

/** The variety a word can only be of as it is spelt; names and first words, with their capitals, tell nothing. */
export function spellingOf(word: string): Variety | undefined {
  return telling.get(word);
}

/** The variety a word speaks for when the language of a text is guessed. */
export function leaningOf(word: string): Variety | undefined {
  return leaning.get(word);
}

/** How often a book spells as each side does. */
export type SpellingCounts = Readonly<Record<Variety, number>>;

/** Counts the words of a book that only one side spells so. */
export function countSpellings(
  words: ReadonlyMap<string, { readonly times: number }>,
): SpellingCounts {
  const counts = { "en-US": 0, "en-GB": 0 };
  for (const [word, { times }] of words) {
    const variety = spellingOf(word);
    if (variety !== undefined) counts[variety] += times;
  }
  return counts;
}
