/**
 * The markup that stands round an author's words, by template name. A theme's
 * folder replaces single ones by files of the same name: `title-page.hbs`.
 *
 * `{{…}}` is escaped text; `{{{…Markup}}}` is markup made by the writers, in
 * which everything of the author's is escaped already.
 */
export const baseTemplates: Readonly<Record<string, string>> = {
  "half-title": `<section class="half-title-page"{{{attributes}}}>
<p class="book-title">{{title}}</p>
</section>
`,
  "title-page": `<{{element}} class="title-page"{{{attributes}}}>
<h1 class="book-title">{{title}}</h1>
{{#if subtitle}}
<p class="book-subtitle">{{subtitle}}</p>
{{/if}}
{{#each authors}}
<p class="book-author">{{this}}</p>
{{/each}}
{{#if publisher}}
<p class="book-publisher">{{publisher}}</p>
{{/if}}
</{{element}}>
`,
  "copyright-page": `<section class="copyright-page"{{{attributes}}}>
{{#each lines}}
<p class="copyright">{{this}}</p>
{{/each}}
</section>
`,
  contents: `<nav id="book_contents" class="contents"{{{attributes}}} aria-labelledby="book_contents_heading">
<h2 id="book_contents_heading" class="contents-heading">{{terms.contents}}</h2>
{{{entriesMarkup}}}</nav>
`,
  "html-page": `<!DOCTYPE html>
<html lang="{{language}}"{{#if rightToLeft}} dir="rtl"{{/if}} itemscope itemtype="https://schema.org/Book">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{pageTitle}}</title>
{{#each metas}}
<meta{{#if name}} name="{{name}}"{{/if}}{{#if property}} property="{{property}}"{{/if}}{{#if itemprop}} itemprop="{{itemprop}}"{{/if}} content="{{content}}">
{{/each}}
<style>{{{styleMarkup}}}</style>
</head>
<body>
<a class="skip" href="#{{startId}}">{{terms.start}}</a>
<header class="opening-matter">
{{{headerMarkup}}}</header>
<main id="book_text">
{{{mainMarkup}}}</main>
{{#if colophonMarkup}}
<footer class="colophon-matter">
{{{colophonMarkup}}}</footer>
{{/if}}
</body>
</html>
`,
  "site-page": `<!DOCTYPE html>
<html lang="{{language}}"{{#if rightToLeft}} dir="rtl"{{/if}} data-book="{{identifier}}"{{#if wholeBook}} itemscope itemtype="https://schema.org/Book"{{/if}}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{pageTitle}}</title>
{{#each metas}}
<meta{{#if name}} name="{{name}}"{{/if}}{{#if property}} property="{{property}}"{{/if}}{{#if itemprop}} itemprop="{{itemprop}}"{{/if}} content="{{content}}">
{{/each}}
{{#if canonical}}
<link rel="canonical" href="{{canonical}}">
{{/if}}
{{#each feeds}}
<link rel="alternate" type="{{mediaType}}" href="{{name}}" title="{{title}}">
{{/each}}
<link rel="stylesheet" href="fonts.css">
<link rel="stylesheet" href="style.css">
<script src="reader.js"></script>
{{#if previous}}
<link rel="prev" href="{{previous.file}}">
{{/if}}
{{#if next}}
<link rel="next" href="{{next.file}}">
{{/if}}
</head>
<body>
<a class="skip" href="#book_text">{{terms.start}}</a>
<header class="bar">
<nav aria-label="{{terms.landmarks}}"><a href="index.html">{{bookTitle}}</a><a href="index.html#book_contents">{{terms.contents}}</a></nav>
<div class="tools" lang="{{words.language}}" hidden>
<button type="button" data-opens="site_search">{{words.search}}</button>
<button type="button" data-opens="site_settings">{{words.settings}}</button>
</div>
</header>
<main id="book_text">
{{{mainMarkup}}}</main>
{{#if turns}}
<nav class="turn" aria-label="{{words.turn}}">
{{#if previous}}
<a rel="prev" href="{{previous.file}}"><span class="arrow" aria-hidden="true">←</span> {{previous.name}}</a>
{{/if}}
{{#if next}}
<a rel="next" href="{{next.file}}">{{next.name}} <span class="arrow" aria-hidden="true">→</span></a>
{{/if}}
</nav>
{{/if}}
{{#if colophonMarkup}}
<footer class="colophon-matter">
{{{colophonMarkup}}}</footer>
{{/if}}
<dialog id="site_search" aria-labelledby="site_search_heading" lang="{{words.language}}">
<h2 id="site_search_heading">{{words.search}}</h2>
<p><input type="search" aria-label="{{words.query}}"></p>
<p role="status" data-nothing="{{words.nothing}}"></p>
<ol></ol>
<p><button type="button" class="close">{{words.close}}</button></p>
</dialog>
<dialog id="site_settings" aria-labelledby="site_settings_heading" lang="{{words.language}}">
<h2 id="site_settings_heading">{{words.settings}}</h2>
<p><label>{{words.size}} <select name="size"><option value="">{{words.usual}}</option><option value="small">{{words.small}}</option><option value="large">{{words.large}}</option><option value="largest">{{words.largest}}</option></select></label></p>
<p><label>{{words.width}} <select name="measure"><option value="">{{words.usual}}</option><option value="narrow">{{words.narrow}}</option><option value="wide">{{words.wide}}</option></select></label></p>
<p><label>{{words.look}} <select name="look"><option value="">{{words.usual}}</option><option value="light">{{words.light}}</option><option value="dark">{{words.dark}}</option></select></label></p>
<p><button type="button" class="close">{{words.close}}</button></p>
</dialog>
</body>
</html>
`,
  "xhtml-page": `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{{language}}" lang="{{language}}"{{#if rightToLeft}} dir="rtl"{{/if}}>
<head>
<meta charset="utf-8"/>
<title>{{pageTitle}}</title>
{{#each styles}}
<link rel="stylesheet" type="text/css" href="{{this}}"/>
{{/each}}
</head>
<body{{#if type}} epub:type="{{type}}"{{/if}}>
{{{bodyMarkup}}}</body>
</html>
`,
};
