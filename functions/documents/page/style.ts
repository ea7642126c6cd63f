/** The page's only style sheet. It stands in the page, and the page's security policy allows it by its hash alone. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f4f7f5;--line:#d5ddd8;--ink:#1b2420;--soft:#55635b;--leaf:#176a45;--get:#1c5a9c;--post:#176a45;--patch:#855200;--delete:#a02c24;--mark:#fff3c4}
@media (prefers-color-scheme:dark){:root{--ground:#101512;--panel:#19211c;--line:#324038;--ink:#e3eae6;--soft:#a3b1a9;--leaf:#7dd3a8;--get:#8dbdf2;--post:#7dd3a8;--patch:#e8b860;--delete:#f19b92;--mark:#3d3413}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
a{color:var(--leaf);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--leaf);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--ground);z-index:1}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,nav,footer{padding:0 1.25rem}
header{padding-top:2rem;padding-bottom:.5rem}
header p{margin:.25rem 0 0;color:var(--soft);font-size:1.1rem}
h1{margin:0;font-size:2rem;line-height:1.2}
h2{margin:3.5rem 0 1rem;padding-top:1.25rem;border-top:3px solid var(--leaf);font-size:1.6rem;line-height:1.25}
#guide h2{margin-top:1.25rem}
h3{margin:2.25rem 0 .5rem;font-size:1.25rem;line-height:1.3}
h4{margin:1.75rem 0 .5rem;font-size:1rem}
p,ul{margin:.6rem 0}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
p code,li code,dd code,td code{padding:.1em .3em;background:var(--panel);border-radius:3px}
.facts code{background:var(--ground)}
pre{margin:.5rem 0;padding:.9rem 1rem;overflow:auto;background:var(--panel);border:1px solid var(--line);border-radius:6px}
pre code{font-size:inherit;overflow-wrap:normal}
.operation{margin-top:3rem;padding-top:.25rem;border-top:1px solid var(--line)}
.route{display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}
.route code{padding:0;background:none;font-size:1rem}
.method{font:700 .8rem/1 ui-monospace,Menlo,Consolas,monospace;padding:.3rem .5rem;border:1px solid;border-radius:4px}
.get{color:var(--get)}.post{color:var(--post)}.patch{color:var(--patch)}.delete{color:var(--delete)}
.facts{margin:1rem 0;padding:.75rem 1rem;background:var(--panel);border-radius:6px}
.facts div{display:flex;flex-wrap:wrap;gap:0 .75rem}
.facts dt{width:5.5rem;color:var(--soft)}
.facts dd{margin:0;flex:1 1 14rem}
table{width:100%;margin:.5rem 0;border-collapse:collapse;font-size:.925rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:400;font-size:.85rem}
tbody th{font-weight:600}
.fields tbody th{width:30%}.fields td:nth-child(2){width:17%}
.problems td:first-child{width:4rem}.problems tbody th{width:17rem;font-weight:400}
tr:target,section:target>h3{background:var(--mark)}
.note{color:var(--soft);font-size:.85rem;font-weight:400;white-space:nowrap}
.rules{display:block;color:var(--soft);font-size:.85rem}
.answers{padding-left:1.1rem}
summary{cursor:pointer;color:var(--leaf)}
nav ul{list-style:none;margin:.25rem 0;padding:0}
nav ul ul{padding-left:.9rem}
nav a{display:block;padding:.2rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
nav .top>li>a{font-weight:600;color:var(--ink)}
nav details{margin:1rem 0;padding:.6rem 1rem;background:var(--panel);border-radius:6px}
footer{margin-top:4rem;padding-bottom:3rem;color:var(--soft)}
@media (max-width:44rem){
.fields thead,.problems thead{display:none}
.fields tr,.problems tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}
.fields th,.fields td,.problems th,.problems td{display:block;padding:0;border:0}
.fields tbody th,.fields td:nth-child(2),.problems td:first-child,.problems tbody th{width:auto}
.fields td:nth-child(2){color:var(--soft);font-size:.85rem}
.problems td:first-child{float:left;margin-right:.6rem;color:var(--soft)}
.problems tbody th{overflow:hidden}
}
@supports selector(::details-content){@media (min-width:64rem){
body{display:grid;grid-template:auto auto 1fr auto/18rem minmax(0,54rem);column-gap:3rem;max-width:80rem;margin:0 auto}
header,main,footer{grid-column:2}
.skip{grid-area:1/1}
nav{grid-area:1/1/4/2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-top:1.5rem;padding-bottom:2rem;font-size:.9rem}
nav details{margin:0;padding:0;background:none}
nav summary{display:none}
nav details::details-content{content-visibility:visible;block-size:auto}
nav .top{margin-bottom:.75rem}
}}
@media print{
nav,.skip{display:none}
body{display:block;font-size:10pt}
pre{white-space:pre-wrap;break-inside:avoid}
tr,dl{break-inside:avoid}
h2,h3,h4{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}
}
`.trim();
