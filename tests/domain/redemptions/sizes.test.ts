import { describe, expect, test } from 'vitest';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { afterRedemptionChange, openedRedemption } from '../../../shared/domain/ledger/redemption-state.ts';
import { returnSpent } from '../../../shared/domain/ledger/return-redemption.ts';
import { encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { redemptionChangeKey, redemptionKey } from '../../../shared/storage/keys.ts';
import { bytesOf } from '../../bytes-of.ts';
import { aProgram, aReward, BEGIN, decided } from '../builders.ts';
import { liveAll } from '../history.ts';

/** An entry that outgrows 1 KB doubles its price, so redemptions are to stay below it with room to spare. */
const ID = 'rdm_9QmZ4tW1xYp7Ls2VbC6nKd';
const program = aProgram({ pending: { kind: 'none' }, expiry: { kind: 'rolling', months: 12 } });
const reward = aReward({
  id: 'ten-dollars-off-tea',
  limits: [
    { per: 'month', times: 3 },
    { per: 'year', times: 9 },
  ],
});
const coupon = { code: 'SPRING-7K3M-9QWX-4HTR', expiresAt: BEGIN + 90 * 86_400 };

/** Points in a lot for each of the last months. */
function fundedBy(lots: number) {
  const orders = Array.from({ length: lots }, (_, month) => ({
    kind: 'order' as const,
    lines: [{ quantity: 1, unitPrice: 12_345 }],
    daysAgo: month * 30,
  }));
  return { ...liveAll(program, orders).account, memberId: 'mbr_3v8h2k0q9w5t1x7c4z6n' };
}

const bytes = (entry: Entry, change = 0) =>
  bytesOf(
    encodeEntry(change === 0 ? redemptionKey(ID) : redemptionChangeKey(ID, change), {
      entry,
      requestHash: '0123456789abcdef'.repeat(2),
    }),
  );

describe('an entry of a redemption stays below a kilobyte', () => {
  test.each([
    [1, 600],
    [4, 700],
    [12, 1_024],
  ])('with points of %i lots: %i bytes', (lots, most) => {
    const account = fundedBy(lots);
    const points = account.active.reduce((sum, lot) => sum + lot.points, 0);
    const applied = { currency: 'USD', lines: { '1': 500, '2': 250, '3': 250 }, shipping: 0 };
    const command = { redemptionId: ID, reward, points, captured: false, applied, stockShard: 3 };
    const opened = decided(authorizeRedemption(account, command, program, BEGIN));
    const state = openedRedemption(opened.entry);
    const change = { changeId: 'order:1000000042', orderId: '1000000042', coupon };
    const captured = decided(captureRedemption(opened.account, state, change, reward, program, BEGIN + 60));
    const after = afterRedemptionChange(state, captured.entry);
    const refund = { changeId: 'refund:1000000042:1', spentAfter: 0, orderId: '1000000042', refundId: '1' };
    const returned = returnSpent(captured.account, after, refund, program, BEGIN + 120);
    const at = { ...command, captured: true, coupon };
    const once = decided(authorizeRedemption(account, at, program, BEGIN));
    expect(account.active).toHaveLength(lots);
    const sizes = [
      bytes(opened.entry),
      bytes(captured.entry, 1),
      bytes(returned.entry, 2),
      bytes(once.entry),
    ];
    expect(Math.max(...sizes)).toBeLessThan(most);
  });
});
