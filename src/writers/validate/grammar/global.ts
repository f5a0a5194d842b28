/**
 * Attributes that every element of HTML has.
 *
 * Source: HTML Living Standard, section 3.2.6; RDFa 1.1; EPUB 3.3, sections 6.1.3 and 6.1.4.
 */
const HANDLERS =
  "abort auxclick beforeinput beforetoggle blur cancel canplay canplaythrough change click close contextmenu copy " +
  "cuechange cut dblclick drag dragend dragenter dragleave dragover dragstart drop durationchange emptied ended error " +
  "focus formdata input invalid keydown keypress keyup load loadeddata loadedmetadata loadstart mousedown mouseenter " +
  "mouseleave mousemove mouseout mouseover mouseup paste pause play playing progress ratechange reset resize scroll " +
  "seeked seeking select slotchange stalled submit suspend timeupdate toggle volumechange waiting wheel " +
  "afterprint beforeprint beforeunload hashchange message offline online pagehide pageshow popstate storage unload";

export const GLOBAL: string = `
$bare = id:word class:text style:text title:text lang:lang dir:ltr,rtl,auto accesskey:text hidden:,hidden,until-found tabindex:int
  contenteditable:,true,false,plaintext-only draggable:true,false spellcheck:,true,false translate:,yes,no
  autocapitalize:off,none,on,sentences,words,characters autofocus:flag enterkeyhint:text inert:flag inputmode:text is:text
  itemid:text itemprop:text itemref:text itemscope:flag itemtype:text nonce:text popover:text slot:text
  about:text datatype:text inlist:text property:text resource:text typeof:text vocab:text rel:text rev:text content:text
  prefix:text xml:lang:lang xml:space:preserve,default xml:base:text $handlers
$handlers = ${HANDLERS.split(" ")
  .map((name) => `on${name}:text`)
  .join(" ")}
$common = $bare epub:type:filled ssml:ph:text ssml:alphabet:text $aria $role
`;
