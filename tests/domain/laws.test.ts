import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { byExpiry, sumOf } from '../../shared/domain/ledger/posting.ts';
import { postingsOf, proveAccount } from '../../shared/domain/ledger/prove.ts';
import { isReferralCause } from '../../shared/domain/ledger/referral.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { endOf, soonestFirst } from '../../shared/domain/ledger/span.ts';
import { REFERRAL_CAP, useAt } from '../../shared/domain/ledger/uses.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { decodeAccount, encodeAccount } from '../../shared/storage/account-codec.ts';
import { decodeEntry, encodeEntry } from '../../shared/storage/entry-codec.ts';
import { orderKey, redemptionKey, referralKey } from '../../shared/storage/keys.ts';
import { bytesOf } from '../bytes-of.ts';
import { check } from '../law-runs.ts';
import { aProgram, aReward, decided } from './builders.ts';
import {
  expiry,
  type Happening,
  happening,
  type Life,
  live,
  liveAll,
  newLife,
  pending,
  VISITS,
} from './history.ts';
import { richProgram } from './program/rich-program.ts';
import { lives } from './redemptions/busy-lives.ts';
import { tierProgram } from './tiers/tier-programs.ts';

/** The laws of the ledger over random lives of members. */
const policies = ['pending_only', 'within_balance', 'below_zero'] as const;
const plainProgram = fc
  .record({
    clawback: fc.constantFrom(...policies),
    timeZone: fc.constantFrom('Etc/UTC', 'America/New_York', 'Australia/Lord_Howe'),
    rounding: fc.constantFrom('floor' as const, 'half_up' as const, 'ceiling' as const),
    pending,
    expiry,
    caps: fc.constantFrom({}, { balance: 900, perMember: [{ per: 'month' as const, points: 200 }] }),
    tiers: fc.option(tierProgram, { nil: undefined }),
  })
  .map(({ tiers, ...terms }) =>
    aProgram({ ...terms, earningRules: [...aProgram().earningRules, VISITS], ...(tiers && { tiers }) }),
  );
/** The built-in rule under any policies, and whatever else a marketer may write. */
const program = fc.oneof(plainProgram, richProgram());

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

describe('law 1: decisions are pure', () => {
  test('frozen input is enough, and the same input gives the same output', () => {
    check(
      fc.property(program, lives, happening, (terms, past, next) => {
        const life = deepFreeze(liveAll(terms, past));
        expect(live(life, next)).toEqual(live(life, next));
      }),
    );
  });
});

describe('law 2: points move by balanced entries only', () => {
  test('every part of every entry sums to zero, and entries are numbered without gaps', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { entries } = liveAll(terms, all);
        expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((_, index) => index + 1));
        for (const entry of entries) {
          for (const part of [
            entry.postings,
            ...[...entry.due, ...entry.settled].map(({ postings }) => postings),
          ]) {
            expect(sumOf(part)).toBe(0);
          }
        }
      }),
    );
  });

  test("what a member holds is the program's books with the sign turned", () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { account, entries } = liveAll(terms, all);
        const postings = entries.flatMap(postingsOf);
        const { active, pending, held, deficit } = balanceOf(account);
        const owed = (['issued', 'redeemed', 'expired', 'adjusted'] as const).reduce(
          (sum, name) => sum + sumOf(postings, name),
          0,
        );
        expect(active + pending + held - deficit + owed).toBe(0);
      }),
    );
  });
});

describe('law 5: time is evaluated, not swept', () => {
  const days = fc.integer({ min: 0, max: 800 });

  test('settling in any steps gives the same account as settling once', () => {
    check(
      fc.property(program, lives, fc.array(days, { maxLength: 6 }), (terms, all, steps) => {
        const { account, now } = liveAll(terms, all);
        const moments = [...steps].sort((a, b) => a - b).map((day) => now + day * SECONDS_PER_DAY);
        const last = moments.at(-1) ?? now;
        const stepped = moments.reduce((current, moment) => settle(current, moment).account, account);
        expect(settle(stepped, last).account).toEqual(settle(account, last).account);
      }),
    );
  });

  test('nothing due is left behind, and what is gone had its date', () => {
    check(
      fc.property(program, lives, days, (terms, all, later) => {
        const life = liveAll(terms, all);
        const now = life.now + later * SECONDS_PER_DAY;
        const { account, due } = settle(life.account, now);
        expect(account.pending.every((lot) => lot.activatesAt > now)).toBe(true);
        expect(account.active.every((lot) => endOf(lot.expiresAt, account.spans) > now)).toBe(true);
        expect(account.holds.every((hold) => hold.lapsesAt > now)).toBe(true);
        expect(account.deficit === 0 || account.active.length === 0).toBe(true);
        expect(due.every(({ at }) => at <= now)).toBe(true);
      }),
    );
  });

  test('the clock of an account never goes back', () => {
    check(
      fc.property(program, lives, days, (terms, all, earlier) => {
        const life = liveAll(terms, all);
        const before = { ...life, now: life.now - earlier * SECONDS_PER_DAY };
        const { account, entries } = live(before, { kind: 'adjust', points: 10 });
        expect(account.settledAt).toBeGreaterThanOrEqual(life.account.settledAt);
        const times = entries.map((entry) => entry.recordedAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});

describe('law 6: lots', () => {
  test('what ends soonest is taken first', () => {
    check(
      fc.property(program, lives, fc.integer({ min: 1, max: 500 }), (terms, all, points) => {
        const life = liveAll(terms, all);
        const after = live(life, { kind: 'adjust', points: -points });
        const entry = after.entries[life.entries.length];
        if (entry === undefined) return;
        const { active, spans } = settle(life.account, life.now).account;
        const before = soonestFirst(active, spans);
        const ends = before.map((lot) => endOf(lot.expiresAt, spans));
        expect(ends).toEqual([...ends].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
        const taken = entry.postings.flatMap((posting) => (posting.account === 'active' ? [posting] : []));
        expect(taken.map((posting) => posting.expiresAt)).toEqual(
          before.slice(0, taken.length).map((lot) => lot.expiresAt),
        );
        const emptied = taken.slice(0, -1);
        expect(emptied.map((posting) => -posting.points)).toEqual(
          before.slice(0, emptied.length).map((lot) => lot.points),
        );
      }),
    );
  });

  test('lots with the same dates are one, and sorted', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { active, pending } = liveAll(terms, all).account;
        expect(new Set(active.map((lot) => lot.expiresAt)).size).toBe(active.length);
        expect(new Set(pending.map((lot) => `${lot.activatesAt}/${lot.expiresAt}`)).size).toBe(
          pending.length,
        );
        expect([...active].sort(byExpiry)).toEqual(active);
      }),
    );
  });

  const capped = { perMember: (['day', 'month', 'year'] as const).map((per) => ({ per, points: 10_000 })) };
  /** A redemption as they mostly are: of some hundred points, from a lot or two. */
  function withHold({ account, ...life }: Life, redemptionId: string): Life {
    const reward = aReward({ id: 'pay-with-points', limits: [{ per: 'month', times: 9 }] });
    const command = { redemptionId, reward, points: 2_500, captured: false };
    const held = decided(authorizeRedemption(account, command, life.program, life.now));
    return { ...life, account: held.account };
  }

  /** Forty, each for a thousand points, under caps of all spans. */
  const successes = (now: number) =>
    (['day', 'month', 'year', 'ever'] as const).map((per) => {
      const { since } = useAt([], REFERRAL_CAP, per, now, 'Etc/UTC');
      return { cap: REFERRAL_CAP, per, since, times: 40, points: 40_000 };
    });

  test.each<[string, Partial<Program>]>([
    ['rolling', {}],
    ['sliding', { expiry: { kind: 'sliding', months: 12 }, caps: capped }],
    ['calendar', { expiry: { kind: 'calendar', month: 12, day: 31, atLeastMonths: 12 }, caps: capped }],
    ['delivery', { pending: { kind: 'delivery', atMostDays: 30 } }],
  ])(
    'an account does not grow with its orders: five a day for three years stay within a kilobyte (%s)',
    (_what, terms) => {
      let life = newLife(aProgram({ ...terms, earningRules: [...aProgram().earningRules, VISITS] }));
      for (let day = 0; day < 3 * 365; day += 1) {
        for (let order = 0; order < 5; order += 1) {
          const { account, orders } = live(life, {
            kind: 'order',
            lines: [{ quantity: 1, unitPrice: 1_999 }],
            daysAgo: 0,
          });
          life = { ...life, account, orders: orders.slice(-1) };
        }
        const { account } = live(life, { kind: 'activity', points: 10, daysAgo: 0 });
        life = live({ ...life, account, activities: [] }, { kind: 'wait', days: 1 });
      }
      expect(bytesOf(encodeAccount(life.account))).toBeLessThanOrEqual(1_024);
      const holding = ['rdm_9QmZ4tW1xYp7Ls2VbC6nKd', 'rdm_4HtR8wZq2NcX6yLm0PvS3f'].reduce(withHold, life);
      expect(holding.account.holds).toHaveLength(2);
      expect(bytesOf(encodeAccount(holding.account))).toBeLessThanOrEqual(1_024);
      // Of a friend, who brought forty others, with ids as they are.
      const { uses } = holding.account;
      const advocate = {
        ...holding.account,
        memberId: 'mbr_3v8h2k0q9w5t1x7c4z6n',
        referrerId: 'mbr_9x2c5v8b1n4m7k0j3h6g',
        uses: [...uses, ...successes(life.now)],
      };
      expect(bytesOf(encodeAccount(advocate))).toBeLessThanOrEqual(1_024);
    },
  );
});

describe('law 7: what goes back', () => {
  const keepsAll = (happened: Happening) =>
    ['wait', 'order', 'deliver', 'activity', 'publish', 'refund_units'].includes(happened.kind);
  const unspent = fc.array(happening.filter(keepsAll), { maxLength: 30 });
  const takesBack = program.filter(({ clawback }) => clawback !== 'pending_only');

  test('where nothing was spent, returning everything leaves nothing and owes nothing, whenever it comes', () => {
    check(
      fc.property(takesBack, unspent, fc.nat({ max: 900 }), (terms, all, days) => {
        const life = live(liveAll(terms, all), { kind: 'wait', days });
        const undo: Happening[] = [
          ...life.orders.map((_, order) => ({ kind: 'refund_remainder' as const, order })),
          ...life.activities.map((_, activity) => ({ kind: 'reverse' as const, activity })),
        ];
        const { account } = undo.reduce(live, life);
        expect(balanceOf(account)).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
        expect(account.qualifying.points).toBe(0);
      }),
    );
  });

  test('a delivery changes when points can be spent, and never how many there are', () => {
    check(
      fc.property(program, lives, fc.nat({ max: 5 }), (terms, all, order) => {
        const life = liveAll(terms, all);
        const after = live(life, { kind: 'deliver', order, daysAgo: 0 });
        const entry = after.entries[life.entries.length];
        if (entry === undefined) return;
        expect(entry.postings.every(({ account }) => account === 'pending')).toBe(true);
        expect(sumOf(entry.postings, 'pending')).toBe(0);
        const kept = (state: Life) => state.orders.map((each) => each.kept);
        expect(kept(after)).toEqual(kept(life));
      }),
    );
  });
});

describe('points that slide with activity', () => {
  test('the end of a span never moves back, and one that ended is never prolonged', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const told = liveAll(terms, all).entries.flatMap(({ span, recordedAt, status }) =>
          span === undefined ? [] : [{ ...span, recordedAt, endsMembership: status === 'closed' }],
        );
        for (const [index, { id, until, recordedAt, endsMembership }] of told.entries()) {
          const before = told.slice(0, index).findLast((span) => span.id === id);
          if (until === before?.until || endsMembership) continue;
          expect(Math.min(until, before?.until ?? until)).toBeGreaterThan(recordedAt);
          expect(until).toBeGreaterThan(before?.until ?? 0);
        }
      }),
    );
  });

  test('points are never gone before they could be spent', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { account } = liveAll(terms, all);
        expect(account.pending.every((lot) => endOf(lot.expiresAt, account.spans) > lot.activatesAt)).toBe(
          true,
        );
      }),
    );
  });
});

describe('caps on one member', () => {
  const MOST: Readonly<Record<string, { readonly times?: number; readonly points: number }>> = {
    'visit day': { times: 3, points: 70 },
    'visit year': { points: 500 },
    '* month': { points: 200 },
  };

  test('are never exceeded in any period, late activities and withdrawn ones included', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { entries } = liveAll(terms, all);
        const counted = entries.flatMap((entry) => entry.uses ?? []);
        for (const { cap, per, since } of counted) {
          const same = counted.filter((use) => use.cap === cap && use.per === per && use.since === since);
          const sum = (of: 'times' | 'points') => same.reduce((total, use) => total + use[of], 0);
          expect(sum('times')).toBeLessThanOrEqual(MOST[`${cap} ${per}`]?.times ?? Infinity);
          expect(sum('points')).toBeLessThanOrEqual(MOST[`${cap} ${per}`]?.points ?? Infinity);
        }
      }),
    );
  });
});

describe('law 9: points are integers', () => {
  test('in every posting and balance', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { entries } = liveAll(terms, all);
        expect(entries.flatMap(postingsOf).every((posting) => Number.isSafeInteger(posting.points))).toBe(
          true,
        );
        expect(
          entries.every(({ balance }) =>
            Object.values(balance).every((points) => Number.isSafeInteger(points) && points >= 0),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('law 10: the ledger proves itself', () => {
  test('replaying the entries gives the account, to the lot', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { account, entries } = liveAll(terms, all);
        expect(proveAccount(account, entries).drift).toEqual([]);
      }),
    );
  });

  test('also through storage: nothing is lost in writing and reading', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const { account, entries } = liveAll(terms, all);
        const keyOf = ({ cause, memberId }: Entry) => {
          if (isReferralCause(cause)) return referralKey('friendId' in cause ? cause.friendId : memberId);
          return 'redemptionId' in cause ? redemptionKey(cause.redemptionId) : orderKey('any');
        };
        const stored = (entry: Entry) =>
          decodeEntry(encodeEntry(keyOf(entry), { entry, requestHash: 'hash' })).entry;
        expect(decodeAccount(encodeAccount(account))).toEqual(account);
        expect(entries.map(stored)).toEqual(entries);
        expect(proveAccount(decodeAccount(encodeAccount(account)), entries.map(stored)).drift).toEqual([]);
      }),
    );
  });

  test('any entry that is missing, changed or repeated is found out', () => {
    check(
      fc.property(
        program,
        lives,
        fc.nat(),
        fc.constantFrom('missing', 'repeated', 'changed'),
        (terms, all, at, how) => {
          const { account, entries } = liveAll(terms, all);
          const damaged = damage(entries, at % entries.length, how);
          expect(proveAccount(account, damaged).drift).not.toEqual([]);
        },
      ),
    );
  });

  function damage(entries: Life['entries'], at: number, how: string): readonly Entry[] {
    const entry = entries[at] as Entry;
    if (how === 'missing') return entries.toSpliced(at, 1);
    if (how === 'repeated') return entries.toSpliced(at, 0, entry);
    return entries.with(at, { ...entry, postings: [...entry.postings, { account: 'issued', points: 1 }] });
  }
});
