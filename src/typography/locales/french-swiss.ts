import type { Locale } from "../locale.ts";
import { french } from "./french.ts";

/** French of Switzerland: narrow spaces inside angle quotes and before every high point, single angles inside. */
export const swissFrench: Locale = {
  ...french,
  tag: "fr-CH",
  name: "French (Switzerland)",
  quotes: [
    { open: "«", close: "»" },
    { open: "‹", close: "›" },
  ],
  otherQuotes: [],
  quoteSpace: "\u202F",
  pointSpace: { ";": "\u202F", "?": "\u202F", "!": "\u202F", ":": "\u202F" },
  examples: [
    { before: '"Viens", dit-il.', after: "«\u202FViens\u202F», dit-il." },
    { before: '"Viens!" dit-il.', after: "«\u202FViens\u202F!\u202F» dit-il." },
    { before: "« Viens », dit-il.", after: "«\u202FViens\u202F», dit-il." },
    { before: "<<Viens>>, dit-il.", after: "«\u202FViens\u202F», dit-il." },
    { before: "“Viens”, dit-il.", after: "«\u202FViens\u202F», dit-il." },
    { before: `"Il a dit 'non'."`, after: "«\u202FIl a dit ‹\u202Fnon\u202F›.\u202F»" },
    { before: '"Il a dit "non" hier."', after: "«\u202FIl a dit ‹\u202Fnon\u202F› hier.\u202F»" },
    { before: "«Il a dit ‹non›.»", after: "«\u202FIl a dit ‹\u202Fnon\u202F›.\u202F»" },
    { before: "Quoi ? Rien !", after: "Quoi\u202F? Rien\u202F!" },
    { before: "Il dit : rien ; puis partit.", after: "Il dit\u202F: rien\u202F; puis partit." },
    { before: "Il dit: rien; puis partit.", after: "Il dit\u202F: rien\u202F; puis partit." },
    { before: "l'ami d'aujourd'hui", after: "l’ami d’aujourd’hui" },
    { before: `jusqu'"ici"`, after: "jusqu’«\u202Fici\u202F»" },
    { before: "- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    { before: "-- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    {
      before: "Il vint - trop tard - et partit.",
      after: "Il vint\u00A0– trop tard\u00A0– et partit.",
    },
    { before: "Attends... je viens.", after: "Attends… je viens." },
    { before: "Attends.... je viens.", after: "Attends… je viens." },
    { before: "M. Rochat et Mme Favre", after: "M.\u00A0Rochat et Mme\u00A0Favre" },
    { before: "pp. 12-15", after: "pp.\u00A012–15" },
    { before: "20 km de route", after: "20\u00A0km de route" },
    { before: "à 10:30 précises", after: "à 10:30 précises" },
    { before: "arc-en-ciel, dit-il, peut-être", after: "arc-en-ciel, dit-il, peut-être" },
    { before: "voir https://exemple.ch/a--b", after: "voir https://exemple.ch/a--b" },
    { before: "1'000 francs", after: "1'000 francs" },
    { before: "septante et un", after: "septante et un" },
    { before: "le 2026-11-23", after: "le 2026-11-23" },
    { before: "Fini.", after: "Fini." },
  ],
};
