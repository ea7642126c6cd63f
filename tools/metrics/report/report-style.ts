/** The style of the report, which stands in the page; the page's policy allows it by its hash alone. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ground:#f4f5f3;--card:#fff;--line:#d8ddd9;--ink:#17201b;--soft:#525f57;--accent:#0b5d8a;--note:#eef3f6;--series-1:#0072b2;--series-2:#d55e00;--series-3:#008560;--series-4:#b3548a;--series-5:#17201b}
@media (prefers-color-scheme:dark){:root{--ground:#0e1211;--card:#171d1b;--line:#37413c;--ink:#e6ece8;--soft:#a9b5ae;--accent:#7cc4ee;--note:#1d2629;--series-1:#56b4e9;--series-2:#e69f00;--series-3:#2fc79a;--series-4:#d990b6;--series-5:#f0e442}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
.page{max-width:58rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h1{margin:0 0 .35rem;font-size:1.9rem;letter-spacing:-.01em}
h2{margin:0 0 .6rem;font-size:1.35rem}
h3{margin:1.5rem 0 .5rem;font-size:1rem}
p{margin:0 0 .75rem;max-width:44rem}
a{color:var(--accent)}
.about{color:var(--soft)}
nav ol{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:1.25rem 0 0;padding:0;list-style:none;font-size:.9375rem}
section{margin-top:1.75rem;padding:1.5rem 1.5rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:10px}
.reading{font-size:1.0625rem}
.reading+.reading{font-size:1rem;color:var(--soft)}
figure{margin:1.5rem 0 1.25rem}
figcaption{margin-bottom:.5rem;font-weight:650}
svg{display:block;width:100%;max-width:830px;height:auto}
svg text{font-family:inherit}
svg.narrow{display:none;max-width:440px}
.keys{display:grid;grid-template-columns:repeat(auto-fill,minmax(14.5rem,1fr));gap:.75rem;margin:1rem 0 0;padding:0;list-style:none}
.keys li{padding:.8rem 1rem;border:1px solid var(--line);border-radius:8px}
.keys .name{display:block;font-size:.875rem;color:var(--soft)}
.keys .value{display:block;margin:.1rem 0;font-size:1.6rem;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.keys .pending .value{font-size:1.05rem;font-style:italic;font-weight:500}
.keys .more{display:block;font-size:.8125rem;color:var(--soft)}
details{margin-top:.75rem;border-top:1px solid var(--line)}
summary{padding:.6rem 0;cursor:pointer;color:var(--accent);font-weight:550}
summary:focus-visible,a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.scroll{overflow-x:auto;margin:0 0 1.25rem;max-height:32rem;overflow-y:auto}
table{border-collapse:collapse;font-size:.8125rem;line-height:1.35;font-variant-numeric:tabular-nums}
caption{padding:.25rem 0 .4rem;text-align:start;font-weight:600;font-size:.875rem}
th,td{padding:.3rem .7rem .3rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
td{white-space:nowrap}
thead th{position:sticky;top:0;background:var(--card);color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:500;min-width:7rem;max-width:18rem}
.n{text-align:end}
.n:last-child{padding-inline-end:.25rem}
.none{display:inline-block;max-width:14rem;white-space:normal;font-style:italic;color:var(--soft)}
td small{display:block;font-size:.75rem;color:var(--soft)}
.note{padding:.7rem .9rem;border-inline-start:4px solid var(--accent);background:var(--note)}
dl{margin:.5rem 0 1rem;font-size:.875rem}
dt{margin-top:.6rem;font-weight:600}
dt small{font-weight:400;color:var(--soft)}
dd{margin:.1rem 0 0;max-width:46rem}
code{font-size:.95em}
footer{margin-top:2rem;color:var(--soft);font-size:.875rem}
.paper{display:none}
@media screen and (max-width:40rem){
.page{padding:1.25rem .75rem 3rem}
section{padding:1.1rem .9rem .75rem;border-radius:8px}
h1{font-size:1.5rem}
svg.wide{display:none}
svg.narrow{display:block}
.keys{grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.5rem}
.keys li{padding:.6rem .7rem}
.keys .value{font-size:1.25rem}
}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#525f57}}
@media print{
:root{color-scheme:light;--ground:#fff;--card:#fff;--line:#c5ccc7;--ink:#000;--soft:#3f4a44;--accent:#0b5d8a;--note:#f4f4f4;--series-1:#0072b2;--series-2:#d55e00;--series-3:#008560;--series-4:#b3548a;--series-5:#000}
html{font-size:12px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{max-width:none;padding:0}
section{margin:0;padding:0;border:0;break-before:page}
section.flows{break-before:auto}
nav,.screen{display:none}
.paper{display:block}
h2,h3,figcaption,caption,thead{break-after:avoid}
figure,.keys li,tr,.reading{break-inside:avoid}
.keys{grid-template-columns:repeat(3,1fr);gap:.5rem}
.keys .value{font-size:1.35rem}
details{border:0}
details::details-content{content-visibility:visible;block-size:auto}
summary{display:none}
.scroll{overflow:visible;max-height:none}
table{width:100%;font-size:7.5pt}
td{white-space:normal}
thead{display:table-header-group}
thead th{position:static;white-space:normal}
tbody th{min-width:0}
.none{max-width:none}
td small{font-size:6.5pt}
svg{max-width:100%}
a{color:inherit;text-decoration:none}
}
`.trim();
