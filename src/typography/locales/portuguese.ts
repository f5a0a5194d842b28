import type { Locale } from "../locale.ts";
import { brazilianPortuguese } from "./portuguese-brazilian.ts";

/** Portuguese of Portugal: angle quotes, a travessão for speech. */
export const portuguese: Locale = {
  ...brazilianPortuguese,
  tag: "pt-PT",
  name: "Portuguese (Portugal)",
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
  examples: [
    { before: '"Vem", disse ele.', after: "«Vem», disse ele." },
    { before: "«Vem», disse ele.", after: "«Vem», disse ele." },
    { before: "« Vem », disse ele.", after: "«Vem», disse ele." },
    { before: "<<Vem>>, disse ele.", after: "«Vem», disse ele." },
    { before: "“Vem”, disse ele.", after: "“Vem”, disse ele." },
    { before: `"Ele disse 'não'."`, after: "«Ele disse “não”.»" },
    { before: '"Ele disse "não" ontem."', after: "«Ele disse “não” ontem.»" },
    { before: "- Vem - disse ele.", after: "—\u00A0Vem\u00A0— disse ele." },
    { before: "-- Vem -- disse ele.", after: "—\u00A0Vem\u00A0— disse ele." },
    { before: "-Vem!", after: "—\u00A0Vem!" },
    { before: "—Vem!", after: "—\u00A0Vem!" },
    { before: "- Vem - disse ele -, já!", after: "—\u00A0Vem\u00A0— disse ele\u00A0—, já!" },
    {
      before: "Veio - tarde demais - e partiu.",
      after: "Veio\u00A0— tarde demais\u00A0— e partiu.",
    },
    { before: "Veio--tarde demais.", after: "Veio\u00A0— tarde demais." },
    { before: "Espera... já vou.", after: "Espera… já vou." },
    { before: "Espera ... já vou.", after: "Espera… já vou." },
    { before: "Espera.... já vou.", after: "Espera… já vou." },
    { before: "um copo d'água", after: "um copo d’água" },
    { before: "'Inda agora 'tava aqui.", after: "’Inda agora ’tava aqui." },
    { before: "o Sr. Silva e a Dra. Sousa", after: "o Sr.\u00A0Silva e a Dra.\u00A0Sousa" },
    { before: "em 44 a. C., pp. 12-15", after: "em 44 a.\u00A0C., pp.\u00A012–15" },
    { before: "20 km de estrada", after: "20\u00A0km de estrada" },
    { before: "a guerra de 1914-1918", after: "a guerra de 1914–1918" },
    { before: "guarda-chuva, disse-lhe, vê-lo-ei", after: "guarda-chuva, disse-lhe, vê-lo-ei" },
    { before: "pré- e pós-guerra", after: "pré- e pós-guerra" },
    { before: "O quê? Nada!", after: "O quê? Nada!" },
    { before: "às 10:30", after: "às 10:30" },
    { before: "ver https://exemplo.pt/a--b", after: "ver https://exemplo.pt/a--b" },
    { before: "Fim.", after: "Fim." },
  ],
};
