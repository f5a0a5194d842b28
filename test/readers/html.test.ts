import { describe, expect, test } from "vitest";
import { indexOf } from "../../src/model/index-entries.ts";
import { html } from "../../src/readers/html/html.ts";
import { show } from "./show.ts";

async function read(page: string): Promise<string> {
  return show(await html.read({ id: "a.html", bytes: new TextEncoder().encode(page) }));
}

describe("what a page says of its language", () => {
  test.each([
    ["", undefined],
    ["x-none", undefined],
    ["english", undefined],
    ["la_VA", "la-VA"],
  ])("“%s” is taken as a tag, or not at all", async (lang, tag) => {
    const page = `<html lang="${lang}"><body><h1>I</h1><p>Arma virumque cano <i lang="${lang}">Troiae</i>.</p></body></html>`;
    const lines = (await read(page)).split("\n");
    expect(lines.find((line) => line.startsWith("language: "))).toBe(tag && `language: "${tag}"`);
  });

  test.each(["", "en_US", "x-none", "-"])(
    "a book in “%s” has an index all the same",
    (language) => {
      const metadata = { language } as Parameters<typeof indexOf>[0]["metadata"];
      expect(
        indexOf({ metadata, front: [], body: [], back: [], assets: [], settings: {} } as never),
      ).toEqual([]);
    },
  );
});

describe("a page in another encoding", () => {
  // The same two lines as programs of their countries saved them.
  const cyrillic = [0xc4, 0xee, 0xe6, 0xe4, 0xfc];
  const japanese = [0x89, 0x4a, 0x82, 0xaa];
  const readBytes = async (head: string, words: readonly number[]) => {
    const [before = "", after = ""] = `${head}<h1>1</h1><p>~.</p>`.split("~");
    const bytes = new Uint8Array([...Buffer.from(before), ...words, ...Buffer.from(after)]);
    return show(await html.read({ id: "a.html", bytes }));
  };

  test.each([
    ['<meta charset="windows-1251">', cyrillic, "Дождь"],
    ["<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", cyrillic, "Дождь"],
    ['<?xml version="1.0" encoding="windows-1251"?>', cyrillic, "Дождь"],
    ["<META CHARSET=Shift_JIS>", japanese, "雨が"],
    ["<meta charset=windows-1252>", [0x93, 0x41, 0x94], "“A”"],
    ["<meta charset=iso-8859-1>", [0x93, 0x41, 0x94], "“A”"],
    ["<meta charset=iso-2022-jp>", [0x1b, 0x24, 0x42, 0x31, 0x2b, 0x1b, 0x28, 0x42], "雨"],
  ])("%s is read in it, and nothing was guessed", async (head, words, text) => {
    const shown = await readBytes(head, words);
    expect(shown).toContain(`|${text}.|`);
    expect(shown).not.toContain("guessed-encoding");
  });

  test("that it is not in, or that there is none of, is read as its bytes show", async () => {
    for (const name of ["windows-1251", "x-none", "utf-16"])
      expect(await readBytes(`<meta charset=${name}>`, [...Buffer.from("雨")])).toContain("|雨.|");
    expect(await readBytes("<meta charset=utf-8>", [0x93, 0x41, 0x94])).toContain("|“A”.|");
  });
});

describe("the text of a page", () => {
  test("is all of it, behind its end and in pages put one behind another too", async () => {
    const one = (n: number) =>
      `<html><head><title>${n}</title></head><body><h1>Chapter ${n}</h1><p>Words of ${n}.</p></body></html>`;
    const shown = await read(`${one(1)}\n${one(2)} And a line behind.`);
    expect(shown).toContain("|Words of 1.|");
    expect(shown).toContain("heading 1 chapter 2 |Chapter 2|");
    expect(shown).toContain("|And a line behind.|");
    expect(shown).not.toContain("|2|");
  });

  test("of Google Docs has no running heads, and its links lead where they say", async () => {
    const link =
      '<span style="text-decoration:underline"><a href="https://www.google.com/url?q=https://example.org/a%3Fb&amp;sa=D">there</a></span>';
    const shown = await read(
      `<body class="c1 doc-content"><div><p>Running head</p></div><h1>Chapter One</h1><p>Go ${link}.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div></body>`,
    );
    expect(shown).toContain(
      "paragraph |Go | {link https://example.org/a?b |there|} |.| {note paragraph |A note.|}",
    );
    expect(shown).not.toContain("|Running head|");
    expect(shown).toContain("“Running head” is a site’s own and was left out");
  });

  test("of Word has lists, whose marks are none of its words", async () => {
    const item = (mark: string, words: string, indent = ".5in") =>
      `<p class=MsoListParagraph style='margin-left:${indent};text-indent:-.25in'><span style='font-family:Symbol'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>${words}</p>\n`;
    const shown = await read(
      `<body><h1>Chapter One</h1><p>It rained.</p>${item("·", "one <i>thing</i>")}${item("o", "inner", "1.0in")}${item("·", "two")}<p>Between.</p>${item("3.", "three")}${item("4.", "four")}</body>`,
    );
    expect(shown).toContain(
      [
        "list bullets",
        "  item",
        "    paragraph |one | {emphasis |thing|}",
        "    list bullets",
        "      item",
        "        paragraph |inner|",
        "  item",
        "    paragraph |two|",
        "paragraph |Between.|",
        "list from 3",
        "  item",
        "    paragraph |three|",
      ].join("\n"),
    );
  });

  test("of Word has its title by a class", async () => {
    const shown = await read(
      "<body><p class=MsoTitle>The Well</p><p class=MsoSubtitle>A Tale</p><h1>Chapter One</h1><p>It rained.</p></body>",
    );
    expect(shown).toContain('title: "The Well"\nsubtitle: "A Tale"');
  });

  test("is kept however deep it stands, and it is said", async () => {
    const deep = (open: string, close: string) =>
      `${open.repeat(90)}<p>Deep words.</p>${close.repeat(90)}`;
    for (const inner of [deep("<blockquote>", "</blockquote>"), deep("<ul><li>", "</li></ul>")]) {
      const shown = await read(`<h1>Chapter One</h1><p>It rained.</p>${inner}`);
      expect(shown).toContain("|Deep words.|");
      expect(shown).toContain("nested deeper than a book can show");
    }
  });

  test("of a download from the Archive has what its author says before and after it", async () => {
    const note = (label: string, words: string) =>
      `<p>${label}</p><blockquote class="userstuff"><p>${words}</p></blockquote>`;
    const shown = await read(
      `<body><div id="preface"><div class="meta"><h1>The Well</h1>${note("Summary", "It rains.")}${note("Notes", "For my friends.")}</div></div><div id="chapters" class="userstuff"><h2>Chapter 1</h2><div class="userstuff"><p>It rained.</p></div></div><div id="afterword"><div id="endnotes">${note("End Notes", "Thank you.")}</div><p class="message">Drop by and comment!</p></div></body>`,
    );
    expect(shown).toContain('description: "It rains."');
    expect(shown).toMatch(
      /Author’s Note.*\nparagraph \|For my friends\.\|\n(?:.*\n)*.*It rained\.(?:.*\n)*.*Author’s Note.*\nparagraph \|Thank you\.\|/,
    );
    expect(shown).toContain("words of the page stand outside its text");
  });

  test("may lie in a form; what one fills in is left out", async () => {
    const shown = await read(
      '<body><form><input value="x"><h1>Chapter One</h1><p>It rained.</p><button>Next</button></form><form><label>Your name</label><input></form></body>',
    );
    expect(shown).toContain("|It rained.|");
    expect(shown).not.toMatch(/\|(?:Next|Your name)/);
  });
});

describe("notes of a page", () => {
  const call = (n: number, words: string) => `<a role="doc-noteref" href="#n${n}">${words}</a>`;
  const note = (n: number, words: string) =>
    `<aside role="doc-footnote" id="n${n}"><p>${words}</p></aside>`;

  test("that call each other in a ring, or twice each, are read once", async () => {
    const notes = Array.from({ length: 40 }, (_, n) => {
      const next = (n + 1) % 40;
      return note(n, `Words of ${n} ${call(next, "a")} and ${call(next, "b")}`);
    });
    const page = `<h1>Chapter One</h1><p>Text ${call(0, "1")} goes on.</p>${notes.join("")}`;
    const shown = await read(page);
    expect(shown).toContain("Words of 0 a and b");
    expect(shown).toContain("is called from inside a note");
  });

  test("that only notes call stand at the end of the first of them, and none is lost in a ring", async () => {
    const page = `<h1>Chapter One</h1><p>Text ${call(1, "1")} goes on.</p>${note(1, `One, see ${call(2, "2")}.`)}${note(2, `Two, see ${call(3, "3")} and ${call(1, "1")}.`)}${note(3, `Three, see ${call(2, "2")}.`)}${note(4, `Four, see ${call(5, "5")}.`)}${note(5, `Five, see ${call(4, "4")}.`)}`;
    const shown = await read(page);
    expect(shown.replaceAll("\n", " ")).toContain(
      "{note paragraph |One, see 2.| paragraph |Two, see 3 and 1.| paragraph |Three, see 2.|}",
    );
    for (const words of ["Four, see 5.", "Five, see 4."]) expect(shown).toContain(`|${words}|`);
  });

  test("that are called again without end stay words", async () => {
    const page = `<h1>Chapter One</h1><p>${call(1, "1").repeat(20_000)}</p>${note(1, "Words ".repeat(20_000))}`;
    const shown = await read(page);
    expect(shown.length).toBeLessThan(6_000_000);
    expect(shown).toContain("called again and again");
  });

  test("lose the number of their call, and no number of their own", async () => {
    const notes = [
      note(1, "1984 was a hard year."),
      note(2, "2. Two came."),
      note(3, '<a role="doc-backlink" href="#c3">3</a> 300 men stood.'),
      '<ol><li id="n4"><p>4 of them fell. <a role="doc-backlink" href="#c4">↩</a></p></li></ol>',
    ];
    const calls = [1, 2, 3, 4].map((n) => call(n, String(n)));
    const shown = await read(
      `<h1>Chapter One</h1><p>Text ${calls.join(" ")}.</p>${notes.join("")}`,
    );
    for (const words of ["|1984 was", "|Two came", "|300 men", "|4 of them"])
      expect(shown).toContain(words);
  });
});

test("a poem keeps every line of its stanzas, and what stands between them", async () => {
  const shown = await read(
    `<h1>I</h1><p>Before.</p>
    <div class="poem"><div class="stanza"><p>Line one<br>Line two</p></div><div class="stanza"><p>Line three</p></div></div>
    <div class="poem"><div class="stanza"><p>Line four</p></div><ul><li>An item</li></ul><blockquote>Line five</blockquote></div>
    <div class="poetry"><div class="stanza"><div class="verse indent0">Line six</div><div class="verse indent2">Line seven</div></div></div>`,
  );
  for (const word of ["one", "two", "three", "four", "five", "six", "seven"])
    expect(shown).toContain(`|Line ${word}|`);
  expect(shown).toContain("|An item|");
});

test("a frame keeps the words beside its image", async () => {
  const shown = await read(
    `<h1>I</h1><p>Before.</p><figure><p>Above it.</p><p><img src="a.png" alt="A mill"> Beside it.</p>
    <ul><li>Under it</li></ul><figcaption>The caption</figcaption></figure>`,
  );
  for (const words of ["Above it.", "Beside it.", "Under it", "The caption"])
    expect(shown.split(words)).toHaveLength(2);
});

test("a chapter called as a part of a site is called is a chapter", async () => {
  const shown = await read(
    `<section id="menu" class="level1"><h1>Menu</h1><p>Soup came first.</p></section>
    <section id="dinner" class="level1"><h1 id="social-climbing">Social climbing</h1><p>Then fish.</p></section>
    <div id="comments"><h1>Comments</h1><p>They had some.</p></div>
    <div id="sidebar"><a href="/">Home of the site</a></div><div class="menu"><h2>Menu</h2>About us</div>`,
  );
  for (const words of ["Menu", "Soup came", "Social climbing", "Then fish", "Comments", "They had"])
    expect(shown).toContain(`|${words}`);
  expect(shown).not.toContain("|Home of the site");
  expect(shown).not.toContain("|About us");
});

describe("words out of sight are left out", () => {
  const sheet = "p .zz{display:none} .a.b{visibility:hidden} .box p{font-size:0}";
  test.each([
    '<p>Seen <span style="font-size:0.01px">secret</span>.</p>',
    '<p>Seen <span style="display:inline-block;width:0;overflow:hidden">secret</span>.</p>',
    '<p>Seen <span style="position:absolute;clip:rect(0 0 0 0)">secret</span>.</p>',
    '<p>Seen <span style="position:absolute;clip-path:inset(50%)">secret</span>.</p>',
    '<p>Seen <span class="zz">secret</span>.</p>',
    '<p>Seen <span class="b c a">secret</span>.</p>',
    '<div class="box"><p>secret</p></div><p>Seen.</p>',
    '<pre>Seen <span style="display:none">secret</span></pre>',
  ])("%s", async (words) => {
    const shown = await read(`<style>${sheet}</style><h1>I</h1>${words}`);
    expect(shown).toContain("Seen");
    expect(shown).toContain("“secret” is hidden");
    expect(shown.split("secret")).toHaveLength(2);
  });

  test("and those in sight are not", async () => {
    const shown = await read(
      `<style>${sheet}</style><h1>I</h1><div class="zz">One</div><p class="a">Two</p>
      <p style="font-size:0.5em;opacity:0.5">Three</p><p style="overflow:hidden;width:100%">Four</p>`,
    );
    for (const word of ["One", "Two", "Three", "Four"]) expect(shown).toContain(`|${word}|`);
  });
});

test("words directly in a list or a table stay", async () => {
  const shown = await read(
    `<h1>I</h1><ul>Loose one <i>two</i><li>Item three</li>Loose four</ul>
    <table><caption>Over five</caption>Loose six<tr>Loose seven<td>Cell eight</td></tr></table>
    <table><tbody><p>Loose nine</p><tr><td>Ten</td><td>Eleven</td></tr></tbody></table>`,
  );
  const words = "one two three four five six seven eight nine Ten Eleven".split(" ");
  for (const word of words) expect(shown.split(word)).toHaveLength(2);
});

describe("lists within lists", () => {
  const shownOf = async (lists: string) =>
    (await read(`<h1>I</h1>${lists}<p>After.</p>`)).split("\n").slice(1).join("\n");
  const proper =
    "<ul><li>a<ul><li>b</li><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul><ol><li>f<ol><li>g</li></ol></li><li>h</li></ol>";

  test("that Google Docs writes one after another are put where they belong", async () => {
    const list = (place: string, items: string, kind = "ul") =>
      `<${kind} class="c1 lst-kix_${place}">${items}</${kind}>`;
    const flat = [
      list("ab12-0 start", "<li>a</li>"),
      list("ab12-1 start", "<li>b</li><li>c</li>"),
      list("ab12-2 start", "<li>d</li>"),
      list("ab12-0", "<li>e</li>"),
      list("cd34-0 start", "<li>f</li>", "ol"),
      list("cd34-1 start", "<li>g</li>", "ol"),
      `${list("cd34-0", "<li>h</li>", "ol")}`,
    ];
    expect(await shownOf(flat.join(" \n"))).toBe(await shownOf(proper));
    expect(await shownOf(flat.join(""))).toBe(await shownOf(proper));
  });

  test("that stand beside an item belong to it, as a browser shows them", async () => {
    const beside =
      "<ul><li>a</li> <ul><li>b</li><li>c</li><ul><li>d</li></ul></ul><li>e</li></ul><ol><li>f</li><ol><li>g</li></ol><li>h</li></ol>";
    expect(await shownOf(beside)).toBe(await shownOf(proper));
  });
});

describe("pages made to take for ever", () => {
  const nested = (open: string, inner: string, close: string) => {
    const times = Math.floor(180 / open.split("<").length);
    return `${open.repeat(times)}${inner}${close.repeat(times)}`;
  };

  test.each([
    [
      "frames in frames",
      nested("<figure>", "<p>Words.</p>", "<figcaption>c</figcaption></figure>"),
    ],
    ["rows beside cells", nested("<table><div><tr><td>", "Words.", "</td></tr></div></table>")],
    [
      "verse in verse",
      nested("<div class=poem>", `<p>Words.</p>${"<b>a</b>".repeat(100_000)}`, "</div>"),
    ],
    [
      "notes in a box of thousands",
      `<p>Words.</p>${Array.from({ length: 30_000 }, (_, i) => `<a href="#n${i}">${i}</a>`).join("")}<div>${Array.from({ length: 30_000 }, (_, i) => `<p id="n${i}">a</p>`).join("")}</div>`,
    ],
    [
      "links to one long place",
      `<p>Words.</p>${'<a href="#n">1</a>'.repeat(30_000)}<div id="n">${"<b>a</b>".repeat(30_000)}</div>`,
    ],
  ])("%s", { timeout: 20_000 }, async (_, page) => {
    const before = process.cpuUsage();
    expect((await read(page)).split("Words.")).toHaveLength(2);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(8);
  });
});

describe("words that a page keeps out of sight", () => {
  const page = (inner: string, head = "") =>
    `<html><head><style>${head}</style></head><body><h1>Chapter One</h1><p>It rained.</p>${inner}<p>It stopped.</p></body></html>`;
  const left = "is hidden in the page and was left out";
  const kept = "seems to be hidden in the page, and was kept";

  test.each([
    ["letters of a point", '<span style="font-size:1px">Stolen.</span>'],
    ["letters of no size", '<p style="font-size: 0 !important">Stolen.</p>'],
    ["white on white", '<p style="color:#fff;background-color:white">Stolen.</p>'],
    [
      "the colour of a box",
      '<div style="background:#eee none"><p><span style="color:rgb(238, 238, 238)">Stolen.</span></p></div>',
    ],
    [
      "a font of the colour of the page",
      '<font color="#FEFEFE">Stolen.</font>',
      "body{background:#ffffff}",
    ],
    [
      "nearly the colour of the page",
      '<p class="x">Stolen.</p>',
      "body{background-color:#fff}.x{color:#fdfdfd}",
    ],
    ["far to the right", '<p style="position:absolute;right:-9999px">Stolen.</p>'],
    ["moved away", '<p style="transform:translateX(-9999px)">Stolen.</p>'],
    ["shrunk to nothing", '<p style="transform:scale(0)">Stolen.</p>'],
    ["a margin off the page", '<p style="margin-left:-9999px">Stolen.</p>'],
    ["a box of a pixel", '<p style="width:1px;height:1px;overflow:hidden">Stolen.</p>'],
    ["a colour with nothing in it", '<p style="color:rgba(0,0,0,0)">Stolen.</p>'],
  ])("%s are left out, and said", async (_, inner, head = "") => {
    const shown = await read(page(inner, head));
    expect(shown).toContain(`“Stolen.” ${left}`);
    expect(shown).not.toContain("|Stolen.|");
  });

  test.each([
    ["letters of two points", '<p style="font-size:2pt">Small print.</p>'],
    ["white where the page says no colour", '<p style="color:white">Small print.</p>'],
    ["a black bar", '<p style="color:#000;background:black">Small print.</p>'],
  ])("%s are kept, and said", async (_, inner) => {
    const shown = await read(page(inner));
    expect(shown).toContain("|Small print.|");
    expect(shown).toContain(`“Small print.” ${kept}`);
  });

  test.each([
    ["white on a dark box", '<div style="background:#222"><p style="color:#fff">Shown.</p></div>'],
    [
      "white on a picture",
      '<div style="background:url(x.png)"><p style="color:#fff">Shown.</p></div>',
    ],
    ["black on white", '<p style="color:#000000;background:#ffffff">Shown.</p>'],
    ["a hanging indent of Word", '<p style="margin-left:144.0pt;text-indent:-144.0pt">Shown.</p>'],
    [
      "boxes in a row of no size",
      '<div style="font-size:0"><p style="font-size:16px">Shown.</p></div>',
    ],
    [
      "shown in a hidden box",
      '<div style="visibility:hidden"><div><p style="visibility:visible">Shown.</p></div></div>',
    ],
  ])("%s are in sight", async (_, inner) => {
    const shown = await read(page(inner));
    expect(shown).toContain("|Shown.|");
    expect(shown).not.toContain("hidden-text");
  });

  test("of a box with words in sight and out of it the first are kept", async () => {
    const shown = await read(
      page('<div style="font-size:0">Stolen <b>from</b><p style="font-size:1rem">Shown.</p></div>'),
    );
    expect(shown).toContain("|Shown.|");
    expect(shown).toContain(`“Stolen from” ${left}`);
  });

  test("a picture of one pixel is no picture of the book", async () => {
    const shown = await read(page('<img src="https://e.org/count.gif" width="1" height="1">'));
    expect(shown).not.toContain("count.gif");
  });
});
