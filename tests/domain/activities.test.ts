import { describe, expect, test } from 'vitest';
import { type Account, balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { roomsOf } from '../../shared/domain/ledger/earning-room.ts';
import { closeMember } from '../../shared/domain/ledger/membership.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { CLOCK_TOLERANCE_SECONDS } from '../../shared/domain/ledger/record-order.ts';
import { reverseActivity } from '../../shared/domain/ledger/reverse-activity.ts';
import { countUses, givenBy, sinceOf, usesTakenBack } from '../../shared/domain/ledger/uses.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aMember, anAccrual, aProgram, BEGIN, decided, seconds } from './builders.ts';

const review: EarningRule = {
  id: 'review',
  description: '20 points for a review, two a month',
  on: { event: 'review' },
  effect: { kind: 'fixed_points', points: 20 },
  caps: { perMember: [{ per: 'month', times: 2 }] },
};
const PROGRAM = aProgram({ earningRules: [...aProgram().earningRules, review] });

function act(account: Account, on: string, program: Program = PROGRAM, type = 'review') {
  const occurredAt = seconds(`${on}T12:00:00Z`);
  const activity = { activityId: `${type}-${on}`, type, occurredAt, attributes: {} };
  const now = Math.max(occurredAt, account.settledAt);
  return decided(recordActivity(account, activity, program, now));
}

describe('an activity', () => {
  test('earns by the rules for its type, with the dates of an order', () => {
    const { account, entry } = act(aMember(), '2026-01-20');
    expect(entry.cause).toMatchObject({ earned: 20, rules: [{ ruleId: 'review', points: '20' }] });
    expect(account.pending).toEqual([{ ...anAccrualOf('2026-01-20'), points: 20 }]);
    expect(account.qualifying).toMatchObject({ orders: 0, points: 20 });
  });

  test('waits for no delivery', () => {
    const { entry } = act(
      aMember(),
      '2026-01-20',
      aProgram({ ...PROGRAM, pending: { kind: 'delivery', atMostDays: 60 } }),
    );
    expect(entry.cause.lot.activatesAt).toBe(seconds('2026-01-21T00:00:00Z'));
  });

  test('that no rule is for is recorded and earns nothing', () => {
    expect(act(aMember(), '2026-01-20', PROGRAM, 'visit').entry).toMatchObject({
      cause: { earned: 0 },
      postings: [],
    });
  });

  test('of a guest, or of a closed member, earns nothing and says why', () => {
    const closed = decided(closeMember(aMember(), 'closure', undefined, PROGRAM, BEGIN)).account;
    expect(act(openAccount('mbr_guest'), '2026-01-20').entry.cause).toMatchObject({
      earned: 0,
      withheld: 'GUEST',
    });
    expect(act(closed, '2026-01-20').entry.cause).toMatchObject({ earned: 0, withheld: 'MEMBER_CLOSED' });
  });

  test('from further in the future than clocks differ is refused', () => {
    const activity = { activityId: 'a', type: 'review', attributes: {} };
    const from = (occurredAt: number) =>
      recordActivity(aMember(), { ...activity, occurredAt }, PROGRAM, BEGIN);
    expect(from(BEGIN + CLOCK_TOLERANCE_SECONDS)).not.toHaveProperty('refused');
    expect(from(BEGIN + CLOCK_TOLERANCE_SECONDS + 1)).toMatchObject({ code: 'ACTIVITY_IN_FUTURE' });
  });

  test('that is withdrawn gives back its points, its progress and its use of caps', () => {
    const before = aMember();
    const { account, entry } = act(before, '2026-01-20');
    const now = seconds('2026-03-20T12:00:00Z');
    const reversal = reverseActivity(account, entry, { reason: 'copied' }, PROGRAM, now);
    expect(reversal.entry.cause).toMatchObject({ reversed: 20, forgiven: 0, reason: 'copied' });
    expect(balanceOf(reversal.account)).toEqual(balanceOf(before));
    expect(reversal.account.qualifying.points).toBe(0);
    expect(reversal.account.uses).toMatchObject([{ cap: 'review', times: 0, points: 0 }]);
  });
});

describe('caps on one member', () => {
  test('count within the local month and begin anew with the next', () => {
    let account = aMember();
    const earned = ['2026-01-20', '2026-01-21', '2026-01-22', '2026-02-01'].map((on) => {
      const appended = act(account, on);
      account = appended.account;
      return appended.entry.cause.earned;
    });
    expect(earned).toEqual([20, 20, 0, 20]);
    expect(account.uses).toEqual([
      { cap: 'review', per: 'month', since: sinceOf('month', BEGIN, 'Etc/UTC') + 31, times: 1, points: 20 },
    ]);
  });

  test('are not exceeded by coming late: an earlier month counts in the one that is kept', () => {
    const february = act(act(aMember(), '2026-02-01').account, '2026-02-02').account;
    expect(act(february, '2026-01-31').entry.cause.earned).toBe(0);
  });

  test('what is withdrawn makes room again', () => {
    const first = act(aMember(), '2026-01-20');
    const full = act(first.account, '2026-01-21').account;
    const now = seconds('2026-01-22T12:00:00Z');
    const { account } = reverseActivity(full, first.entry, {}, PROGRAM, now);
    expect(act(account, '2026-01-23').entry.cause.earned).toBe(20);
  });

  test('what is withdrawn of an earlier month makes none in this', () => {
    const january = act(aMember(), '2026-01-20');
    const full = act(act(january.account, '2026-02-01').account, '2026-02-02').account;
    const now = seconds('2026-02-03T12:00:00Z');
    const { account } = reverseActivity(full, january.entry, {}, PROGRAM, now);
    expect(act(account, '2026-02-04').entry.cause.earned).toBe(0);
  });

  test('a return takes back what its part had counted, and no more in all than was counted', () => {
    const counted = [
      { cap: 'review', per: 'day', since: 5, times: 1, points: 8 },
      { cap: '*', per: 'month', since: 4, times: 1, points: 10 },
    ] as const;
    const steps = [
      givenBy([{ ruleId: 'review', times: 1, points: 8 }], 10),
      givenBy([{ ruleId: 'review', times: 1, points: 3 }], 4),
      givenBy([], 0),
    ];
    const back = steps.slice(1).map((after, index) => usesTakenBack(counted, steps[index] ?? {}, after));
    expect(back[0]).toEqual([
      { cap: 'review', per: 'day', since: 5, times: 0, points: -5 },
      { cap: '*', per: 'month', since: 4, times: 0, points: -6 },
    ]);
    const left = countUses(countUses([], counted), back.flat());
    expect(left.map(({ cap, times, points }) => [cap, times, points])).toEqual([
      ['*', 0, 0],
      ['review', 0, 0],
    ]);
  });

  test("of the program's own: on what is earned in a period, and on the balance", () => {
    const { account } = anAccrual(70);
    const at = account.settledAt;
    const roomUnder = (caps: Program['caps']) => roomsOf(account, aProgram({ caps }), at).total;
    expect(roomUnder({ balance: 100 })).toBe(30);
    expect(roomUnder({ balance: 50 })).toBe(0);
    expect(roomUnder({ perMember: [{ per: 'day', points: 40 }] })).toBe(40);
    expect(roomUnder({ balance: 75, perMember: [{ per: 'day', points: 40 }] })).toBe(5);
    expect(roomUnder({})).toBeUndefined();
  });

  test('a rule with several caps has the least that any of them leaves', () => {
    const caps = { perMember: [{ per: 'day', points: 25 } as const, { per: 'year', points: 60 } as const] };
    const program = aProgram({ earningRules: [{ ...review, caps }] });
    let account = aMember();
    const rooms = ['2026-01-20', '2026-01-21', '2026-01-22', '2026-01-23'].map((on) => {
      account = act(account, on, program).account;
      return roomsOf(account, program, account.settledAt).rules['review'];
    });
    expect(rooms).toEqual([5, 5, 0, 0]);
  });

  test('on points and on times in the same period share a counter', () => {
    const perMember = [{ per: 'day', points: 50 } as const, { per: 'day', times: 2 } as const];
    const program = aProgram({ earningRules: [{ ...review, caps: { perMember } }] });
    const first = act(aMember(), '2026-01-20', program);
    expect(first.account.uses).toMatchObject([{ cap: 'review', per: 'day', times: 1, points: 20 }]);
    expect(roomsOf(first.account, program, first.account.settledAt).rules).toEqual({ review: 30 });
  });

  test.each([
    ['day', '2026-02-26'],
    ['week', '2026-02-23'],
    ['month', '2026-02-01'],
    ['year', '2026-01-01'],
    ['ever', '1970-01-01'],
  ] as const)('a %s of the calendar begins on %s', (per, first) => {
    const thursday = seconds('2026-02-27T03:00:00Z');
    expect(sinceOf(per, thursday, 'America/New_York') * 86_400).toBe(seconds(`${first}T00:00:00Z`));
  });
});

function anAccrualOf(on: string) {
  const { entry } = anAccrual(1, PROGRAM, aMember(), { placedAt: seconds(`${on}T12:00:00Z`) });
  return entry.cause.lot;
}
