import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareTexts } from '../../functions/referrals/share-texts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { STORY_REFERRALS } from '../../tools/docs/examples/referrals.ts';
import { REFERRING_PROGRAM } from '../../tools/docs/examples/referring-story.ts';
import { check } from '../law-runs.ts';

const BASE = 'https://go.shop.example';
const CODE = 'amber-otter-42';

const programWith = (
  shareTexts: NonNullable<ReferralProgram['shareTexts']>,
  name = 'Bean & Co',
): Program => ({
  ...REFERRING_PROGRAM,
  name,
  referrals: { ...STORY_REFERRALS, shareTexts },
});

/** What an app makes of a link: the parameters of its query, decoded as URLs are and not as forms are. */
function parametersOf(link: string): Record<string, string> {
  const query = link.slice(link.indexOf('?') + 1);
  return Object.fromEntries(
    query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', value = ''] = part.split('=');
        return [name, decodeURIComponent(value)];
      }),
  );
}

const NASTY = [
  'Tom & Jerry say: 100 % free? #1 = yes + more; {link}',
  'It\'s "so" (good)! *wow* <b>{link}</b>',
  'Zeile eins\nZeile zwei\r\nZeile drei 🎁👩‍👩‍👧 {link}',
  'مرحبا {link} ‏',
  '{code}{code} {name} $& $1 \\n %0A %25 {link}',
  '\ud800 half a character {link}',
];

describe('what is said', () => {
  test.each(NASTY)('comes out of every app as it went in: %j', (template) => {
    const { share } = shareTexts(
      programWith({ en: { email: `Hello\n${template}`, whatsapp: template, sms: template, copy: template } }),
      CODE,
      BASE,
    );
    for (const channel of ['whatsapp', 'sms', 'copy'] as const) {
      const { text } = share[channel];
      expect(text).toContain(`${BASE}/r/${CODE}?c=${channel}`);
      expect(text).not.toMatch(/\{(?:link|code|name)\}/);
    }
    expect(parametersOf(share.whatsapp.url)).toEqual({ text: share.whatsapp.text.toWellFormed() });
    expect(parametersOf(share.sms.url)).toEqual({ body: share.sms.text.toWellFormed() });
    const { subject, body } = parametersOf(share.email.url);
    expect(subject).toBe('Hello');
    expect(body?.replaceAll('\r\n', '\n')).toBe(share.email.text.toWellFormed().replaceAll('\r\n', '\n'));
    expect(body).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
  });

  test('has nothing in its links that ends a link in a page or a message', () => {
    check(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const template = `${text.replaceAll(/[{}]/g, '')}{link}`;
        const { share } = shareTexts(
          programWith({ en: { email: template, whatsapp: template, sms: template } }),
          CODE,
          BASE,
        );
        for (const { url } of [share.email, share.whatsapp, share.sms]) {
          expect(url).toMatch(/^(?:mailto:\?|https:\/\/wa\.me\/\?|sms:\?&)[\w.~%&=-]*$/);
          expect(url.replaceAll(/%[0-9A-F]{2}/g, '')).not.toContain('%');
        }
      }),
    );
  });

  test('is filled in once: what looks like a place to fill in, in a name, stays', () => {
    const { share } = shareTexts(
      programWith({ en: { copy: '{name}: {link}' } }, 'The {code} {link} club'),
      CODE,
      BASE,
    );
    expect(share.copy.text).toBe(`The {code} {link} club: ${BASE}/r/${CODE}?c=copy`);
  });
});

describe('an e-mail', () => {
  const email = (text: string) => shareTexts(programWith({ en: { email: text } }), CODE, BASE).share.email;

  test('has its first line as the subject', () => {
    expect(email('Come & see\n\nAt {link}\nyours')).toMatchObject({
      subject: 'Come & see',
      text: `At ${BASE}/r/${CODE}?c=email\nyours`,
    });
  });

  test('of one line has the name of the program as its subject', () => {
    expect(email('At {link}')).toMatchObject({ subject: 'Bean & Co', text: `At ${BASE}/r/${CODE}?c=email` });
  });
});

describe('the language', () => {
  const texts = {
    fr: { copy: 'fr {link}', sms: 'fr sms {link}' },
    'de-AT': { copy: 'de-AT {link}' },
    de: { copy: 'de {link}' },
  };
  test.each<[string | undefined, string, string]>([
    [undefined, 'fr', 'fr'],
    ['de-AT', 'de-AT', 'de-AT'],
    ['DE-at', 'de-AT', 'de-AT'],
    ['de-CH', 'de', 'de'],
    ['fr-CA', 'fr', 'fr'],
    ['ja', 'fr', 'fr'],
    ['constructor', 'fr', 'fr'],
  ])('of %s is %s', (asked, locale, beginning) => {
    const shares = shareTexts(programWith(texts), CODE, BASE, asked);
    expect(shares.locale).toBe(locale);
    expect(shares.share.copy.text).toBe(`${beginning} ${BASE}/r/${CODE}?c=copy`);
  });

  test("of a channel that a locale leaves out is the program's first, then English", () => {
    const { share } = shareTexts(programWith(texts), CODE, BASE, 'de');
    expect(share.sms.text).toBe(`fr sms ${BASE}/r/${CODE}?c=sms`);
    expect(share.whatsapp.text).toBe(
      `Join me at Bean & Co. We both get something for your first order. ${BASE}/r/${CODE}?c=whatsapp`,
    );
  });

  test('is English where the program says nothing, and promises a friend no more than the program does', () => {
    const { shareTexts: _texts, ...referrals } = STORY_REFERRALS;
    const shares = shareTexts(
      { ...REFERRING_PROGRAM, referrals: { ...referrals, friendGets: [] } },
      CODE,
      BASE,
      'de',
    );
    expect(shares.locale).toBeNull();
    expect(shares.share.email.subject).toBe(`An invitation to ${REFERRING_PROGRAM.name}`);
    expect(JSON.stringify(shares)).not.toContain('both');
  });
});
