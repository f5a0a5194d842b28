import type { Vocabulary } from "./vocabulary.ts";

/**
 * Formulas as they are shown. Source: MathML 3, chapter 3; EPUB 3.3, section 6.2: formulas as they are meant stand only in an
 * annotation. The attributes are those of all elements together: which belongs to which, books do not get wrong.
 */
export const MATH: Vocabulary = {
  namespace: "http://www.w3.org/1998/Math/MathML",
  lines: `
$common = id:word class:text style:text xref:text href:text xlink:href:text xlink:type:text xml:lang:lang xml:space:text
  dir:ltr,rtl epub:type:text aria-label:text aria-hidden:true,false aria-describedby:text
  aria-labelledby:text other:text alttext:text display:block,inline
  mode:text macros:text altimg:text altimg-width:text altimg-height:text altimg-valign:text overflow:text maxwidth:text
  mathvariant:text mathsize:text mathcolor:text mathbackground:text fontfamily:text fontweight:text fontstyle:text
  fontsize:text color:text background:text form:prefix,infix,postfix fence:true,false separator:true,false lspace:text
  rspace:text stretchy:true,false symmetric:true,false maxsize:text minsize:text largeop:true,false
  movablelimits:true,false accent:true,false accentunder:true,false linebreak:text lineleading:text linebreakstyle:text
  linebreakmultchar:text indentalign:text indentshift:text indenttarget:text indentalignfirst:text
  indentshiftfirst:text indentalignlast:text indentshiftlast:text lquote:text rquote:text width:text height:text
  depth:text voffset:text linethickness:text numalign:text denomalign:text bevelled:true,false scriptlevel:text
  displaystyle:true,false scriptsizemultiplier:text scriptminsize:text infixlinebreakstyle:text
  decimalpoint:text open:text close:text separators:text notation:text subscriptshift:text superscriptshift:text
  align:text rowalign:text columnalign:text groupalign:text alignmentscope:text columnwidth:text rowspacing:text
  columnspacing:text rowlines:text columnlines:text frame:text framespacing:text equalrows:text equalcolumns:text
  side:text minlabelspacing:text rowspan:count columnspan:count edge:text actiontype:text selection:positive
  crossout:text location:text charalign:text stackalign:text longdivstyle:text charspacing:text position:text
  shift:text leftoverhang:text rightoverhang:text mslinethickness:text length:text src:text alt:text valign:text
$one = (mi | mn | mo | ms | mtext | mspace | mglyph | mrow | mfrac | msqrt | mroot | mstyle | merror | mpadded | mphantom | mfenced |
  menclose | msub | msup | msubsup | munder | mover | munderover | mmultiscripts | mtable | mstack | mlongdiv | maction |
  semantics | maligngroup | malignmark)

math = ; $one*
mi mn mo ms = ; (text | mglyph | malignmark)*
mtext = ; (text | mglyph | malignmark | html/a | html/span | html/em | html/strong | html/b | html/i | html/img)*
mspace mglyph malignmark maligngroup none mprescripts msline = ;
mrow msqrt mstyle merror mpadded mphantom mfenced menclose mtd mscarry = ; $one*
mfrac mroot msub msup munder mover = ; $one $one
msubsup munderover = ; $one $one $one
mmultiscripts = ; $one (($one | none) ($one | none))* [mprescripts (($one | none) ($one | none))*]
mtable = ; (mtr | mlabeledtr)*
mtr = ; mtd*
mlabeledtr = ; mtd+
mstack mlongdiv msgroup = ; ($one | msgroup | msrow | mscarries | msline)*
msrow = ; ($one | none)*
mscarries = ; ($one | mscarry | none)*
maction = ; $one+
semantics = ; ($one (annotation | annotation-xml)*)
annotation = encoding:text cd:text name:text definitionURL:text ; text
annotation-xml = cd:text definitionURL:text (encoding:meaning! name:text! | encoding:shown name:text) ; (text | any)*
`,
};
