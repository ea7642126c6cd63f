import type { MessageChannel } from '../../domain/program/trigger.ts';
import { html } from '../html.ts';
import type { Reader } from '../notice-pages.ts';
import { page } from '../page.ts';
import { filled, pageLanguage } from '../texts/page-language.ts';
import { ONE_CLICK } from './one-click.ts';

export interface StopView extends Reader {
  readonly channel: MessageChannel;
}

/** Asks once, because scanners open links too; the button sends what a mail program's own button sends. */
export function stopPage(view: StopView & { readonly action: string }): string {
  const { language, said } = wordsOf(view, 'stopText');
  const { stopTitle, stop } = language.texts;
  const main = html`<h1>${stopTitle}</h1>
<p>${said}</p>
<form method="post" action="${view.action}">
<input type="hidden" name="${ONE_CLICK.field}" value="${ONE_CLICK.value}">
<button>${stop}</button>
</form>\n`;
  return page({ language, title: stopTitle, shopName: view.shopName, main });
}

export function stoppedPage(view: StopView): string {
  const { language, said } = wordsOf(view, 'stoppedText');
  const { stoppedTitle } = language.texts;
  const main = html`<h1>${stoppedTitle}</h1>\n<p role="status">${said}</p>\n`;
  return page({ language, title: stoppedTitle, shopName: view.shopName, main });
}

function wordsOf({ locale, shopName, channel }: StopView, text: 'stopText' | 'stoppedText') {
  const language = pageLanguage(locale);
  const { messages, [text]: template } = language.texts;
  // What is stopped is part of the sentence, so it is not isolated from it as a name is.
  const sentence = template.replace('{messages}', messages[channel]);
  return { language, said: filled(sentence, { shop: shopName }) };
}
