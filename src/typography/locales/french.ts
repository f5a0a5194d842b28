import { curlyDouble, guillemets, type Locale, noElisions } from "../locale.ts";
import { wordSet, words } from "./words.ts";

/**
 * French. Letters are elided inside words and between them (l’ami, aujourd’hui),
 * which the scan settles alone; nothing begins or ends with an apostrophe but
 * in popular speech, or before a quotation: l’« ami ».
 */
export const french: Locale = {
  tag: "fr",
  name: "French (France)",
  quotes: [guillemets, curlyDouble],
  otherQuotes: [],
  keepsOuter: false,
  quoteSpace: "\u202F",
  pointSpace: { "?": "\u202F", "!": "\u202F", ";": "\u202F", ":": "\u00A0" },
  dash: "spacedEn",
  closedDash: "asDash",
  dialogueDash: { dash: "—", space: "\u00A0", or: "–" },
  quotedScenes: true,
  fourDots: "ellipsis",
  ellipsisSpace: "closed",
  bindsNext: words(
    "M. MM. Mme Mmes Mlle Mlles Dr Drs Me Mes Mgr St Ste p. pp. no nº n° nos vol. chap. t. art. fig. av. apr.",
  ),
  bindsPrevious: words("km m cm mm kg g l h min s € $ % °C"),
  shortWords: [],
  abbreviations: ["p. ex.", "c. à d.", "s. d."],
  spacedThousands: true,
  elisions: {
    ...noElisions,
    leading: wordSet("tit tite tits tites spèce core"),
    trailing: wordSet("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu entr v p un"),
  },
  chapterWords: words(
    "chapitre partie livre prologue épilogue préface avant-propos introduction interlude postface",
  ),
  conjunctions: words("et ou à ni"),
  examples: [
    { before: '"Viens", dit-il.', after: "«\u202FViens\u202F», dit-il." },
    { before: '"Viens!" dit-il.', after: "«\u202FViens\u202F!\u202F» dit-il." },
    { before: "« Viens », dit-il.", after: "«\u202FViens\u202F», dit-il." },
    { before: "«Viens», dit-il.", after: "«\u202FViens\u202F», dit-il." },
    { before: "l'ami d'aujourd'hui", after: "l’ami d’aujourd’hui" },
    { before: "Qu'est-ce que c'est?", after: "Qu’est-ce que c’est\u202F?" },
    { before: "Quoi ? Rien !", after: "Quoi\u202F? Rien\u202F!" },
    { before: "Il dit : rien ; puis partit.", after: "Il dit\u00A0: rien\u202F; puis partit." },
    { before: "Quoi?! dit-elle.", after: "Quoi\u202F?! dit-elle." },
    { before: "- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    { before: "-- Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    { before: "— Viens, dit-il.", after: "—\u00A0Viens, dit-il." },
    {
      before: "Il vint - trop tard - et partit.",
      after: "Il vint\u00A0– trop tard\u00A0– et partit.",
    },
    {
      before: "Il vint -- trop tard -- et partit.",
      after: "Il vint\u00A0– trop tard\u00A0– et partit.",
    },
    { before: "Attends... je viens.", after: "Attends… je viens." },
    { before: "Attends.... je viens.", after: "Attends… je viens." },
    { before: "M. Dupont et Mme Durand", after: "M.\u00A0Dupont et Mme\u00A0Durand" },
    { before: "à 10:30 précises", after: "à 10:30 précises" },
    { before: "pp. 12-15", after: "pp.\u00A012–15" },
    { before: "de 1914-1918", after: "de 1914–1918" },
    { before: "20 km de route", after: "20\u00A0km de route" },
    { before: "\"Il a dit 'non'.\"", after: "«\u202FIl a dit “non”.\u202F»" },
    { before: "arc-en-ciel, dit-il, peut-être", after: "arc-en-ciel, dit-il, peut-être" },
    { before: "<<Viens>>, dit-il.", after: "«\u202FViens\u202F», dit-il." },
    {
      before: '"Il a dit "non" hier."',
      after: "«\u202FIl a dit “non” hier.\u202F»",
    },
    { before: 'l\'"ami" de Luc', after: "l’«\u202Fami\u202F» de Luc" },
    { before: "Attends ... je viens.", after: "Attends… je viens." },
    { before: "10 000 hommes", after: "10\u00A0000 hommes" },
    { before: "pré- et postnatal", after: "pré- et postnatal" },
    { before: "le 2026-11-23", after: "le 2026-11-23" },
    { before: "voir https://exemple.fr/a--b", after: "voir https://exemple.fr/a--b" },
    { before: "Fini.", after: "Fini." },
  ],
};
