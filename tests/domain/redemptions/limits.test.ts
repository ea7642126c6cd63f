import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { Account } from '../../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { openedRedemption } from '../../../shared/domain/ledger/redemption-state.ts';
import { cancelRedemption } from '../../../shared/domain/ledger/return-redemption.ts';
import { limitsLeft } from '../../../shared/domain/ledger/reward-limit.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import type { CapPeriod } from '../../../shared/domain/program/earning-rule.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { anAccrual, aProgram, aReward, BEGIN, decided, seconds } from '../builders.ts';

const program = aProgram({
  pending: { kind: 'none' },
  expiry: { kind: 'none' },
  timeZone: 'America/New_York',
});
const member = anAccrual(1_000, program).account;

const once = (per: CapPeriod, id = 'once') => aReward({ id, limits: [{ per, times: 1 }] });

function redeem(account: Account, reward: Reward, now: number, terms = program) {
  const redemptionId = `rdm_${account.sequence}`;
  const command = { redemptionId, reward, points: 5, captured: true };
  return authorizeRedemption(account, command, terms, now);
}

const cancel = (
  account: Account,
  opened: Exclude<ReturnType<typeof redeem>, { refused: true }>,
  now: number,
) =>
  decided(cancelRedemption(account, openedRedemption(opened.entry), { changeId: 'x' }, program, now)).account;

describe('a limit in a span of the calendar', () => {
  // BEGIN is Thursday, 15 January 2026, in the morning of New York.
  test.each<[CapPeriod, string]>([
    ['day', '2026-01-16T05:00:00Z'],
    ['week', '2026-01-19T05:00:00Z'],
    ['month', '2026-02-01T05:00:00Z'],
    ['year', '2027-01-01T05:00:00Z'],
  ])('%s: is told with its end, holds until then and not beyond', (per, end) => {
    const reward = once(per);
    const { account } = decided(redeem(member, reward, BEGIN));
    const refusal = redeem(account, reward, seconds(end) - 1);
    expect(refusal).toMatchObject({ code: 'REWARD_LIMIT_REACHED' });
    expect(isRefusal(refusal) && refusal.detail).toContain(`again from ${end}`);
    expect(isRefusal(redeem(account, reward, seconds(end)))).toBe(false);
  });

  test('ever: is never over', () => {
    const reward = once('ever');
    const { account } = decided(redeem(member, reward, BEGIN));
    const refusal = redeem(account, reward, BEGIN + 5_000 * SECONDS_PER_DAY);
    expect(refusal).toMatchObject({ detail: expect.not.stringContaining('again') });
  });

  test('is counted from the capture on, and given back by the cancellation', () => {
    const reward = once('month');
    const opened = decided(redeem(member, reward, BEGIN));
    const left = (account: Account) => limitsLeft(account, reward, program)[0]?.left;
    expect([left(member), left(opened.account)]).toEqual([1, 0]);
    expect(left(cancel(opened.account, opened, BEGIN + 60))).toBe(1);
  });

  test('of a month that is over gets nothing back, and the running one nothing from it', () => {
    const reward = once('month');
    const january = decided(redeem(member, reward, BEGIN));
    const inFebruary = BEGIN + 20 * SECONDS_PER_DAY;
    const february = decided(redeem(january.account, reward, inFebruary));
    const after = cancel(february.account, january, inFebruary + 60);
    expect(redeem(after, reward, inFebruary + 120)).toMatchObject({ code: 'REWARD_LIMIT_REACHED' });
    const forgotten = { ...january.account, uses: [] };
    expect(cancel(forgotten, january, inFebruary).uses).toEqual([]);
  });
});

describe('counters of rewards', () => {
  test('do not pile up: those of spans before the last are gone', () => {
    let account = member;
    for (let day = 0; day < 60; day += 1) {
      const now = BEGIN + day * SECONDS_PER_DAY;
      account = decided(redeem(account, once('day', `daily-${day}`), now)).account;
      if (day % 10 === 0) account = decided(redeem(account, once('month', `monthly-${day}`), now)).account;
      if (day % 20 === 0) account = decided(redeem(account, once('ever', `only-${day}`), now)).account;
    }
    const of = (per: CapPeriod) => account.uses.filter((use) => use.per === per).map(({ cap }) => cap);
    expect(of('day')).toEqual(['reward:daily-58', 'reward:daily-59']);
    // BEGIN is in January; day 20 and 40 are in February, day 50 in March.
    expect(of('month')).toEqual([
      'reward:monthly-20',
      'reward:monthly-30',
      'reward:monthly-40',
      'reward:monthly-50',
    ]);
    expect(of('ever')).toHaveLength(3);
  });

  test('are still known where another time zone makes yesterday of today', () => {
    const [first, second] = [once('day', 'first'), once('day', 'second')];
    const evening = seconds('2026-01-16T20:00:00Z');
    const auckland = { ...program, timeZone: 'Pacific/Auckland' };
    const inAuckland = decided(redeem(member, first, evening, auckland));
    const inNewYork = decided(redeem(inAuckland.account, second, evening + 60));
    const again = decided(redeem(inNewYork.account, once('day', 'third'), evening + 90, auckland));
    expect(redeem(again.account, second, evening + 120)).toMatchObject({ code: 'REWARD_LIMIT_REACHED' });
  });

  test('of a rule that is called like a reward are others', () => {
    const capped = {
      ...member,
      uses: [{ cap: 'once', per: 'day' as const, since: 20_468, times: 9, points: 9 }],
    };
    const { account } = decided(redeem(capped, once('day'), BEGIN));
    expect(account.uses.map(({ cap }) => cap)).toEqual(['once', 'reward:once']);
    expect(settle(account, BEGIN).account.uses).toBe(account.uses);
  });
});
