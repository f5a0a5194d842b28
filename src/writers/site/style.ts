import { lookStyle } from "../../theme/css-html.ts";
import type { Theme } from "../../theme/theme.ts";

/** What a site adds to the style sheet of the book: the bar, the links between pages, the reader's choices. */
export function siteStyle(theme: Theme): string {
  return SITE_CSS + lookStyle(theme);
}

const SITE_CSS = `:root[data-wait] body { visibility: hidden }
:root[data-size="small"] body { zoom: 0.88 }
:root[data-size="large"] body { zoom: 1.15 }
:root[data-size="largest"] body { zoom: 1.35 }
:root[data-measure="narrow"] main { max-width: 26rem }
:root[data-measure="wide"] main { max-width: 42rem }
.bar { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; justify-content: space-between; align-items: center; padding: 0.6rem 1.25rem; font-size: 0.8rem }
.bar a { display: inline-block; min-height: 1.5rem; margin-inline-end: 1rem; color: var(--quiet); text-decoration: none }
.bar a:hover, .turn a:hover { text-decoration: underline }
.tools { display: flex; gap: 0.5rem }
.tools[hidden] { display: none }
button, select, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3em; padding: 0.25em 0.7em; min-height: 1.5rem }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 0.14em solid var(--accent); outline-offset: 0.14em }
dialog { width: min(34rem, 92vw); max-height: 84vh; overflow: auto; color: var(--ink); background: var(--paper); border: 1px solid var(--rule); border-top: 0.2em solid var(--accent); padding: 1rem 1.4rem 1.4rem; font-size: 0.9rem }
dialog::backdrop { background: #0006 }
dialog h2 { margin: 0 0 1rem; font-size: 1.1rem }
dialog p { text-indent: 0; margin: 0 0 0.8rem; text-align: start }
dialog label { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; justify-content: space-between; align-items: center }
dialog input { width: 100% }
dialog ol { list-style: none; padding: 0; margin: 0 0 1rem; font-family: inherit }
dialog li { padding: 0.4rem 0; border-bottom: 1px solid var(--rule) }
dialog li span { display: block; color: var(--quiet) }
mark { background: none; color: var(--ink); font-weight: bold }
.turn { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; max-width: 33rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; font-size: 0.9rem }
.turn a { text-decoration: none; max-width: 100%; padding: 0.2rem 0 }
.turn a[rel="next"] { margin-inline-start: auto; text-align: end }
.resume { text-align: center; text-indent: 0; margin: 1.5rem 0 }
[dir="rtl"] .arrow { display: inline-block; transform: scaleX(-1) }
main > .chapter:first-child, main > .part:first-child { padding-top: 2.5rem }
p:target { background: var(--raised); box-shadow: 0 0 0 0.4rem var(--raised) }
@media print { .bar, .turn, .resume, dialog { display: none } }
`;
