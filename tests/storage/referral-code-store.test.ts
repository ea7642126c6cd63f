import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ReferralCode,
  type ReferralCodeStore,
  referralCodeStore,
} from '../../shared/storage/referral-code-store.ts';
import { type StartedTable, startTable } from './started-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;

let table: StartedTable;
let codes: ReferralCodeStore;

beforeAll(async () => {
  table = await startTable('Referrals', 0.1);
  codes = referralCodeStore(table.client, table.name);
});
afterAll(() => table.close());

const codeOf = (memberId: string, code: string, more: Partial<ReferralCode> = {}): ReferralCode => ({
  code,
  memberId,
  shownAs: null,
  issuedAt: NOW,
  version: 1,
  ...more,
});

const next = (before: ReferralCode, code: string): ReferralCode => ({
  ...before,
  code,
  issuedAt: NOW + 60,
  version: before.version + 1,
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const countOf = (outcomes: readonly string[], outcome: string): number =>
  outcomes.filter((one) => one === outcome).length;

describe('a code', () => {
  test('leads to its member, in whatever way it is typed', async () => {
    const code = codeOf('mbr_1', 'amber-otter-42', { shownAs: 'Anna' });
    expect(await codes.issue(code)).toBe('issued');
    const owner = { memberId: 'mbr_1', code: 'amber-otter-42', retiredAt: null };
    expect(await codes.findOwner('amber-otter-42')).toEqual(owner);
    expect(await codes.findOwner(' Amber Otter42')).toEqual(owner);
    expect(await codes.findOwner('amber-otter-43')).toBeNull();
    expect(await codes.readCode('mbr_1')).toEqual(code);
    expect(await codes.readCode('mbr_2')).toBeNull();
  });

  test('is issued once, however many want it at once', async () => {
    const outcomes = await Promise.all(
      many(100, (index) => codes.issue(codeOf(`once_${index}`, index % 2 ? 'ONCE-ONLY' : 'once-only'))),
    );
    expect(countOf(outcomes, 'issued')).toBe(1);
    expect(countOf(outcomes, 'taken')).toBe(99);
    const winner = `once_${outcomes.indexOf('issued')}`;
    expect(await codes.findOwner('once-only')).toMatchObject({ memberId: winner });
    const loser = `once_${outcomes.indexOf('taken')}`;
    expect(await codes.readCode(loser)).toBeNull();
  });

  test('is one a member, however many are issued at once, and no other code is used up', async () => {
    const outcomes = await Promise.all(many(50, (index) => codes.issue(codeOf('mbr_busy', `busy-${index}`))));
    expect(countOf(outcomes, 'issued')).toBe(1);
    expect(countOf(outcomes, 'has_one')).toBe(49);
    const kept = await codes.readCode('mbr_busy');
    const owners = await Promise.all(many(50, (index) => codes.findOwner(`busy-${index}`)));
    expect(owners.filter((owner) => owner !== null).map(({ code }) => code)).toEqual([kept?.code]);
  });

  test('that is issued again to its member is had already', async () => {
    const code = codeOf('mbr_again', 'again-1');
    expect(await codes.issue(code)).toBe('issued');
    expect(await codes.issue(code)).toBe('has_one');
  });
});

describe('a renewal', () => {
  test('ends the code before, which nobody else is given', async () => {
    const first = codeOf('mbr_3', 'first-code');
    await codes.issue(first);
    const second = next(first, 'second-code');
    expect(await codes.renew(first, second, NOW + 60)).toBe('renewed');
    expect(await codes.readCode('mbr_3')).toEqual(second);
    expect(await codes.findOwner('first-code')).toEqual({
      memberId: 'mbr_3',
      code: 'first-code',
      retiredAt: NOW + 60,
    });
    expect(await codes.findOwner('second-code')).toMatchObject({ memberId: 'mbr_3', retiredAt: null });
    expect(await codes.issue(codeOf('mbr_4', 'FIRSTCODE'))).toBe('taken');
    // Nor its member, whose friends were told that it leads nowhere.
    expect(await codes.renew(second, next(second, 'first-code'), NOW + 120)).toBe('taken');
    expect(await codes.readCode('mbr_3')).toEqual(second);
  });

  test('into a code that is taken, or the same in another spelling, changes nothing', async () => {
    await codes.issue(codeOf('mbr_5', 'wanted'));
    const mine = codeOf('mbr_6', 'mine-it-is');
    await codes.issue(mine);
    expect(await codes.renew(mine, next(mine, 'WANTED'), NOW)).toBe('taken');
    expect(await codes.renew(mine, next(mine, 'MineItIs'), NOW)).toBe('taken');
    expect(await codes.readCode('mbr_6')).toEqual(mine);
    expect(await codes.findOwner('mine-it-is')).toMatchObject({ retiredAt: null });
  });

  test('of one code by many at once happens once', async () => {
    const before = codeOf('mbr_7', 'race-start');
    await codes.issue(before);
    const outcomes = await Promise.all(
      many(50, (index) => codes.renew(before, next(before, `race-${index}`), NOW + 60)),
    );
    expect(countOf(outcomes, 'renewed')).toBe(1);
    expect(countOf(outcomes, 'stale')).toBe(49);
    const owners = await Promise.all(many(50, (index) => codes.findOwner(`race-${index}`)));
    expect(owners.filter((owner) => owner !== null)).toHaveLength(1);
    expect(await codes.readCode('mbr_7')).toMatchObject({ code: `race-${outcomes.indexOf('renewed')}` });
  });

  test('of many members into one code happens once', async () => {
    const mine = many(30, (index) => codeOf(`crowd_${index}`, `crowd-${index}`));
    await Promise.all(mine.map((code) => codes.issue(code)));
    const outcomes = await Promise.all(
      mine.map((before) => codes.renew(before, next(before, 'crowd-pleaser'), NOW + 60)),
    );
    expect(countOf(outcomes, 'renewed')).toBe(1);
    expect(countOf(outcomes, 'taken')).toBe(29);
  });

  test('is known by its call, and one call renews once', async () => {
    const first = codeOf('mbr_8', 'call-first');
    await codes.issue(first);
    const renewal = { renewalId: 'key-1', requestHash: 'hash-1' };
    expect(await codes.findRenewal('mbr_8', 'key-1')).toBeNull();
    const second = next(first, 'call-second');
    expect(await codes.renew(first, second, NOW, renewal)).toBe('renewed');
    expect(await codes.findRenewal('mbr_8', 'key-1')).toEqual({ code: 'call-second', requestHash: 'hash-1' });
    expect(await codes.findRenewal('mbr_9', 'key-1')).toBeNull();
    expect(await codes.renew(second, next(second, 'call-third'), NOW, renewal)).toBe('stale');
    expect(await codes.readCode('mbr_8')).toEqual(second);
    expect(await codes.findOwner('call-third')).toBeNull();
  });
});

describe('the name that is shown', () => {
  test('is changed and taken away, and not by who has seen an older one', async () => {
    const code = codeOf('mbr_10', 'named');
    await codes.issue(code);
    expect(await codes.showAs(code, 'Anna')).toBe(true);
    expect(await codes.showAs(code, 'Bert')).toBe(false);
    const named = { ...code, shownAs: 'Anna', version: 2 };
    expect(await codes.readCode('mbr_10')).toEqual(named);
    expect(await codes.showAs(named, null)).toBe(true);
    expect(await codes.readCode('mbr_10')).toEqual({ ...code, version: 3 });
    expect(await codes.renew(named, next(named, 'renamed'), NOW)).toBe('stale');
  });

  test('is not given to whom has no code', async () => {
    expect(await codes.showAs(codeOf('mbr_nobody', 'none'), 'Anna')).toBe(false);
    expect(await codes.readCode('mbr_nobody')).toBeNull();
  });

  test('is erased with the member, whose code stays reserved', async () => {
    await codes.issue(codeOf('mbr_11', 'erased-code', { shownAs: 'Anna' }));
    while (!(await table.commit(...codes.erasing('mbr_11'))));
    expect(await codes.readCode('mbr_11')).toBeNull();
    expect(await codes.issue(codeOf('mbr_12', 'erased-code'))).toBe('taken');
    while (!(await table.commit(...codes.erasing('mbr_11'))));
  });
});
