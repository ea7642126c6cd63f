import type { MessageTemplate, MessageText } from '../../shared/messages/message-template.ts';
import type { MessageContext } from '../../shared/messages/render-message.ts';

export const STOP = 'https://shop.example/stop/u~token';

export const aTemplate = (texts: Readonly<Record<string, Partial<MessageText>>>): MessageTemplate => ({
  id: 'greeting',
  channel: 'email',
  texts: Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [
      locale,
      { subject: 'A subject', body: 'A body', ...text },
    ]),
  ),
});

export const aContext = (changes: Partial<MessageContext> = {}): MessageContext => ({
  reader: { name: 'Ada', locale: 'en' },
  shopName: 'Tea & Co',
  timeZone: 'Europe/Berlin',
  currencies: [
    { code: 'EUR', minorDigits: 2 },
    { code: 'JPY', minorDigits: 0 },
  ],
  data: {},
  links: { stop: STOP },
  ...changes,
});
