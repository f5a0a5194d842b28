/** What the reading desk of a site says: its buttons and choices. */
export interface SiteWords {
  /** The language the words are in: the book's own primary subtag, or `en` where we do not know it. */
  readonly language: string;
  readonly search: string;
  readonly settings: string;
  readonly close: string;
  /** A link to where the reader stopped. */
  readonly resume: string;
  /** The links to the page before and the page after. */
  readonly turn: string;
  readonly size: string;
  readonly width: string;
  readonly look: string;
  readonly usual: string;
  readonly small: string;
  readonly large: string;
  readonly largest: string;
  readonly narrow: string;
  readonly wide: string;
  readonly light: string;
  readonly dark: string;
  readonly nothing: string;
  readonly query: string;
}

const NAMES = [
  "search",
  "settings",
  "close",
  "resume",
  "turn",
  "size",
  "width",
  "look",
  "usual",
  "small",
  "large",
  "largest",
  "narrow",
  "wide",
  "light",
  "dark",
  "nothing",
  "query",
] as const;

/** By primary language subtag, in the order of `NAMES`. */
const WORDS: Readonly<Record<string, string>> = {
  en: "Search|Settings|Close|Continue reading|Previous and next|Size of type|Width of lines|Colours|As usual|Small|Large|Largest|Narrow|Wide|Light|Dark|Nothing found|Words to find",
  de: "Suchen|Einstellungen|Schließen|Weiterlesen|Vor und zurück|Schriftgröße|Zeilenbreite|Farben|Wie üblich|Klein|Groß|Sehr groß|Schmal|Breit|Hell|Dunkel|Nichts gefunden|Gesuchte Wörter",
  fr: "Rechercher|Réglages|Fermer|Reprendre la lecture|Précédent et suivant|Taille du texte|Largeur des lignes|Couleurs|Par défaut|Petite|Grande|Très grande|Étroites|Larges|Claires|Sombres|Aucun résultat|Mots à chercher",
  es: "Buscar|Ajustes|Cerrar|Seguir leyendo|Anterior y siguiente|Tamaño del texto|Ancho de línea|Colores|Habitual|Pequeño|Grande|Muy grande|Estrecho|Ancho|Claros|Oscuros|Nada encontrado|Palabras que buscar",
  it: "Cerca|Impostazioni|Chiudi|Riprendi la lettura|Precedente e successivo|Corpo del testo|Larghezza delle righe|Colori|Come al solito|Piccolo|Grande|Molto grande|Stretta|Larga|Chiari|Scuri|Nessun risultato|Parole da cercare",
};

/** The words in the language of the book; English where we do not know it. */
export function wordsOf(language: string): SiteWords {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  const spoken = Object.hasOwn(WORDS, primary) ? primary : "en";
  const list = (WORDS[spoken] ?? "").split("|");
  const words = NAMES.map((name, at) => [name, list[at] ?? ""] as const);
  return { language: spoken, ...(Object.fromEntries(words) as Omit<SiteWords, "language">) };
}
