/** What every theme shares on a screen: the column, links, notes, figures, the way to the text. */
export const SCREEN_CSS = `*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; overflow-wrap: break-word }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--body); line-height: var(--leading); font-kerning: normal; font-variant-ligatures: common-ligatures; hanging-punctuation: first allow-end last }
main, .opening-matter, .colophon-matter { max-width: 33rem; margin: 0 auto; padding: 0 1.25rem }
main { padding-bottom: 4rem }
p { margin: 0; orphans: 2; widows: 2; text-wrap: pretty }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.16em }
a:focus-visible, summary:focus-visible { outline: 0.14em solid var(--accent); outline-offset: 0.14em; border-radius: 0.1em }
.skip { position: absolute; inset-inline-start: 0.5rem; top: 0.5rem; padding: 0.4rem 0.8rem; background: var(--paper); color: var(--accent); border: 0.1em solid; transform: translateY(-300%) }
.skip:focus { transform: none; z-index: 2 }
h1, h2, h3, h4, h5, h6 { margin: 0; font-size: 1rem; font-weight: normal; font-family: var(--display); line-height: 1.25; hyphens: manual; text-wrap: balance; break-after: avoid }
.label, .title { display: block }
.opening-matter { padding-top: 4rem; padding-bottom: 2rem }
.cover { margin: 0 0 3rem; text-align: center; text-indent: 0 }
.cover img { width: auto; box-shadow: 0 0.1rem 1rem #0003 }
.book-publisher { margin-top: 3em; text-indent: 0; color: var(--quiet) }
.visually-hidden, .dedication-page > .heading, .epigraph-page > .heading { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.copyright-page, .dedication-page, .epigraph-page, .half-title-page { padding: 3rem 0 0 }
.copyright { text-indent: 0; color: var(--quiet) }
.contents { padding-top: 4rem }
.contents-heading { margin: 0 0 1rem; font-size: 1.3rem; font-family: var(--display) }
.contents ol { list-style: none; margin: 0; padding: 0; font-family: inherit }
.contents ol ol { padding-inline-start: 1.4rem }
.contents li { padding: 0.22em 0 }
.contents a { display: inline-block; min-height: 1.5rem; text-decoration: none }
.contents a:hover, .contents a:focus-visible { text-decoration: underline }
.contents .label, .contents .title { display: inline }
.contents .label { color: var(--quiet); margin-inline-end: 0.4em }
section { scroll-margin-top: 1rem }
blockquote, figure, ul, ol { margin: 1.2em 0; padding: 0 }
.first, .opening, .attribution, td p, li p, .note p, .dedication p, .sign p, .center, .end, .message p, .aside p { text-indent: 0 }
ul, ol { padding-inline-start: 1.5em }
li { padding: 0.1em 0 }
li > ul, li > ol, li > p + ul, li > p + ol { margin: 0.2em 0 }
.center { text-align: center; margin: 1em 0 }
.end { text-align: end }
figure { text-align: center; break-inside: avoid }
img { max-width: 100%; height: auto }
figure img { display: block; margin: 0 auto }
p img { max-width: calc(100% - 1.7em); max-height: 1.3em; width: auto; vertical-align: -0.2em }
.cover img { max-width: 100%; max-height: 85vh }
table { width: 100%; border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; overflow-wrap: break-word }
th, td { padding: 0.35em 0.6em; vertical-align: top; text-align: start; border-bottom: 1px solid var(--rule) }
th { font-weight: bold; border-bottom-color: var(--ink) }
th.center, td.center { text-align: center; margin: 0 }
th.end, td.end { text-align: end }
.verse { hyphens: manual; text-wrap: wrap }
.stanza { margin: 0 0 1em }
.line { padding-inline-start: 2em; text-indent: -2em }
.message { background: var(--raised); border-radius: 0.8em; padding: 0.8em 1em; width: fit-content }
.letter { border-inline-start: 0.12em solid var(--rule); padding-inline-start: 1.2em }
.aside { border-block: 1px solid var(--rule); padding: 0.8em 0 }
.sign p { text-align: inherit }
pre, code { font-family: var(--mono); font-variant-ligatures: none; font-variant-numeric: normal; hyphens: none }
code { font-size: 0.86em }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--raised); padding: 0.9em 1em; border-radius: 0.3em }
pre code { font-size: inherit }
.small-caps { font-variant-caps: small-caps; letter-spacing: 0.03em }
sup, sub { font-size: 0.72em; line-height: 0; font-variant-numeric: lining-nums }
.note-call a { text-decoration: none; padding: 0 0.15em; font-style: normal }
.notes { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--rule) }
.note { margin: 0 0 0.5em }
.note * { font-size: inherit }
.note sup, .note sub { font-size: 0.72em }
.note .back { font-variant-numeric: lining-nums; padding-inline-end: 0.4em }
.missing-image { color: var(--quiet); font-style: italic }
.scene-break { text-align: center; text-indent: 0; break-after: avoid; color: var(--quiet) }
.scene-space { border: 0; height: 0 }
.custom { margin: 1em 0 }
.colophon-matter { padding-top: 2rem; padding-bottom: 4rem; font-size: 0.8rem; color: var(--quiet) }
.colophon-matter pre { font-size: 0.7rem; max-height: none }
summary { cursor: pointer; padding: 0.3rem 0 }
:target { scroll-margin-top: 25vh }
section:target { scroll-margin-top: 1rem }
@media screen { .note:target { position: fixed; inset: auto 0 0; z-index: 1; max-height: 60vh; overflow: auto; margin: 0 auto; max-width: 36rem; padding: 1rem 1.5rem 1.4rem; background: var(--paper); border: 1px solid var(--rule); border-top: 0.2em solid var(--accent); box-shadow: 0 -0.3rem 2rem #0004 } }
@media (min-width: 40rem) { main, .opening-matter, .colophon-matter { padding-inline: 1.5rem } }
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --rule: var(--ink) } }
`;

/** Paper: black on white, chapters on pages of their own, nothing to press. */
export const PRINT_CSS = `@media print {
@page { margin: 2cm }
:root { font-size: 11.5pt; --ink: #000; --paper: #fff; --accent: #000; --quiet: #000; --rule: #888; --raised: #fff }
main, .opening-matter, .colophon-matter { max-width: none; padding: 0 }
.skip { display: none }
a { color: inherit; text-decoration: none }
.chapter, .part, .contents, .copyright-page, .dedication-page, .epigraph-page { break-before: page }
main p { text-align: start }
pre, .message { border: 1px solid var(--rule) }
figure, table, .stanza { break-inside: avoid }
details:not([open]) { display: none }
}
`;
