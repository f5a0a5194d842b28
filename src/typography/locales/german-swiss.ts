import type { Locale } from "../locale.ts";
import { german } from "./german.ts";

/** German of Switzerland: angle quotes that point outwards, closed up. */
export const swissGerman: Locale = {
  ...german,
  tag: "de-CH",
  name: "German (Switzerland)",
  quotes: [
    { open: "«", close: "»" },
    { open: "‹", close: "›" },
  ],
  otherQuotes: [
    [
      { open: "„", close: "“" },
      { open: "‚", close: "‘" },
    ],
  ],
  examples: [
    { before: '"Komm", sagte er.', after: "«Komm», sagte er." },
    { before: '"Komm!", sagte er.', after: "«Komm!», sagte er." },
    { before: "«Komm», sagte er.", after: "«Komm», sagte er." },
    { before: "« Komm », sagte er.", after: "«Komm», sagte er." },
    { before: "<<Komm>>, sagte er.", after: "«Komm», sagte er." },
    { before: "„Komm“, sagte er.", after: "„Komm“, sagte er." },
    { before: `"Er sagte 'nein'."`, after: "«Er sagte ‹nein›.»" },
    { before: '"Er sagte "nein" dazu."', after: "«Er sagte ‹nein› dazu.»" },
    { before: "Wie geht's?", after: "Wie geht’s?" },
    { before: "Ich hab' 'ne Idee.", after: "Ich hab’ ’ne Idee." },
    { before: "Er kam - zu spät - und ging.", after: "Er kam\u00A0– zu spät\u00A0– und ging." },
    { before: "Er kam -- zu spät -- und ging.", after: "Er kam\u00A0– zu spät\u00A0– und ging." },
    { before: "Er kam--zu spät.", after: "Er kam\u00A0– zu spät." },
    { before: '"Aber ich -"', after: "«Aber ich\u00A0–»" },
    { before: '"Aber ich--"', after: "«Aber ich–»" },
    { before: "Warte... ich komme.", after: "Warte… ich komme." },
    { before: "Warte ... ich komme.", after: "Warte\u00A0… ich komme." },
    { before: "von 1914-1918", after: "von 1914–1918" },
    { before: "S. 12-15, z. B. hier", after: "S.\u00A012–15, z.\u00A0B. hier" },
    { before: "Dr. Keller", after: "Dr.\u00A0Keller" },
    { before: "um 10 Uhr, 20 km weit", after: "um 10\u00A0Uhr, 20\u00A0km weit" },
    { before: "am 1. Januar", after: "am 1. Januar" },
    { before: "Strasse und Grösse", after: "Strasse und Grösse" },
    { before: "1'000 Franken", after: "1'000 Franken" },
    { before: "Hin- und Rückfahrt", after: "Hin- und Rückfahrt" },
    { before: "E-Mail und S-Bahn", after: "E-Mail und S-Bahn" },
    { before: "siehe https://beispiel.ch/a--b", after: "siehe https://beispiel.ch/a--b" },
    { before: "am 2026-11-23", after: "am 2026-11-23" },
    { before: "Ende.", after: "Ende." },
  ],
};
