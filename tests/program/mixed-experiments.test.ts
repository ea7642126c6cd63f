import { describe, expect, it } from 'vitest';
import { mixedExperiments } from '../../shared/domain/program/mixed-experiments.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { aTrigger } from './asking.ts';

const trying = (...shares: readonly number[]): Partial<Trigger> => ({
  variants: shares.map((sharePercent, index) => ({ id: `way-${index}`, sharePercent, actions: [] })),
});
const mixed = (before: Partial<Trigger>, after: Partial<Trigger>) =>
  mixedExperiments({ triggers: [aTrigger(before)] }, { triggers: [aTrigger(after)] });

describe('an experiment that runs', () => {
  it.each<[string, Partial<Trigger>, Partial<Trigger>, string]>([
    ['a larger holdout', { holdoutPercent: 10 }, { holdoutPercent: 10.1 }, '/triggers/0/holdoutPercent'],
    ['other shares', trying(50, 50), trying(60, 40), '/triggers/0/variants'],
    ['another variant', trying(50, 50), trying(50, 25, 25), '/triggers/0/variants'],
    [
      'variants beside a holdout',
      { holdoutPercent: 10 },
      { holdoutPercent: 10, ...trying(50, 50) },
      '/triggers/0/variants',
    ],
  ])('may not have %s', (_, before, after, path) => {
    expect(mixed(before, after)).toEqual([
      { path, detail: expect.stringMatching(/"thanks".*give the trigger a "salt" other than "thanks"/) },
    ]);
    expect(mixed(before, { ...after, salt: 'again' })).toEqual([]);
  });

  it.each<[string, Partial<Trigger>, Partial<Trigger>]>([
    ['a smaller holdout, which ends it', { holdoutPercent: 10 }, { holdoutPercent: 5 }],
    ['an end', { holdoutPercent: 10, ...trying(50, 50) }, {}],
    ['other words', { holdoutPercent: 10 }, { holdoutPercent: 10, description: 'Other' }],
    ['a beginning', {}, { holdoutPercent: 50, ...trying(50, 50) }],
  ])('may have %s', (_, before, after) => {
    expect(mixed(before, after)).toEqual([]);
  });

  it('is no matter of another trigger', () => {
    expect(mixed({ holdoutPercent: 10 }, { id: 'other', holdoutPercent: 20 })).toEqual([]);
    expect(mixedExperiments({}, {})).toEqual([]);
  });
});
