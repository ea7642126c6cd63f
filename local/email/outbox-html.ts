import { Html, html, NOTHING } from '../../shared/pages/html.ts';
import type { Email } from './email-folder.ts';

/** The pages run nothing, and frame nothing but the e-mails. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'; base-uri 'none'";

const STYLE = `
:root{color-scheme:light dark;--ground:#f3f5f4;--card:#fff;--line:#d4dbd7;--ink:#1b2420;--soft:#55635b;--accent:#176a45}
@media (prefers-color-scheme:dark){:root{--ground:#0c100e;--card:#161c19;--line:#333d38;--ink:#e3eae6;--soft:#a3b1a9;--accent:#7dd3a8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:.5rem 0 .75rem;font-size:1.4rem;line-height:1.3}
a{color:var(--accent)}
.soft{color:var(--soft);font-size:.9rem;margin:.25rem 0 1rem}
ol{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px}
li+li{border-top:1px solid var(--line)}
li a{display:grid;gap:0 1rem;grid-template-columns:1fr auto;padding:.75rem 1rem;color:inherit;text-decoration:none}
li a:hover strong{text-decoration:underline}
li strong{color:var(--accent)}
li time{color:var(--soft);font-size:.875rem;white-space:nowrap;font-variant-numeric:tabular-nums}
li span{grid-column:1/-1;color:var(--soft);font-size:.9rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1rem;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
dt{color:var(--soft)}
dd{margin:0}
dd code{font-size:.85rem}
fieldset{display:flex;gap:1rem;margin:0 0 .5rem;padding:0;border:0}
legend{float:inline-start;padding:0;margin-inline-end:1rem;color:var(--soft)}
iframe{display:block;width:100%;height:38rem;border:1px solid var(--line);border-radius:12px;background:Canvas;resize:vertical}
body:has(#phone:checked) iframe{width:24.5rem;max-width:100%}
summary{margin:0 0 .75rem;cursor:pointer;color:var(--soft)}
h2{margin:1.5rem 0 .5rem;font-size:1.1rem}
pre{margin:0;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px;white-space:pre-wrap;font:.875rem/1.5 ui-monospace,monospace}
@media (max-width:32rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}li a{grid-template-columns:1fr}}
`.trim();

function page(title: string, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${main}</main>
</body>
</html>
`.text;
}

/** All of them, the newest first. */
export function listPage(emails: readonly Email[]): string {
  const list =
    emails.length === 0
      ? html`<p>Nothing yet. An e-mail appears here once a trigger sends one to a member who agreed to e-mails.</p>\n`
      : html`<ol>${emails.map(item)}</ol>\n`;
  return page(
    'Outbox',
    html`<h1>Outbox</h1>
<p class="soft">E-mails that would have been sent. None leaves this machine.</p>
${list}`,
  );
}

const item = ({ id, sentAt, subject, to }: Email): Html =>
  html`<li><a href="/outbox/${id}"><strong><bdi>${subject}</bdi></strong> ${timeOf(sentAt)} <span>to ${to.join(', ')}</span></a></li>\n`;

const timeOf = (iso: string): Html =>
  html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;

/** One of them, exactly: all of its headers, its HTML apart from this page, and its text. */
export function emailPage(email: Email): string {
  const { id, sentAt, from, to, subject, headers, tags, configurationSet } = email;
  const rows: readonly Html[] = [
    row('From', from),
    row('To', to.join(', ')),
    html`<dt>Sent</dt><dd>${timeOf(sentAt)}</dd>\n`,
    ...headers.map(([name, value]) => row(name, value)),
  ];
  const asides = [
    row('Configuration set', configurationSet ?? '–'),
    ...tags.map(([name, value]) => row(`Tag ${name}`, value)),
  ];
  return page(
    subject,
    html`<p class="soft"><a href="/outbox">Outbox</a></p>
<h1 dir="auto">${subject}</h1>
<dl>
${rows}</dl>
<details><summary>What SES was told besides</summary>
<dl>
${asides}</dl>
</details>
${email.html === null ? NOTHING : framed(id)}${
  email.text === null ? NOTHING : html`<h2>As text</h2>\n<pre dir="auto">${email.text}</pre>\n`
}`,
  );
}

const row = (name: string, value: string): Html => html`<dt>${name}</dt><dd><code>${value}</code></dd>\n`;

/** What is in the frame may open links in tabs of their own, as a mail program does; those are pages like any other. */
export const FRAME_FREEDOMS = 'allow-popups allow-popups-to-escape-sandbox';

const framed = (id: string): Html => html`<h2>As HTML</h2>
<fieldset><legend>As wide as</legend>
<label><input type="radio" name="width" id="desk" checked> a desk</label>
<label><input type="radio" name="width" id="phone"> a phone</label>
</fieldset>
<iframe sandbox="${FRAME_FREEDOMS}" title="The e-mail as HTML" src="/outbox/${id}/html"></iframe>
`;

export const nothingPage = (): string =>
  page('Outbox', html`<h1>There is no such e-mail</h1>\n<p><a href="/outbox">Outbox</a></p>\n`);
