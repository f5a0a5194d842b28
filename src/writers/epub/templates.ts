import { type Template, templateOf } from "../../theme/template-engine.ts";

/** Renders one shell of the package from plain data; every value is escaped. */
export type Shell = (data: Readonly<Record<string, unknown>>) => string;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const PACKAGE = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="publication" xml:lang="{{language}}"{{#if rightToLeft}} dir="rtl"{{/if}}{{#if prefix}} prefix="{{prefix}}"{{/if}}>
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{{#each dublinCore}}
    <dc:{{name}}{{#if id}} id="{{id}}"{{/if}}>{{value}}</dc:{{name}}>
{{#each refinements}}
    <meta refines="#{{../id}}" property="{{property}}"{{#if scheme}} scheme="{{scheme}}"{{/if}}>{{value}}</meta>
{{/each}}
{{/each}}
{{#each metas}}
    <meta{{#if refines}} refines="#{{refines}}"{{/if}} property="{{property}}"{{#if id}} id="{{id}}"{{/if}}>{{value}}</meta>
{{#each refinements}}
    <meta refines="#{{../id}}" property="{{property}}">{{value}}</meta>
{{/each}}
{{/each}}
{{#each links}}
    <link{{#if refines}} refines="#{{refines}}"{{/if}} rel="{{rel}}" href="{{href}}"{{#if mediaType}} media-type="{{mediaType}}"{{/if}}/>
{{/each}}
{{#each legacy}}
    <meta name="{{name}}" content="{{content}}"/>
{{/each}}
  </metadata>
  <manifest>
{{#each manifest}}
    <item id="{{id}}" href="{{path}}" media-type="{{mediaType}}"{{#if properties}} properties="{{properties}}"{{/if}}/>
{{/each}}
  </manifest>
  <spine toc="ncx"{{#if rightToLeft}} page-progression-direction="rtl"{{/if}}>
{{#each spine}}
    <itemref idref="{{id}}"{{#unless linear}} linear="no"{{/unless}}/>
{{/each}}
  </spine>
{{#if guide}}
  <guide>
{{#each guide}}
    <reference type="{{type}}" title="{{title}}" href="{{href}}"/>
{{/each}}
  </guide>
{{/if}}
</package>
`;

const NAVIGATION = `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{{language}}" lang="{{language}}"{{#if rightToLeft}} dir="rtl"{{/if}}>
<head>
<meta charset="utf-8"/>
<title>{{title}}</title>
{{#if style}}
<link rel="stylesheet" type="text/css" href="{{style}}"/>
{{/if}}
</head>
<body>
<nav class="contents" epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
<h1 id="toc-title" class="contents-heading">{{words.contents}}</h1>
{{> entries}}
</nav>
<nav epub:type="landmarks" id="landmarks" aria-label="{{words.landmarks}}" hidden="hidden">
<ol>
{{#each landmarks}}
<li><a epub:type="{{type}}" href="{{href}}">{{title}}</a></li>
{{/each}}
</ol>
</nav>
{{#if pages}}
<nav epub:type="page-list" role="doc-pagelist" id="pages" aria-label="{{words.pages}}" hidden="hidden">
<ol>
{{#each pages}}
<li><a href="{{href}}">{{folio}}</a></li>
{{/each}}
</ol>
</nav>
{{/if}}
</body>
</html>
`;

const ENTRIES = `<ol>
{{#each entries}}
<li><a href="{{href}}">{{title}}</a>{{#if entries}}
{{> entries}}{{/if}}</li>
{{/each}}
</ol>
`;

const NCX = `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{{language}}">
<head>
<meta name="dtb:uid" content="{{identifier}}"/>
<meta name="dtb:depth" content="{{depth}}"/>
<meta name="dtb:totalPageCount" content="{{pages.length}}"/>
<meta name="dtb:maxPageNumber" content="{{maxPage}}"/>
</head>
<docTitle><text>{{title}}</text></docTitle>
<navMap>
{{> points}}
</navMap>
{{#if pages}}
<pageList>
<navLabel><text>{{words.pages}}</text></navLabel>
{{#each pages}}
<pageTarget id="{{id}}" type="{{type}}"{{#if value}} value="{{value}}"{{/if}}><navLabel><text>{{folio}}</text></navLabel><content src="{{href}}"/></pageTarget>
{{/each}}
</pageList>
{{/if}}
</ncx>
`;

const POINTS = `{{#each entries}}
<navPoint id="{{pointId}}"><navLabel><text>{{title}}</text></navLabel><content src="{{href}}"/>{{#if entries}}
{{> points}}{{/if}}</navPoint>
{{/each}}
`;

const CONTAINER = `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`;

/** What the package has one of each. */
type ShellName = "package" | "navigation" | "ncx" | "container";

/** The sources of all shells, and of the parts they share. */
export const shellSources: Readonly<Record<ShellName | "entries" | "points", string>> = {
  package: DECLARATION + PACKAGE,
  navigation: DECLARATION + NAVIGATION,
  ncx: DECLARATION + NCX,
  container: DECLARATION + CONTAINER,
  entries: ENTRIES,
  points: POINTS,
};

/** The XML files around the text of an EPUB: package document, navigation, NCX and container. */
export const shells: Readonly<Record<ShellName, Shell>> = {
  package: shell("package"),
  navigation: shell("navigation"),
  ncx: shell("ncx"),
  container: shell("container"),
};

function shell(name: ShellName): Shell {
  return (data) => templateOf(shellSources[name])(legible(data), { partials: partials() });
}

function partials(): Readonly<Record<string, Template>> {
  return { entries: templateOf(shellSources.entries), points: templateOf(shellSources.points) };
}

/** Characters that XML 1.0 forbids, and halves of surrogate pairs. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The data with U+FFFD where a character may not stand in XML; Handlebars escapes the rest. */
function legible(value: unknown): unknown {
  if (typeof value === "string") return value.replace(FORBIDDEN, "\uFFFD");
  if (Array.isArray(value)) return value.map(legible);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, legible(inner)]));
}
