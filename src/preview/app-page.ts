/** The author's desk as a page: text, set pages, the EPUB, and what there is to say, side by side. */
export const APP_PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>quoin</title>
<link rel="icon" href="app.svg">
<link rel="stylesheet" href="app.css">
<script src="app.js" defer></script>
</head>
<body>
<header>
<h1>quoin</h1>
<form id="view" aria-label="View">
<label>Show <select name="show"><option value="both">Text and pages</option><option value="text">Text</option><option value="pages">Pages</option><option value="epub">EPUB</option></select></label>
<label>Pages <select name="pages"><option value="spread">Spreads</option><option value="single">Single</option><option value="thumbs">Thumbnails</option></select></label>
<label>Page <input name="goto" size="5" autocomplete="off"></label>
<fieldset><legend>Overlay</legend>
<label><input type="checkbox" name="grid"> Grid</label>
<label><input type="checkbox" name="margins"> Margins</label>
<label><input type="checkbox" name="safe"> Safe area</label>
<label><input type="checkbox" name="bleed"> Bleed</label>
</fieldset>
</form>
<p id="state" role="status"></p>
</header>
<p id="ended" role="alert" hidden>The preview has ended: what stands here no longer follows the book. Run “quoin preview” again and open the address it prints.</p>
<main>
<section id="fault" role="alert" hidden></section>
<iframe id="text" title="Reading edition" src="text.html"></iframe>
<section id="pages" aria-label="Set pages" tabindex="0"></section>
<section id="epub" aria-label="EPUB" hidden>
<form aria-label="Files of the EPUB"><button type="button" name="back">Previous</button><label>File <select name="file"></select></label><button type="button" name="on">Next</button></form>
<iframe id="epub-file" title="EPUB"></iframe>
</section>
<section id="account" aria-label="Findings, questions, changes" tabindex="0"><ul></ul></section>
</main>
</body>
</html>
`;
