import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { MissingValue } from '../../shared/messages/placeholders.ts';
import { renderMessage } from '../../shared/messages/render-message.ts';
import { check } from '../law-runs.ts';
import { aContext, aTemplate, STOP } from './messages.ts';

const render = (body: string, changes: Parameters<typeof aContext>[0] = {}, subject = 'A subject') =>
  renderMessage(aTemplate({ en: { subject, body } }), aContext(changes));

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): readonly Element[] {
  const all: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) all.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return all;
}

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;
const namesOf = (html: string) => new Set(elementsOf(html).map(({ tagName }) => tagName));
const addressesOf = (html: string) => elementsOf(html).flatMap((element) => attribute(element, 'href') ?? []);

/** What people and browsers would do harm with, as a value, a name, or a part of a template. */
const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '[win](https://evil.example)',
  '![pixel](https://evil.example/p.gif)',
  '**bold** {points} {stopLink}',
  '</title></style><style>*{display:none}</style>',
  '&lt;b&gt; &#60;script&#62;',
  '<!-- -->]]><svg/onload=alert(1)>',
  'a\r\nBcc: others@evil.example',
  '\u202Egnp.exe',
  '$& $1 $`',
];

describe('a message', () => {
  it('fills in what is known, in subject, HTML and text', () => {
    const message = render(
      'Hi {name}, you have **{points}** points.',
      { data: { points: 1234 } },
      '{name}: {points}',
    );
    expect(message.subject).toBe('Ada: 1,234');
    expect(message.html).toContain(
      '<p>Hi <bdi>Ada</bdi>, you have <strong><bdi>1,234</bdi></strong> points.</p>',
    );
    expect(message.text).toContain('Hi Ada, you have 1,234 points.');
  });

  it('takes the words of the template where nothing is known, and is not made where it has none', () => {
    const reader = { name: null, locale: 'en' };
    const template = aTemplate({ en: { body: 'Hi {name}!', nameless: 'there' } });
    expect(renderMessage(template, aContext({ reader })).text).toContain('Hi there!');
    expect(() => render('Hi {name}!', { reader })).toThrow(MissingValue);
    expect(() => render('You have {points} points.')).toThrow(/\{points\}/);
  });

  it.each(NASTY)('shows %j as the value that it is', (nasty) => {
    const message = render(
      'Hi {name}, {words}.',
      { reader: { name: nasty, locale: 'en' }, data: { words: nasty } },
      '{name} {words}',
    );
    const plain = render('Hi {name}, {words}.', { data: { words: 'x' } });
    expect(namesOf(message.html)).toEqual(namesOf(plain.html));
    expect(addressesOf(message.html)).toEqual([STOP]);
    expect(message.subject).not.toMatch(/\p{Cc}/u);
    expect(message.subject).not.toMatch(/\u202E/u);
    expect(message.text.split('\n').filter((line) => /^bcc/i.test(line))).toEqual([]);
  });

  it.each(NASTY)('takes no element from a template that has %j', (nasty) => {
    const message = render(nasty.replaceAll(/\{\w+\}/g, ''), {}, nasty.replaceAll(/\{\w+\}/g, ''));
    const allowed = new Set([...namesOf(render('*a* **b** [c](https://c.example)').html), 'br']);
    expect([...namesOf(message.html)].filter((name) => !allowed.has(name))).toEqual([]);
    expect(
      elementsOf(message.html).flatMap(({ attrs }) => attrs.filter(({ name }) => /^on|^src/.test(name))),
    ).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative', 'vbscript:x'])(
    'makes no link of %s, also not where a value brings it',
    (address) => {
      expect(addressesOf(render(`[click](${address})`).html)).toEqual([STOP]);
      expect(addressesOf(render('[click]({there})', { data: { there: address } }).html)).toEqual([STOP]);
    },
  );

  it('escapes a value that is a part of an address', () => {
    const { html } = render('[see](https://shop.example/?q={words})', { data: { words: 'a&b="c' } });
    expect(addressesOf(html)[0]).toBe('https://shop.example/?q=a%26b%3D%22c');
  });

  it('loads nothing from anywhere, also where the template has pictures', () => {
    const { html } = render(
      '![Our shop](https://shop.example/front.jpg)\n\n<img src="https://t.example/p.gif">',
    );
    expect(html).toContain('Our shop');
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|embed|video|audio)\b|url\(|@import/i);
  });

  it('knows paragraphs, lines, headings, lists, quotes and rules, as HTML and as text', () => {
    const { html, text } = render(
      '# Hello\n\nOne\nTwo\n\n- a\n- b\n  - c\n\n3. x\n4. y\n\n> said\n\n---\n\n`{programName}`',
    );
    for (const part of ['<h2>Hello</h2>', '<p>One<br>Two</p>', '<ol start="3"><li>x</li>', '<hr>'])
      expect(html).toContain(part);
    expect(html).toContain('<blockquote><p>said</p></blockquote>');
    expect(text).toContain(
      'Hello\n\nOne\nTwo\n\n- a\n- b\n\n  - c\n\n3. x\n4. y\n\n> said\n\n---\n\nTea & Co',
    );
  });

  it('makes a button of a link that stands alone, and says its address in the text', () => {
    const { html, text } = render('[Look at it](https://shop.example/me)');
    expect(html).toMatch(
      /<p><a class="button" style="[^"]+" href="https:\/\/shop\.example\/me">Look at it<\/a><\/p>/,
    );
    expect(text).toContain('Look at it: https://shop.example/me');
  });

  it('ends with the link that stops it, in HTML and in text', () => {
    const { html, text } = render('Bye');
    expect(addressesOf(html).at(-1)).toBe(STOP);
    expect(text).toMatch(
      /\n-- \nYou get this message because you are a member of Tea & Co\.\nStop these e-mails: https:\S+\n$/,
    );
  });

  it('has the link that stops it where the template has it, once, and as no button', () => {
    const { html, text } = render('Bye\n\n[No more of this]({stopLink})');
    expect(addressesOf(html)).toEqual([STOP]);
    expect(html).not.toContain('class="button"');
    expect(text.split(STOP)).toHaveLength(2);
  });

  it('makes a link of a link that stands in its words, and goes on behind it', () => {
    const referral = { link: 'https://shop.example/r/kind-oak-1?c=email', code: 'kind-oak-1' };
    const { html } = render('Yours: {referralLink}, or {referralCode}', { links: { stop: STOP, referral } });
    expect(html).toContain('<a href="https://shop.example/r/kind-oak-1?c=email">');
    expect(html).toContain('or <bdi>kind-oak-1</bdi>');
    const survey = { kind: 'nps', address: 'https://shop.example/s/s~t' } as const;
    const scored = render('[9]({surveyLink}?score=9) it is', { links: { stop: STOP, survey } });
    expect(addressesOf(scored.html)[0]).toBe('https://shop.example/s/s~t?score=9');
  });

  it('has a link for each score of a survey', () => {
    const survey = { kind: 'nps', address: 'https://shop.example/s/s~t' } as const;
    const { html, text } = render('How was it?\n\n{surveyLink}', { links: { stop: STOP, survey } });
    expect(addressesOf(html).slice(0, -1)).toEqual(
      Array.from({ length: 11 }, (_, score) => `${survey.address}?score=${score}`),
    );
    expect(text).toContain(`How was it?\n\n${survey.address}\n`);
  });
});

describe('whatever anybody writes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...NASTY,
          '[',
          '](',
          ')',
          '<',
          '>',
          '"',
          '&',
          '{',
          '}',
          '|',
          '\n',
          '    ',
          '- ',
          '# ',
          '`',
          '*',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  const allowed = new Set([
    ...'html head meta title style body div p a h2 h3 ul ol li blockquote hr br strong em bdi'.split(' '),
  ]);

  it('has only elements of ours, loads nothing, and leads to pages and mailboxes alone', () =>
    check(
      fc.property(anything, anything, (body, value) => {
        const filled = `.${value}`;
        const fillings = { data: { words: filled }, reader: { name: `A${filled}`, locale: 'en' } };
        const source = body.replaceAll(/\{[a-z]\w*\}/g, '');
        const { html, subject } = render(`${source} {words} [x]({words})`, fillings, `${source} {name}`);
        const elements = elementsOf(html);
        expect(elements.map(({ tagName }) => tagName).filter((name) => !allowed.has(name))).toEqual([]);
        const names = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
        expect(names.filter((name) => /^on|src|background|action/.test(name))).toEqual([]);
        for (const address of addressesOf(html))
          expect(new URL(address).protocol).toMatch(/^(?:https?|mailto):$/);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    ));
});

describe('a message in the language of its reader', () => {
  const template = aTemplate({
    en: { subject: 'Hello', body: '{points} until {day}, {money}' },
    de: { subject: 'Hallo', body: '{points} bis {day}, {money}' },
    ar: { subject: 'مرحبا {name}', body: 'مرحبا {name}، {points}' },
  });
  const data = {
    points: 12_345,
    day: { kind: 'day', at: Date.UTC(2026, 11, 31, 23, 30) / 1000 },
    money: { kind: 'money', amount: 1_250, currency: 'EUR' },
  } as const;
  const read = (locale: string | null, name = 'Ada') =>
    renderMessage(template, aContext({ reader: { name, locale }, data }));

  it.each([
    ['en-GB', 'en', '12,345 until 1 January 2027, €12.50'],
    ['de', 'de', '12.345 bis 1. Januar 2027, 12,50 €'],
    ['de-CH', 'de', "12'345 bis 1. Januar 2027, EUR 12.50"],
    ['fr-FR', 'en', '12,345 until January 1, 2027, €12.50'],
    [null, 'en', '12,345 until January 1, 2027, €12.50'],
    ['x-nonsense', 'en', '12,345 until January 1, 2027, €12.50'],
  ])('for %s is in %s', (locale, chosen, words) => {
    const message = read(locale);
    expect(message.locale).toBe(chosen);
    expect(message.text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")).toContain(words);
  });

  it('has the scores of a survey in the digits of its reader', () => {
    const survey = { kind: 'ces', address: 'https://shop.example/s/s~t' } as const;
    const scale = aTemplate({ ar: { body: '{surveyLink}' } });
    const of = (locale: string) =>
      renderMessage(scale, aContext({ reader: { name: null, locale }, links: { stop: STOP, survey } })).html;
    expect(of('ar-EG')).toContain('score=7">٧</a>');
    expect(of('ar-MA')).toContain('score=7">7</a>');
  });

  it('runs from right to left where the script does, with names isolated', () => {
    const { html, text, subject } = read('ar-EG');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('مرحبا <bdi>Ada</bdi>');
    expect(html).toContain('إيقاف هذه الرسائل');
    expect(subject).toBe('مرحبا \u2068Ada\u2069');
    expect(text).toContain('\u2068Ada\u2069');
    expect(read('en', 'عائشة').html).toContain('dir="ltr"');
  });

  it('writes whole amounts without a fraction, and a currency by its own digits', () => {
    const of = (amount: number, currency: string) =>
      renderMessage(
        aTemplate({ en: { body: '{money}' } }),
        aContext({ data: { money: { kind: 'money', amount, currency } } }),
      ).text;
    expect(of(1_200, 'EUR')).toContain('€12\n');
    expect(of(1_200, 'JPY')).toContain('¥1,200\n');
  });

  it('is in the first language there is where it has neither the reader’s nor English', () => {
    const only = aTemplate({ sv: { body: 'Hej' }, fi: { body: 'Moi' } });
    expect(renderMessage(only, aContext({ reader: { name: null, locale: 'de' } })).locale).toBe('fi');
  });
});

describe('a name', () => {
  const subjectFor = (name: string) =>
    render('Hi {name}.', { reader: { name, locale: 'en' } }, 'Hi {name}').subject;

  it('is written as its owner writes it, joiners of Persian, Hindi and emojis included', () => {
    for (const name of ['علی\u200Cرضا', 'क्\u200Dष', '👩\u200D🚀 Ada', 'O’Neill-Łukasz', 'J. R. R.'])
      expect(subjectFor(name)).toContain(name);
  });

  it('is cut between characters, and is none of what turns text around or is not seen', () => {
    const long = subjectFor('🎈'.repeat(400));
    expect(long.isWellFormed()).toBe(true);
    expect(subjectFor('A\u202Eda\u200B\u0000\r\nBcc: x')).toBe('Hi A da Bcc x');
  });

  it.each([
    'https://evil.example/win',
    'Win at evil.example',
    'www.evil.example',
    'call@evil.example',
    'evil。example',
  ])('that is an address, which mail programs make a link of, is none: %s', (name) => {
    const { subject, text, html } = render('Hi {name}.', { reader: { name, locale: 'en' } }, 'Hi {name}');
    for (const part of [subject, text, html.replaceAll(/<style>.*<\/style>/gs, '')])
      expect(part).not.toMatch(/evil[.。]example|call@|:\/\/evil|www\.\S/);
  });
});
