import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../functions/accounts/explain-entry.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { proveAccount } from '../../shared/domain/ledger/prove.ts';
import { missOf, REFERRAL_MISSES } from '../../shared/domain/ledger/referral-miss.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { accountIn, openBooks } from '../../shared/ordering/books.ts';
import { decideWithRefunds } from '../../shared/ordering/order-decision.ts';
import { decodeEntry, encodeEntry } from '../../shared/storage/entry-codec.ts';
import { memberEntryKey, orderKey } from '../../shared/storage/keys.ts';
import { anOrder, aProgram, BEGIN, decided } from '../domain/builders.ts';
import { check } from '../law-runs.ts';

const MEMBER = 'mbr_0123456789abcdefghij';
const program = aProgram();
const reason = fc.option(fc.constantFrom(...REFERRAL_MISSES), { nil: undefined });

function storedOrder(missed: (typeof REFERRAL_MISSES)[number] | undefined) {
  const { account, entry } = decided(enrollMember(openAccount(MEMBER), program, BEGIN));
  const terms = { order: anOrder(), memberId: MEMBER, requestHash: 'h', besides: {}, parked: null, missed };
  const decision = decideWithRefunds(openBooks([account]), terms, [], program, BEGIN);
  if (isRefusal(decision)) throw new Error(decision.detail);
  return {
    account: accountIn(decision.books, MEMBER),
    entries: [entry, decision.accrual],
    accrual: decision.accrual,
  };
}

describe('why a code opened nothing', () => {
  test('is kept with the order, stored as it was decided, and changes nothing else', () => {
    check(
      fc.property(reason, (missed) => {
        const { account, entries, accrual } = storedOrder(missed);
        expect(accrual.cause.referralMissed).toBe(missed);
        const stored = { entry: accrual, requestHash: 'h' };
        expect(decodeEntry(encodeEntry(orderKey('1001'), stored))).toEqual(stored);
        expect(proveAccount(account, entries).drift).toEqual([]);
        const plain = storedOrder(undefined);
        expect(account).toEqual(plain.account);
        expect(eventsOfEntry(accrual)).toEqual(eventsOfEntry(plain.accrual));
      }),
    );
  });

  test('is kept with the enrollment alike', () => {
    check(
      fc.property(reason, (missed) => {
        const { account, entry } = decided(
          enrollMember(openAccount(MEMBER), program, BEGIN, missed && { referralMissed: missed }),
        );
        expect(entry.cause).toEqual({ kind: 'enrollment', ...(missed && { referralMissed: missed }) });
        const stored = { entry, requestHash: 'h' };
        expect(decodeEntry(encodeEntry(memberEntryKey(entry), stored))).toEqual(stored);
        expect(proveAccount(account, [entry]).drift).toEqual([]);
      }),
    );
  });

  test.each(REFERRAL_MISSES)('%s is said to whoever asks why', (missed) => {
    const { entry } = decided(enrollMember(openAccount(MEMBER), program, BEGIN, { referralMissed: missed }));
    const sentence = `The code that it came with opened no referral: ${missOf(missed).detail}`;
    expect(summaryOf(entry.cause)).toBe(`The customer became a member. ${sentence}`);
    expect(summaryOf(storedOrder(missed).accrual.cause)).toMatch(/^Order 1001 earned .*\. The code/);
    expect(summaryOf(storedOrder(undefined).accrual.cause)).not.toContain('referral');
  });
});
