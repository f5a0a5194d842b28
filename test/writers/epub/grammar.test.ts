import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressFault } from "../../../src/writers/validate/address.ts";
import { grammarChecker } from "../../../src/writers/validate/grammar/check-document.ts";
import { derivatives } from "../../../src/writers/validate/grammar/derivative.ts";
import { readNotation } from "../../../src/writers/validate/grammar/notation.ts";
import { patterns } from "../../../src/writers/validate/grammar/pattern.ts";
import { styleFault } from "../../../src/writers/validate/style.ts";
import { wordsFor } from "../../../src/writers/validate/wording.ts";

const check = grammarChecker();
const page = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`;
const said = (body: string) => check(page(body), "xhtml").map((one) => wordsFor(one).message);

describe("the grammar of XHTML", () => {
  test.each([
    ["<dl><dd>x</dd></dl>", ["<dd> may not stand in <dl> here"]],
    ["<dl><dt>x</dt></dl>", ["<dl> ends without <dd>"]],
    ['<p aria-mood="x">x</p>', ["<p> has no attribute “aria-mood” here"]],
    ['<p xml:lang="en_GB">x</p>', ["“en_GB” is no value of “xml:lang” on <p>"]],
    ["<ul>x</ul>", ["Text stands in <ul>, where only elements may"]],
    ['<p><img alt="x"/></p>', ["<img> lacks the attribute src"]],
    ["<poem><p>x</p></poem>", ["<poem> is no element of its format"]],
    ["<p><center>x</center></p>", ["<center> is no element of XHTML any more"]],
    // What stands in the wrong place is still looked into.
    [
      '<p><ul><li q="1">x</li></ul></p>',
      ["<ul> may not stand in <p> here", "<li> has no attribute “q” here"],
    ],
    [
      "<figure><p>x</p><figcaption>y</figcaption><p>z</p></figure>",
      ["<p> may not stand in <figure> here"],
    ],
    ['<p><a href="#"><em><a href="#">x</a></em></a></p>', ["<a> may not stand in <a> here"]],
    ['<p aria-checked="true">x</p>', ["<p> lacks the attribute role"]],
    ['<p><a href="#"><div>x</div></a></p>', ["<div> may not stand in <a> here"]],
    ['<div><a href="#"><div>x</div></a></div>', []],
    ["<dl><div><dt>x</dt><dd>y</dd></div></dl>", []],
    ["<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", []],
    ['<p dir="RTL" data-x="1"><my-word>x</my-word></p>', []],
    ["<p>a &amp; b</p><!-- c --><ol><li><p>d</p><ol><li>e</li></ol></li></ol>", []],
  ])("%s", (body, messages) => {
    expect(said(body)).toEqual(messages);
  });

  test("a file made to be deep or long does no harm", () => {
    for (const tag of ["div", "ins", "object data='x'", "audio", "ruby", "details"]) {
      const [name] = tag.split(" ");
      const body = `<${tag}>`.repeat(20_000) + `</${name}>`.repeat(20_000);
      expect(() => check(page(body), "xhtml")).not.toThrow();
    }
    expect(said(`<p class="${"a ".repeat(50_000)}">x</p>`)).toEqual([]);
  });

  test("any tags in any order are looked at to the end", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<ul>",
      "</ul>",
      "<li>",
      "<b",
      ">",
      "x",
      " id='a'",
      "<svg:x/>",
      "&",
      "]]>",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        check(page(pieces.join("")), "xhtml");
        check(pieces.join(""), "ncx");
      }),
    );
  });
});

describe("the notation of a vocabulary", () => {
  const make = patterns();
  const left = derivatives(make);
  const start = readNotation("a & [b] (c | d)* e+", make, (name) =>
    make.fresh({ type: "element", name: { type: "name", name }, body: () => make.empty }),
  );
  const takes = (text: string) =>
    [...text].reduce((now, name) => left.endTag(left.endOfTag(left.startTag(now, name))), start)
      .nullable;

  test.each(["ae", "ea", "bcdee", "bceae", "abcdcdeee"])("%s", (text) => {
    expect(takes(text)).toBe(text.includes("a"));
  });

  test.each(["", "a", "e", "aae", "aeb", "abbe", "aec"])("not %s", (text) => {
    expect(takes(text)).toBe(false);
  });
});

describe("a style sheet", () => {
  test.each([
    ["p { color: red", "A block is not closed"],
    ["p { color: red } }", "“}” closes no block"],
    ["/* p { color: red }", "A comment is not closed"],
    ["p { content: 'x }", "A string is not closed"],
    ["p { color: }", "“color” is given no value"],
    ["p { color red }", "“color” is followed by no colon"],
    ["p..x { color: red }", "“p . . x” is no selector"],
    ["p { color: rgb(1 }", "A bracket is not closed"],
    ["p { background: url() }", "“url()” names nothing"],
    ["@media x{".repeat(1000), "Blocks stand too deep in each other"],
    ["p { color: red } x", "“x” is followed by no block"],
  ])("%s", (sheet, message) => {
    expect(styleFault(sheet)?.message).toBe(message);
  });

  test.each([
    "@charset 'utf-8'; @import 'a.css'; p, .é > a:hover::before { color: red !important; margin: 0 }",
    "@media (min-width: 20em) { @font-face { src: url( a.ttf ) } p:not(.x) { --x: ; width: calc(1em + 2%) } }",
    "@page :first { @top-left { content: 'x' } } @keyframes x { from { top: 0 } 50% { top: 1px } }",
    "<!-- p { background: url(data:image/gif;base64,R0lG) } -->",
  ])("%s is let be", (sheet) => {
    expect(styleFault(sheet)).toBeUndefined();
  });
});

test.each([
  ["https://example.org/a|b", "“|” may not stand in an address"],
  ["https://example.org/100%", "“%” begins no escape there"],
  ["https:///", "its host has no name"],
  ["https://example.org:99999/", "“99999” is no port"],
  ["mailto:", "nothing follows its scheme"],
  ["https://[::1]:80/a?b=c&d#e", undefined],
  ["../text/a%20b.xhtml#c", undefined],
  ["data:text/plain,a b", undefined],
])("the address %s", (address, why) => {
  expect(addressFault(address)).toBe(why);
});
