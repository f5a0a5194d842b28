import { escapeMarkup } from "../writers/escape.ts";

/** The author's desk as a page: text, set pages, and what there is to say, side by side. */
export function appPage(title: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} · quoin</title>
<link rel="icon" href="app.svg">
<link rel="stylesheet" href="app.css">
<script src="app.js" defer></script>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
<form id="view" aria-label="View">
<label>Show <select name="show"><option value="both">Text and pages</option><option value="text">Text</option><option value="pages">Pages</option></select></label>
<label>Pages <select name="pages"><option value="spread">Spreads</option><option value="single">Single</option><option value="thumbs">Thumbnails</option></select></label>
<label><input type="checkbox" name="grid"> Grid</label>
<label><input type="checkbox" name="margins"> Margins</label>
<label>Page <input name="goto" size="5" autocomplete="off"></label>
</form>
<p id="state" role="status"></p>
</header>
<main>
<section id="fault" role="alert" hidden></section>
<iframe id="text" title="Reading edition" src="text.html"></iframe>
<section id="pages" aria-label="Set pages" tabindex="0"></section>
<section id="account" aria-label="Findings, questions, changes" tabindex="0"><ul></ul></section>
</main>
</body>
</html>
`;
}

/** The style of the desk. */
export const APP_STYLE = `* { box-sizing: border-box }
body { margin: 0; height: 100vh; display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; color: #1c1b19; background: #dcd9d2 }
header { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; align-items: center; padding: 0.4rem 1rem; background: #f6f4ef; border-bottom: 1px solid #bbb6ab }
h1 { font-size: 1rem; margin: 0 }
form { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: center }
select, input { font: inherit }
#state { margin: 0 0 0 auto; color: #55514a }
main { flex: 1; min-height: 0; display: grid; grid-template: auto 1fr 11rem / 1fr 1fr; grid-template-areas: "fault fault" "text pages" "account account"; gap: 1px; background: #bbb6ab }
#fault { grid-area: fault; background: #fbe9e4; color: #7a1f10; padding: 0.6rem 1rem }
#fault[hidden] { display: none }
iframe { grid-area: text; width: 100%; height: 100%; border: 0; background: #fff }
#pages { grid-area: pages; overflow: auto; background: #dcd9d2; padding: 1rem; display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 1px; grid-auto-rows: max-content; align-content: start }
#account { grid-area: account; overflow: auto; background: #f6f4ef }
[data-show="text"] main { grid-template-areas: "fault fault" "text text" "account account" }
[data-show="text"] #pages, [data-show="pages"] iframe { display: none }
[data-show="pages"] main { grid-template-areas: "fault fault" "pages pages" "account account" }
[data-pages="single"] #pages { grid-template-columns: minmax(0, 34rem); justify-content: center }
[data-pages="thumbs"] #pages { grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: 0.8rem }
.page { position: relative; background: #fff; overflow: hidden; min-width: 0 }
.page::before { content: ""; display: block; padding-top: var(--shape) }
[data-pages="spread"] .page.recto { grid-column: 2 }
[data-pages="spread"] .page.verso { grid-column: 1 }
.page svg { position: absolute; inset: 0; width: 100%; height: 100% }
.page .overlay { display: none; pointer-events: none }
[data-grid] .overlay .grid, [data-margins] .overlay .margins { display: inline }
.overlay .grid, .overlay .margins { display: none }
[data-grid] .page .overlay, [data-margins] .page .overlay { display: block }
.overlay { fill: none; stroke: #2a7fd4; stroke-width: 0.25 }
.overlay .margins { stroke: #c2397e; stroke-width: 0.4 }
ul { list-style: none; margin: 0; padding: 0 }
li { border-bottom: 1px solid #dcd9d2 }
li button { font: inherit; color: inherit; text-align: start; display: block; width: 100%; border: 0; background: none; padding: 0.3rem 1rem; cursor: pointer }
li button:hover, li button:focus-visible { background: #fff }
.kind { display: inline-block; min-width: 4.6rem; color: #55514a }
.error .kind { color: #a3200d; font-weight: bold }
.warning .kind { color: #7d4e00 }
.place, .more { color: #55514a; margin-inline-start: 0.8rem }
`;
