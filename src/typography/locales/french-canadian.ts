import type { Locale } from "../locale.ts";
import { french } from "./french.ts";

/** French of Canada: wide spaces inside angle quotes and before the colon, none before other points. */
export const canadianFrench: Locale = {
  ...french,
  tag: "fr-CA",
  name: "French (Canada)",
  quoteSpace: "\u00A0",
  pointSpace: { ";": "", "?": "", "!": "", ":": "\u00A0" },
  dash: "spacedEm",
  examples: [
    { before: '"Viens", dit-il.', after: "«\u00A0Viens\u00A0», dit-il." },
    { before: '"Viens!" dit-il.', after: "«\u00A0Viens!\u00A0» dit-il." },
    { before: '"Viens !" dit-il.', after: "«\u00A0Viens!\u00A0» dit-il." },
    { before: "« Viens », dit-il.", after: "«\u00A0Viens\u00A0», dit-il." },
    { before: "«Viens», dit-il.", after: "«\u00A0Viens\u00A0», dit-il." },
    { before: "<<Viens>>, dit-il.", after: "«\u00A0Viens\u00A0», dit-il." },
    { before: `"Il a dit 'non'."`, after: "«\u00A0Il a dit “non”.\u00A0»" },
    { before: '"Il a dit "non" hier."', after: "«\u00A0Il a dit “non” hier.\u00A0»" },
    {
      before: '"L\'« ami » de Luc"',
      after: "«\u00A0L’“ami” de Luc\u00A0»",
    },
    { before: "Quoi ? Rien !", after: "Quoi? Rien!" },
    { before: "Il dit: rien; puis partit.", after: "Il dit\u00A0: rien; puis partit." },
    { before: "Il dit : rien ; puis partit.", after: "Il dit\u00A0: rien; puis partit." },
    { before: "l'ami d'aujourd'hui", after: "l’ami d’aujourd’hui" },
    { before: `l'"ami" de Luc`, after: "l’«\u00A0ami\u00A0» de Luc" },
    { before: "- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    { before: "-- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    {
      before: "Il vint - trop tard - et partit.",
      after: "Il vint\u00A0— trop tard\u00A0— et partit.",
    },
    { before: "Attends... je viens.", after: "Attends… je viens." },
    { before: "Attends ... je viens.", after: "Attends… je viens." },
    { before: "M. Tremblay et Mme Roy", after: "M.\u00A0Tremblay et Mme\u00A0Roy" },
    { before: "pp. 12-15", after: "pp.\u00A012–15" },
    { before: "20 km de route, 10 000 $", after: "20\u00A0km de route, 10\u00A0000\u00A0$" },
    { before: "Quoi? Rien!", after: "Quoi? Rien!" },
    { before: "Viens; il est tard.", after: "Viens; il est tard." },
    { before: "à 10:30 précises", after: "à 10:30 précises" },
    { before: "arc-en-ciel, dit-il, peut-être", after: "arc-en-ciel, dit-il, peut-être" },
    { before: "voir https://exemple.ca/a--b", after: "voir https://exemple.ca/a--b" },
    { before: "Fini.", after: "Fini." },
    { before: "le 2026-11-23", after: "le 2026-11-23" },
  ],
};
