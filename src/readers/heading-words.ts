import type { SectionRole } from "../model/book.ts";

/**
 * The words of headings, language by language. Data only: the grammar that
 * uses them is in `headings.ts`. A new language is one row in each table.
 */

/** Words that stand before or after a number and head a chapter. */
const CHAPTER_WORDS = `chapter chap ch chapitre chap kapitel kap hoofdstuk capítulo capitulo cap capitolo kapittel
luku rozdział rozdzial kapitola глава розділ kapitulo kafli fejezet poglavlje capitol bölüm hoofdstuk episode épisode episodio`;

/** Words that head a part, which holds chapters. */
const PART_WORDS = `part partie teil deel parte del osa część czesc část cast частина часть rész dio díl bölüm`;

/** Words that head a book or volume, which holds parts. */
const BOOK_WORDS = `book livre buch boek libro livro bok bog kirja księga kniha книга volume vol tome band tom том`;

/** Headings that say what they head without a number. */
const NAMED: readonly (readonly [SectionRole, string])[] = [
  ["prologue", "prologue|prolog|proloog|prólogo|prologo|prologi|пролог"],
  ["epilogue", "epilogue|epilog|epiloog|épilogue|epílogo|epilogo|epilogi|эпилог|епілог"],
  [
    "interlude",
    "interlude|intermezzo|intermission|zwischenspiel|interludio|interlúdio|mellomspill|mellanspel|интерлюдия",
  ],
  [
    "foreword",
    "foreword|avant-propos|vorwort|geleitwort|voorwoord|prefacio breve|förord|forord|esipuhe|przedmowa|předmluva|предисловие|передмова",
  ],
  ["preface", "preface|préface|prefacio|prefácio|prefazione|presentación"],
  [
    "introduction",
    "introduction|einleitung|einführung|introducción|introdução|introduzione|inleiding|inledning|indledning|innledning|johdanto|wstęp|úvod|введение|вступ",
  ],
  [
    "afterword",
    "afterword|postface|nachwort|epílogo del autor|posfácio|posfacio|postfazione|nawoord|efterord|etterord|jälkisanat|posłowie|doslov|послесловие|післямова",
  ],
  [
    "acknowledgments",
    "acknowledg(?:e)?ments|remerciements|danksagung|dank|agradecimientos|agradecimentos|ringraziamenti|dankwoord|tack|takk|kiitokset|podziękowania|poděkování|благодарности|подяки",
  ],
  ["dedication", "dedication|dédicace|widmung|dedicatoria|dedicatória|dedica|opdracht|посвящение"],
  [
    "aboutAuthor",
    "about the author|à propos de l['’]auteur|über (?:den autor|die autorin)|sobre (?:el autor|la autora|o autor|a autora)|l['’]autore|over de auteur|об авторе",
  ],
  [
    "alsoBy",
    "also by(?: .{1,40})?|by the same author|du même auteur|von (?:demselben autor|derselben autorin)",
  ],
  [
    "appendix",
    "appendix|annexe|anhang|apéndice|apêndice|appendice|bijlage|bilaga|vedlegg|liite|dodatek|приложение|додаток",
  ],
  [
    "glossary",
    "glossary|glossaire|glossar|glosario|glossário|glossario|woordenlijst|ordlista|ordliste|sanasto|słowniczek|глоссарий",
  ],
  [
    "bibliography",
    "bibliography|bibliographie|bibliografía|bibliografia|works cited|literatur(?:verzeichnis)?|библиография",
  ],
  ["index", "index"],
  ["colophon", "colophon|kolophon|colofón|colofon"],
  ["epigraph", "epigraph|épigraphe|epígrafe|epigrafe"],
  [
    "authorNote",
    "author['’]?s['’]? (?:note|notes|foreword)|note from the author|a note (?:on|from|to) .{1,40}|note de l['’]auteur|anmerkung(?:en)? de[rs] autor(?:in|s)|nota de(?:l autor| la autora|l'autore|ll['’]autore)|a\\/n|an|disclaimer",
  ],
  ["copyright", "copyright(?: page)?|impressum"],
];

/** Number words, cardinal and ordinal in one row, by value; several languages side by side. */
const NUMBER_WORDS: Readonly<Record<number, string>> = {
  1: "one first un une premier première eins erstes erster erste uno una primero primera primo prima um uma primeiro primeira een eerste ett första en første yksi ensimmäinen jeden pierwszy pierwsza první первая первый перша перший",
  2: "two second deux deuxième second seconde zwei zweites zweiter zweite dos segundo segunda due secondo seconda dois duas twee tweede två andra to andre kaksi toinen dwa drugi druga dva druhá druhý вторая второй друга другий",
  3: "three third trois troisième drei drittes dritter dritte tres tercero tercera tre terzo terza três terceiro terceira drie derde tredje kolme kolmas trzy trzeci trzecia tři třetí третья третий третя третій",
  4: "four fourth quatre quatrième vier viertes vierter vierte cuatro cuarto cuarta quattro quarto quarta quatro vierde fyra fjärde fire fjerde neljä neljäs cztery czwarty czwarta čtyři čtvrtá четвертая четвёртая четвертый четверта",
  5: "five fifth cinq cinquième fünf fünftes fünfter fünfte cinco quinto quinta cinque vijf vijfde fem femte viisi viides pięć piąty piąta pět pátá пятая пятый п'ята",
  6: "six sixth sixième sechs sechstes sechster sechste seis sexto sexta sei sesto sesta zes zesde sex sjätte seks sjette kuusi kuudes sześć szósty szósta šest šestá шестая шестой шоста",
  7: "seven seventh sept septième sieben siebtes siebter siebte siete séptimo séptima sette settimo settima sete sétimo zeven zevende sju sjunde sjette syv syvende seitsemän siedem siódmy siódma sedm sedmá седьмая седьмой сьома",
  8: "eight eighth huit huitième acht achtes achter achte ocho octavo octava otto ottavo ottava oito oitavo achtste åtta åttonde åtte otte ottende kahdeksan osiem ósmy ósma osm osmá восьмая восьмой восьма",
  9: "nine ninth neuf neuvième neun neuntes neunter neunte nueve noveno novena nove nono nona negen negende nio nionde ni niende yhdeksän dziewięć dziewiąty devět devátá девятая девятый дев'ята",
  10: "ten tenth dix dixième zehn zehntes zehnter zehnte diez décimo décima dieci decimo decima dez tien tiende tio tionde ti kymmenen dziesięć dziesiąty deset desátá десятая десятый десята",
  11: "eleven eleventh onze onzième elf elftes elfter elfte once undici elva elfde elleve jedenaście jedenáct одиннадцатая",
  12: "twelve twelfth douze douzième zwölf zwölftes zwölfter zwölfte doce dodici doze twaalf twaalfde tolv dwanaście dvanáct двенадцатая",
  13: "thirteen thirteenth treize treizième dreizehn trece tredici treze dertien tretton tretten тринадцатая",
  14: "fourteen fourteenth quatorze quatorzième vierzehn catorce quattordici veertien fjorton fjorten четырнадцатая",
  15: "fifteen fifteenth quinze quinzième fünfzehn quince quindici vijftien femton femten пятнадцатая",
  16: "sixteen sixteenth seize seizième sechzehn dieciséis sedici dezesseis zestien sexton seksten шестнадцатая",
  17: "seventeen seventeenth dix-sept siebzehn diecisiete diciassette dezessete zeventien sjutton sytten семнадцатая",
  18: "eighteen eighteenth achtzehn dieciocho diciotto dezoito achttien arton atten восемнадцатая",
  19: "nineteen nineteenth neunzehn diecinueve diciannove dezenove negentien nitton nitten девятнадцатая",
  20: "twenty twentieth vingt vingtième zwanzig veinte venti vinte twintig tjugo tjue tyve двадцатая двадцать",
  30: "thirty thirtieth trente dreißig treinta trenta trinta dertig trettio tretti тридцатая тридцать",
  40: "forty fortieth quarante vierzig cuarenta quaranta quarenta veertig fyrtio сорок",
  50: "fifty fiftieth cinquante fünfzig cincuenta cinquanta cinquenta vijftig femtio пятьдесят",
  60: "sixty sixtieth soixante sechzig sesenta sessanta sessenta zestig sextio",
  70: "seventy seventieth siebzig setenta settanta zeventig sjuttio",
  80: "eighty eightieth achtzig ochenta ottanta oitenta tachtig åttio",
  90: "ninety ninetieth neunzig noventa novanta negentig nittio",
  100: "hundred hundredth cent hundert ciento cento honderd hundra hundre",
};

/** What a number word is worth, lower case. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries(NUMBER_WORDS).flatMap(([value, words]) =>
    words.split(" ").map((word) => [word, Number(value)] as const),
  ),
);

/** Whether a word heads a chapter, a part or a book, lower case. */
export const headingWords: ReadonlyMap<string, "chapter" | "part" | "book"> = new Map([
  ...rows(BOOK_WORDS, "book"),
  ...rows(PART_WORDS, "part"),
  ...rows(CHAPTER_WORDS, "chapter"),
]);

/** Headings that name what they head, each as the whole of a line or up to a colon or dash. */
export const namedHeadings: readonly (readonly [SectionRole, RegExp])[] = NAMED.map(
  ([role, words]) => [role, new RegExp(`^(?:the )?(?:${words})(?![\\p{L}\\p{N}])`, "iu")] as const,
);

/** Words that close a book or a part of it: “THE END”. */
export const endWords: RegExp =
  /^(?:the end|fin|finis|ende|fine|fim|slut|slutt|loppu|koniec|konec|конец|кінець|end|tbc|to be continued|(?:the )?end of (?:book|part|volume|chapter) [\p{L}\d]+|-30-)[.!…]*$/iu;

function rows<T extends string>(words: string, kind: T): readonly (readonly [string, T])[] {
  return words.split(/\s+/).map((word) => [word, kind] as const);
}
