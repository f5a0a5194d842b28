import type { Vocabulary } from "./vocabulary.ts";

/**
 * HTML as EPUB 3.3 takes it over: what each element holds, and the attributes it has beside those all have.
 *
 * Source: HTML Living Standard, chapter 4; EPUB 3.3, section 6.1. What an element may not stand in, however deep, is
 * in `ancestors.ts`. `^` is the content of the element around, of which the standard says “transparent”.
 */
export const HTML: Vocabulary = {
  namespace: "http://www.w3.org/1999/xhtml",
  lines: `
$either = (a | audio | canvas | del | ins | map | object | video)
$words = (abbr | area | b | bdi | bdo | br | button | cite | code | data | datalist | dfn | em | embed | i | iframe | img |
  input | kbd | label | link.body | mark | math/math | meta.body | meter | output | picture | progress | q | ruby | s | samp |
  script | select | slot | small | span | strong | sub | sup | svg/svg | template | textarea | time | u | var | wbr)
$blocks = (address | article | aside | blockquote | details | dialog | div | dl | fieldset | figure | footer | form | h1 |
  h2 | h3 | h4 | h5 | h6 | header | hgroup | hr | main | menu | nav | ol | p | pre | search | section | table | ul)
$wide = (a.flow | audio.flow | canvas.flow | del.flow | ins.flow | map.flow | object.flow | video.flow)
$phrasing = (text | $words | $either | custom)*
$flow = (text | $words | $wide | $blocks | custom.flow)*
$aside = (script | template)*

html = $bare epub:prefix:prefixes prefix:text version:text ; head body
head = $bare ; title & [base] & (meta | link | style | script | template)*
title = $bare ; #filled
base = $bare (href:text! target:target | target:target!) ;
link = $bare rel:text! [href:text!] crossorigin:text media:text integrity:text hreflang:lang type:text
  referrerpolicy:text sizes:text imagesrcset:text imagesizes:text as:text blocking:text color:text disabled:flag
  fetchpriority:high,low,auto ;
link.body = href:text! rel:text itemprop:text crossorigin:text media:text hreflang:lang type:text ;
meta = $bare (charset:utf8! | http-equiv:content-type! content:utf8page! | content:text! (name:text! [media:text] |
  property:text! | itemprop:text! | http-equiv:refresh,default-style,x-ua-compatible,content-security-policy!)) ;
meta.body = content:text! (itemprop:text! | property:text!) ;
style = $bare media:text type:text blocking:text ; text
script = $bare src:text type:text nomodule:flag async:flag defer:flag crossorigin:text integrity:text
  referrerpolicy:text blocking:text charset:text fetchpriority:high,low,auto ; text
template = ; (text | any)*

body = ; $flow
article section aside header footer main nav search div address = ; $flow
h1 h2 h3 h4 h5 h6 p pre = ; $phrasing
hgroup = ; (p | script | template)* (h1 | h2 | h3 | h4 | h5 | h6) (p | script | template)*
blockquote = cite:text ; $flow
hr = ; 
ol = reversed:flag start:int type:1,a,A,i,I ; (li.ordered | script | template)*
ul menu = ; (li | script | template)*
li = ; $flow
li.ordered = value:int ; $flow
dl = ; $aside (((dt $aside)+ (dd $aside)+)* | (div.dl $aside)+)
div.dl = ; $aside ((dt $aside)+ (dd $aside)+)+
dt dd figcaption = ; $flow
figure = ; (figcaption $flow) | ($flow [figcaption])
dialog = open:flag ; $flow
details = open:flag name:text ; summary $flow
summary legend = ; (text | $words | $either | custom | h1 | h2 | h3 | h4 | h5 | h6 | hgroup)*

a = [href:text! target:target download:text ping:text rel:text hreflang:lang type:text referrerpolicy:text rev:text]
  name:text ; ^
em strong small s cite dfn abbr code var samp kbd sub sup i b u mark bdi span = ; $phrasing
bdo = dir:ltr,rtl! ; $phrasing
q = cite:text ; $phrasing
data = value:text! ; $phrasing
time = datetime:when ; $phrasing
ruby = ; ($phrasing (rt | rp | rb | rtc))+
rt rp rb = ; $phrasing
rtc = ; ($phrasing (rt | rp))* $phrasing
custom = any:text ; ^
br wbr = ;
ins del = cite:text datetime:day ; ^
picture = ; (source.picture | script | template)* img $aside
source.picture = srcset:text! media:text sizes:text type:text width:count height:count ;
source = src:text! type:text media:text ;
img = src:text! srcset:text alt:text sizes:text crossorigin:text usemap:hash ismap:flag border:0 width:count
  height:count referrerpolicy:text decoding:sync,async,auto loading:lazy,eager fetchpriority:high,low,auto ;
iframe = src:text srcdoc:text name:text sandbox:text allow:text allowfullscreen:flag width:count height:count
  referrerpolicy:text loading:lazy,eager ; text
embed = any:text ;
object = (data:text! | type:text!) data:text type:text name:text form:text width:count height:count usemap:hash
  typemustmatch:flag ; param* ^
param = name:text! value:text ;
video = $media poster:text playsinline:flag width:count height:count ; (source | track)* ^
audio = $media ; (source | track)* ^
$media = src:text crossorigin:text preload:,none,metadata,auto autoplay:flag loop:flag muted:flag controls:flag
track = src:text! kind:subtitles,captions,descriptions,chapters,metadata srclang:lang label:text default:flag ;
map = name:text! ; ^
area = [href:text! target:target download:text ping:text rel:text referrerpolicy:text hreflang:lang type:text] alt:text coords:text
  shape:circle,default,poly,rect ;
canvas = width:count height:count ; ^
slot = name:text ; $phrasing

table = border:,1 ; $aside [caption] $aside (colgroup $aside)* [thead] $aside ((tbody $aside)* | (tr $aside)+) [tfoot] $aside
caption = ; $flow
colgroup = span:positive ; (col | template)*
col = span:positive ;
thead tbody tfoot = ; (tr | script | template)*
tr = ; (td | th | script | template)*
td = colspan:positive rowspan:count headers:text ; $flow
th = colspan:positive rowspan:count headers:text scope:row,col,rowgroup,colgroup abbr:text ; $flow

form = accept-charset:text action:text autocomplete:on,off enctype:text method:text name:text novalidate:flag
  target:target rel:text ; $flow
label = for:text ; $phrasing
input = accept:text alt:text autocomplete:text checked:flag dirname:text disabled:flag form:text formaction:text
  formenctype:text formmethod:text formnovalidate:flag formtarget:target height:count list:text max:text maxlength:count
  min:text minlength:count multiple:flag name:text pattern:text placeholder:text popovertarget:text readonly:flag required:flag
  size:positive src:text step:text value:text width:count capture:text
  type:hidden,text,search,tel,url,email,password,date,month,week,time,datetime-local,number,range,color,checkbox,radio,file,submit,image,reset,button ;
button = disabled:flag form:text formaction:text formenctype:text formmethod:text formnovalidate:flag formtarget:target
  name:text popovertarget:text popovertargetaction:text type:submit,reset,button value:text ; $phrasing
select = autocomplete:text disabled:flag form:text multiple:flag name:text required:flag size:positive ;
  (option | optgroup | hr | script | template)*
datalist = ; $phrasing | (option | script | template)*
optgroup = disabled:flag label:text! ; (option | script | template)*
option = disabled:flag label:text selected:flag value:text ; text
textarea = autocomplete:text cols:positive dirname:text disabled:flag form:text maxlength:count minlength:count name:text
  placeholder:text readonly:flag required:flag rows:positive wrap:soft,hard ; text
output = for:text form:text name:text ; $phrasing
progress = value:number max:number ; $phrasing
meter = value:number! min:number max:number low:number high:number optimum:number ; $phrasing
fieldset = disabled:flag form:text name:text ; [legend] $flow
`,
};
