import { Html, html } from '../pages/html.ts';
import { footerTexts } from './footer-texts.ts';
import { filledHtml, filledText } from './placeholders.ts';

/** What stands around the body of a message. */
export interface Around {
  /** BCP 47, of the body. */
  readonly locale: string;
  readonly subject: string;
  readonly shopName: string;
  readonly stopLink: string;
}

/**
 * Light and dark, from left and from right, on a phone and on a desk. Nothing is loaded from anywhere: no picture, no font,
 * nothing that tells who opened it. What programs drop that know no style sheets is in the elements themselves.
 */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:#f3f5f4;color:#1b2420}
.message{max-width:36rem;margin:0 auto;padding:24px 16px;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
.card{background:#ffffff;color:#1b2420;border-radius:12px;padding:28px 24px}
h2{margin:0 0 12px;font-size:22px;line-height:1.3}
h3{margin:20px 0 8px;font-size:18px;line-height:1.3}
p,ul,ol,blockquote{margin:0 0 16px}
ul,ol{padding-inline-start:24px}
blockquote{padding-inline-start:16px;border-inline-start:3px solid #7d8a83}
hr{border:0;border-top:1px solid #c9d1cd;margin:24px 0}
a{color:#176a45}
.score{color:#176a45}
.card>:last-child,.card>:last-child>:last-child{margin-bottom:0}
.shop{margin:0 0 12px;padding:0 4px;font-weight:600}
.soft{color:#55635b;font-size:14px}
.foot{padding:16px 4px 0;color:#55635b;font-size:14px}
@media (prefers-color-scheme:dark){
body{background:#0c100e!important;color:#e3eae6!important}
.card{background:#161c19!important;color:#e3eae6!important}
.soft,.foot{color:#a3b1a9!important}
a{color:#7dd3a8!important}
a.button{background:#7dd3a8!important;color:#0c1a12!important}
hr{border-top-color:#3a453f!important}
}
`.trim();

/** A whole message as HTML. */
export function messagePage(body: Html, { locale, subject, shopName, stopLink }: Around): string {
  const direction = directionOf(locale);
  const language = languageOf(locale);
  const words = footerTexts(language);
  return html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${new Html(STYLE)}</style>
</head>
<body style="margin:0;padding:0">
<div class="message" role="article" aria-label="${subject}" lang="${locale}" dir="${direction}" style="max-width:36rem;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.55">
<p class="shop"><bdi>${shopName}</bdi></p>
<div class="card" style="border-radius:12px;padding:28px 24px">
${body}
</div>
<p class="foot">${filledHtml(words.why, { shop: shopName })}<br>
<a href="${stopLink}">${words.stop}</a></p>
</div>
</body>
</html>
`.text;
}

/** The same as plain text. */
export function plainMessage(body: string, { locale, shopName, stopLink }: Around): string {
  const words = footerTexts(languageOf(locale));
  // The line that mail programs take for the beginning of what is not the message.
  return `${body}\n\n-- \n${filledText(words.why, { shop: shopName })}\n${words.stop}: ${stopLink}\n`;
}

const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

/** As the writing of the locale runs. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}

/** ISO 15924. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);
