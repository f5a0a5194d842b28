/** The few words a made book prints or speaks that no author wrote. */
export interface Terms {
  /** The language the words are in: the book's own primary subtag, or `en` where we do not know it. */
  readonly language: string;
  readonly contents: string;
  readonly notes: string;
  readonly cover: string;
  readonly titlePage: string;
  readonly copyrightPage: string;
  /** What a list of the pages of the print edition is called. */
  readonly pages: string;
  /** Where the reading begins, as a list of landmarks names it. */
  readonly start: string;
  /** A list of the main places of a book. */
  readonly landmarks: string;
  readonly untitled: string;
  /** The list of headings at the back, and what sends a reader from one of them to another. */
  readonly index: string;
  readonly see: string;
  readonly seeAlso: string;
}

/** By primary language subtag, in the order of the fields of `Terms`. */
const WORDS: Readonly<Record<string, string>> = {
  en: "Contents|Notes|Cover|Title page|Copyright|Pages|Start of the text|Landmarks|Untitled|Index|see|see also",
  de: "Inhalt|Anmerkungen|Umschlag|Titelseite|Impressum|Seiten|Textbeginn|Wegmarken|Ohne Titel|Register|siehe|siehe auch",
  fr: "Table des matières|Notes|Couverture|Page de titre|Mentions légales|Pages|Début du texte|Repères|Sans titre|Index|voir|voir aussi",
  es: "Índice|Notas|Cubierta|Portada|Créditos|Páginas|Comienzo del texto|Puntos de referencia|Sin título|Índice alfabético|véase|véase también",
  it: "Indice|Note|Copertina|Frontespizio|Colofone|Pagine|Inizio del testo|Punti di riferimento|Senza titolo|Indice analitico|vedi|vedi anche",
  pt: "Sumário|Notas|Capa|Folha de rosto|Créditos|Páginas|Início do texto|Pontos de referência|Sem título|Índice remissivo|ver|ver também",
  ca: "Índex|Notes|Coberta|Portada|Crèdits|Pàgines|Començament del text|Punts de referència|Sense títol|Índex alfabètic|vegeu|vegeu també",
  ro: "Cuprins|Note|Copertă|Pagină de titlu|Drepturi de autor|Pagini|Începutul textului|Repere|Fără titlu|Indice|vezi|vezi și",
  nl: "Inhoud|Noten|Omslag|Titelpagina|Colofon|Pagina’s|Begin van de tekst|Herkenningspunten|Zonder titel|Register|zie|zie ook",
  sv: "Innehåll|Noter|Omslag|Titelsida|Upphovsrätt|Sidor|Textens början|Landmärken|Utan titel|Register|se|se även",
  da: "Indhold|Noter|Omslag|Titelblad|Ophavsret|Sider|Tekstens begyndelse|Landemærker|Uden titel|Register|se|se også",
  nb: "Innhold|Noter|Omslag|Tittelside|Opphavsrett|Sider|Tekstens begynnelse|Landemerker|Uten tittel|Register|se|se også",
  nn: "Innhald|Notar|Omslag|Tittelside|Opphavsrett|Sider|Starten på teksten|Landemerke|Utan tittel|Register|sjå|sjå òg",
  fi: "Sisällys|Viitteet|Kansi|Nimiösivu|Tekijänoikeus|Sivut|Tekstin alku|Maamerkit|Nimetön|Hakemisto|katso|katso myös",
  is: "Efnisyfirlit|Neðanmálsgreinar|Kápa|Titilsíða|Höfundarréttur|Síður|Upphaf textans|Kennileiti|Án titils|Atriðisorðaskrá|sjá|sjá einnig",
  pl: "Spis treści|Przypisy|Okładka|Strona tytułowa|Prawa autorskie|Strony|Początek tekstu|Punkty orientacyjne|Bez tytułu|Indeks|zob.|zob. też",
  cs: "Obsah|Poznámky|Obálka|Titulní strana|Tiráž|Stránky|Začátek textu|Orientační body|Bez názvu|Rejstřík|viz|viz též",
  sk: "Obsah|Poznámky|Obálka|Titulná strana|Tiráž|Strany|Začiatok textu|Orientačné body|Bez názvu|Register|pozri|pozri aj",
  hu: "Tartalom|Jegyzetek|Borító|Címlap|Impresszum|Oldalak|A szöveg kezdete|Tájékozódási pontok|Cím nélkül|Mutató|lásd|lásd még",
  hr: "Sadržaj|Bilješke|Naslovnica|Naslovna stranica|Autorska prava|Stranice|Početak teksta|Orijentiri|Bez naslova|Kazalo|vidi|vidi i",
  tr: "İçindekiler|Notlar|Kapak|Başlık sayfası|Telif hakkı|Sayfalar|Metnin başı|Yer işaretleri|Başlıksız|Dizin|bkz.|ayrıca bkz.",
  ru: "Содержание|Примечания|Обложка|Титульный лист|Авторские права|Страницы|Начало текста|Ориентиры|Без названия|Указатель|см.|см. также",
  uk: "Зміст|Примітки|Обкладинка|Титульна сторінка|Авторські права|Сторінки|Початок тексту|Орієнтири|Без назви|Покажчик|див.|див. також",
  el: "Περιεχόμενα|Σημειώσεις|Εξώφυλλο|Σελίδα τίτλου|Πνευματικά δικαιώματα|Σελίδες|Αρχή του κειμένου|Ορόσημα|Χωρίς τίτλο|Ευρετήριο|βλ.|βλ. επίσης",
  la: "Index|Notae|Tegumentum|Frons libri|Iura|Paginae|Initium|Loci|Sine titulo|Index rerum|vide|vide etiam",
};

/** The words in the language of the book; English where we do not know it. */
export function termsOf(language: string): Terms {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  const known = primary === "no" ? "nb" : primary;
  const spoken = Object.hasOwn(WORDS, known) ? known : "en";
  const [contents = "", notes = "", cover = "", titlePage = "", copyrightPage = "", ...rest] = (
    WORDS[spoken] ?? ""
  ).split("|");
  const [pages = "", start = "", landmarks = "", untitled = "", index = "", ...referring] = rest;
  const [see = "", seeAlso = ""] = referring;
  return {
    language: spoken,
    contents,
    notes,
    cover,
    titlePage,
    copyrightPage,
    pages,
    start,
    landmarks,
    untitled,
    index,
    see,
    seeAlso,
  };
}
