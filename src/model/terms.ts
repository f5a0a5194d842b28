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
}

/** By primary language subtag, in the order of the fields of `Terms`. */
const WORDS: Readonly<Record<string, string>> = {
  en: "Contents|Notes|Cover|Title page|Copyright|Pages|Start of the text|Landmarks|Untitled",
  de: "Inhalt|Anmerkungen|Umschlag|Titelseite|Impressum|Seiten|Textbeginn|Wegmarken|Ohne Titel",
  fr: "Table des matières|Notes|Couverture|Page de titre|Mentions légales|Pages|Début du texte|Repères|Sans titre",
  es: "Índice|Notas|Cubierta|Portada|Créditos|Páginas|Comienzo del texto|Puntos de referencia|Sin título",
  it: "Indice|Note|Copertina|Frontespizio|Colofone|Pagine|Inizio del testo|Punti di riferimento|Senza titolo",
  pt: "Sumário|Notas|Capa|Folha de rosto|Créditos|Páginas|Início do texto|Pontos de referência|Sem título",
  ca: "Índex|Notes|Coberta|Portada|Crèdits|Pàgines|Començament del text|Punts de referència|Sense títol",
  ro: "Cuprins|Note|Copertă|Pagină de titlu|Drepturi de autor|Pagini|Începutul textului|Repere|Fără titlu",
  nl: "Inhoud|Noten|Omslag|Titelpagina|Colofon|Pagina’s|Begin van de tekst|Herkenningspunten|Zonder titel",
  sv: "Innehåll|Noter|Omslag|Titelsida|Upphovsrätt|Sidor|Textens början|Landmärken|Utan titel",
  da: "Indhold|Noter|Omslag|Titelblad|Ophavsret|Sider|Tekstens begyndelse|Landemærker|Uden titel",
  nb: "Innhold|Noter|Omslag|Tittelside|Opphavsrett|Sider|Tekstens begynnelse|Landemerker|Uten tittel",
  nn: "Innhald|Notar|Omslag|Tittelside|Opphavsrett|Sider|Starten på teksten|Landemerke|Utan tittel",
  fi: "Sisällys|Viitteet|Kansi|Nimiösivu|Tekijänoikeus|Sivut|Tekstin alku|Maamerkit|Nimetön",
  is: "Efnisyfirlit|Neðanmálsgreinar|Kápa|Titilsíða|Höfundarréttur|Síður|Upphaf textans|Kennileiti|Án titils",
  pl: "Spis treści|Przypisy|Okładka|Strona tytułowa|Prawa autorskie|Strony|Początek tekstu|Punkty orientacyjne|Bez tytułu",
  cs: "Obsah|Poznámky|Obálka|Titulní strana|Tiráž|Stránky|Začátek textu|Orientační body|Bez názvu",
  sk: "Obsah|Poznámky|Obálka|Titulná strana|Tiráž|Strany|Začiatok textu|Orientačné body|Bez názvu",
  hu: "Tartalom|Jegyzetek|Borító|Címlap|Impresszum|Oldalak|A szöveg kezdete|Tájékozódási pontok|Cím nélkül",
  hr: "Sadržaj|Bilješke|Naslovnica|Naslovna stranica|Autorska prava|Stranice|Početak teksta|Orijentiri|Bez naslova",
  tr: "İçindekiler|Notlar|Kapak|Başlık sayfası|Telif hakkı|Sayfalar|Metnin başı|Yer işaretleri|Başlıksız",
  ru: "Содержание|Примечания|Обложка|Титульный лист|Авторские права|Страницы|Начало текста|Ориентиры|Без названия",
  uk: "Зміст|Примітки|Обкладинка|Титульна сторінка|Авторські права|Сторінки|Початок тексту|Орієнтири|Без назви",
  el: "Περιεχόμενα|Σημειώσεις|Εξώφυλλο|Σελίδα τίτλου|Πνευματικά δικαιώματα|Σελίδες|Αρχή του κειμένου|Ορόσημα|Χωρίς τίτλο",
  la: "Index|Notae|Tegumentum|Frons libri|Iura|Paginae|Initium|Loci|Sine titulo",
};

/** The words in the language of the book; English where we do not know it. */
export function termsOf(language: string): Terms {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  const known = primary === "no" ? "nb" : primary;
  const spoken = Object.hasOwn(WORDS, known) ? known : "en";
  const [contents = "", notes = "", cover = "", titlePage = "", copyrightPage = "", ...rest] = (
    WORDS[spoken] ?? ""
  ).split("|");
  const [pages = "", start = "", landmarks = "", untitled = ""] = rest;
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
  };
}
