import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unmet } from '../../client/generated/types.ts';
import { PROBLEMS } from '../../shared/contracts/problems.ts';
import { UNMET_KINDS } from '../../shared/domain/program/unmet.ts';
import { unmetWords } from '../../web/storefront/elements/unmet-words.ts';
import { MESSAGES as EN } from '../../web/storefront/locales/en.ts';
import { LANGUAGE_CODES, languageOf, messagesOf } from '../../web/storefront/words/language.ts';
import type { Plural } from '../../web/storefront/words/message.ts';
import { CODES_IN_WORDS } from '../../web/storefront/words/trouble-words.ts';
import { type Messages, Words } from '../../web/storefront/words/words.ts';

const english = new Words('en-US', EN as Messages, null);
const inLanguage = async (locale: string): Promise<Words> =>
  new Words(locale, await messagesOf(languageOf([locale])), null);

const formsOf = (message: string | Plural): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    // What points are called, some languages leave out where its grammar is not known.
    .filter((name) => name !== 'unit')
    .sort();

describe('languages', () => {
  test.each(LANGUAGE_CODES)('%s has every value of the English sentence in its place', async (code) => {
    const messages = await messagesOf(languageOf([code]));
    const wrong = Object.entries(EN).flatMap(([key, original]) => {
      const wanted = namesIn(formsOf(original).at(-1) ?? '');
      return formsOf(messages[key as keyof Messages])
        .filter((form) => {
          const found = namesIn(form);
          // "One point" may be said without its number.
          const isSame = found.join() === wanted.join();
          return !isSame && found.join() !== wanted.filter((name) => name !== 'n').join();
        })
        .map((form) => `${key}: ${form}`);
    });
    expect(wrong).toEqual([]);
  });

  test.each(LANGUAGE_CODES)('%s has every form that its grammar asks for', async (code) => {
    const messages = await messagesOf(languageOf([code]));
    const { points } = messages;
    for (let n = 0; n < 200; n += 1) {
      const form = new Intl.PluralRules(code).select(n);
      expect([form, points[form] ?? points.other]).toEqual([form, expect.any(String)]);
    }
    expect(
      Object.values(messages).filter((message) => formsOf(message).some((form) => form.trim() === '')),
    ).toEqual([]);
  });

  test('the first wish that is spoken counts, with its own dates; what is no language is passed over', () => {
    expect(languageOf([null, undefined, 'x', '!', 'nl', 'de-AT', 'fr'])).toEqual({
      code: 'de',
      locale: 'de-AT',
      direction: 'ltr',
    });
    expect(languageOf(['AR-eg'])).toMatchObject({ locale: 'ar-EG', direction: 'rtl' });
    expect(languageOf([])).toMatchObject({ code: 'en' });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('de', 'ar-EG', 'en'))), (wishes) => {
        expect(LANGUAGE_CODES).toContain(languageOf(wishes).code);
      }),
    );
  });
});

describe('why a rule did not count', () => {
  const asked: Partial<Unmet> = {
    from: '2026-03-01',
    until: '2026-03-31',
    days: [6, 7],
    in: ['DE'],
    names: ['Gold'],
    within: 'day',
    atLeast: 5_000,
    found: 3_400,
    currency: 'EUR',
    by: 'Twice as many',
  };
  const times = { from: '08:00', until: '10:00' };

  test('is said in English with what was asked and found', () => {
    const said = UNMET_KINDS.map((kind) =>
      unmetWords(english, [{ kind, ...asked, ...(kind === 'time_of_day' ? times : {}) }]).replaceAll(
        '\u202f',
        ' ',
      ),
    );
    expect(said).toEqual(
      expect.arrayContaining([
        'From €50; it was €34',
        'Only Saturday or Sunday',
        'Only Germany',
        'Only 8:00 AM – 10:00 AM',
        'Only Mar 1, 2026 – Mar 31, 2026',
        'For Gold',
        'For your birthday',
        '“Twice as many” counted instead',
      ]),
    );
    expect(unmetWords(english, [{ kind: 'order_number', atMost: 1, found: 3 }])).toBe('For your first order');
    expect(unmetWords(english, [{ kind: 'order_number', every: 5, found: 3 }])).toBe('One order in 5');
    expect(
      unmetWords(english, [
        { kind: 'weekday', days: [1], isNegated: true },
        { kind: 'quantity', atMost: 2, found: 3 },
      ]),
    ).toBe('Not Monday · Up to 2 pieces; it was 3 pieces');
    expect(unmetWords(english, [])).toBe('');
  });

  test.each(LANGUAGE_CODES)(
    '%s has a sentence for each kind, and for each without its values',
    async (code) => {
      const words = await inLanguage(code);
      for (const kind of UNMET_KINDS) {
        const given = { kind, ...asked, ...(kind === 'time_of_day' ? times : {}) };
        for (const unmet of [given, { ...given, isNegated: true as const }])
          expect(unmetWords(words, [unmet])).toMatch(/^[^{}]{4,}$/u);
      }
      for (const kind of ['amount', 'quantity', 'order_number', 'segment'] as const)
        expect(unmetWords(words, [{ kind }])).toBe(words.say('unmet_conditions'));
    },
  );
});

describe('sentences', () => {
  test('have their forms by number', async () => {
    expect([1, 2, 1_250].map((n) => english.points(n))).toEqual(['1 point', '2 points', '1,250 points']);
    const arabic = await inLanguage('ar');
    expect([0, 1, 2].map((n) => arabic.points(n))).toEqual(['لا نقاط', 'نقطة واحدة', 'نقطتان']);
    expect(arabic.points(3)).toContain('نقاط');
  });

  test('call points as the shop does', () => {
    expect(english.calling('sparks').points(1_250)).toBe('1,250 sparks');
    expect(english.calling('sparks').unit(1)).toBe('sparks');
    expect(english.say('balance_heading')).toBe('Your points');
    expect(english.calling('sparks').say('balance_heading')).toBe('Your sparks');
    expect(english.calling('sparks').say('checkout_heading')).toBe('Sparks and rewards');
    expect(english.calling('sparks').gain(1)).toBe('+1');
  });

  test('have no braces left over, whatever the values are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (price, left) => {
        const said = english.say('redeem_price', { price, left });
        expect(said).toBe(`It costs ${price}. You will have ${left} left.`);
      }),
      { examples: [['{left}', '{price}']] },
    );
  });

  test('write money of any currency in its own digits', async () => {
    expect(english.money(123_450, 'USD')).toBe('$1,234.50');
    expect(english.money(1_000, 'EUR')).toBe('€10');
    expect(english.money(500, 'JPY')).toBe('¥500');
    expect(english.money(-500, 'EUR')).toBe('-€5');
    expect((await inLanguage('de')).money(1_999, 'EUR')).toBe('19,99\u00a0€');
  });

  test('name the year of a date only where it is another one', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(english.date('2026-12-02T12:00:00Z', now)).toBe('Dec 2');
    expect(english.date('2027-01-02T12:00:00Z', now)).toBe('Jan 2, 2027');
  });
});

test('sentences for problems are of codes that the API has', () => {
  expect(CODES_IN_WORDS.filter((code) => !(code in PROBLEMS))).toEqual([]);
});
