import { leaningOf } from "../typography/spelling.ts";
import { notice } from "./diagnostics.ts";
import { type Reading, spanOf } from "./reading.ts";

/** How much of a text is looked at, in UTF-16 units: enough for any book to be sure. */
const SAMPLE = 400_000;

/** The commonest little words of each language that others do not share much. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: "the and of to was he that she his her with had for it is you not at him they said were but be from",
  fr: "le la les des et est une dans que qui pas il elle vous je ne pour sur avec était lui au mais ce",
  de: "der die das und ist nicht ein eine er sie ich mit den dem war sich von zu auf hatte wie aber auch",
  es: "el los las y que una por con no se su lo del había era pero como más le está para un qué sus al",
  it: "il di che non la è un una per con si era ma gli della nel lo come del sono le anche più aveva suo",
  pt: "o que não uma um os do da com em se para por mas na como ele ela era dos mais seu ao sua disse",
  nl: "de het een en van ik niet dat hij zij op met te zijn was had voor ze aan maar naar haar ook dan",
  sv: "och att det som en han hon jag inte var på med för den hade sig ett så men till om de är av från",
  nb: "og det som en han hun jeg ikke var på med for den hadde seg et så men til om de er av fra hva",
  da: "og det som en han hun jeg ikke var på med for den havde sig et så men til om de er af fra hvad",
  fi: "ja oli ei se hän että on mutta kun niin minä sen joka ovat mitä hänen nyt jo vain sitten myös",
  pl: "i w nie się na że to z do jest był ale jak co po tak jego za od już było tylko przez czy ją",
  cs: "a se na to že v je si s byl jsem jako ale do by za když tak už bylo jen po která jeho ve",
  ru: "и в не на что он с как это она был но его к я по из у же было ты за все от",
  uk: "і в не на що він з як це вона був але його до я та у ж було ти за все від й",
};

/** The language of a text as a BCP 47 tag, or undefined where it is too short to tell. */
export function inferLanguage(reading: Reading): string | undefined {
  const sample = reading.text.slice(0, SAMPLE);
  const found = commonest(sample);
  if (found === undefined) return undefined;
  const tag = found === "en" ? english(sample) : found;
  const at = spanOf(reading, 0, 0);
  reading.diagnostics.push(notice("language", `The text reads as ${NAMES[tag] ?? tag}`, at));
  return tag;
}

const NAMES: Readonly<Record<string, string>> = {
  "en-US": "American English (en-US)",
  "en-GB": "British English (en-GB)",
  fr: "French (fr)",
  de: "German (de)",
  es: "Spanish (es)",
  it: "Italian (it)",
  pt: "Portuguese (pt)",
  nl: "Dutch (nl)",
  sv: "Swedish (sv)",
  nb: "Norwegian (nb)",
  da: "Danish (da)",
  fi: "Finnish (fi)",
  pl: "Polish (pl)",
  cs: "Czech (cs)",
  ru: "Russian (ru)",
  uk: "Ukrainian (uk)",
};

function commonest(sample: string): string | undefined {
  const counts = new Map<string, number>();
  let words = 0;
  for (const [word] of sample.matchAll(/\p{L}+/gu)) {
    const lower = word.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
    words++;
  }
  const scores = Object.entries(STOP_WORDS)
    .map(([tag, list]) => {
      const hits = list.split(" ").reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
      const kinds = list.split(" ").filter((word) => counts.has(word)).length;
      return { tag, hits: kinds < 4 ? 0 : hits };
    })
    .sort((a, b) => b.hits - a.hits);
  const [best, second] = scores;
  if (best === undefined || second === undefined) return undefined;
  const clear = best.hits >= 8 && best.hits >= words * 0.08 && best.hits > second.hits * 1.1;
  return clear ? best.tag : undefined;
}

/** American unless the spelling, or single quotation marks outside, say British. */
function english(sample: string): "en-US" | "en-GB" {
  let british = 0;
  let american = 0;
  for (const [word] of sample.matchAll(/\p{L}+/gu)) {
    const variety = leaningOf(word);
    if (variety === "en-GB") british++;
    else if (variety === "en-US") american++;
  }
  if (british !== american) return british > american ? "en-GB" : "en-US";
  const single = [...sample.matchAll(/(?:^|[\s—])['‘](?=\p{Lu})/gmu)].length;
  const double = [...sample.matchAll(/(?:^|[\s—])["“](?=\p{Lu})/gmu)].length;
  return single > double * 2 && single > 3 ? "en-GB" : "en-US";
}
