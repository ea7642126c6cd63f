import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTING } from '../../../shared/metrics/counting.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { metricsReport } from '../../../tools/metrics/report/report.ts';
import { SECTIONS } from '../../../web/figures/all-sections.ts';
import type { CountedDay } from '../../../web/figures/counted-day.ts';
import { attributeOf, textOf } from '../../documents/parsed-page.ts';
import { check } from '../../law-runs.ts';
import { below, parseReport } from './parsed-report.ts';
import { randomFigures } from './random-figures.ts';
import { AS_OF, sampleFigures } from './sample-shop.ts';

const dayOf = (figures: readonly Figure[]): CountedDay => ({
  asOf: AS_OF,
  timeZone: 'Europe/Vienna',
  figures,
  metrics: [...new Set(figures.map(({ metric }) => metric))].map((metric) => ({
    metric,
    definitionVersion: 7,
    says: `What ${metric} says of \`orders\` & <others>.`,
  })),
});
const SAMPLE = sampleFigures();
const PAGE = metricsReport(dayOf(SAMPLE));
const page = parseReport(PAGE);

describe('the page', () => {
  it('is read by a browser without guessing, with one heading of its own, and distinct ids', () => {
    expect(page.faults).toEqual([]);
    expect(page.named('h1')).toHaveLength(1);
    expect(page.named('h2').length).toBe(page.named('section').length);
    expect(new Set(page.ids).size).toBe(page.ids.length);
  });

  it('runs nothing and fetches nothing', () => {
    const fetching = ['script', 'iframe', 'object', 'link', 'img', 'image', 'form', 'use', 'foreignObject'];
    expect(fetching.flatMap((name) => page.named(name))).toEqual([]);
    const attributes = page.elements.flatMap(({ attrs }) => attrs);
    expect(attributes.filter(({ name }) => /^on|^style$|^src/.test(name))).toEqual([]);
    const addresses = attributes.filter(({ name }) => /href$/.test(name)).map(({ value }) => value);
    expect(addresses.filter((address) => !/^#[\w-]+$/.test(address))).toEqual([]);
    expect(PAGE.match(/url\((?!#[\w-]+\))/g)).toBeNull();
  });

  it('allows its own style alone', () => {
    const [style] = page.named('style');
    const policy = page.named('meta').find((meta) => attributeOf(meta, 'http-equiv') !== undefined);
    const hash = createHash('sha256')
      .update(style === undefined ? '' : textOf(style))
      .digest('base64');
    expect(page.named('style')).toHaveLength(1);
    expect(policy === undefined ? '' : attributeOf(policy, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('names every chart and says what it shows, and points at patterns that are there', () => {
    const charts = page.named('svg');
    expect(charts.length).toBeGreaterThan(40);
    for (const chart of charts) {
      expect(attributeOf(chart, 'role')).toBe('img');
      const labels = attributeOf(chart, 'aria-labelledby')?.split(' ') ?? [];
      const texts = labels.map((id) => below(chart).find((part) => attributeOf(part, 'id') === id));
      expect(texts.map((text) => text?.tagName)).toEqual(['title', 'desc']);
      for (const text of texts) expect(text === undefined ? '' : textOf(text)).toMatch(/\w{2}/);
    }
    const used = [...PAGE.matchAll(/url\(#([\w-]+)\)/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((id) => !page.ids.includes(id ?? ''))).toEqual([]);
  });

  it('has a place for every metric that is counted, and no two', () => {
    const shown = SECTIONS.flatMap(({ metrics }) => metrics);
    expect([...shown].sort()).toEqual(COUNTING.metrics.map(({ name }) => name).sort());
  });

  it('shows a section for all of its metrics, and every table has a caption and headings with a scope', () => {
    expect(page.sections.map(({ id }) => id)).toEqual(['key-figures', ...SECTIONS.map(({ id }) => id)]);
    for (const table of page.named('table')) {
      const parts = below(table);
      expect(parts.filter(({ tagName }) => tagName === 'caption')).toHaveLength(1);
      for (const head of parts.filter(({ tagName }) => tagName === 'th'))
        expect(attributeOf(head, 'scope')).toMatch(/^(col|row)$/);
    }
  });

  it('tells each definition in words, with its version', () => {
    const terms = page.named('dt').map(textOf);
    for (const { metric } of dayOf(SAMPLE).metrics)
      expect(terms.some((term) => term.includes(`${metric}, definition 7`))).toBe(true);
    expect(page.named('dd').map(textOf)).toContain('What rfm says of orders & <others>.');
  });
});

describe('its figures', () => {
  it('stand in a table of their section, each once', () => {
    for (const section of SECTIONS) {
      const own = SAMPLE.filter(({ metric }) => section.metrics.includes(metric));
      const { values } = page.sections.find(({ id }) => id === section.id) ?? fail();
      expect([section.id, values.length]).toEqual([section.id, own.length]);
    }
  });

  it('are written with their unit, and money in the digits of its currency', () => {
    const clv = page.sections.find(({ id }) => id === 'clv') ?? fail();
    expect(clv.values).toContain('€117.16');
    expect(clv.values).toContain('¥8,450');
    expect(clv.values).toContain('not yet: there are too few customers to fit a model to');
    expect(metricsReport(dayOf(SAMPLE), 'de')).toContain('117,16\u00a0€');
  });

  it('read as sentences', () => {
    const readings = page.named('p').map(textOf);
    expect(readings).toContain(
      'Of 1,210 customers who first ordered in September 2026, 249 ordered again in the month after: 20.6% (18.4% to 22.9%).',
    );
    expect(readings.join('\n')).toContain('second-order, mail: inconclusive;');
  });

  it('are shown of a metric that no section knows', () => {
    const other = [{ ...(SAMPLE[0] ?? fail()), metric: 'unheard_of', value: 0.125, cut: {} }];
    const sections = parseReport(metricsReport(dayOf(other))).sections;
    expect(sections.find(({ id }) => id === 'other')?.values).toEqual(['12.5%']);
  });

  it('keep names of the shop as text, whatever they are', () => {
    const evil = '</title></td><script>alert(1)</script><img src=x onerror="alert(1)">{b|c}\u202e';
    const named = SAMPLE.map((figure) => ({
      ...figure,
      cut: Object.fromEntries(
        Object.entries(figure.cut).map(([key, value]) =>
          ['tier', 'channel', 'country', 'survey', 'trigger', 'variant', 'part', 'segment'].includes(key)
            ? [key, `${evil}${value}`]
            : [key, value],
        ),
      ),
    }));
    const { faults, named: elements, sections } = parseReport(metricsReport(dayOf(named)));
    expect(faults).toEqual([]);
    expect([...elements('script'), ...elements('img')]).toEqual([]);
    expect(sections.flatMap(({ values }) => values)).toHaveLength(SAMPLE.length);
  });
});

describe('whatever was counted', () => {
  it('gives a page with every figure once, a reason where there is no value, and the same one again in any order', () => {
    check(
      fc.property(randomFigures, (figures) => {
        const text = metricsReport(dayOf(figures));
        const { faults, sections } = parseReport(text);
        const values = sections.flatMap((section) => section.values);
        expect(faults).toEqual([]);
        expect(values).toHaveLength(figures.length);
        expect(values.filter((value) => /^(not yet|inconclusive)/.test(value))).toHaveLength(
          figures.filter(({ value }) => value === null).length,
        );
        const { metrics } = dayOf(figures);
        expect(metricsReport({ ...dayOf([...figures].reverse()), metrics })).toBe(text);
      }),
      40,
    );
  });

  it('never shows as 0 what has no value', () => {
    const unknown = SAMPLE.map((figure) => ({
      ...figure,
      ...{ numerator: null, denominator: null, value: null, interval: null, reason: 'IMMATURE' },
    }));
    const { sections, named } = parseReport(metricsReport(dayOf(unknown)));
    const values = sections.flatMap((section) => section.values);
    expect(values).toHaveLength(SAMPLE.length);
    expect(values.filter((value) => /\d/.test(value))).toEqual([]);
    expect(
      named('svg').flatMap((chart) =>
        below(chart).filter(({ tagName }) => tagName === 'rect').length > 40 ? ['bars'] : [],
      ),
    ).toEqual([]);
    expect(
      named('span')
        .filter((span) => attributeOf(span, 'class') === 'value')
        .map(textOf),
    ).toEqual(
      named('li')
        .filter((item) => attributeOf(item, 'class') === 'pending')
        .map(() => 'not yet'),
    );
  });

  it('is a page also where nothing was', () => {
    const { faults, sections } = parseReport(metricsReport(dayOf([])));
    expect(faults).toEqual([]);
    expect(sections.map(({ id }) => id)).toEqual(['key-figures']);
  });
});

function fail(): never {
  throw new Error('There is none.');
}
