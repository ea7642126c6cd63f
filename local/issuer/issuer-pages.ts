import { Html, html } from '../../shared/pages/html.ts';
import { LOCAL_PEOPLE, type LocalPerson } from './people.ts';

/** The pages run nothing. A form's answer may lead to a console at this machine's other name, which counts as well. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

const STYLE = `
:root{color-scheme:light dark;--ground:#f3f5f4;--card:#fff;--line:#d4dbd7;--ink:#1b2420;--soft:#55635b;--accent:#176a45;--on-accent:#fff;--hover:#eef4f0}
@media (prefers-color-scheme:dark){:root{--ground:#0c100e;--card:#161c19;--line:#333d38;--ink:#e3eae6;--soft:#a3b1a9;--accent:#7dd3a8;--on-accent:#0c100e;--hover:#1d2722}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:27rem}
.mark{margin:0 0 1.5rem;color:var(--accent);font-weight:650;letter-spacing:.01em}
h1{margin:0 0 .25rem;font-size:1.5rem;line-height:1.25}
p{margin:0 0 1.25rem;color:var(--soft)}
ul{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
li+li{border-top:1px solid var(--line)}
li button{display:grid;grid-template-columns:1fr auto;gap:0 1rem;width:100%;padding:.85rem 1.1rem;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}
li button:hover{background:var(--hover)}
li strong{font-weight:600}
li em{align-self:start;padding:.05rem .55rem;border:1px solid var(--line);border-radius:99px;color:var(--soft);font-size:.8125rem;font-style:normal}
li span{grid-column:1/-1;color:var(--soft);font-size:.9rem}
.go{display:inline-block;padding:.6rem 1.1rem;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer;text-decoration:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
.go:focus-visible{outline-offset:3px}
.note{margin:1rem 0 0;font-size:.875rem}
a{color:var(--accent)}
code{overflow-wrap:anywhere}
`.trim();

function page(title: string, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Perennial</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<p class="mark">Perennial</p>
${main}</main>
</body>
</html>
`.text;
}

/** Who is it? Each person is a button, so that one key press or one touch is all that it takes. @param action of the form */
export const signInPage = (action: string): string =>
  page(
    'Sign in',
    html`<h1>Who is signing in?</h1>
<p>Choose somebody; there is no password.</p>
<form method="post" action="${action}">
<ul>
${LOCAL_PEOPLE.map(choice)}</ul>
</form>
<p class="note">This page exists on this machine only. A deployed stack has its own people, with passwords.</p>
`,
  );

const choice = ({ personId, name, role, does }: LocalPerson): Html =>
  html`<li><button name="person" value="${personId}"><strong>${name}</strong> <em>${role}</em> <span>${does}</span></button></li>\n`;

/** @param form of the issuer, hidden, which says what is to end */
export const signOutPage = (form: string): string =>
  page(
    'Sign out',
    html`<h1>Sign out?</h1>
<p>What you saved stays saved.</p>
${new Html(form)}
<button class="go" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
`,
  );

export const signedOutPage = (): string =>
  page(
    'Signed out',
    html`<h1>You are signed out</h1>
<p>You can close this page.</p>
<a class="go" href="/console/">Back to the console</a>
`,
  );

/** @param detail what the issuer says of it */
export const failedPage = (detail: string): string =>
  page(
    'Signing in failed',
    html`<h1>Signing in did not work</h1>
<p>${detail}</p>
<a class="go" href="/console/">Begin again in the console</a>
`,
  );
