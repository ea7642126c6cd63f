import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf, withIsoTimes } from '../../../functions/accounts/explain-entry.ts';
import { statementEntry } from '../../../functions/accounts/statement-view.ts';
import { StatementEntry } from '../../../shared/contracts/accounts.ts';
import { spansOf } from '../../../shared/contracts/time.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { isReferralCause, type ReferralCheck } from '../../../shared/domain/ledger/referral.ts';
import { REFERRAL_CHECKS } from '../../../shared/domain/program/referral-program.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { decodeEntryBooks, encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { referralChangeKey, referralKey } from '../../../shared/storage/keys.ts';
import { bytesOf } from '../../bytes-of.ts';
import { check } from '../../law-runs.ts';
import { campaign, catchUp, judge, play } from './campaigns.ts';
import { referring } from './programs.ts';
import { buy, enroll, join, newWorld, reconcile, referralOf, sendBack } from './world.ts';

/** Ids as they are, so that one in a sentence would be found. */
const idOf = (name: string): string => `mbr_0123456789abcdefghi${name.slice(-1)}`;

function renamed(entry: Entry): Entry {
  const named = (_key: string, value: unknown) =>
    typeof value === 'string' && /^member-\d$/.test(value) ? idOf(value) : value;
  return JSON.parse(JSON.stringify(entry, named));
}

const told = fc.tuple(judge, campaign).map(([judged, steps]) => {
  const world = catchUp(play(referring(), judged, steps));
  return Object.values(world.referrals).flatMap(({ entries }) => entries.map(renamed));
});

const EVENTS: Readonly<Record<string, readonly string[]>> = {
  referral: ['referral.signed_up'],
  'referral_qualification reward': ['referral.qualified'],
  'referral_qualification review': ['referral.qualified'],
  'referral_qualification reject': ['referral.rejected'],
  'referral_review reward': ['referral.reviewed'],
  'referral_review reject': ['referral.reviewed', 'referral.rejected'],
  referral_reward: ['referral.rewarded'],
  referral_reversal: ['referral.reversed'],
};
const caseOf = ({ cause }: Entry) => ('verdict' in cause ? `${cause.kind} ${cause.verdict}` : cause.kind);

describe('what is told of a referral', () => {
  test('its own events first, each with an id of its own', () => {
    const cases = new Set<string>();
    check(
      fc.property(told, (entries) => {
        for (const entry of entries) {
          const events = eventsOfEntry(entry);
          const expected = EVENTS[caseOf(entry)] ?? [];
          cases.add(caseOf(entry));
          expect(events.slice(0, expected.length).map(({ type }) => type)).toEqual(expected);
          expect(new Set(events.map(({ detail }) => detail.id)).size).toBe(events.length);
        }
      }),
      // So many until the rarest kind of entry has come, too.
      400,
    );
    expect([...cases].sort()).toEqual(Object.keys(EVENTS).sort());
  });

  test('a line of the statement, from what the index carries', () => {
    check(
      fc.property(told, (entries) => {
        for (const entry of entries) {
          const item = encodeEntry(referralKey('mbr_friend'), { entry, requestHash: 'hash' });
          const line = statementEntry(decodeEntryBooks(item));
          expect(StatementEntry.safeParse(line)).toMatchObject({ success: true });
          expect(line).toMatchObject({ kind: entry.cause.kind, redemptionId: null });
        }
      }),
    );
  });

  test('a sentence and a cause that say nothing of the other person, nor how it was judged', () => {
    check(
      fc.property(told, (entries) => {
        for (const { cause, memberId, ...books } of entries) {
          const shown = JSON.stringify([summaryOf(cause), withIsoTimes(cause, spansOf(books))]);
          const others = (shown.match(/mbr_[0-9a-z]+/g) ?? []).filter((id) => id !== memberId);
          expect(others).toEqual([]);
          expect(shown).not.toMatch(/score|checks|shadow|actor|looked at it|"code"/);
        }
      }),
    );
  });

  test.each([
    [0, 'The customer came with the code of who invited them.'],
    [1, 'Order order-0 qualified for the invitation; what it gives can be spent from 2026-02-15T00:00:00Z.'],
    [
      2,
      'For coming with the code of who invited them 300 points were given, to be spent from 2026-02-15T00:00:00Z.',
    ],
    [3, 'For a friend who came 500 points were given, to be spent from 2026-02-15T00:00:00Z.'],
    [4, 'What is left of the order does not qualify; 300 points taken back.'],
    [5, "What is left of a friend's order does not qualify; 500 points taken back."],
  ])('entry %i: %s', (place, sentence) => {
    const begun = join(enroll(newWorld(referring()), 'a'), 'f', 'a');
    const ended = reconcile(sendBack(reconcile(buy(begun, 'f', 1_000), 'f'), 0), 'f');
    const entry = referralOf(ended, 'f').entries[place];
    expect(entry && summaryOf(entry.cause)).toBe(sentence);
  });

  test('what took no points back says so, for a reward may have been', () => {
    const cause = {
      kind: 'referral_reversal',
      friendId: 'f',
      side: 'friend',
      reason: 'ORDER_REFUNDED',
    } as const;
    expect(summaryOf({ ...cause, reversed: 0, forgiven: 0 })).toBe(
      'What is left of the order does not qualify; there were no points to take back.',
    );
    expect(summaryOf({ ...cause, reversed: 0, forgiven: 9 })).toMatch(
      /0 points taken back, 9 points forgiven/,
    );
  });
});

describe('an entry of a referral', () => {
  const MEMBER = 'mbr_3v8h2k0q9w5t1x7c4z6n';
  const FRIEND = 'mbr_9x2c5v8b1n4m7k0j3h6g';
  const caps = (['day', 'month', 'year'] as const).map((per) => ({ per, times: 9, points: 90_000 }));
  const begun = join(enroll(newWorld(referring({ caps })), MEMBER), FRIEND, MEMBER);
  const ended = reconcile(sendBack(reconcile(buy(begun, FRIEND, 1_000), FRIEND), 0), FRIEND);
  const bytes = (entry: Entry) =>
    bytesOf(
      encodeEntry(referralChangeKey(FRIEND, 1), {
        entry,
        requestHash: '0123456789abcdef'.repeat(2),
      }),
    );

  test('stays below a kilobyte', () => {
    const { entries } = referralOf(ended, FRIEND);
    const others = entries.filter(({ cause }) => cause.kind !== 'referral_qualification');
    expect(others).toHaveLength(5);
    expect(Math.max(...others.map(bytes))).toBeLessThan(700);
  });

  test('with all checks and their sentences below three', () => {
    const { qualification } = referralOf(ended, FRIEND);
    if (qualification === null) throw new Error('the order did not qualify');
    const detail = 'A sentence with figures, as long as such sentences are: 3 other members, 5 days.';
    const checks = REFERRAL_CHECKS.map(
      (name): ReferralCheck => ({ name, outcome: 'flagged', weight: 15, detail }),
    );
    expect(bytes({ ...qualification, cause: { ...qualification.cause, checks } })).toBeLessThan(3_072);
  });

  test('is known by its kind', () => {
    const { entries } = referralOf(ended, FRIEND);
    expect(entries.every(({ cause }) => isReferralCause(cause))).toBe(true);
    expect((ended.entries[MEMBER] ?? []).filter(({ cause }) => isReferralCause(cause))).toHaveLength(2);
  });
});
