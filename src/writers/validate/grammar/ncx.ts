import type { Vocabulary } from "./vocabulary.ts";

/**
 * The contents of EPUB 2. Source: ANSI/NISO Z39.86-2005, section 8, as OPF 2.0.1, section 2.4.1 takes it over.
 */
export const NCX: Vocabulary = {
  namespace: "http://www.daisy.org/z3986/2005/ncx/",
  lines: `
$common = id:name class:text xml:lang:lang dir:ltr,rtl
$order = playOrder:count

ncx = version:text! ; head docTitle docAuthor* navMap [pageList] navList*
head = ; (meta | smilCustomTest)+
meta = name:text! content:text! scheme:text ;
smilCustomTest = defaultState:true,false override:visible,hidden bookStruct:text ;
docTitle docAuthor = ; text.label [audio] [img]
text.label = ; text
navMap = ; navInfo* navLabel* navPoint+
navPoint = $order id:name! ; navLabel+ content navPoint*
navLabel = ; (text.label [audio] [img]) | (audio [img])
navInfo = ; (text.label [audio] [img]) | (audio [img])
content = src:text! ;
audio = src:text! clipBegin:text clipEnd:text ;
img = src:text! ;
pageList = ; navInfo* navLabel* pageTarget+
pageTarget = $order value:count type:front,normal,special! ; navLabel+ content
navList = ; navInfo* navLabel+ navTarget+
navTarget = $order value:count ; navLabel+ content
`,
};
