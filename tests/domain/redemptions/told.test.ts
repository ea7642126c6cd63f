import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf, withIsoTimes } from '../../../functions/accounts/explain-entry.ts';
import { statementEntry } from '../../../functions/accounts/statement-view.ts';
import { StatementEntry } from '../../../shared/contracts/accounts.ts';
import { spansOf } from '../../../shared/contracts/time.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { decodeEntryBooks, encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { redemptionKey } from '../../../shared/storage/keys.ts';
import { check } from '../../law-runs.ts';
import { aProgram } from '../builders.ts';
import { liveAll } from '../history.ts';
import { busy } from './busy-lives.ts';

/** What is told of redemptions: each entry by its own event, a line and a sentence, and never the code of a coupon. */
const told = busy.map((all) => {
  const { entries } = liveAll(aProgram({ pending: { kind: 'none' } }), all);
  return entries.filter(({ cause }) => 'redemptionId' in cause);
});

const EVENT: Readonly<Record<string, string>> = {
  authorization: 'redemption.authorized',
  capture: 'redemption.captured',
  release: 'redemption.released',
  redemption_return: 'redemption.returned',
  coupon_use: 'coupon.used',
  coupon_void: 'coupon.voided',
  fulfillment: 'redemption.fulfilled',
};

const eventOf = ({ cause }: Entry) =>
  'captured' in cause && cause.captured === true ? 'redemption.captured' : EVENT[cause.kind];

describe('what is told of a redemption', () => {
  test('its own event first, with what it is about', () => {
    const kinds = new Set<string>();
    check(
      fc.property(told, (entries) => {
        for (const entry of entries) {
          const [first] = eventsOfEntry({ ...entry, memberId: MEMBER });
          kinds.add(entry.cause.kind);
          expect(first?.type).toBe(eventOf(entry));
          expect(first?.detail.data).toMatchObject({
            redemptionId: 'redemptionId' in entry.cause && entry.cause.redemptionId,
          });
        }
      }),
    );
    expect([...kinds].sort()).toEqual(Object.keys(EVENT).sort());
  });

  test('a line of the statement, from what the index carries', () => {
    check(
      fc.property(told, (entries) => {
        for (const entry of entries) {
          const redemptionId = 'redemptionId' in entry.cause ? entry.cause.redemptionId : '';
          const item = encodeEntry(redemptionKey(redemptionId), { entry, requestHash: 'hash' });
          const line = statementEntry(decodeEntryBooks(item));
          expect(StatementEntry.safeParse(line)).toMatchObject({ success: true });
          expect(line).toMatchObject({ redemptionId, kind: entry.cause.kind });
        }
      }),
    );
  });

  test('nowhere the code of a coupon', () => {
    let codes = 0;
    check(
      fc.property(told, (entries) => {
        for (const entry of entries) {
          const { cause } = entry;
          if ('coupon' in cause && cause.coupon) codes += 1;
          const events = eventsOfEntry({ ...entry, memberId: MEMBER });
          const shown = JSON.stringify([events, summaryOf(cause), withIsoTimes(cause, spansOf(entry))]);
          expect(shown).not.toMatch(/CODE\d/);
        }
      }),
    );
    expect(codes).toBeGreaterThan(10);
  });
});

const MEMBER = 'mbr_0123456789abcdefghij';
