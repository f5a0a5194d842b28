import { type Locale, noElisions } from "../locale.ts";
import { wordSet, words } from "./words.ts";

/** Italian: angle quotes closed up, and apostrophes at the ends of words. */
export const italian: Locale = {
  tag: "it",
  name: "Italian",
  quotes: [
    { open: "«", close: "»" },
    { open: "“", close: "”" },
  ],
  otherQuotes: [
    [
      { open: "“", close: "”" },
      { open: "‘", close: "’" },
    ],
  ],
  keepsOuter: false,
  quoteSpace: "",
  pointSpace: {},
  dash: "spacedEn",
  closedDash: "asDash",
  dialogueDash: { dash: "–", space: "\u00A0", or: "—" },
  fourDots: "ellipsis",
  ellipsisSpace: "closed",
  bindsNext: words(
    "Sig. Sig.ra Sig.na Sigg. Dott. Dott.ssa Prof. Prof.ssa Avv. Ing. Arch. On. Mons. S. SS. n. nn. p. pp. pag. pagg. vol. cap. fig. art.",
  ),
  bindsPrevious: words("km m cm mm kg g l h min s € % °C"),
  shortWords: [],
  abbreviations: ["a. C.", "d. C.", "p. es.", "s. d.", "s. l."],
  elisions: {
    ...noElisions,
    leading: wordSet("ste sti na nu o ndrangheta ndrine ngiorno"),
    doubtful: wordSet("sto sta sera notte"),
    trailing: wordSet(
      "po mo di fa va sta da be ca to ve te ne l un dell all nell sull dall coll quell bell buon sant nient tutt gl c d m t s v n anch senz quest mezz dov com cos quand vent trent quarant cinquant grand pover e è perche poiche benche finche anziche affinche sicche piu puo gia giu cosi cio pero citta verita liberta felicita eta meta virtu gioventu sara fara dara andra potra dovra vorra avra verra dira ando parlo guardo penso lunedi martedi mercoledi giovedi venerdi caffe papa li la si ne se",
    ),
  },
  chapterWords: words(
    "capitolo parte libro prologo epilogo prefazione introduzione interludio postfazione",
  ),
  conjunctions: words("e ed o od a né"),
  examples: [
    { before: '"Vieni", disse.', after: "«Vieni», disse." },
    { before: "«Vieni», disse.", after: "«Vieni», disse." },
    { before: "« Vieni », disse.", after: "«Vieni», disse." },
    { before: "<<Vieni>>, disse.", after: "«Vieni», disse." },
    { before: "“Vieni”, disse.", after: "“Vieni”, disse." },
    { before: `"Ha detto 'no'."`, after: "«Ha detto “no”.»" },
    { before: '"Ha detto "no" ieri."', after: "«Ha detto “no” ieri.»" },
    { before: "l'amico dell'oste", after: "l’amico dell’oste" },
    {
      before: "\"Perche' e' tardi? E' gia' l'alba.\"",
      after: "«Perche’ e’ tardi? E’ gia’ l’alba.»",
    },
    { before: "un po' di pane, a mo' d'esempio", after: "un po’ di pane, a mo’ d’esempio" },
    { before: `"Aspetta un po'", disse.`, after: "«Aspetta un po’», disse." },
    { before: `l'"amico" di Anna`, after: "l’«amico» di Anna" },
    { before: "negli anni '60", after: "negli anni ’60" },
    { before: "'sto ragazzo di 'ndrangheta", after: "’sto ragazzo di ’ndrangheta" },
    { before: "- Vieni - disse.", after: "–\u00A0Vieni\u00A0– disse." },
    { before: "-- Vieni, disse.", after: "–\u00A0Vieni, disse." },
    { before: "— Vieni, disse.", after: "—\u00A0Vieni, disse." },
    {
      before: "Venne - troppo tardi - e partì.",
      after: "Venne\u00A0– troppo tardi\u00A0– e partì.",
    },
    { before: "Venne--troppo tardi.", after: "Venne\u00A0– troppo tardi." },
    { before: "Aspetta... vengo.", after: "Aspetta… vengo." },
    { before: "Aspetta ... vengo.", after: "Aspetta… vengo." },
    { before: "Aspetta.... vengo.", after: "Aspetta… vengo." },
    {
      before: "il Sig. Rossi e la Dott.ssa Bianchi",
      after: "il Sig.\u00A0Rossi e la Dott.ssa\u00A0Bianchi",
    },
    { before: "nel 44 a. C., pp. 12-15", after: "nel 44 a.\u00A0C., pp.\u00A012–15" },
    { before: "20 km di strada", after: "20\u00A0km di strada" },
    { before: "la guerra del 1914-1918", after: "la guerra del 1914–1918" },
    { before: "perché è così", after: "perché è così" },
    { before: "un socio-economico, nord-est", after: "un socio-economico, nord-est" },
    { before: "pre- e postbellico", after: "pre- e postbellico" },
    { before: "Che cosa? Niente!", after: "Che cosa? Niente!" },
    { before: "alle 10:30", after: "alle 10:30" },
    { before: "vedi https://esempio.it/a--b", after: "vedi https://esempio.it/a--b" },
    { before: "Fine.", after: "Fine." },
  ],
};
