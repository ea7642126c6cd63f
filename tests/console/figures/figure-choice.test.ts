import { describe, expect, test } from 'vitest';
import { chosenFigures, monthsThereAre, whoThereIs } from '../../../web/console/figures/figure-choice.ts';
import { sampleFigures } from '../../metrics/report/sample-shop.ts';
import { figureOf } from './figures-of.ts';

const everyone = figureOf({ cut: { part: 'year' } });
const gold = figureOf({ cut: { part: 'year', tier: 'gold' }, value: 0.8 });
const ofWeb = figureOf({ cut: { part: 'year', channel: 'web' }, value: 0.3 });
/** It has no figure of everyone: its tiers are what it is about. */
const mix = figureOf({ metric: 'tier_mix', cut: { tier: 'gold', month: '2026-10-01' } });
const all = [everyone, gold, ofWeb, mix];

describe('some customers out of all', () => {
  test('are those of whom a metric is told as of everyone', () => {
    expect(whoThereIs(all)).toEqual([
      { name: 'tier', value: 'gold' },
      { name: 'channel', value: 'web' },
    ]);
  });

  test('are shown as if they were everyone, and nobody else is', () => {
    const who = { name: 'tier', value: 'gold' } as const;
    expect(chosenFigures(all, { who, since: null })).toEqual([{ ...gold, cut: { part: 'year' } }]);
    expect(chosenFigures(all, { who: { ...who, value: 'silver' }, since: null })).toEqual([]);
    expect(chosenFigures(all, { who: null, since: null })).toEqual(all);
  });

  test('never are customers and a part of them at once, whatever was counted', () => {
    const sample = sampleFigures();
    for (const who of whoThereIs(sample)) {
      const own = chosenFigures(sample, { who, since: null });
      expect(own.length).toBeGreaterThan(0);
      expect(own.filter(({ cut }) => cut[who.name] !== undefined)).toEqual([]);
    }
  });
});

test('months before the chosen one are left out, and what is of no month stays', () => {
  const of = (cut: object) => figureOf({ cut });
  const months = [
    of({ month: '2026-08-01' }),
    of({ cohort: '2026-09-01' }),
    of({ vintage: '2026-10-01' }),
    of({}),
  ];
  expect(monthsThereAre(months)).toEqual(['2026-10-01', '2026-09-01', '2026-08-01']);
  expect(chosenFigures(months, { who: null, since: '2026-09-01' })).toEqual(months.slice(1));
});
