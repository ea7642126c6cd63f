import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { REWARD_GRANTS, REWARD_POINTS, REWARD_REDEMPTIONS } from '../../shared/metrics/points/rewards.ts';
import { STAGE_MIX } from '../../shared/metrics/points/stages.ts';
import { TIER_MIX, TIER_MOVES } from '../../shared/metrics/points/tiers.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow, noonRows } from './lake.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

const row = noonRows();
const tier = (member: string, day: string, from: string | null, to: string | null) =>
  row(member, day, 'tier.changed', { from_tier: from, to_tier: to });

/** a and b rise, b leaves; c stays without a tier; d was a guest and is erased; e leaves, is erased, and never comes back. */
describe('tiers', () => {
  const fillTiers = async () => {
    await fill(engine, 'members', [
      row('a', '2026-01-05', 'member.enrolled'),
      row('b', '2026-01-06', 'member.enrolled'),
      row('c', '2026-02-07', 'member.enrolled'),
      row('e', '2026-01-08', 'member.enrolled'),
      row('d', '2026-02-08', 'member.erased'),
      row('e', '2026-02-09', 'member.closed'),
      row('e', '2026-02-10', 'member.erased'),
      row('b', '2026-03-11', 'member.closed'),
      row('c', '2026-07-01', 'member.closed'),
    ]);
    await fill(engine, 'tiers', [
      tier('a', '2026-01-20', null, 'silver'),
      tier('b', '2026-01-21', null, 'silver'),
      tier('a', '2026-02-20', 'silver', 'gold'),
      tier('b', '2026-03-11', 'silver', null),
    ]);
  };

  test('each has its share of the members of a month’s end', async () => {
    await fillTiers();
    const figures = await figuresAt(engine, TIER_MIX, aRun({ asOf: '2026-04-01' }));
    const mix = (month: string) =>
      Object.fromEntries(
        figures
          .filter(({ cut }) => cut.month === month)
          .map(({ cut, numerator, denominator }) => [cut.tier, [numerator, denominator]]),
      );
    expect(mix('2026-01-01')).toEqual({ silver: [2, 3], none: [1, 3] });
    expect(mix('2026-02-01')).toEqual({ silver: [1, 3], gold: [1, 3], none: [1, 3] });
    expect(mix('2026-03-01')).toEqual({ silver: [0, 2], gold: [1, 2], none: [1, 2] });
  });

  test('moves are counted from tier to tier', async () => {
    await fillTiers();
    const figures = await figuresAt(engine, TIER_MOVES, aRun({ asOf: '2026-04-01' }));
    expect(figures.map(({ cut, value }) => [cut.month, cut.part, cut.tier, value])).toEqual([
      ['2026-01-01', 'from none', 'silver', 2],
      ['2026-02-01', 'from silver', 'gold', 1],
      ['2026-03-01', 'from silver', 'none', 1],
    ]);
  });
});

test('a tier that a program calls none is counted with those who have none', async () => {
  await fill(engine, 'members', [row('a', '2026-01-05', 'member.enrolled')]);
  await fill(engine, 'tiers', [
    tier('a', '2026-01-20', null, 'silver'),
    tier('a', '2026-01-21', 'silver', 'none'),
    tier('a', '2026-01-22', 'none', 'silver'),
  ]);
  const figures = await figuresAt(engine, TIER_MOVES, aRun({ asOf: '2026-02-01' }));
  expect(figures.map(({ cut, value }) => [cut.part, cut.tier, value])).toEqual([
    ['from none', 'silver', 2],
    ['from silver', 'none', 1],
  ]);
});

const stage = (member: string, day: string, from: string | null, to: string) =>
  row(member, day, 'journey.stage_changed', { from_stage: from, to_stage: to, because: 'first_order' });

test('stages of journeys are where members are when a month is over', async () => {
  await fill(engine, 'members', [
    row('a', '2026-01-01', 'member.enrolled'),
    row('b', '2026-01-01', 'member.enrolled'),
  ]);
  await fill(engine, 'stages', [
    stage('a', '2026-01-05', null, 'new'),
    stage('b', '2026-01-05', null, 'new'),
    stage('a', '2026-02-05', 'new', 'active'),
  ]);
  const figures = await figuresAt(engine, STAGE_MIX, aRun({ asOf: '2026-03-01' }));
  expect(figureOf(figures, { month: '2026-01-01', part: 'new' })).toMatchObject({
    numerator: 2,
    denominator: 2,
  });
  expect(figureOf(figures, { month: '2026-02-01', part: 'active' })).toMatchObject({ value: 0.5 });
});

/** g stays a guest; j joins as one who is new; l leaves while active, and comes back as who is at risk; t changes twice in a second. */
test('who is no member is in no stage, and who comes back is where the journey is by then', async () => {
  await fill(engine, 'members', [
    row('j', '2026-02-10', 'member.enrolled'),
    row('l', '2026-01-01', 'member.enrolled'),
    row('l', '2026-02-20', 'member.closed'),
    row('l', '2026-04-01', 'member.enrolled'),
    row('t', '2026-01-01', 'member.enrolled'),
    row('e', '2026-01-01', 'member.enrolled'),
    row('e', '2026-03-03', 'member.erased'),
  ]);
  await fill(engine, 'stages', [
    stage('g', '2026-01-05', null, 'new'),
    stage('j', '2026-01-05', null, 'new'),
    stage('l', '2026-01-05', null, 'active'),
    stage('l', '2026-03-05', 'active', 'at_risk'),
    stage('t', '2026-01-05', 'new', 'active'),
    stage('t', '2026-01-05', null, 'new'),
    stage('e', '2026-01-05', null, 'active'),
  ]);
  const figures = await figuresAt(engine, STAGE_MIX, aRun({ asOf: '2026-05-01' }));
  const mix = (month: string) =>
    Object.fromEntries(
      figures
        .filter(({ cut, numerator }) => cut.month === month && numerator !== 0)
        .map(({ cut, numerator, denominator }) => [cut.part, [numerator, denominator]]),
    );
  expect(mix('2026-01-01')).toEqual({ active: [3, 3] });
  expect(mix('2026-02-01')).toEqual({ active: [2, 3], new: [1, 3] });
  expect(mix('2026-03-01')).toEqual({ active: [1, 2], new: [1, 2] });
  expect(mix('2026-04-01')).toEqual({ active: [1, 3], at_risk: [1, 3], new: [1, 3] });
});

test('rewards: a redemption in two parts is one, points are of the month in which they went', async () => {
  const step = (key: string, day: string, type: string, points: number, changes: LakeRow = {}) =>
    row('a', day, `redemption.${type}`, { redemption_key: key, points, ...changes });
  const mug = { reward_id: 'mug' };
  await fill(engine, 'redemptions', [
    step('r1', '2026-01-30', 'authorized', 0, mug),
    step('r1', '2026-01-31', 'captured', 60, mug),
    step('r1', '2026-02-01', 'captured', 40, mug),
    step('r1', '2026-02-02', 'returned', -100),
    step('r2', '2026-02-03', 'captured', 30, { reward_id: 'tea' }),
    step('r3', '2026-02-04', 'captured', 0, { ...mug, granted_by: 'challenge' }),
    step('r4', '2026-02-05', 'authorized', 0, mug),
  ]);
  const run = aRun({ asOf: '2026-03-01' });
  const redeemed = await figuresAt(engine, REWARD_REDEMPTIONS, run);
  const [granted, points] = [
    await REWARD_GRANTS.figures(engine.query, run),
    await REWARD_POINTS.figures(engine.query, run),
  ];
  const of = (month: string, part: string) =>
    [redeemed, granted, points].map((figures) => figureOf(figures, { month, part }).value);
  expect(of('2026-01-01', 'mug')).toEqual([1, 0, 60]);
  expect(of('2026-02-01', 'mug')).toEqual([0, 1, -60]);
  expect(of('2026-02-01', 'tea')).toEqual([1, 0, 30]);
});
