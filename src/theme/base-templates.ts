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
