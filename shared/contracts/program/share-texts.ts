import * as z from 'zod/mini';
import { SHARE_CHANNELS } from '../../domain/program/referral-program.ts';
import { withAnyOf } from './any-of.ts';
import { byLocale } from './locales.ts';
import { prose } from './values.ts';

/** A message without a link or a code brings nobody: the friend could not be told from others. */
const shareText = (description: string, maxLength: number) =>
  prose(description, maxLength).check(
    z.regex(/\{(?:link|code)\}/, {
      error: 'has neither {link} nor {code}, so nobody could come with it; add one of them',
    }),
    z.regex(/^(?:[^{}]|\{(?:link|code|name)\})*$/u, {
      error: 'may have {link}, {code} and {name} in braces, and nothing else; check the spelling',
    }),
  );

const ShareTexts = withAnyOf(
  'ShareTexts',
  'The words that a link is shared with, in one language. `{link}`, `{code}` and `{name}` stand for the link and the code of the advocate, and the name of the program; each text has `{link}` or `{code}`. Lengths are those before they are filled in.',
  SHARE_CHANNELS,
  z.strictObject({
    email: z.exactOptional(
      shareText('An e-mail, at most 2,000 characters. Of several lines the first is the subject.', 2_000),
    ),
    whatsapp: z.exactOptional(shareText('A message of WhatsApp, at most 1,000 characters.', 1_000)),
    sms: z.exactOptional(
      shareText(
        'A text message, at most 300 characters: with the link filled in, two or three of the network.',
        300,
      ),
    ),
    copy: z.exactOptional(shareText('To be pasted anywhere, at most 1,000 characters.', 1_000)),
  }),
);

export const SharesByLocale = byLocale(ShareTexts, '{"en": {"sms": "Join me: {link}"}}');
