import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { PAGE_LANGUAGES, pageLanguage } from '../../shared/pages/texts/page-language.ts';
import { attributeOf, parsePage, textOf } from '../documents/parsed-page.ts';
import { everyPage } from './pages.ts';

const all = PAGE_LANGUAGES.flatMap((locale) =>
  Object.entries(everyPage({ locale, shopName: 'Northwind' })).map(
    ([name, text]) => [`${name} in ${locale}`, locale, text] as const,
  ),
);
const policy = PAGE_HEADERS['content-security-policy'] ?? '';
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe.each(all)('the page %s', (_, locale, text) => {
  const { faults, elements } = parsePage(text);
  const named = (...names: readonly string[]) => elements.filter(({ tagName }) => names.includes(tagName));

  it('is well-formed and small', () => {
    expect(faults).toEqual([]);
    expect(Buffer.byteLength(text)).toBeLessThan(8_000);
  });

  it('says its language, its reading direction and one heading', () => {
    const [root] = named('html');
    expect(root && attributeOf(root, 'lang')).toBe(locale);
    expect(root && attributeOf(root, 'dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    expect(named('h1')).toHaveLength(1);
    expect(named('title').map(textOf).join()).toMatch(/\S · Northwind$/);
    for (const landmark of ['header', 'main']) expect(named(landmark)).toHaveLength(1);
  });

  it('has all its words', () => {
    const shown = named('header', 'main', 'footer').map(textOf).join();
    expect(shown).not.toMatch(/undefined|null|\{\w*\}/);
    // English words, but for questions and names, are on English pages alone.
    if (locale !== 'en') expect(shown).not.toMatch(/\b(Send|Stop|answer|optional|Thank|link)\b/);
  });

  it('names every field', () => {
    const labels = named('label');
    const labeled = labels.flatMap((label) => attributeOf(label, 'for') ?? []);
    const visible = named('input', 'textarea').filter((field) => attributeOf(field, 'type') !== 'hidden');
    const within = labels.flatMap((label) => label.childNodes.filter((child) => child.nodeName === 'input'));
    const unnamed = visible.filter(
      (field) => !within.includes(field) && !labeled.includes(attributeOf(field, 'id') ?? ''),
    );
    expect(unnamed).toEqual([]);
  });

  it('needs nothing from anywhere, and runs what the policy allows by its hash', () => {
    expect(named('link', 'img', 'iframe', 'object')).toEqual([]);
    const attributes = elements.flatMap(({ attrs }) => attrs);
    expect(attributes.filter(({ name }) => ['style', 'src'].includes(name) || name.startsWith('on'))).toEqual(
      [],
    );
    for (const style of named('style'))
      expect(policy).toContain(`style-src 'sha256-${hashOf(textOf(style))}'`);
    for (const script of named('script'))
      expect(policy).toContain(`script-src 'sha256-${hashOf(textOf(script))}'`);
    expect(policy).toContain("default-src 'none'");
  });
});

/** Ends whatever it may stand in. */
const HOSTILE = `"'></title></style></textarea></script>--><script>alert(1)</script><img src=x onerror=alert(1)>&{shop}{score}`;

describe.each(
  Object.entries(
    everyPage({
      locale: 'en',
      shopName: HOSTILE,
      question: { score: HOSTILE, open: HOSTILE, locale: HOSTILE },
      action: HOSTILE,
      lacking: { words: HOSTILE },
    }),
  ),
)('the page %s, of hostile texts', (_, text) => {
  const { faults, elements } = parsePage(text);

  it('is well-formed and runs nothing of theirs', () => {
    expect(faults).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'img')).toEqual([]);
    const scripts = elements.filter(({ tagName }) => tagName === 'script').map(textOf);
    expect(scripts.filter((script) => !policy.includes(hashOf(script)))).toEqual([]);
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  });

  it('shows the texts as they are', () => {
    const header = elements.find(({ tagName }) => tagName === 'header');
    expect(header && textOf(header)).toBe(HOSTILE);
    for (const form of elements.filter(({ tagName }) => tagName === 'form'))
      expect(attributeOf(form, 'action')).toBe(HOSTILE);
  });
});

describe('the language of pages', () => {
  it.each([
    ['de-AT', 'de'],
    ['AR-eg', 'ar'],
    ['fr', 'fr'],
    ['nl-NL', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['de_DE!', 'en'],
  ])('of %s is %s', (locale, code) => {
    expect(pageLanguage(locale).code).toBe(code);
  });

  it('has the digits of the locale', () => {
    expect(['ar-EG', 'ar-MA', 'en', 'de-'].map((locale) => pageLanguage(locale).number(10))).toEqual([
      '١٠',
      '10',
      '10',
      '10',
    ]);
  });
});

describe('the colors of pages', () => {
  const { elements } = parsePage(everyPage({ locale: 'en', shopName: 'Northwind' }).nps);
  const style = elements
    .filter(({ tagName }) => tagName === 'style')
    .map(textOf)
    .join();
  const schemes = [...style.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) =>
    Object.fromEntries([...body.matchAll(/--(\w+):(#[0-9a-f]+)/g)].map(([, name, color]) => [name, color])),
  );

  it('are two sets', () => expect(schemes).toHaveLength(2));

  // WCAG 2.2: 4.5 for text (1.4.3), 3 for the outline of what can be used (1.4.11).
  it.each([
    ['ink', 'card', 4.5],
    ['ink', 'ground', 4.5],
    ['soft', 'card', 4.5],
    ['soft', 'ground', 4.5],
    ['accent', 'card', 4.5],
    ['on', 'accent', 4.5],
    ['fault', 'card', 4.5],
    ['line', 'card', 3],
  ])('%s is told from %s', (one, other, least) => {
    for (const colors of schemes)
      expect(contrast(colors[one] ?? '', colors[other] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const digits = color.slice(1).length === 3 ? color.slice(1).replaceAll(/./g, '$&$&') : color.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((from) => {
    const value = Number.parseInt(digits.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
