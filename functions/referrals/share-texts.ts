import type { ReferralCodeView } from '../../shared/contracts/referral-codes.ts';
import { bestLocale } from '../../shared/domain/program/best-locale.ts';
import { ownValue } from '../../shared/domain/program/own-value.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { SHARE_CHANNELS, type ShareChannel } from '../../shared/domain/program/referral-program.ts';
import { referralLink } from './referral-link.ts';

type Shares = Pick<ReferralCodeView, 'locale' | 'share'>;
type Texts = Readonly<Partial<Record<ShareChannel, string>>>;

/** In English, for channels that the program has no words for. It promises what the program does, and no more. */
function builtIn({ referrals }: Program): Readonly<Record<ShareChannel, string>> {
  const gift = referrals?.friendGets.length ? ' We both get something for your first order.' : '';
  const message = `Join me at {name}.${gift} {link}`;
  return {
    email: `An invitation to {name}\n\nI thought that you might like {name}.${gift} This link takes you there:\n\n{link}\n\nMy code is {code}.`,
    whatsapp: message,
    sms: 'Join me at {name}: {link}',
    copy: message,
  };
}

/**
 * Texts and links to share a code by. Each channel is told in the locale that is asked for or the nearest that the program
 * has, else in the program's first, else in English.
 *
 * @param base of links, without a slash at its end
 * @param asked BCP 47
 */
export function shareTexts(program: Program, code: string, base: string, asked?: string): Shares {
  const known = program.referrals?.shareTexts ?? {};
  const [first] = Object.keys(known);
  const locale = (asked === undefined ? undefined : bestLocale(Object.keys(known), asked)) ?? first;
  const textOf = (channel: ShareChannel): string => {
    const template =
      textIn(known, locale, channel) ?? textIn(known, first, channel) ?? builtIn(program)[channel];
    return filled(template, { link: referralLink(base, code, channel), code, name: program.name });
  };
  const [email, whatsapp, sms, copy] = SHARE_CHANNELS.map(textOf);
  return {
    locale: locale ?? null,
    share: {
      email: emailShare(email ?? '', program.name),
      whatsapp: { text: whatsapp ?? '', url: `https://wa.me/?text=${encoded(whatsapp ?? '')}` },
      // Without a number, and with the question mark and the ampersand, which iOS and Android both read.
      sms: { text: sms ?? '', url: `sms:?&body=${encoded(sms ?? '')}` },
      copy: { text: copy ?? '', url: referralLink(base, code, 'copy') },
    },
  };
}

function textIn(
  known: Readonly<Record<string, Texts>>,
  locale: string | undefined,
  channel: ShareChannel,
): string | undefined {
  return locale === undefined ? undefined : ownValue(known, locale)?.[channel];
}

/** In one pass, so that what is filled in is never read as a placeholder itself. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name) => ownValue(values, name) ?? whole);
}

/** Of several lines the first is the subject. */
function emailShare(text: string, programName: string): ReferralCodeView['share']['email'] {
  const [, first, rest] = /^([^\r\n]+)(?:\r\n|\r|\n)+(.*)$/s.exec(text) ?? [];
  const [subject, body] = first === undefined || rest === undefined ? [programName, text] : [first, rest];
  const lines = body.replaceAll(/\r\n|\r|\n/g, '\r\n');
  return { subject, text: body, url: `mailto:?subject=${encoded(subject)}&body=${encoded(lines)}` };
}

/** Also the characters that a query may have and that some programs read as the end of a link. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
