import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { K_FACTOR, REFERRAL_CYCLE } from '../../shared/metrics/points/k-factor.ts';
import { REFERRAL_CONVERSION, REFERRAL_FUNNEL } from '../../shared/metrics/points/referral-funnel.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow, noonRows } from './lake.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

const row = noonRows();
const visited = (advocate: string, day: string, channel: string | null) =>
  row(advocate, day, 'referral.visited', { advocate_id: advocate, channel });
const signedUp = (
  friend: string,
  day: string,
  advocate: string,
  channel: string | null,
  visit: string | null,
) =>
  row(friend, day, 'referral.signed_up', {
    friend_id: friend,
    advocate_id: advocate,
    channel,
    visited_at: visit === null ? null : `${visit} 12:00:00`,
  });
const qualified = (friend: string, day: string) =>
  row(friend, day, 'referral.qualified', { friend_id: friend });
const rewarded = (member: string, day: string, friend: string, changes: LakeRow = {}) =>
  row(member, day, 'referral.rewarded', { friend_id: friend, side: 'advocate', points: 100, ...changes });

/**
 * Ann joins in January, Ben in February. Ann brings four friends by mail and one by chat: f1 qualifies after 10 days and is
 * rewarded, then reversed; f2 qualifies 95 days after; f3 is rejected; f4 qualifies within 20 days, but the advocate's cap was reached;
 * f5, by chat, only signs up.
 */
beforeEach(async () => {
  await fill(engine, 'members', [
    row('ann', '2026-01-05', 'member.enrolled'),
    row('amy', '2026-01-06', 'member.enrolled'),
    row('ben', '2026-02-05', 'member.enrolled'),
    row('ann', '2026-03-05', 'member.closed'),
    row('ann', '2026-03-06', 'member.enrolled'),
  ]);
  await fill(engine, 'referrals', [
    ...['2026-01-10', '2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14'].map((day) =>
      visited('ann', day, 'mail'),
    ),
    visited('ann', '2026-01-15', null),
    signedUp('f1', '2026-01-10', 'ann', 'mail', '2026-01-10'),
    signedUp('f2', '2026-01-10', 'ann', 'mail', '2026-01-10'),
    signedUp('f3', '2026-01-11', 'ann', 'mail', '2026-01-11'),
    signedUp('f4', '2026-01-11', 'ann', 'mail', null),
    signedUp('f5', '2026-01-15', 'ann', null, '2026-01-15'),
    qualified('f1', '2026-01-20'),
    qualified('f2', '2026-04-15'),
    qualified('f3', '2026-01-21'),
    row('f3', '2026-01-21', 'referral.rejected', { friend_id: 'f3' }),
    qualified('f4', '2026-01-31'),
    rewarded('ann', '2026-01-20', 'f1'),
    rewarded('f1', '2026-01-20', 'f1', { side: 'friend' }),
    rewarded('ann', '2026-01-31', 'f4', { reason: 'CAP_REACHED', points: 0 }),
    row('ann', '2026-01-25', 'referral.reversed', { friend_id: 'f1', side: 'advocate', points: -100 }),
  ]);
});

const STEPS = ['visits', 'signed_up', 'by_link', 'qualified', 'rewarded', 'rejected', 'reversed'] as const;

test('the funnel counts what became of a month’s friends within 90 days', async () => {
  const figures = await figuresAt(engine, REFERRAL_FUNNEL, aRun());
  const of = (cut: object) => STEPS.map((part) => figureOf(figures, { ...cut, part }).value);
  expect(of({ month: '2026-01-01' })).toEqual([7, 5, 4, 3, 1, 1, 1]);
  expect(of({ month: '2026-01-01', channel: 'mail' })).toEqual([6, 4, 3, 3, 1, 1, 1]);
  expect(of({ month: '2026-01-01', channel: 'unknown' })).toEqual([1, 1, 1, 0, 0, 0, 0]);
});

test('its shares are told when everybody was observed for 90 days, those of visits when the month is over', async () => {
  const early = await figuresAt(engine, REFERRAL_CONVERSION, aRun({ asOf: '2026-05-01' }));
  expect(figureOf(early, { month: '2026-01-01', part: 'qualified' })).toMatchObject({
    value: null,
    reason: 'IMMATURE',
  });
  expect(figureOf(early, { month: '2026-01-01', part: 'by_link' })).toMatchObject({ value: 4 / 7 });
  const figures = await figuresAt(engine, REFERRAL_CONVERSION, aRun({ asOf: '2026-05-02' }));
  expect(figureOf(figures, { month: '2026-01-01', part: 'qualified' })).toMatchObject({
    numerator: 3,
    denominator: 5,
    value: 0.6,
  });
  expect(figureOf(figures, { month: '2026-01-01', channel: 'unknown', part: 'rewarded' })).toMatchObject({
    value: null,
    reason: 'NOBODY',
  });
});

/** Of the two who joined in January one brought five friends, one of whom counts: f1's order went back, f3 was rejected, f2 qualified on day 100 after Ann joined. */
test('K is friends who qualified within 90 days of the advocate’s joining, by those who joined', async () => {
  const figures = await figuresAt(engine, K_FACTOR, aRun());
  expect(figureOf(figures, { cohort: '2026-01-01' })).toMatchObject({
    numerator: 1,
    denominator: 2,
    value: 0.5,
  });
  expect(figureOf(figures, { cohort: '2026-01-01', part: 'friends_per_member' })).toMatchObject({
    value: 2.5,
  });
  expect(figureOf(figures, { cohort: '2026-01-01', part: 'conversion' })).toMatchObject({ value: 0.2 });
  expect(figureOf(figures, { cohort: '2026-02-01' })).toMatchObject({
    numerator: 0,
    denominator: 1,
    value: 0,
  });
  const early = await figuresAt(engine, K_FACTOR, aRun({ asOf: '2026-05-29' }));
  expect(figureOf(early, { cohort: '2026-02-01' })).toMatchObject({ value: null, reason: 'IMMATURE' });
});

test('the cycle time is the median of days from sign-up to qualifying: 20 and 95, without who was rejected or reversed', async () => {
  const figures = await figuresAt(engine, REFERRAL_CYCLE, aRun());
  expect(figureOf(figures, {})).toMatchObject({ denominator: 2, value: 20, unit: 'days' });
});

test('who waits for a review is no success yet, and is one once a person approves', async () => {
  await fill(engine, 'referrals', [
    signedUp('f1', '2026-01-10', 'ann', 'mail', null),
    row('f1', '2026-01-20', 'referral.qualified', { friend_id: 'f1', verdict: 'review' }),
    signedUp('f2', '2026-01-10', 'amy', 'mail', null),
    row('f2', '2026-01-20', 'referral.qualified', { friend_id: 'f2', verdict: 'review' }),
    row('f2', '2026-01-25', 'referral.reviewed', { friend_id: 'f2', verdict: 'reward' }),
  ]);
  const figures = await figuresAt(engine, K_FACTOR, aRun());
  expect(figureOf(figures, { cohort: '2026-01-01' })).toMatchObject({ numerator: 1, denominator: 2 });
});

test('where the last touch counts, a friend is of the advocate whose code came last', async () => {
  await fill(engine, 'referrals', [
    signedUp('f1', '2026-01-10', 'zoe', 'sms', '2026-01-09'),
    signedUp('f1', '2026-02-10', 'ann', null, null),
    qualified('f1', '2026-02-20'),
  ]);
  const k = await figuresAt(engine, K_FACTOR, aRun());
  expect(figureOf(k, { cohort: '2026-01-01' })).toMatchObject({ numerator: 1, denominator: 2 });
  const cycle = await figuresAt(engine, REFERRAL_CYCLE, aRun());
  expect(figureOf(cycle, { channel: 'unknown' })).toMatchObject({ denominator: 1, value: 10 });
  const funnel = await figuresAt(engine, REFERRAL_FUNNEL, aRun());
  expect(funnel.some(({ cut }) => cut.month === '2026-01-01')).toBe(false);
  expect(figureOf(funnel, { month: '2026-02-01', part: 'by_link' }).value).toBe(0);
});

test('90 days are of 24 hours: where clocks are put forward in between, they end in the 91st day', async () => {
  const reasonsAt = async (asOf: string) => {
    const run = aRun({ asOf, timeZone: 'Europe/Berlin' });
    await fill(engine, 'members', [row('ben', '2026-02-05', 'member.enrolled')]);
    await fill(engine, 'referrals', [signedUp('f1', '2026-02-10', 'ben', null, null)]);
    const [k, conversion] = [
      await figuresAt(engine, K_FACTOR, run),
      await figuresAt(engine, REFERRAL_CONVERSION, run),
    ];
    return [
      figureOf(k, { cohort: '2026-02-01' }).reason,
      figureOf(conversion, { month: '2026-02-01', part: 'qualified' }).reason,
    ];
  };
  // Somebody who joins at 23:30 on February 28 has 90 · 24 hours until 0:30 on May 30.
  expect(await reasonsAt('2026-05-30')).toEqual(['IMMATURE', 'IMMATURE']);
  expect(await reasonsAt('2026-05-31')).toEqual([null, null]);
});

test('of those rewarded are reversed no more than were rewarded: what was never booked is not taken back', async () => {
  await fill(engine, 'referrals', [
    ...['f1', 'f2'].flatMap((friend) => [
      signedUp(friend, '2026-01-10', 'ann', 'mail', null),
      qualified(friend, '2026-01-20'),
    ]),
    rewarded('ann', '2026-01-20', 'f1'),
    rewarded('ann', '2026-01-20', 'f2', { reason: 'CAP_REACHED', points: 0 }),
    row('f2', '2026-01-25', 'referral.reversed', { friend_id: 'f2', side: 'friend', points: -100 }),
  ]);
  const figures = await figuresAt(engine, REFERRAL_CONVERSION, aRun());
  expect(figureOf(figures, { month: '2026-01-01', part: 'reversed' })).toMatchObject({
    numerator: 0,
    denominator: 1,
  });
});
