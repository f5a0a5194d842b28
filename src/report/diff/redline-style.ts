/**
 * The look of a redline. Cut and added words differ in shape and not in colour
 * alone, and are announced to those who listen: most screen readers pass over
 * `ins` and `del` in silence.
 */
export const REDLINE_STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fffefb;--faint:#5c5a55;--rule:#d8d4cb;--cut:#8f1d14;--cutbg:#fbe9e7;--add:#0b5a2b;--addbg:#e1f3e6;--move:#1f3f8f;--movebg:#e6ecfa}
@media (prefers-color-scheme:dark){:root{--ink:#e6e4df;--paper:#161614;--faint:#a8a59d;--rule:#3b3934;--cut:#ffb4a8;--cutbg:#3a1512;--add:#9fe0b4;--addbg:#0e2f1a;--move:#b3c6ff;--movebg:#17223f}}
body{max-width:42rem;margin:0 auto;padding:1.5rem 2.5rem 6rem;font:1.06rem/1.6 Georgia,"Times New Roman",serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
header,nav,.remark,summary,.figures,.way,.next,footer{font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
h1{font:600 1.7rem/1.2 Georgia,serif;margin:.5rem 0}
h2{font:600 1.25rem/1.3 Georgia,serif;margin:3.5rem 0 1rem;padding-top:1rem;border-top:1px solid var(--rule)}
.lead{font-size:1rem;margin:.2rem 0}.remark{font-size:.8rem;color:var(--faint);font-weight:400;margin:-.6rem 0 1.2rem}
table{border-collapse:collapse;font-size:.88rem;margin:1rem 0;width:100%}
th,td{text-align:start;padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--rule);vertical-align:baseline;font-weight:400}
thead th{font-weight:600}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
nav{font-size:.85rem;line-height:1.5}nav h2{font:600 1rem system-ui,sans-serif;margin:2rem 0 .5rem}
nav ol{margin:.3rem 0 .6rem;padding-inline-start:2.4rem}nav li{margin:.15rem 0}a{color:inherit;text-underline-offset:.2em}
summary{cursor:pointer;font-size:.82rem;color:var(--faint);margin:.6rem 0}nav summary{color:inherit;font-size:.88rem}
.calm summary{font-size:.95rem;margin:1rem 0 0}
main p{margin:0 0 .7rem}.title{font-weight:600;font-size:1.1rem;margin-top:1.6rem}.scene{text-align:center}
.verse{padding-inline-start:2rem;margin:0}.note,.caption{font-size:.92rem;padding-inline-start:1.5rem}
.code{font-family:ui-monospace,monospace;font-size:.85rem;white-space:pre-wrap}
.change{position:relative;border-inline-start:3px solid var(--rule);padding-inline-start:1rem;margin-inline-start:calc(-1rem - 3px)}
.change:target{border-color:var(--move);background:color-mix(in srgb,var(--movebg) 45%,transparent)}
.next{position:absolute;inset-inline-start:-1.9rem;top:0;font-size:.8rem;text-decoration:none;color:var(--faint);padding:0 .3rem}
del{color:var(--cut);background:var(--cutbg);text-decoration:line-through;text-decoration-thickness:1px}
ins{color:var(--add);background:var(--addbg);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
del+ins{margin-inline-start:.22em}
del.moved{color:var(--move);background:var(--movebg);text-decoration:line-through dotted}
ins.moved{color:var(--move);background:var(--movebg);text-decoration:underline double}
.way{font-size:.78rem;color:var(--move);display:block;margin:0 0 .2rem}
del::before,del::after,ins::before,ins::after{clip-path:inset(100%);clip:rect(1px,1px,1px,1px);height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap}
del::before{content:" [cut:] "}del::after{content:" [end of cut] "}ins::before{content:" [added:] "}ins::after{content:" [end of added] "}
del.moved::before{content:" [moved away:] "}ins.moved::before{content:" [moved here:] "}del.moved::after,ins.moved::after{content:" [end of moved] "}
footer{font-size:.8rem;color:var(--faint);margin-top:4rem}
@media (max-width:40rem){body{padding:1rem 1.4rem 4rem}.next{inset-inline-start:-1.3rem}}
@media print{.next,nav{display:none}body{max-width:none}details:not([open])>summary{color:var(--faint)}}`;
