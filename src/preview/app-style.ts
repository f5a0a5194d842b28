/** The style of the desk. */
export const APP_STYLE = `* { box-sizing: border-box }
[hidden] { display: none !important }
body { margin: 0; height: 100vh; display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; color: #1c1b19; background: #dcd9d2 }
header { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; align-items: center; padding: 0.4rem 1rem; background: #f6f4ef; border-bottom: 1px solid #bbb6ab }
h1 { font-size: 1rem; margin: 0 }
form { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: center }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: center }
legend { float: left; padding: 0; margin-inline-end: 0.2rem }
select, input, button { font: inherit }
select, input, header label, #epub button { min-height: 24px }
header label { display: inline-flex; align-items: center; gap: 0.4rem }
header [type="checkbox"] { margin: 0 }
#state { margin: 0 0 0 auto; color: #55514a }
main { flex: 1; min-height: 0; display: grid; grid-template: auto minmax(0, 1fr) 11rem / minmax(0, 1fr) minmax(0, 1fr); grid-template-areas: "fault fault" "text pages" "account account"; gap: 1px; background: #bbb6ab }
#fault { grid-area: fault; background: #fbe9e4; color: #7a1f10; padding: 0.3rem 1rem; max-height: 30vh; overflow: auto }
#ended { margin: 0; background: #fbe9e4; color: #7a1f10; padding: 0.6rem 1rem }
#fault p { margin: 0.3rem 0 }
iframe { width: 100%; height: 100%; border: 0; background: #fff }
#text { grid-area: text }
#pages { grid-area: pages; overflow: auto; background: #dcd9d2; padding: 1rem; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem 1px; grid-auto-rows: max-content; align-content: start }
#epub { grid-area: text-start / text-start / pages-end / pages-end; background: #dcd9d2; display: flex; flex-direction: column }
#epub form { justify-content: center; padding: 0.4rem; background: #f6f4ef }
#epub iframe { flex: 1; max-width: 36rem; margin: 0 auto }
#account { grid-area: account; overflow: auto; background: #f6f4ef }
[data-show="text"] main { grid-template-areas: "fault fault" "text text" "account account" }
[data-show="pages"] main { grid-template-areas: "fault fault" "pages pages" "account account" }
[data-show="text"] #pages, [data-show="pages"] #text, [data-show="epub"] #pages, [data-show="epub"] #text { display: none }
[data-pages="single"] #pages { grid-template-columns: minmax(0, 34rem); justify-content: center }
[data-pages="thumbs"] #pages { grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: 0.8rem }
[data-pages="thumbs"] .page { cursor: pointer }
.page { position: relative; background: #fff; overflow: hidden; min-width: 0 }
.page.here { outline: 2px solid #c2397e; outline-offset: 1px }
.page::before { content: ""; display: block; padding-top: var(--shape) }
[data-pages="spread"] .page.recto { grid-column: 2 }
[data-pages="spread"] .page.verso { grid-column: 1 }
.page svg { position: absolute; inset: 0; width: 100%; height: 100% }
[data-bleed] .page { overflow: visible; margin: 1.5% }
[data-bleed] .page svg { overflow: visible }
.overlay { pointer-events: none; fill: none; stroke-width: 0.4 }
.overlay path { display: none }
.overlay .grid { stroke: #2a7fd4; stroke-width: 0.25 }
.overlay .margins { stroke: #c2397e }
.overlay .safe { stroke: #1d7a36; stroke-dasharray: 3 2 }
.overlay .bleed { stroke: #b3230f; stroke-dasharray: 5 2 }
[data-grid] .overlay .grid, [data-margins] .overlay .margins, [data-safe] .overlay .safe, [data-bleed] .overlay .bleed { display: inline }
ul { list-style: none; margin: 0; padding: 0 }
li { border-bottom: 1px solid #dcd9d2 }
li button { font: inherit; color: inherit; text-align: start; display: block; width: 100%; min-height: 24px; border: 0; background: none; padding: 0.3rem 1rem; cursor: pointer }
li button:hover, li button:focus-visible { background: #fff }
.kind { display: inline-block; min-width: 4.6rem; color: #55514a }
.error .kind { color: #a3200d; font-weight: bold }
.warning .kind { color: #7d4e00 }
.place, .more { color: #55514a; margin-inline-start: 0.8rem }
`;
