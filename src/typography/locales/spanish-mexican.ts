import type { Locale } from "../locale.ts";
import { spanish } from "./spanish.ts";

/** Spanish of Mexico: curly quotes outside, all else as in Spain. */
export const mexicanSpanish: Locale = {
  ...spanish,
  tag: "es-MX",
  name: "Spanish (Mexico)",
  quotes: [
    { open: "“", close: "”" },
    { open: "‘", close: "’" },
  ],
  otherQuotes: [
    [
      { open: "«", close: "»" },
      { open: "“", close: "”" },
    ],
  ],
  examples: [
    { before: '"Ven", dijo.', after: "“Ven”, dijo." },
    { before: "“Ven”, dijo.", after: "“Ven”, dijo." },
    { before: `"Dijo 'no'."`, after: "“Dijo ‘no’.”" },
    { before: '"Dijo "no" ayer."', after: "“Dijo ‘no’ ayer.”" },
    { before: '"¿Vienes?", preguntó.', after: "“¿Vienes?”, preguntó." },
    { before: "”Ven“, dijo.", after: "“Ven”, dijo." },
    { before: "«Ven», dijo.", after: "«Ven», dijo." },
    { before: "<<Ven>>, dijo.", after: "«Ven», dijo." },
    { before: "- Ven - dijo él -. Ahora.", after: "—Ven —dijo él—. Ahora." },
    { before: "-Ven -dijo él-. Ahora.", after: "—Ven —dijo él—. Ahora." },
    { before: "--Ven --dijo él--. Ahora.", after: "—Ven —dijo él—. Ahora." },
    { before: "– Ven, dijo él.", after: "—Ven, dijo él." },
    { before: "— ¿Vienes?", after: "—¿Vienes?" },
    { before: "— Ven — dijo él —. Ya.", after: "—Ven —dijo él—. Ya." },
    { before: "Juan - mi hermano - vino.", after: "Juan —mi hermano— vino." },
    { before: "Juan --mi hermano-- vino.", after: "Juan —mi hermano— vino." },
    { before: "Espera... ya voy.", after: "Espera… ya voy." },
    { before: "Espera ... ya voy.", after: "Espera… ya voy." },
    { before: "el Sr. López y la Dra. Ruiz", after: "el Sr.\u00A0López y la Dra.\u00A0Ruiz" },
    { before: "en EE. UU., págs. 12-15", after: "en EE.\u00A0UU., págs.\u00A012–15" },
    { before: "a 20 km de aquí", after: "a 20\u00A0km de aquí" },
    { before: "la guerra de 1914-1918", after: "la guerra de 1914–1918" },
    { before: '"Uno.\n\n"Dos."', after: "“Uno.\n\n”Dos.”" },
    { before: "—Ven —dijo él—. Ahora.", after: "—Ven —dijo él—. Ahora." },
    { before: "pre- y posguerra", after: "pre- y posguerra" },
    { before: "un teórico-práctico, ex-ministro", after: "un teórico-práctico, ex-ministro" },
    { before: "¿Vienes? ¡Ya!", after: "¿Vienes? ¡Ya!" },
    { before: "véase https://ejemplo.mx/a--b", after: "véase https://ejemplo.mx/a--b" },
    { before: "cuesta $1,000.50", after: "cuesta $1,000.50" },
    { before: "Fin.", after: "Fin." },
  ],
};
