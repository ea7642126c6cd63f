/** The style of all pages for customers. It stands in the page, and the page's security policy allows it by its hash alone. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f3f5f4;--card:#fff;--line:#7d8a83;--ink:#1b2420;--soft:#55635b;--accent:#176a45;--on:#fff;--fault:#a02c24}
@media (prefers-color-scheme:dark){:root{--ground:#0c100e;--card:#161c19;--line:#6d7d74;--ink:#e3eae6;--soft:#a3b1a9;--accent:#7dd3a8;--on:#0c1a12;--fault:#f19b92}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:42rem;min-height:100vh;min-height:100svh;padding:1rem;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
header{padding:.75rem .25rem;font-weight:600}
main{padding:1.5rem 1.25rem;background:var(--card);border-radius:12px}
h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.3;font-weight:650;text-wrap:balance}
legend h1{margin:0 0 1rem}
p{margin:0 0 1rem}
main>:last-child,form>:last-child{margin-bottom:0}
footer{padding:.75rem .25rem;color:var(--soft);font-size:.875rem}
.soft{color:var(--soft);font-weight:400}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.fault{color:var(--fault);font-weight:600}
fieldset{min-width:0;margin:0 0 1.5rem;padding:0;border:0}
legend{padding:0;width:100%}
details{margin:0 0 1.5rem}
details fieldset{margin:.75rem 0 0}
details legend{margin-bottom:.75rem}
summary{padding:.5rem 0;cursor:pointer;color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
.scores{display:grid;gap:.375rem}
.nps .scores{grid-template-columns:repeat(6,1fr)}
.csat .scores{grid-template-columns:repeat(5,1fr)}
.ces .scores{grid-template-columns:repeat(7,1fr)}
.scores label{position:relative}
.scores input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.scores label>span{display:grid;place-items:center;min-height:3rem;border:1px solid var(--line);border-radius:8px;font-variant-numeric:tabular-nums}
.scores input:hover+span{border-color:var(--accent)}
.scores input:checked+span{background:var(--accent);border:2px solid var(--accent);color:var(--on);font-weight:700}
.scores input:focus-visible+span,summary:focus-visible,button:focus-visible,textarea:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:1rem;margin:.5rem 0 0;color:var(--soft);font-size:.875rem;line-height:1.35}
.ends span{max-width:48%}
.ends span:last-child{text-align:end}
.open{display:block;margin:0 0 .5rem;font-weight:600}
textarea{display:block;width:100%;margin:0 0 1.25rem;padding:.65rem .75rem;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;font:inherit;resize:vertical}
button{min-height:3rem;padding:.5rem 1.75rem;border:2px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
button:hover{filter:brightness(1.1)}
@media (forced-colors:active){.scores input:checked+span{border:4px solid Highlight}}
@media (max-width:30rem){button{width:100%}}
@media (min-width:36rem){
body{padding:2rem 1.5rem}
main{padding:2.25rem 2rem}
h1{font-size:1.6rem}
.nps .scores{grid-template-columns:repeat(11,1fr)}
}
`.trim();
