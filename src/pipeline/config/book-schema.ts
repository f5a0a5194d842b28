import { SECTION_ROLES } from "../../model/book.ts";
import { STYLE_MEANINGS } from "../../readers/choices.ts";
import { MOST_OF } from "../../readers/limits.ts";
import { jsonSchemaOf, type Schema } from "./schema.ts";

/** The roles a file of a book can be given by hand. */
export const fileRoles: readonly string[] = [
  "part",
  ...SECTION_ROLES.filter((role) => role !== "section"),
];

const text = (about: string): Schema => ({ kind: "text", about });

const files = (about: string): Schema => ({
  kind: "list",
  orOne: true,
  about,
  of: {
    kind: "either",
    of: [
      text("A path in the book's folder"),
      {
        kind: "keys",
        keys: {
          file: text("A path in the book's folder"),
          role: {
            kind: "choice",
            of: fileRoles,
            about: "What the file is, where its words do not say",
          },
          title: text("A title, where the file has no heading"),
        },
      },
    ],
  },
});

const theme: Schema = {
  kind: "either",
  about: "A theme by name or folder, or its name with tokens of your own",
  of: [text("A theme by name or folder"), { kind: "map", of: { kind: "anything" } }],
};

const people: Schema = {
  kind: "list",
  orOne: true,
  of: text("A name as it is printed"),
  about: "Who wrote it, as their names are printed",
};

const formats: Schema = {
  kind: "list",
  orOne: true,
  of: text("A format: epub, pdf, html, site, md"),
  about: "The formats to make, where the command line names none",
};

const output: Schema = {
  kind: "map",
  of: { kind: "anything" },
  about: "Options of single formats, by the format's name",
};

const date: Schema = {
  kind: "text",
  pattern: "^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$",
  about: "Date of publication: 2026, 2026-11 or 2026-11-23",
};

/** What one edition may say differently from its book. */
const edition: Schema = {
  kind: "keys",
  keys: {
    isbn: text("The ISBN of this edition; its check digit is checked"),
    formats,
    store: text("The store whose rules the edition keeps: kindle, apple, kobo, generic"),
    theme,
    output,
    publisher: text("The publisher of this edition"),
    rights: text("The copyright line of this edition"),
    date,
  },
};

/** All that `book.yaml`, and the front matter of a manuscript, may say. */
export const bookSchema: Schema & { readonly kind: "keys" } = {
  kind: "keys",
  about: "A book for quoin. Every key is optional: what can be inferred is inferred, and said",
  keys: {
    $schema: text("Where the schema of this file is"),
    title: text("The title; without one the title page says Untitled"),
    subtitle: text("The subtitle"),
    authors: people,
    author: people,
    contributors: {
      kind: "list",
      about: "Others who made the book",
      of: {
        kind: "keys",
        keys: {
          name: text("The name as it is printed"),
          role: text("What they did: editor, translator, illustrator, or a MARC relator code"),
        },
      },
    },
    language: text("The language as a BCP 47 tag: en-GB, fr, de-CH"),
    lang: text("The same as language"),
    identifier: text("An identifier of your own: urn:uuid:… or urn:isbn:…"),
    isbn: text("The ISBN; its check digit is checked"),
    publisher: text("The publisher"),
    rights: text("The copyright line, printed as given"),
    description: text("What the book is about, for catalogues"),
    subjects: {
      kind: "list",
      orOne: true,
      of: text("A subject"),
      about: "Subjects for catalogues",
    },
    series: {
      kind: "either",
      about: "The series the book belongs to",
      of: [
        text("The name of the series"),
        {
          kind: "keys",
          keys: { name: text("The name of the series"), position: { kind: "number" } },
        },
      ],
    },
    date,
    cover: {
      kind: "either",
      about: "The image on the front",
      of: [
        text("A path in the book's folder"),
        {
          kind: "keys",
          keys: {
            image: text("A path in the book's folder"),
            alt: text("What the cover shows, for those who cannot see it"),
          },
        },
      ],
    },
    theme,
    style: text("A house style by name: chicago, oxford; without one the author's habits are kept"),
    profile: {
      kind: "keys",
      about: "Habits of the author, where counting them does not tell",
      keys: {
        quotes: {
          kind: "choice",
          of: ["double", "single", "angle", "low"],
          about:
            "The quotation marks that stand outside: in English double or single, elsewhere those of a set the language has",
        },
        dash: {
          kind: "choice",
          of: ["closed", "spaced"],
          about: "How hyphens typed for dashes are set in English text",
        },
        ellipsis: {
          kind: "choice",
          of: ["closed", "spaced"],
          about: "How an ellipsis stands to the word before it, where the language leaves it open",
        },
        spelling: {
          kind: "choice",
          of: ["en-US", "en-GB"],
          about: "The spelling of which every other is an exception",
        },
        accents: {
          kind: "choice",
          of: ["set"],
          about:
            "set: an apostrophe typed for an accent, as in Italian perche', becomes the letter",
        },
        sceneBreak: text(
          "The mark of a scene break as typed, of which every other is an exception",
        ),
      },
    },
    styles: {
      kind: "map",
      of: { kind: "choice", of: STYLE_MEANINGS, about: "What the style stands for in the book" },
      about: "Styles of your own in a document of a word processor, by name: what each stands for",
    },
    changes: {
      kind: "choice",
      of: ["accept", "reject", "fail"],
      about:
        "What becomes of changes tracked in a document and not yet decided: accept unless said; fail makes no book",
    },
    limits: {
      kind: "keys",
      about: "How far the limits of manuscripts are raised, each to eight times the usual at most",
      keys: {
        file: limit("file", "Megabytes of a file; 32 unless said"),
        unfolded: limit("unfolded", "Megabytes a document unfolds to; 256 unless said"),
        files: limit("files", "Files in a document; 5,000 unless said"),
        ratio: limit("ratio", "Times its packed size a file unfolds to; 400 unless said"),
        elements: limit(
          "elements",
          "Elements: of a page a million unless said and eight at most, of a part of a document ten unless said",
        ),
      },
    },
    files: files(
      "The manuscripts in order; without it, all of the folder in the order of their names",
    ),
    front: files("Manuscripts that stand before the text"),
    back: files("Manuscripts that stand after the text"),
    formats,
    output,
    rules: {
      kind: "map",
      of: { kind: "flag" },
      about: "Rules and notes by id, false to leave one out",
    },
    editions: { kind: "map", of: edition, about: "Editions by name, each with what differs" },
  },
};

function limit(name: keyof typeof MOST_OF, about: string): Schema {
  return { kind: "number", least: 1, most: MOST_OF[name], about };
}

/** The contents of `book.schema.json`, as the package publishes it. */
export function bookJsonSchema(): string {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "quoin book",
    ...jsonSchemaOf(bookSchema),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
