import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Book, Inline } from "../../src/model/book.ts";
import { flowText } from "../../src/model/text.ts";
import { headingWords, namedHeadings } from "../../src/readers/heading-words.ts";
import type { Locale } from "../../src/typography/locale.ts";
import { localeFor, locales } from "../../src/typography/locales/registry.ts";
import { fixPlainText, type PlainFix } from "../../src/typography/plain.ts";
import { polish } from "../../src/typography/polish.ts";
import { bookOf, bookOfTexts } from "./book.ts";

function fixed(text: string, language: string): PlainFix {
  const outcome = fixPlainText(text, { language, source: "t" });
  if (!outcome.ok) throw new Error("not fixed");
  return outcome.value;
}

/** The paragraphs of a book after polishing, parted by blank lines. */
function polished(book: Book): string {
  const outcome = polish(book, { sources: new Map() });
  if (!outcome.ok) throw new Error("not polished");
  const section = outcome.value.book.body[0];
  const blocks = section?.type === "section" ? section.blocks : [];
  return blocks
    .map((block) => (block.type === "paragraph" ? flowText(block.inlines) : ""))
    .join("\n\n");
}

const text = (value: string): Inline => ({ type: "text", value });
const phrase = (language: string, value: string): Inline => ({
  type: "phrase",
  language,
  inlines: [text(value)],
});

/** What is no mark and no space; in languages of low and angle quotes `,,` and `<<` are marks. */
const base = (value: string): string =>
  value.replace(/,,|<<|>>/gu, "").replace(/[\s"'“”„‟‘’‚‛«»‹›`´′″.…\-‐-―−⸺⸻]/gu, "");

describe.each(locales)("$name", (locale: Locale) => {
  const { tag, examples, chapterWords, quotes } = locale;

  test("shows at least six things that are left alone", () => {
    const bare = (value: string): string => value.replace(/[\u00A0\u202F ]/gu, " ");
    const alone = examples.filter(({ before, after }) => bare(before) === bare(after));
    expect(alone.length).toBeGreaterThanOrEqual(6);
  });

  test("heads its chapters with words that the readers know", () => {
    const unknown = chapterWords.filter(
      (word) => !headingWords.has(word) && !namedHeadings.some(([, named]) => named.test(word)),
    );
    expect(unknown).toEqual([]);
  });

  test("never has the same mark twice in one set but to open and close", () => {
    const openings = quotes.map(({ open }) => open);
    expect(new Set(openings).size).toBe(openings.length);
  });

  const manuscript = fc
    .array(fc.constantFrom(...examples.map(({ before }) => before)), { minLength: 1, maxLength: 8 })
    .map((paragraphs) => paragraphs.join("\n\n"));

  test("a manuscript fixed twice is fixed once, keeps its words, and can be taken back", () => {
    fc.assert(
      fc.property(manuscript, (typed) => {
        const { text: after, changes } = fixed(typed, tag);
        expect(fixed(after, tag).text).toBe(after);
        expect(base(after)).toBe(base(typed));
        let back = after;
        for (const { at, before, after: put } of changes)
          back = back.slice(0, at.start) + before + back.slice(at.start + put.length);
        expect(back).toBe(typed);
      }),
      { numRuns: 150 },
    );
  });

  test("a book polished twice is polished once, spaces and all", () => {
    fc.assert(
      fc.property(manuscript, (typed) => {
        const once = polished(bookOfTexts(typed.split("\n\n"), tag));
        expect(polished(bookOfTexts(once.split("\n\n"), tag))).toBe(once);
        expect(base(once)).toBe(base(typed));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a passage in another language", () => {
  test("follows its own rules inside, and the book's quotes stand outside", () => {
    const book = bookOf(
      [[text('She said "'), phrase("fr", 'Il a dit "non"!'), text('" and left.')]],
      "en-US",
    );
    expect(polished(book)).toBe("She said “Il a dit «\u202Fnon\u202F»\u202F!” and left.");
  });

  test("is set in the quotes of its book where they stand outside it", () => {
    const book = bookOf(
      [[text('Er rief "'), phrase("en-US", "I'm--here"), text('" und ging.')]],
      "de",
    );
    expect(polished(book)).toBe("Er rief „I’m—here“ und ging.");
  });

  test("keeps its levels in a book of single quotes", () => {
    const book = bookOf(
      [
        [text("'Come,' he said. 'Now.'")],
        [text("He wrote: "), phrase("fr", "«Viens»"), text(" and "), phrase("ru", '"Иди - туда"')],
      ],
      "en-GB",
    );
    expect(polished(book)).toBe(
      "‘Come,’ he said. ‘Now.’\n\nHe wrote: «\u202FViens\u202F» and «Иди\u00A0— туда»",
    );
  });

  test("may be a paragraph or a whole section", () => {
    const book = bookOfTexts(['"Yes," she said.', '- Oui ! "Viens", dit-il.'], "en-US");
    const [section] = book.body;
    if (section?.type !== "section") throw new Error("no section");
    const [first, second] = section.blocks;
    if (first === undefined || second === undefined) throw new Error("no paragraphs");
    const mixed = {
      ...book,
      body: [{ ...section, blocks: [first, { ...second, language: "fr" }] }],
    };
    expect(polished(mixed)).toBe(
      "“Yes,” she said.\n\n—\u00A0Oui\u202F! «\u202FViens\u202F», dit-il.",
    );
    const foreign = { ...book, body: [{ ...section, language: "de" }] };
    expect(polished(foreign)).toContain("„Yes,“ she said.");
  });
});

describe("dialogue", () => {
  test.each([
    ["es", "-No lo sé -dijo.\n\n-Ni yo.", "—No lo sé —dijo.\n\n—Ni yo."],
    [
      "es",
      "-Pase -dijo-, pero sin el arma -y sin él-.",
      "—Pase —dijo—, pero sin el arma —y sin él—.",
    ],
    ["es", "una línea que sigue\n- no es un diálogo", "una línea que sigue\n—no es un diálogo"],
    ["es", "— Ven — dijo él —. Ahora — o nunca.", "—Ven —dijo él—. Ahora —o nunca."],
    ["ru", "строка, которая идёт дальше\n– и дальше", "строка, которая идёт дальше\n— и дальше"],
    ["ru", "1914 – 1918, пн–пт", "1914 – 1918, пн–пт"],
    ["pt-BR", "- Sou eu - disse -, sim.", "— Sou eu — disse —, sim."],
    ["de", `"Hans' Bruder 'Max' kam."`, "„Hans’ Bruder ‚Max‘ kam.“"],
  ])("%s: %s", (language, before, after) => {
    expect(fixed(before, language).text).toBe(after);
    expect(fixed(after, language).text).toBe(after);
  });
});

test("a scene that opens with « and closes with » after speeches of dashes is whole", () => {
  const text = '"Qui est là ?\n\n- Moi.\n\n- Entrez !\n\n- Merci."\n\nElle dit : "Bien."';
  const outcome = fixPlainText(text, { language: "fr", source: "t" });
  expect(outcome.diagnostics).toEqual([]);
  expect(outcome.ok && outcome.value.text).toBe(
    "«Qui est là ?\n\n— Moi.\n\n— Entrez !\n\n— Merci.»\n\nElle dit : «Bien.»",
  );
});

test("one quotation in other marks of the language is no habit, a fifth of them is", () => {
  const many = Array<string>(12).fill('"Ja", sagte er.').join("\n\n");
  expect(fixed(`${many}\n\n»Nein«, sagte sie.`, "de").text).toContain("„Nein“, sagte sie.");
  const some = Array<string>(4).fill("»Nein«, sagte sie.").join("\n\n");
  expect(fixed(`${many}\n\n${some}`, "de").text).toContain("»Ja«, sagte er.");
});

test("a » that goes on with a speech is no stray, whether « opened it or a dash", () => {
  const text = "—Uno.\n\n»Dos.\n\n»Tres.\n\nFin.\n\n«Cuatro.\n\n»Cinco.»";
  const outcome = fixPlainText(text, { language: "es", source: "t" });
  expect(outcome.diagnostics).toEqual([]);
  expect(outcome.ok && outcome.value.text).toBe(text);
  expect(fixPlainText("Uno.\n\n»Dos.", { language: "es", source: "t" }).diagnostics.length).toBe(1);
});

test.each([
  ["no", "nb"],
  ["nn-NO", "nb"],
  ["pt", "pt-BR"],
  ["pt-AO", "pt-PT"],
  ["de-AT", "de"],
  ["en-AU", "en-GB"],
  ["en", "en-US"],
  ["es-AR", "es-MX"],
  ["FR-ch", "fr-CH"],
  ["uk-UA", "uk"],
  ["tlh", "en-US"],
])("%s is set as %s", (tag, expected) => {
  expect(localeFor(tag).tag).toBe(expected);
});

describe("one damaged mark", () => {
  const paragraphs = (open: string, close: string): readonly string[] => [
    `${open}Uno${close}, dos.`,
    "Tres cuatro.",
    `Cinco ${open}seis${close} siete.`,
    "Ocho nueve.",
    `${open}Diez${close}, once.`,
    "Doce.",
  ];
  test.each(locales.map(({ tag }) => [tag]))("leaves the rest of the book alone in %s", (tag) => {
    const whole = fixed(paragraphs('"', '"').join("\n\n"), tag).text.split("\n\n");
    for (const damaged of [0, 2, 4])
      for (const [open, close] of [
        ["", '"'],
        ['"', ""],
        ["'", '"'],
      ] as const) {
        const typed = paragraphs('"', '"').map((line, i) =>
          i === damaged ? (paragraphs(open, close)[i] ?? "") : line,
        );
        const after = fixed(typed.join("\n\n"), tag).text.split("\n\n");
        expect(after.filter((line, i) => i !== damaged && line !== whole[i])).toEqual([]);
      }
  });
});

describe("levels", () => {
  test.each([
    ["fr", `"Il dit: 'Elle a crié "non".'"`, "«Il dit: “Elle a crié «non».”»"],
    ["de", `"Er: 'Sie: "nein"'"`, "„Er: ‚Sie: „nein“‘“"],
    ["de", `"Ja", sagte er. Das Wort 'ja' fiel.`, "„Ja“, sagte er. Das Wort ‚ja‘ fiel."],
    ["de", "'Ja', sagte er. 'Nein', sagte sie.", "„Ja“, sagte er. „Nein“, sagte sie."],
    ["it", "«Disse “a” e “b” e “c”.»", "«Disse “a” e “b” e “c”.»"],
    ["nl", `"Hij zei 'a' en 'b' en 'c'."`, "‘Hij zei “a” en “b” en “c”.’"],
    ["es", "Inicio » Página", "Inicio » Página"],
    ["es", "«Ana: “Eva: ‘Sí’ y ‘no’ y ‘ya’.”»", "«Ana: “Eva: ‘Sí’ y ‘no’ y ‘ya’.”»"],
    ["es", "La voz ‘casa’ y “hogar”.", "La voz ‘casa’ y “hogar”."],
    ["nl", "'s Ochtends zei hij: 'Kom.'", "’s Ochtends zei hij: ‘Kom.’"],
    ["uk", `"П'ять 'м'ят'", сказав.`, "«П’ять „м’ят“», сказав."],
  ])("%s: %s", (language, before, after) => {
    expect(fixed(before, language).text).toBe(after);
    expect(fixed(after, language).text).toBe(after);
  });
});
