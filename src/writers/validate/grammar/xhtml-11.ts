import type { Vocabulary } from "./vocabulary.ts";

/**
 * XHTML of EPUB 2. Source: OPS 2.0.1, section 2.2, which takes these modules of XHTML 1.1: structure, text,
 * hypertext, list, presentation, edit, bidirectional text, tables, images, maps, objects, metadata, style, links.
 */
export const XHTML_11: Vocabulary = {
  namespace: "http://www.w3.org/1999/xhtml",
  lines: `
$common = id:name class:text title:text style:text lang:lang xml:lang:lang dir:ltr,rtl
$bare = id:name lang:lang xml:lang:lang dir:ltr,rtl
$words = (br | span | em | strong | dfn | code | samp | kbd | var | cite | abbr | acronym | q | a | tt | i | b | big | small |
  sub | sup | bdo | img | object | map | svg/svg)
$blocks = (p | h1 | h2 | h3 | h4 | h5 | h6 | div | address | pre | blockquote | ul | ol | dl | hr | table)
$phrasing = (text | $words | ins | del | script)*
$flow = (text | $words | $blocks | ins | del | script | noscript)*
$plain = ($blocks | ins | del | script | noscript)*
$align = align:left,center,right,justify,char valign:top,middle,bottom,baseline char:text charoff:text

html = $bare version:text ; head body
head = $bare profile:text ; title & [base] & (meta | link | style | script | object)*
title = $bare ; text
base = href:text! id:name $bare ;
meta = $bare name:text http-equiv:text content:text scheme:text ;
link = charset:text href:text hreflang:lang type:text rel:text rev:text media:text target:text ;
style = $bare type:text! media:text title:text xml:space:preserve ; text
script = $bare type:text! src:text charset:text defer:flag xml:space:preserve ; text
noscript = ; $plain
body = ; $plain
p h1 h2 h3 h4 h5 h6 address = ; $phrasing
pre = xml:space:preserve ; $phrasing
em strong dfn code samp kbd var cite abbr acronym tt i b big small sub sup span = ; $phrasing
q = cite:text ; $phrasing
bdo = dir:ltr,rtl! ; $phrasing
br hr = ;
div = ; $flow
blockquote = cite:text ; $plain
ins del = cite:text datetime:text ; $flow
ul ol = ; li+
li dd = ; $flow
dl = ; (dt | dd)+
dt = ; $phrasing
a = href:text charset:text type:text hreflang:lang rel:text rev:text shape:rect,circle,poly,default coords:text
  accesskey:text tabindex:int target:text ; $phrasing
img = src:text! alt:text! longdesc:text width:text height:text usemap:text ismap:flag ;
object = declare:flag classid:text codebase:text data:text type:text codetype:text archive:text standby:text width:text
  height:text usemap:text name:text tabindex:int ; param* $flow
param = name:text! value:text valuetype:data,ref,object type:text id:name $bare ;
map = id:name! ; (area | $blocks | ins | del)+
area = alt:text! href:text shape:rect,circle,poly,default coords:text nohref:flag tabindex:int accesskey:text target:text ;
table = summary:text width:text border:text cellspacing:text cellpadding:text
  frame:void,above,below,hsides,lhs,rhs,vsides,box,border rules:none,groups,rows,cols,all ;
  [caption] (col* | colgroup*) (([thead] [tfoot] tbody+) | tr+)
caption = ; $phrasing
colgroup = span:count width:text $align ; col*
col = span:count width:text $align ;
thead tfoot tbody = $align ; tr+
tr = $align ; (td | th)+
td th = $align abbr:text axis:text headers:text scope:row,col,rowgroup,colgroup rowspan:text colspan:text ; $flow
`,
};
